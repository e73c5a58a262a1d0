"""What is known about the data behind an edition, as plain values: files, repairs, gaps, vintages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nearhome.results.published import Symbol


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file of a return: rows read = rows kept + rows set aside. `status` as in `nearhome log`."""

    file: str
    table: str
    collection_year: int | None
    rows_read: int
    rows_kept: int
    rows_set_aside: int
    status: str


@dataclass(frozen=True, slots=True)
class RepairKind:
    """How many log entries one rule made, and what was done (`action`)."""

    action: str
    rule: str
    rows: int


@dataclass(frozen=True, slots=True)
class TableMissing:
    """A table that the return of a collection year does not hold: unknown, never zero."""

    collection_year: int
    table: str


@dataclass(frozen=True, slots=True)
class Growth:
    """By how many children a month's starts or ends (`event`) went on growing.

    The mean of `months` months measured, from when they were first known to `months_after` later.
    """

    event: str
    months_after: int
    months: int
    mean: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A published figure used: what it is, of which year or release, when published, and by whom."""

    what: str
    vintage: str
    published: date | None
    source: str


class Match(StrEnum):
    """How our figure and a published one stand to each other.

    `within 2` is up to two children apart; `hidden` that the published cell hides a number, and ours is
    one it may hide; `not held` that one of the two is not there.
    """

    YES = "yes"
    WITHIN_2 = "within 2"
    NO = "no"
    HIDDEN = "hidden"
    NOT_HELD = "not held"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One of our figures of a closed year beside the published one, by one reading of the rule.

    `variant` is the code of the reading that `ours` is counted by (it is `code` for the rule itself), and
    `reading` says it in words.
    `ours` and `published` are numerators, in children (or times, moves); `difference` is ours less
    theirs. `ours_value` and `published_value` are the values in `unit`, ours unrounded, and the
    denominators what they are of, None for a count. `symbol` stands in the published cell in place of a
    number. `latest`: no later release holds the figure.
    """

    code: str
    measure: str
    as_at: date
    breakdown: str
    group: str
    ours: float | None
    published: float | None
    symbol: Symbol | None
    difference: float | None
    ours_value: float | None
    published_value: float | None
    unit: str
    variant: str
    matches: Match
    release: str
    source: str
    latest: bool = True
    reading: str = ""
    ours_denominator: float | None = None
    published_denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything the data-quality page says.

    `snapshot` is the id that every figure cites. Months after `unsettled_after` may still change, by
    what `growth` has measured; it is None when nothing was measured.
    The counts are of children on the edition's date; None where they cannot be known.
    `restricted` is the number of children an officer added because their records are withheld.
    `breaks` are the vesting days on which records moved between councils. `agreement` sets our totals
    of each closed year beside the published ones, by every reading of the rule; empty when none is held.
    """

    snapshot: str
    as_at: date
    code_version: str
    files: tuple[FileRead, ...] = ()
    repairs: tuple[RepairKind, ...] = ()
    tables_missing: tuple[TableMissing, ...] = ()
    citations: tuple[Citation, ...] = ()
    unsettled_after: date | None = None
    growth: tuple[Growth, ...] = ()
    over_18: int | None = None
    short_breaks: int | None = None
    restricted: int = 0
    breaks: tuple[date, ...] = ()
    agreement: tuple[Agreement, ...] = ()
