"""Asks the engine for all aggregates of a population at once, in total and by breakdown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from nearhome.cohorts.history import Cohorts
from nearhome.cohorts.statements import SHIPPED_DIALECT, Statement, shipped
from nearhome.measures.catalogue.listing import aggregates_of
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Aggregate, CountOf, Wanted

Key = tuple[date, str, str]
TOTAL = ("", "")


@dataclass(frozen=True)
class Figures:
    """The aggregates of every population, by date, breakdown and group."""

    places: Mapping[Wanted, int]
    rows: Mapping[str, Mapping[Key, tuple[Any, ...]]]

    def reader(self, wanted: Sequence[Wanted]) -> Callable[[Key], tuple[Any, ...] | None]:
        """Gives the wanted numbers of a cell, None where no population has a row of it (`of_nobody`)."""
        sources = [
            (self.rows[population.name], self.places[population, aggregate], nothing)
            for (population, aggregate), nothing in zip(wanted, of_nobody(wanted), strict=True)
        ]
        rows = [rows for rows, _, _ in sources]
        if all(each is rows[0] for each in rows):
            return _of_one(rows[0], [place for _, place, _ in sources])

        def read(key: Key) -> tuple[Any, ...] | None:
            if all(key not in each for each in rows):
                return None
            return tuple(
                nothing if (row := rows.get(key)) is None else row[place]
                for rows, place, nothing in sources
            )

        return read


def of_nobody(wanted: Sequence[Wanted]) -> tuple[Any, ...]:
    """The numbers of a cell with no row in it: 0 for a count, None for any other."""
    return tuple(0 if isinstance(aggregate, CountOf) else None for _, aggregate in wanted)


def _of_one(
    rows: Mapping[Key, tuple[Any, ...]], places: Sequence[int]
) -> Callable[[Key], tuple[Any, ...] | None]:
    if len(places) == 1:
        (place,) = places
        return lambda key: None if (row := rows.get(key)) is None else (row[place],)
    pick = itemgetter(*places)
    return lambda key: None if (row := rows.get(key)) is None else pick(row)


def figures(cohorts: Cohorts, wanted: Iterable[Wanted]) -> Figures:
    """Every wanted aggregate, for the total and the cohorts' breakdowns.

    One query a population for what the catalogue asks of it, and one more for what an own measure asks beside that.
    """
    more: dict[Population, list[Aggregate]] = {}
    for population, aggregate in dict.fromkeys(wanted):
        more.setdefault(population, []).append(aggregate)
    places: dict[Wanted, int] = {}
    rows: dict[str, Mapping[Key, tuple[Any, ...]]] = {}
    for population, own in more.items():
        listed = aggregates_of(population)
        beside = tuple(each for each in own if each not in listed)
        places |= {(population, each): n for n, each in enumerate((*listed, *beside))}
        asked = [each for each in (listed, beside) if each]
        found = [_rows(cohorts, population, each, is_listed=each is listed) for each in asked]
        rows[population.name] = _side_by_side(found)
    return Figures(places, rows)


def _rows(
    cohorts: Cohorts,
    population: Population,
    aggregates: tuple[Aggregate, ...],
    *,
    is_listed: bool,
) -> Mapping[Key, tuple[Any, ...]]:
    found = cohorts.fetch(_statement(cohorts, population, aggregates, is_listed=is_listed))
    return {(on, breakdown, group): tuple(numbers) for on, breakdown, group, *numbers in found}


def _side_by_side(found: Sequence[Mapping[Key, tuple[Any, ...]]]) -> Mapping[Key, tuple[Any, ...]]:
    """Several queries of one population as one: each has a row of every cell with anybody in it."""
    if len(found) == 1:
        return found[0]
    return {key: tuple(n for rows in found for n in rows[key]) for key in found[0]}


def _statement(
    cohorts: Cohorts,
    population: Population,
    aggregates: tuple[Aggregate, ...],
    *,
    is_listed: bool,
) -> Statement:
    """As shipped, unless the engine is another or a measure from elsewhere asks for it."""
    if cohorts.dialect == SHIPPED_DIALECT and is_listed:
        found = shipped(__package__, population.name)
        if found is not None:
            return found
    from nearhome.measures.compiling import statement

    return statement(population, aggregates, cohorts.dialect)
