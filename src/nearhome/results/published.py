"""Figures that others publish, and the facts a band is made from, as plain values.

A published cell is a number or one of the symbols of the DfE's file standard; a symbol is never a number.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Symbol(StrEnum):
    """What stands in a published cell in place of a number.

    Source: DfE, Explore education statistics, file standard (symbols c, z, x, k or low, u).
    `-` is LAIT's, which stands for any of them.
    """

    CONFIDENTIAL = "c"
    NOT_APPLICABLE = "z"
    UNAVAILABLE = "x"
    ROUNDS_TO_ZERO = "k"
    LOW_RELIABILITY = "u"
    NOT_STATED = "-"


class Level(StrEnum):
    """How large an area a figure is of."""

    AUTHORITY = "authority"
    REGION = "region"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Cell:
    """A published cell: a number or a symbol; neither when the file had no such cell."""

    number: float | None = None
    symbol: Symbol | None = None


NO_CELL = Cell()


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A measure as published for an area at, or for the year to, a day (`as_at`, mostly a 31 March).

    `code`, `breakdown` and `group` are those of the measure whose counterpart it is (`counterparts.csv`
    says whether it counts the same). `area` is the 9-character code it was published under. Value,
    numerator and denominator are as published: percentages whole, England's counts rounded to 10.
    `release` is the year of the DfE's release (2025), or the day of another publisher's (2026-04-08).
    `known_from` is the day it counts as known. `file` and `row` say where an officer's own file held
    it; empty and 0 for one that ships.
    """

    code: str
    area: str
    area_name: str
    level: Level
    as_at: date
    value: Cell
    unit: str
    numerator: Cell = NO_CELL
    denominator: Cell = NO_CELL
    breakdown: str = ""
    group: str = ""
    release: str = ""
    known_from: date = date.max
    source: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """An inspection of an authority's children's services and the day its report came out.

    Grades are lower case: outstanding, good, requires improvement, inadequate; empty where the
    inspection gave none (no overall grade from April 2026; no care-leaver grade before 2023).
    `framework` is ILACS or SIF.
    """

    area: str
    framework: str
    published: date
    overall: str
    leaders: str = ""
    help_and_protection: str = ""
    children_in_care: str = ""
    care_leavers: str = ""
    inspected: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One line of a neighbour model: `neighbour` is the `rank`-th nearest (1 to 10) to `area`.

    `model` is the list's name (2014, 2021, 2025), `published` the day it came out.
    """

    model: str
    published: date
    area: str
    rank: int
    neighbour: str
    closeness: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How a measure's published values lie across all authorities at a day.

    `known` authorities have a number, `none` of them recorded nought, `hidden` have a symbol. The
    edges are None when fewer than three have a number, or the year is set aside as faulty (`fault`).
    """

    code: str
    as_at: date
    known: int
    none: int
    hidden: int
    lowest: float | None
    first_quarter: float | None
    middle: float | None
    third_quarter: float | None
    highest: float | None
    release: str
    fault: str = ""
    source: str = ""
