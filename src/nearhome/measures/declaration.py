"""What a measure is: a declaration that carries all that words, tests and screens need, stated once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import STANDARD
from nearhome.measures.list_needs import Need, needs_of, of_breakdowns
from nearhome.measures.populations import Population
from nearhome.measures.shapes import CountOf
from nearhome.measures.sums import Shape
from nearhome.results.values import Counts, MeasureCard, Polarity
from nearhome.vocabulary.periods import window_start


@dataclass(frozen=True)
class Measure:
    """A measure of the catalogue: its plain half, and the shape that computes it.

    What its population already says (period, breakdowns, months and tables needed) is said again
    only where the measure differs. `own_breakdown` is the mix it is made for: by it the denominator is
    everybody. `is_mix`: so it is by every breakdown. `total_only`: it has no groups. `officers_only`: it
    never leaves the officers. `uses_uasc`: it needs
    to know who is unaccompanied. `field`: the record table and column it is read from, without which it
    is not collected. `first_year`: the first collection year it exists for. `month_ends` and
    `months_ahead`: it exists only at month ends, that many months before the as-at date. `also_by`: breakdowns
    of its population beside the standard ones. `lists` and `list_months`: the local lists it needs, and
    the months before the date that they must cover, where not as its populations say. `at_list_end`: it exists only on the last day that these reach.
    """

    code: str
    name: str
    question: str
    population: str
    numerator: str
    denominator: str
    unit: str
    polarity: Polarity
    source: str
    shape: Shape
    published: str = ""
    notes: str = ""
    own_breakdown: str = ""
    is_mix: bool = False
    total_only: bool = False
    officers_only: bool = False
    months: int | None = None
    uses_uasc: bool = False
    first_year: int = 0
    month_ends: bool = False
    months_ahead: int = 0
    field: tuple[str, str] | None = None
    also_by: tuple[str, ...] = ()
    lists: tuple[str, ...] | None = None
    list_months: int | None = None
    at_list_end: bool = False

    @cached_property
    def populations(self) -> tuple[Population, ...]:
        """The populations it counts."""
        return tuple(dict.fromkeys(population for population, _ in self.shape.wanted))

    @cached_property
    def period(self) -> str:
        """What a value is of."""
        return self.populations[0].period

    @cached_property
    def months_needed(self) -> int:
        """The months of returns before a date without which there is no value."""
        if self.months is not None:
            return self.months
        return max(population.months_needed for population in self.populations)

    @cached_property
    def terms(self) -> tuple[object, ...]:
        """What decides at which dates there is a value: measures of equal terms have the same dates."""
        return (
            tuple(population.name for population in self.populations),
            self.months_needed,
            self.uses_uasc,
            self.first_year,
            self.month_ends,
            self.months_ahead,
            self.field,
            self.needs,
            self.list_months,
            self.at_list_end,
        )

    @cached_property
    def lists_needed(self) -> tuple[str, ...]:
        """The local lists without which it is not collected: its own say, or all that its populations need."""
        if self.lists is not None:
            return self.lists
        named = (name for population in self.populations for name in population.lists)
        return tuple(dict.fromkeys(named))

    def list_begins(self, name: str, on: date) -> date:
        """The first day that a local list must cover for the value at a date."""
        if self.list_months is not None:
            return window_start(on, self.list_months) if self.list_months else on
        return min(each.lists_begin(on) for each in self.populations if name in each.lists)

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What it needs of each of its lists."""
        return tuple(need for name in self.lists_needed for need in needs_of(self.code, name))

    @cached_property
    def group_needs(self) -> Mapping[str, tuple[Need, ...]]:
        """By breakdown, what else it needs of its lists for that one's groups."""
        named = {name: of_breakdowns().get(name, {}) for name in self.breakdowns}
        found = {
            name: tuple(
                replace(need, columns=columns[need.list_name])
                for need in self.needs
                if need.list_name in columns
            )
            for name, columns in named.items()
        }
        return {name: needs for name, needs in found.items() if needs}

    @cached_property
    def of_children(self) -> bool:
        """Whether it counts children of the return, and so needs returns."""
        return any(population.of_children for population in self.populations)

    @property
    def counts(self) -> Counts:
        """What its numbers are of."""
        if not all(isinstance(each, CountOf) for _, each in self.shape.wanted):
            return Counts.SUMS
        return Counts.CHILDREN if self.of_children else Counts.OTHERS

    def allows(self, breakdown: str) -> bool:
        """Whether it may be asked by a breakdown, age bands of the asker's own included."""
        if age_bands(breakdown) is not None:
            return "age_band" in self.breakdowns
        return breakdown in self.breakdowns

    @property
    def tables(self) -> tuple[str, ...]:
        """The return's tables it needs beside Header and Episodes."""
        return self.populations[0].tables

    @cached_property
    def breakdowns(self) -> tuple[str, ...]:
        """The breakdowns it may be asked by, its own first."""
        if self.total_only:
            return ()
        shared = [name for name in self.populations[0].breakdowns if name in STANDARD]
        own = (self.own_breakdown,) if self.own_breakdown else ()
        return tuple(dict.fromkeys((*own, *self.also_by, *shared)))

    @property
    def card(self) -> MeasureCard:
        """The plain half, for words and screens."""
        return MeasureCard(
            code=self.code,
            name=self.name,
            question=self.question,
            population=self.population,
            numerator=self.numerator,
            denominator=self.denominator,
            unit=self.unit,
            polarity=self.polarity,
            period=self.period,
            months_needed=self.months_needed,
            breakdowns=self.breakdowns,
            own_breakdown=self.own_breakdown,
            published=self.published,
            source=self.source,
            notes=self.notes,
            officers_only=self.officers_only,
            lists=self.lists_needed,
            counts=self.counts,
        )
