"""A band: the range of councils like ours, chosen by a rule over dated facts, as plain values."""

from dataclasses import dataclass
from datetime import date

from nearhome.results.published import PublishedFigure

OWN_LIST = "own"


@dataclass(frozen=True, slots=True)
class BandRule:
    """Who is in a band, and where its edges lie.

    `model`: `own` (the latest list published by then for the authority, or its predecessor's before its
    first), the name of one list (2014, 2021, 2025), `region`, `england`, or `named` (`members` holds
    the codes that officers named). `judgement`: overall, leaders, help_and_protection,
    children_in_care, care_leavers, or empty for no such filter; `grades` those that qualify;
    `framework` the inspection framework, empty for any. `edges`: min-max, interquartile,
    best-quartile. `frozen_at`: members and values as known on that day, for good; None is rolling:
    chosen again, and their values taken, for each 31 March.
    """

    name: str = ""
    model: str = OWN_LIST
    judgement: str = "overall"
    grades: tuple[str, ...] = ("outstanding", "good")
    framework: str = "ILACS"
    edges: str = "min-max"
    frozen_at: date | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BandMember:
    """A neighbour, whether it is in the band, and why.

    `judgement` is its grade then, `published` the day of the report; `value` is unrounded where the
    counts were published, else as published, None where there is none.
    """

    area: str
    name: str
    model: str
    rank: int
    judgement: str
    published: date | None
    value: float | None
    in_band: bool
    reason: str
    figure: PublishedFigure | None = None


@dataclass(frozen=True, slots=True)
class BandPoint:
    """The band at one 31 March. `low` and `high` are None when there is no band; `why_not` says why.

    `decimals` is how exactly the edges are known: None when every counted value is unrounded, else the
    decimal places as published, to which a value is rounded before it is set against them.
    """

    as_at: date
    low: float | None
    high: float | None
    members: tuple[BandMember, ...]
    known_from: date
    why_not: str = ""
    decimals: int | None = None

    @property
    def counted(self) -> tuple[BandMember, ...]:
        """The members in the band with a value."""
        return tuple(each for each in self.members if each.in_band and each.value is not None)


@dataclass(frozen=True, slots=True)
class Departure:
    """A member that left the band, or whose authority ends: who, the day, and why in words.

    `kind`: `neighbour` (a newer list leaves it out), `judgement` (judged otherwise), `ended` or
    `to end`.
    """

    area: str
    name: str
    day: date
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Band:
    """A measure's band under a rule, earliest point first.

    `notes` are what a reader must know: members that left or are to end, members that record none of
    the thing, breaks in the series. `left` holds the departures among them, earliest first.
    """

    code: str
    unit: str
    rule: BandRule
    points: tuple[BandPoint, ...]
    notes: tuple[str, ...] = ()
    left: tuple[Departure, ...] = ()

    @property
    def latest(self) -> BandPoint | None:
        """The last point with a range."""
        drawn = [point for point in self.points if point.low is not None]
        return drawn[-1] if drawn else None


@dataclass(frozen=True, slots=True)
class GroupRange:
    """The range of one group of a measure in councils like ours, with our published figure and England's.

    Percentages are of all that the measure counts. `point.why_not` says why there is no range; `ours` and
    `england` are None where nothing is published.
    """

    code: str
    breakdown: str
    group: str
    unit: str
    point: BandPoint
    ours: PublishedFigure | None = None
    england: PublishedFigure | None = None
