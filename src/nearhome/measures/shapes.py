"""The few shapes every measure is computed by: what is summed up, and how a value comes of it.

A shape names *aggregates* of populations; the computing asks the engine for all of them at once and
hands each shape the numbers of its own. A condition or a value is a small function of the
population's table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from nearhome.measures.populations import Population
from nearhome.results.values import ComparatorRate, Context, Status
from nearhome.results.values import Population as Estimate
from nearhome.vocabulary.periods import year_end

Condition = Callable[[Any], Any]
PER_CHILDREN = 10_000
ENGLAND = ("E92000001", "England")


def everybody(rows: Any) -> Any:
    """All rows of the population."""
    return rows.child.notnull()


@dataclass(frozen=True)
class CountOf:
    """How many rows meet a condition."""

    condition: Condition

    def of_row(self, rows: Any) -> Any:
        """What a row of the population brings to it; None when every row counts alike."""
        return None if self.condition is everybody else self.condition(rows).fill_null(False)

    def over(self, rows: Any, column: Any) -> Any:
        """The aggregate of what the rows bring."""
        return rows.count() if column is None else rows.count(where=column)


_EXACT = "decimal(28, 12)"
"""How fractions are added up: floating ones give another last figure in another order."""


@dataclass(frozen=True)
class SumOf:
    """The sum of a value; empty values add nothing."""

    value: Condition

    def of_row(self, rows: Any) -> Any:
        """What a row of the population brings to it."""
        return self.value(rows)

    def over(self, rows: Any, column: Any) -> Any:
        """The aggregate of what the rows bring; of fractions an exact one, whatever the order of rows."""
        if not column.type().is_floating():
            return column.sum()
        return column.cast(_EXACT).sum().cast("float64")


@dataclass(frozen=True)
class QuantileOf:
    """A quantile of a value, with linear interpolation; empty values are left out."""

    value: Condition
    quantile: float

    def of_row(self, rows: Any) -> Any:
        """What a row of the population brings to it."""
        return self.value(rows).cast("float64")

    def over(self, rows: Any, column: Any) -> Any:
        """The aggregate of what the rows bring."""
        return column.quantile(self.quantile)


Aggregate = CountOf | SumOf | QuantileOf
Wanted = tuple[Population, Aggregate]


Numbers = Sequence[Any]
"""The numbers of a shape's `wanted`, in its order, for the date and group at hand."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a shape makes of one date and group; `status` only where it is not left to the value."""

    numerator: float | None
    denominator: float | None
    value: float | None
    status: Status | None = None
    period: str = ""


@dataclass(frozen=True)
class Part:
    """Whom a measure counts, for listing them: either condition may be missing."""

    population: Population
    numerator: Condition | None
    denominator: Condition | None


def divided(numerator: Any, denominator: Any, times: float) -> Cell:
    """`times` numerator / denominator; a denominator of nobody (or none known) gives no value."""
    if not denominator:
        return Cell(numerator, denominator, None, Status.NO_DENOMINATOR)
    return Cell(numerator, denominator, times * numerator / denominator)


@dataclass(frozen=True)
class Count:
    """How many of a population meet a condition. `with_restricted` adds children said to be withheld."""

    population: Population
    condition: Condition = everybody
    with_restricted: bool = False

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return ((self.population, CountOf(self.condition)),)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.condition, None),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The count, in numerator and value."""
        number = numbers[0] + (restricted if self.with_restricted else 0)
        return Cell(number, None, number)


@dataclass(frozen=True)
class Share:
    """Of those who meet one condition, how many meet another too: a percentage."""

    population: Population
    numerator: Condition
    denominator: Condition = everybody

    @property
    def both(self) -> Condition:
        """The numerator's condition within the denominator's."""
        return _within(self.numerator, self.denominator)

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (
            (self.population, CountOf(self.both)),
            (self.population, CountOf(self.denominator)),
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.both, self.denominator),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The percentage."""
        return divided(numbers[0], numbers[1], 100)


_WITHIN: dict[tuple[Condition, Condition], Condition] = {}


def _within(numerator: Condition, denominator: Condition) -> Condition:
    """One function a pair, so that equal aggregates stay equal."""
    if denominator is everybody or numerator is denominator:
        return numerator
    pair = (numerator, denominator)
    if pair not in _WITHIN:
        _WITHIN[pair] = lambda rows: numerator(rows) & denominator(rows)
    return _WITHIN[pair]


@dataclass(frozen=True)
class Quantile:
    """A quantile of a value: the numerator counts those it is known of, the denominator all it is asked of.

    The value is empty of those not `among` them.
    """

    population: Population
    value: Condition
    known: Condition
    quantile: float = 0.5
    per: float = 1.0
    among: Condition = everybody

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (
            (self.population, CountOf(self.known)),
            (self.population, CountOf(self.among)),
            (self.population, QuantileOf(self.value, self.quantile)),
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.known, self.among),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The quantile, divided by `per`."""
        known, everyone, value = numbers
        if value is None:
            return Cell(known, everyone, None, Status.NO_DENOMINATOR)
        return Cell(known, everyone, value / self.per)


@dataclass(frozen=True)
class Mean:
    """The sum of a value over the number of rows it is known of."""

    population: Population
    value: Condition
    known: Condition

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return (self.population, SumOf(self.value)), (self.population, CountOf(self.known))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.known, self.known),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The mean."""
        return divided(numbers[0] or 0, numbers[1], 1)


@dataclass(frozen=True)
class Rate:
    """A count per 10,000 children of the area, or as a share of a part of them.

    At a 31 March the mid-year estimate of the year before is used, or while it is not held the latest
    before it, provisionally; at any other date the latest one published by then; of two of one year, the
    one published last. The period names it.
    """

    count: Count
    times: float = PER_CHILDREN
    part_of_population: float = 1.0

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return self.count.wanted

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return self.count.parts

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The rate, with the population below the line."""
        number = self.count.cell(numbers, on, context, restricted).numerator
        estimate = population_at(context, on)
        if estimate is None:
            return Cell(number, None, None, Status.NO_DENOMINATOR)
        below = estimate.children * self.part_of_population
        cell = divided(number, below, self.times)
        words = f", mid-{estimate.year} population"
        stands_in = on == year_end(on.year) and estimate.year < on.year - 1
        status = cell.status or (Status.PROVISIONAL if stands_in else None)
        return Cell(cell.numerator, cell.denominator, cell.value, status, words)


def population_at(context: Context, on: date) -> Estimate | None:
    """The estimate of children aged 0 to 17 that a rate at a date uses; None when there is none."""
    if on == year_end(on.year):
        fitting = [each for each in context.populations if each.year < on.year]
    else:
        fitting = [each for each in context.populations if each.published <= on]
    return max(fitting, key=lambda each: (each.year, each.published), default=None)


@dataclass(frozen=True)
class Gap:
    """A rate less England's published rate at the latest 31 March published by the date."""

    rate: Rate

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return self.rate.wanted

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return self.rate.parts

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The gap; not comparable while no rate for England is published."""
        own = self.rate.cell(numbers, on, context, restricted)
        england = _england(context, on)
        if own.value is None:
            return own
        if england is None:
            return Cell(None, None, None, Status.NOT_COMPARABLE)
        value = own.value - england.rate
        return Cell(own.numerator, own.denominator, value, own.status, own.period)


def _england(context: Context, on: date) -> ComparatorRate | None:
    published = [
        each
        for each in context.comparator_rates
        if each.area in ENGLAND and each.published <= on and each.as_at <= on
    ]
    return max(published, key=lambda each: (each.as_at, each.published), default=None)


@dataclass(frozen=True)
class Sum:
    """The total of a value over a population: pounds, days, places."""

    population: Population
    value: Condition
    among: Condition = everybody

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return ((self.population, SumOf(self.value)),)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts."""
        return (Part(self.population, self.among, None),)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The total, in numerator and value."""
        number = numbers[0] or 0
        return Cell(number, None, number)


@dataclass(frozen=True)
class Net:
    """One count less another: a number that may be below nought."""

    first: "Count | Sum"
    less: "Count | Sum"

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return self.first.wanted + self.less.wanted

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts: those of both counts."""
        return self.first.parts + self.less.parts

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The difference."""
        number = (numbers[0] or 0) - (numbers[1] or 0)
        return Cell(number, None, number)


@dataclass(frozen=True)
class Ratio:
    """One count over another, or so many `times` that: 100 for a number to every 100."""

    first: Count
    over: Count
    times: float = 1

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be summed up."""
        return self.first.wanted + self.over.wanted

    @property
    def parts(self) -> tuple[Part, ...]:
        """Whom it counts: the first above the line, the other below."""
        below = Part(self.over.population, None, self.over.condition)
        return (*self.first.parts, below)

    def cell(self, numbers: Numbers, on: date, context: Context, restricted: int) -> Cell:
        """The ratio."""
        return divided(numbers[0], numbers[1], self.times)
