"""Why figures changed, as an edition may tell it: parts of which small ones stand together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from nearhome.results.first import WhatMoved
from nearhome.results.why import Kind, LeftOverError, Split


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a change, or several that are told together, in the unit of the split.

    `groups` name what it is of: one, several together, none where it is of everybody. `before` and
    `after` are the figures it is made from, where it has a pair of them.
    """

    kind: Kind
    groups: tuple[str, ...]
    effect: Fraction
    before: Fraction | None = None
    after: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The change of a figure between two days, with the parts that an edition tells of it.

    `by` is the breakdown it is split by, where there is one. `nobody` are groups of which the part is
    nought. A change whose lines do not add up to it cannot be told (LeftOverError).
    """

    code: str
    way: str
    by: str
    unit: str
    days: tuple[date, date]
    before: Fraction
    after: Fraction
    lines: tuple[Line, ...]
    nobody: tuple[tuple[Kind, str], ...] = ()

    def __post_init__(self) -> None:
        """Hold the lines to the change."""
        left = self.change - sum((line.effect for line in self.lines), Fraction(0))
        if left:
            raise LeftOverError(f"{self.code}, {self.way}: the lines leave {float(left):g} over")

    @property
    def change(self) -> Fraction:
        """How much more, or fewer, on the later day."""
        return self.after - self.before

    def of(self, *kinds: Kind) -> Fraction:
        """What all the lines of some kinds come to."""
        return sum((line.effect for line in self.lines if line.kind in kinds), Fraction(0))


@dataclass(frozen=True, slots=True)
class Lacking:
    """A split that an edition does not tell, and why not, in plain words."""

    code: str
    way: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Order:
    """A group that has been larger than another since a month's end, for good.

    `numbers` are of it and the other then, and of it and the other now; None where only the order may be told.
    """

    code: str
    group: str
    overtook: str
    since: date
    numbers: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """All that an edition tells of why its figures changed.

    `shares` are the splits of a measure's share, by its code. `members` are the published year of our
    own area first, then of each council of the range, with their names. `first` is which flow moved first,
    None where it was not asked.
    """

    told: tuple[Told, ...] = ()
    shares: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    lacking: tuple[Lacking, ...] = ()
    orders: tuple[Order, ...] = ()
    members: tuple[tuple[str, Split], ...] = ()
    first: WhatMoved | None = None

    def way(self, way: str) -> Told | None:
        """The split of children in care, or their rate, that was made in a way."""
        return next((each for each in self.told if each.way == way), None)
