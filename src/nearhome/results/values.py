"""The plain values that leave the officers' records: no child, no row, no data frame."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PER_100 = "per 100 children"
"""The unit of a number of times, or of anything that one child may count in more than once, to 100 children."""


class Status(StrEnum):
    """Why a result reads as it does. A true zero is `zero`, never an empty cell."""

    VALUE = "value"
    ZERO = "zero"
    PROVISIONAL = "provisional"
    NOT_ENOUGH_HISTORY = "not_enough_history"
    NOT_COLLECTED = "not_collected"
    NOT_APPLICABLE = "not_applicable"
    NO_DENOMINATOR = "no_denominator"
    NOT_COMPARABLE = "not_comparable"
    SUPPRESSED = "suppressed"


class Polarity(StrEnum):
    """Which way is good: higher, lower, neither (N), or a range is the aim (R)."""

    HIGHER = "H"
    LOWER = "L"
    NEITHER = "N"
    RANGE = "R"


class Counts(StrEnum):
    """What the numbers of a measure count: only of children may it be said how many stand out.

    `children` are children, or what happened to them, one by one; `others` are counted one by one too,
    but are carers, homes, posts or families; `sums` add up pounds, nights or sessions, for which chance
    has no known size.
    """

    CHILDREN = "children"
    OTHERS = "others"
    SUMS = "sums"


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """The plain half of a measure's declaration: all that words, tests and screens need of it.

    `code` is the Board's code (A01, or a variant A04-events). `period` says what a value is of:
    `at date`, `12 months`, `month`, `year to 31 March`, `31 March`. `months_needed` counts the
    months of returns before the date without which the status is `not_enough_history`.
    `own_breakdown` is the breakdown a measure of a mix is made for, empty for the rest. A measure that
    is `officers_only` is in no edition but the officers'. `lists` are the local lists it is worked out
    from: where its status is `not_collected`, one of them is to be brought. `counts` says of what the
    numbers are. `kin` are, of a council's own measure, the codes of the catalogue's that count the same
    population: what is known of how those vary is known of it.
    """

    code: str
    name: str
    question: str
    population: str
    numerator: str
    denominator: str
    unit: str
    polarity: Polarity
    period: str
    months_needed: int
    breakdowns: tuple[str, ...]
    own_breakdown: str
    published: str
    source: str
    notes: str = ""
    officers_only: bool = False
    lists: tuple[str, ...] = ()
    counts: Counts = Counts.CHILDREN
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One value of one measure at one date for one group.

    `value` is in `unit` (n, %, rate, ratio, months, days, miles, score, index), unrounded; a
    percentage is 0 to 100. Numerator and denominator are kept apart; a count has its number in both
    numerator and value, and no denominator. `breakdown` and `group` are empty for the total.
    """

    code: str
    measure: str
    as_at: date
    period: str
    breakdown: str
    group: str
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: str
    status: Status


@dataclass(frozen=True, slots=True)
class Population:
    """A mid-year estimate of children aged 0 to 17: the year, the number, and the day it was published."""

    year: int
    children: int
    published: date
    source: str


@dataclass(frozen=True, slots=True)
class ComparatorRate:
    """A published rate of children looked after per 10,000 at a 31 March, with its release."""

    area: str
    as_at: date
    rate: float
    published: date
    source: str


@dataclass(frozen=True, slots=True)
class Context:
    """What measures need from outside the records.

    `as_at` is the snapshot's as-at date: nothing is computed past it. Dates after `unsettled_after`
    are provisional: successive extracts have shown that such late months still change.
    """

    authority: str
    as_at: date
    populations: tuple[Population, ...] = ()
    comparator_rates: tuple[ComparatorRate, ...] = ()
    unsettled_after: date | None = None
