"""Asks the engine for all aggregates of a population at once, in total and by breakdown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from nearhome.cohorts.history import Cohorts
from nearhome.cohorts.statements import SHIPPED_DIALECT, Statement, shipped
from nearhome.measures.catalogue.listing import aggregates_of
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Aggregate, CountOf, Wanted
from nearhome.measures.turns import short_turns

Groups = Mapping[str, tuple[Any, ...]]
"""Numbers by group, of the groups with anybody in them."""
Rows = Mapping[tuple[date, str], Groups]
"""The aggregates of a population, by date and breakdown."""
Reader = Callable[[date, str], Groups]
_NOBODY: Groups = MappingProxyType({})


@dataclass(frozen=True)
class Figures:
    """The aggregates of every population, worked out one after the other while others are read."""

    places: Mapping[Wanted, int]
    rows: Mapping[str, Future[Rows]]

    def reader(self, wanted: Sequence[Wanted]) -> Reader:
        """Gives the wanted numbers by group, of those with a row in any population (`of_nobody`).

        Waits until the populations are worked out.
        """
        names = [population.name for population, _ in wanted]
        places = [self.places[each] for each in wanted]
        if len(set(names)) == 1:
            return _of_one(self.rows[names[0]].result(), places)
        rows = [self.rows[name].result() for name in names]
        return _of_several(rows, places, of_nobody(wanted))


def of_nobody(wanted: Sequence[Wanted]) -> tuple[Any, ...]:
    """The numbers of a cell with no row in it: 0 for a count, None for any other."""
    return tuple(0 if isinstance(aggregate, CountOf) else None for _, aggregate in wanted)


def _of_one(rows: Rows, places: Sequence[int]) -> Reader:
    pick = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)

    def read(on: date, breakdown: str) -> Groups:
        return {group: pick(row) for group, row in rows.get((on, breakdown), _NOBODY).items()}

    return read


def _of_several(rows: Sequence[Rows], places: Sequence[int], nobody: tuple[Any, ...]) -> Reader:
    def read(on: date, breakdown: str) -> Groups:
        found = [each.get((on, breakdown), _NOBODY) for each in rows]
        sources = [*zip(found, places, nobody, strict=True)]
        return {
            group: tuple(
                nothing if (row := groups.get(group)) is None else row[place]
                for groups, place, nothing in sources
            )
            for group in dict.fromkeys(name for groups in found for name in groups)
        }

    return read


@contextmanager
def figures(cohorts: Cohorts, wanted: Iterable[Wanted]) -> Iterator[Figures]:
    """Every wanted aggregate, for the total and the cohorts' breakdowns, while it is open.

    One query a population for what the catalogue asks of it, and one more for what an own measure asks beside that.
    The engine works in a thread of its own, in the order wanted: nothing else may ask the cohorts meanwhile.
    """
    more: dict[Population, list[Aggregate]] = {}
    for population, aggregate in dict.fromkeys(wanted):
        more.setdefault(population, []).append(aggregate)
    places: dict[Wanted, int] = {}
    rows: dict[str, Future[Rows]] = {}
    engine = ThreadPoolExecutor(1)
    with short_turns():
        try:
            for population, own in more.items():
                listed = aggregates_of(population)
                beside = tuple(each for each in own if each not in listed)
                places |= {(population, each): n for n, each in enumerate((*listed, *beside))}
                rows[population.name] = engine.submit(_asked, cohorts, population, listed, beside)
            yield Figures(places, rows)
        finally:
            engine.shutdown(cancel_futures=True)


def _asked(
    cohorts: Cohorts,
    population: Population,
    listed: tuple[Aggregate, ...],
    beside: tuple[Aggregate, ...],
) -> Rows:
    asked = [each for each in (listed, beside) if each]
    return _side_by_side(
        [_rows(cohorts, population, each, is_listed=each is listed) for each in asked]
    )


def _rows(
    cohorts: Cohorts,
    population: Population,
    aggregates: tuple[Aggregate, ...],
    *,
    is_listed: bool,
) -> Rows:
    rows: dict[tuple[date, str], dict[str, tuple[Any, ...]]] = {}
    statement = _statement(cohorts, population, aggregates, is_listed=is_listed)
    for on, breakdown, group, *numbers in cohorts.fetch(statement):
        rows.setdefault((on, breakdown), {})[group] = tuple(numbers)
    return rows


def _side_by_side(found: Sequence[Rows]) -> Rows:
    """Several queries of one population as one: each has a row of every cell with anybody in it."""
    if len(found) == 1:
        return found[0]
    return {
        key: {group: tuple(n for rows in found for n in rows[key][group]) for group in groups}
        for key, groups in found[0].items()
    }


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
