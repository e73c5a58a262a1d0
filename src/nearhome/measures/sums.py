"""Shapes that add values up, and those of a kind: and what any shape is."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nearhome.measures.populations import Population
from nearhome.measures.shapes import (
    Cell,
    Condition,
    Count,
    CountOf,
    Gap,
    Mean,
    Net,
    Numbers,
    Part,
    Quantile,
    Rate,
    Ratio,
    Share,
    Sum,
    SumOf,
    Wanted,
    divided,
    everybody,
)
from nearhome.results.values import Context, Status


@dataclass(frozen=True)
class SumShare:
    """The total of one value over the total of another: sessions missed of those possible, a percentage.

    `among` are the rows that either adds something to.
    """

    population: Population
    top: Condition
    below: Condition
    among: Condition = everybody
    times: float = 100

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (self.population, SumOf(self.top)), (self.population, SumOf(self.below))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.among, self.among),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The share; empty totals are nought."""
        return divided(_plain(numbers[0]) or 0, _plain(numbers[1]) or 0, self.times)


@dataclass(frozen=True)
class Difference:
    """One amount less another, that may be below nought; there is none where neither is on record."""

    population: Population
    first: Condition
    less: Condition
    among: Condition = everybody

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (self.population, SumOf(self.first)), (self.population, SumOf(self.less))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it counts."""
        return (Part(self.population, self.among, None),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The difference, with both amounts needed."""
        first, less = (_plain(each) for each in numbers)
        if first is None or less is None:
            return Cell(None, None, None, Status.NO_DENOMINATOR)
        over = _plain(first - less)
        return Cell(over, None, over)


@dataclass(frozen=True)
class RatioOfRates:
    """How many times one part's rate is another's: the first part's number over what the other's rate gives.

    `tops` are the numbers of the two parts, `belows` what each is out of; `among` are those of either.
    """

    population: Population
    tops: tuple[Condition, Condition]
    belows: tuple[Condition, Condition]
    among: Condition

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return tuple((self.population, SumOf(value)) for value in (*self.tops, *self.belows))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.among, self.among),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The ratio; below the line, how many the first part would have at the other's rate."""
        top, other, below, other_below = (number or 0 for number in numbers)
        return divided(top, other * below / other_below if other_below else 0, 1)


@dataclass(frozen=True)
class Mentions:
    """A mix whose rows may fall into several groups: how often each is named, of all who could name it.

    The population has a row for each group that one falls into; `once` is true of one row of each.
    """

    population: Population
    once: Condition

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (self.population, CountOf(self.once)), (self.population, CountOf(everybody))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.once, self.once),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """Everybody of everybody."""
        return divided(numbers[0], numbers[0], 100)


@dataclass(frozen=True)
class SeasonalIndex:
    """A month's number over the mean of the twelve months centred on it.

    The five months either side count whole, the sixth either side half. It exists at month ends when
    six months after are within the as-at date.
    """

    population: Population
    in_month: Condition
    half_months: Condition

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (
            (self.population, CountOf(self.in_month)),
            (self.population, SumOf(self.half_months)),
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.in_month, everybody),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The index."""
        return divided(numbers[0], (numbers[1] or 0) / 24, 1)


Shape = (
    Count
    | Share
    | Quantile
    | Mean
    | Rate
    | Gap
    | Sum
    | Net
    | Ratio
    | SumShare
    | Mentions
    | Difference
    | RatioOfRates
    | SeasonalIndex
)


def _plain(number: float | None) -> float | None:
    """A sum as it was added up: what is exact in tens comes back from the engine off in the sixteenth figure."""
    return None if number is None else float(f"{number:.15g}")
