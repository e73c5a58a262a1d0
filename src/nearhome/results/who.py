"""Who is in care beside who lives here: a group's rate beside another's, a place beside what chance gives."""

from dataclasses import dataclass
from enum import StrEnum


class Says(StrEnum):
    """What a count says of a group or place, beside what chance alone would give."""

    MORE = "more than chance would give"
    OFTEN_MORE = "more than chance usually gives"
    WITHIN = "within what chance gives"
    OFTEN_FEWER = "fewer than chance usually gives"
    FEWER = "fewer than chance would give"
    TOO_FEW = "too few to say"


@dataclass(frozen=True, slots=True)
class Place:
    """A group or place: its children in care, and as many as there would be at the rate of all together.

    `here` is how many children live there, None where that is not what was expected is reckoned from.
    `count` is None where it is not shown. `usual` and `widest` are the fewest and most that chance gives
    95 and 99.8 times in 100; `score` how many standard deviations of chance the count lies from what is
    expected, None where it is not shown.
    """

    name: str
    count: int | None
    expected: float
    here: float | None
    usual: tuple[int, int]
    widest: tuple[int, int]
    score: float | None
    says: Says


@dataclass(frozen=True, slots=True)
class Funnel:
    """Places beside what chance alone would give them of all the children, the largest first.

    `spread` is the mean square of the places' scores: about 1 when chance alone makes them differ. It is
    None with fewer than three places shown. `is_wider`: it is so much more that limits of chance alone
    are too narrow; `apart` names the places that stay outside limits widened for it.
    """

    children: int
    places: tuple[Place, ...]
    spread: float | None
    is_wider: bool
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unequal:
    """A group's rate beside the reference group's: how many times it is, from `low` to `high` (95 in 100).

    `count`, `here` and `rate` (per 10,000) are the group's own; the three of the ratio are None for the
    reference itself, where there are too few to say, or no figure of the children who live here.
    """

    group: str
    count: int | None
    here: float | None
    rate: float | None
    times: float | None
    low: float | None
    high: float | None
    says: str
