"""What a measure is: a declaration that carries all that words, tests and screens need, stated once."""

from dataclasses import dataclass
from functools import cached_property

from nearhome.measures.populations import Population
from nearhome.measures.shapes import Shape
from nearhome.results.values import MeasureCard, Polarity


@dataclass(frozen=True)
class Measure:
    """A measure of the catalogue: its plain half, and the shape that computes it.

    What its population already says (period, breakdowns, months and tables needed) is said again
    only where the measure differs. `own_breakdown` is the mix it is made for: by it the denominator is
    everybody. `is_mix`: so it is by every breakdown. `total_only`: it has no groups. `officers_only`: it
    never leaves the officers. `uses_uasc`: it needs
    to know who is unaccompanied. `field`: the record table and column it is read from, without which it
    is not collected. `first_year`: the first collection year it exists for. `month_ends` and
    `months_ahead`: it exists only at month ends, that many months before the as-at date.
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
        )

    @property
    def tables(self) -> tuple[str, ...]:
        """The return's tables it needs beside Header and Episodes."""
        return self.populations[0].tables

    @cached_property
    def breakdowns(self) -> tuple[str, ...]:
        """The breakdowns it may be asked by, its own first."""
        if self.total_only:
            return ()
        single = ("entry_age", "route", "move_reason", "leaving_route", "duration", "neet_reason")
        shared = [name for name in self.populations[0].breakdowns if name not in single]
        return tuple(dict.fromkeys((self.own_breakdown, *shared) if self.own_breakdown else shared))

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
        )
