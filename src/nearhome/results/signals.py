"""What a figure tells, in three parts that are never mixed: position, direction, confidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Evidence(StrEnum):
    """The only words for how sure a change is (USERS 7)."""

    REAL_CHANGE = "a real change"
    USUAL = "usual ups and downs"
    TOO_FEW = "too few to say"
    NOT_COMPARABLE = "not comparable"


class Place(StrEnum):
    """Where a figure lies beside a band. Better and worse only for a measure with a good direction."""

    INSIDE = "inside"
    BETTER = "better"
    WORSE = "worse"
    ABOVE = "above"
    BELOW = "below"
    NO_BAND = "no band"


@dataclass(frozen=True, slots=True)
class Position:
    """A figure beside a band's point of `band_as_at`, and the children that part it from the nearest edge.

    `gap_children` is the fewest children by which the numerator would have to change to lie inside: 0
    inside, None where the unit is no count of children. `why_not` says why there is no band.
    """

    place: Place
    edge: float | None = None
    gap_children: int | None = None
    band_as_at: date | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether a figure has really changed.

    `way` is `more`, `fewer` or empty; `better` None for a measure without a good direction. `since` is
    the first month of a dated change. `change` is the difference in children from `reference`;
    `usual_low` to `usual_high` is how far it would have moved had nothing changed. `method` says how
    it was judged, in words.
    """

    evidence: Evidence
    way: str = ""
    better: bool | None = None
    since: date | None = None
    change: float | None = None
    reference: date | None = None
    usual_low: float | None = None
    usual_high: float | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far a figure can be relied on: its 95% interval in its own unit, and what weakens it."""

    low: float | None = None
    high: float | None = None
    provisional: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """Position, direction and confidence of one measure (or one group of it) at a date."""

    code: str
    as_at: date
    position: Position
    direction: Direction
    confidence: Confidence
    breakdown: str = ""
    group: str = ""
