"""Asks the engine for all aggregates of a population at once, in total and by breakdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis

from nearhome.cohorts.history import Cohorts
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Aggregate, CountOf, Wanted

Key = tuple[date, str, str]
TOTAL = ("", "")


@dataclass(frozen=True)
class Figures:
    """The aggregates of every population, by date, breakdown and group."""

    places: Mapping[Wanted, int]
    rows: Mapping[str, Mapping[Key, tuple[Any, ...]]]

    def at(self, population: Population, aggregate: Aggregate, key: Key) -> Any:
        """An aggregate's number: 0 for a count where no row was, None for any other."""
        row = self.rows[population.name].get(key)
        if row is None:
            return 0 if isinstance(aggregate, CountOf) else None
        return row[self.places[population, aggregate]]


def figures(cohorts: Cohorts, wanted: Iterable[Wanted], breakdowns: Sequence[str]) -> Figures:
    """Every wanted aggregate, one query a population, for the total and the breakdowns it has."""
    by_population: dict[Population, list[Aggregate]] = {}
    for population, aggregate in dict.fromkeys(wanted):
        by_population.setdefault(population, []).append(aggregate)
    places = {
        (population, aggregate): place
        for population, aggregates in by_population.items()
        for place, aggregate in enumerate(aggregates)
    }
    rows = {}
    for population, aggregates in by_population.items():
        named = tuple(name for name in breakdowns if name in population.breakdowns)
        query = aggregated(cohorts, population, aggregates, named)
        rows[population.name] = {
            (on, breakdown, group): tuple(numbers)
            for on, breakdown, group, *numbers in cohorts.fetch(query)
        }
    return Figures(places, rows)


def aggregated(
    cohorts: Cohorts, population: Population, aggregates: Sequence[Aggregate], named: Sequence[str]
) -> Any:
    """The query of one population: `on`, `breakdown`, `group` and a column an aggregate, in order.

    What each row brings is worked out once, before the rows are repeated for every breakdown.
    """
    table = population.table(cohorts)
    brought = {f"n{place}": each.of_row(table) for place, each in enumerate(aggregates)}
    kept = {name: column for name, column in brought.items() if column is not None}
    rows = table.select("on", *(f"by_{name}" for name in named), **kept)
    rows = _repeated(rows, cohorts, named) if named else rows.mutate(breakdown=ibis.literal(""))
    rows = rows.mutate(group=_group(rows, named))
    columns = (rows[name] if name in kept else None for name in brought)
    numbers = {
        name: each.over(rows, column)
        for name, each, column in zip(brought, aggregates, columns, strict=True)
    }
    return rows.aggregate(by=["on", "breakdown", "group"], **numbers)


def _repeated(rows: Any, cohorts: Cohorts, named: Sequence[str]) -> Any:
    names = cohorts.breakdown_names
    return rows.cross_join(names.filter(names.breakdown.isin(["", *named])))


def _group(rows: Any, named: Sequence[str]) -> Any:
    if not named:
        return ibis.literal("")
    return ibis.cases(*((rows.breakdown == name, rows[f"by_{name}"]) for name in named), else_="")
