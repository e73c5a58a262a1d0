"""What changed and was revised between an edition that was frozen and the records of today, in children.

Plain numbers: no child among them. A count is a `Told`, so that one may be left out or be "few".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nearhome.results.values import Result


class Cause(StrEnum):
    """Why a figure of a day is another than it was said to be."""

    LATE = "recorded late"
    REMOVED = "taken out of the records"
    DATES = "dates corrected"
    LEGAL_STATUS = "legal status corrected"
    PLACEMENT = "placement corrected"
    DISTANCE = "distance corrected"
    PERSON = "the child's own details corrected"
    OTHER = "other records added or corrected"
    RETURN = "a return replaced"
    PUBLISHED = "published figure revised"
    RULE = "counted by another rule"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Told:
    """A count of children: its number; None where it is fewer than six (`few`) or is not told at all.

    `about` is true of a number that is rounded to ten.
    """

    number: int | None
    few: bool = False
    about: bool = False

    @property
    def is_none(self) -> bool:
        """Whether it is told that there is none."""
        return self.number == 0


NOT_TOLD = Told(None)
FEW = Told(None, few=True)


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """An edition that was circulated: what it is, of which day, to whom and when, and from which records.

    `recipients` are roles. `vintage` names the published figures it used; `replaces` is the id of the
    edition of the same day and audience that it took the place of, empty for none.
    """

    id: str
    as_at: date
    audience: str
    circulated: date
    recipients: tuple[str, ...]
    snapshot: str
    vintage: str
    code_version: str
    meeting: date | None = None
    by: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Comings:
    """Children in care on two days as the records now say, and those who came in and left between.

    `last` = `first` + `came_in` - `left`: every coming and leaving counts, transfers at a vesting day
    too. Children whose records are withheld are not among them.
    """

    since: date
    until: date
    first: Told
    came_in: Told
    left: Told
    last: Told


@dataclass(frozen=True, slots=True)
class Corrections:
    """Children whose records of days up to the last edition's have been changed since it was made.

    `late_in` came in, and `late_out` left, by that day and this was recorded since; `removed` were said
    to have come in and are no more; `dates` have another day of coming in, leaving or moving; `moves` had a
    move, or another change in their care, entered late or taken out. The others: legal status, where
    they lived, how far from home, put right for an episode that began by that day. `children` counts
    each child once, those with other corrections too.
    """

    late_in: Told
    late_out: Told
    removed: Told
    dates: Told
    moves: Told
    legal_status: Told
    placement: Told
    distance: Told
    children: Told


@dataclass(frozen=True, slots=True)
class Because:
    """A cause, and by how many the number has changed through it (below nought for fewer); None untold."""

    cause: Cause
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure of the last edition that is now another for the same day.

    `said` is the result as frozen, `now` today's, None where it is not told. `way` is more, fewer or
    empty (only what it is taken of has changed), `size` by how many children (or times).
    """

    said: Result
    now: Result | None
    way: str
    size: Told
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last edition that was circulated.

    `corrections` is None where the snapshot of that edition is no longer kept. `revised` holds the
    figures of its own day that may be told, in the catalogue's order: `different` counts all of them, of
    `compared`. `returns` counts the returns added since, None where that cannot be known.
    """

    last: FrozenEdition
    comings: Comings
    corrections: Corrections | None
    revised: tuple[Revised, ...]
    compared: int
    different: int
    returns: int | None
    code_version: str
