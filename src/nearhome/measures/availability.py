"""Whether a measure can be had at a date, from what the returns in force hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nearhome.measures.declaration import Measure
from nearhome.measures.list_supply import ListSupply
from nearhome.measures.populations import Population
from nearhome.results.values import Context, Status
from nearhome.vocabulary.periods import (
    collection_year,
    is_month_end,
    months_before,
    window_start,
    year_end,
    year_start,
)

ANNUAL = ("31 March", "year to 31 March")


@dataclass(frozen=True)
class Supply:
    """Which tables the return in force for each collection year holds, and which columns are filled.

    `filled`: by record table and collection year with rows, the columns that any row holds a value in.
    `lists`: what the local lists hold.
    """

    tables: dict[int, frozenset[str]]
    filled: Mapping[str, Mapping[int, frozenset[str]]] = field(default_factory=dict)
    lists: ListSupply = field(default_factory=ListSupply)

    @classmethod
    def of(
        cls,
        held: Iterable[tuple[int, str]],
        filled: Mapping[str, Mapping[int, frozenset[str]]] | None = None,
        lists: ListSupply | None = None,
    ) -> "Supply":
        """From pairs of collection year and table."""
        tables: dict[int, set[str]] = {}
        for year, table in held:
            tables.setdefault(year, set()).add(table)
        return cls(
            {year: frozenset(names) for year, names in tables.items()},
            filled or {},
            lists or ListSupply(),
        )

    def fills(self, table: str, column: str, first: int, last: int) -> bool:
        """Whether any row of these collection years holds a column, or there is no row to hold it."""
        years = self.filled.get(table, {})
        touched = [columns for year, columns in years.items() if first <= year <= last]
        return not touched or any(column in columns for columns in touched)

    def holds(self, table: str, years: Iterable[int]) -> bool:
        """Whether every one of these years' returns holds a table."""
        return all(table in self.tables.get(year, frozenset()) for year in years)

    def first_day(self, on: date) -> date | None:
        """1 April of the first year of the unbroken run of returns with Episodes up to a date's year."""
        return self._first_days.get(collection_year(on))

    @cached_property
    def _first_days(self) -> dict[int, date]:
        found: dict[int, date] = {}
        for year in sorted(year for year, held in self.tables.items() if "Episodes" in held):
            found[year] = found.get(year - 1, year_start(year))
        return found


def why_not(measure: Measure, on: date, context: Context, supply: Supply) -> Status | None:
    """Why there is no value of a measure at a date, or None when there is one to be worked out."""
    if not _exists(measure, on, supply):
        return Status.NOT_APPLICABLE
    return _why_not_of_lists(measure, on, supply) or _why_not_of_returns(
        measure, on, context, supply
    )


def _why_not_of_lists(measure: Measure, on: date, supply: Supply) -> Status | None:
    """What is not there comes first: it is what an officer can bring."""
    for need in measure.needs:
        span = supply.lists.span(need)
        if span is None or span[1] < on:
            return Status.NOT_COLLECTED
    begins = {need: measure.list_begins(need.list_name, on) for need in measure.needs}
    for need, first in begins.items():
        span = supply.lists.span(need)
        if span is None or span[0] > first:
            return Status.NOT_ENOUGH_HISTORY
    if any(supply.lists.lacking(need, first, on) for need, first in begins.items()):
        return Status.NOT_COLLECTED
    return None


def groups_unknown(
    measure: Measure, on: date, supply: Supply, asked: Iterable[str]
) -> frozenset[str]:
    """The breakdowns asked, of a measure that can be had, whose groups nothing says: none is a true nought."""
    found = {"uasc"} if "uasc" in measure.breakdowns and not knows_uasc(on, supply) else set()
    for breakdown, needs in measure.group_needs.items():
        begins = ((need, measure.list_begins(need.list_name, on)) for need in needs)
        if breakdown in asked and any(supply.lists.lacking(*each, on) for each in begins):
            found.add(breakdown)
    return frozenset(found)


def _why_not_of_returns(
    measure: Measure, on: date, context: Context, supply: Supply
) -> Status | None:
    if not measure.of_children:
        return None
    first = supply.first_day(on)
    begins = window_start(on, measure.months_needed) if measure.months_needed else on
    too_late = months_before(on, -measure.months_ahead) > context.as_at
    if first is None or begins < first or too_late:
        return Status.NOT_ENOUGH_HISTORY
    if not all(_is_collected(population, on, supply) for population in measure.populations):
        return Status.NOT_COLLECTED
    if measure.uses_uasc and not knows_uasc(on, supply):
        return Status.NOT_COLLECTED
    if measure.field and not _is_filled(measure, on, supply):
        return Status.NOT_COLLECTED
    return None


def fields_of(measures: Iterable[Measure]) -> dict[str, tuple[str, ...]]:
    """The columns, by record table, that any of the measures cannot be known without."""
    found: dict[str, dict[str, None]] = {}
    for measure in measures:
        if measure.field:
            table, column = measure.field
            found.setdefault(table, {})[column] = None
    return {table: tuple(columns) for table, columns in found.items()}


def _is_filled(measure: Measure, on: date, supply: Supply) -> bool:
    assert measure.field is not None
    table, column = measure.field
    first = collection_year(measure.populations[0].since(on))
    # An episode stands in the last year that gave it, so later years speak for earlier ones too.
    last = date.max.year if table == "episodes" else collection_year(on)
    return supply.fills(table, column, first, last)


def knows_uasc(on: date, supply: Supply) -> bool:
    """Whether the date's own return says who is unaccompanied."""
    return supply.holds("UASC", (collection_year(on),))


def _exists(measure: Measure, on: date, supply: Supply) -> bool:
    year = collection_year(on)
    if any(population.period in ANNUAL for population in measure.populations) and on != year_end(
        year
    ):
        return False
    if measure.month_ends and not is_month_end(on):
        return False
    if measure.at_list_end and not _is_list_end(measure, on, supply):
        return False
    return year >= measure.first_year


def _is_list_end(measure: Measure, on: date, supply: Supply) -> bool:
    """Whether a date is the last that the lists reach; of lists never brought, any may be."""
    known = (supply.lists.span(need) for need in measure.needs)
    return all(each is None or each[1] == on for each in known)


def _is_collected(population: Population, on: date, supply: Supply) -> bool:
    years = range(collection_year(population.since(on)), collection_year(on) + 1)
    return all(supply.holds(table, years) for table in population.tables)
