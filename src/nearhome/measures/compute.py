"""Works out measures: a result for every code, date and group asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.cohorts.history import Cohorts, Records
from nearhome.measures.availability import Supply, fields_of, knows_uasc, why_not
from nearhome.measures.catalogue.listing import in_order, measures
from nearhome.measures.declaration import Measure
from nearhome.measures.figures import TOTAL, Key, figures
from nearhome.measures.shapes import Cell, divided
from nearhome.results.values import Context, Result, Status

NOTHING = Cell(None, None, None)


def compute(
    records: Records,
    dates: Sequence[date],
    codes: Sequence[str],
    breakdowns: Sequence[str],
    context: Context,
    *,
    more: Sequence[Measure] = (),
) -> list[Result]:
    """Results by code (catalogue order), date, breakdown and group.

    `records` are the record tables on an engine (`store.engine`). The total is always given, and the
    groups of each breakdown asked that a measure allows, those with nobody in them too. `more` are
    measures beside the catalogue's. ValueError, with the mend, for a date after the as-at date or a
    code or breakdown that does not exist.
    """
    chosen = selected(codes, more)
    _refuse_unknown(breakdowns)
    asked = sorted(set(dates))
    refuse_late(asked, context)
    cohorts = Cohorts(records, asked, breakdowns)
    supply = supply_for(cohorts, chosen)
    absent = _absences(chosen, asked, context, supply)
    had = [each for each in chosen if any(absent[each.terms, on] is None for on in asked)]
    found = figures(cohorts, [each for measure in had for each in measure.shape.wanted])
    known = {on: knows_uasc(on, supply) for on in asked}
    restricted = cohorts.restricted
    results: list[Result] = []
    for measure in chosen:
        read = found.reader(measure.shape.wanted) if measure in had else None
        named = [name for name in dict.fromkeys(breakdowns) if name in measure.breakdowns]
        for on in asked:
            row = _Row(
                measure, on, context, read, absent[measure.terms, on], restricted[on], known[on]
            )
            results.extend(row.results(named))
    return results


def supply_for(cohorts: Cohorts, chosen: Sequence[Measure]) -> Supply:
    """What the returns in force hold of what these measures need."""
    filled = {table: cohorts.filled(table, columns) for table, columns in fields_of(chosen).items()}
    return Supply.of(cohorts.supplied, filled)


def _absences(
    chosen: Sequence[Measure], asked: Sequence[date], context: Context, supply: Supply
) -> dict[tuple[object, date], Status | None]:
    """Why there is no value, or None, by the measures' terms and the date."""
    by_terms = {measure.terms: measure for measure in chosen}
    return {
        (terms, on): why_not(measure, on, context, supply)
        for terms, measure in by_terms.items()
        for on in asked
    }


def selected(codes: Sequence[str], more: Sequence[Measure] = ()) -> tuple[Measure, ...]:
    """The measures of these codes in catalogue order; ValueError naming a code there is none of."""
    known = {each.code: each for each in in_order((*measures(), *more))}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValueError(
            f"there is no measure {', '.join(unknown)}; the codes are {', '.join(known)}"
        )
    return tuple(each for code, each in known.items() if code in codes)


def refuse_late(dates: Sequence[date], context: Context) -> None:
    """ValueError when a date is after the records' as-at date: nothing is computed past it."""
    late = [on for on in dates if on > context.as_at]
    if late:
        raise ValueError(
            f"{late[0]} is after {context.as_at}, the date the records describe: "
            f"ask for {context.as_at} or earlier, or add a later return"
        )


def _refuse_unknown(breakdowns: Sequence[str]) -> None:
    unknown = [name for name in breakdowns if name not in BREAKDOWNS]
    if unknown:
        raise ValueError(
            f"there is no breakdown {', '.join(unknown)}; there are {', '.join(BREAKDOWNS)}"
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """One measure at one date."""

    measure: Measure
    on: date
    context: Context
    read: Callable[[Key], tuple[Any, ...]] | None
    absent: Status | None
    restricted: int
    knows_uasc: bool

    def results(self, breakdowns: Sequence[str]) -> Iterator[Result]:
        yield self._result(*TOTAL)
        for breakdown in breakdowns:
            for group in BREAKDOWNS[breakdown]:
                yield self._result(breakdown, group)

    def _result(self, breakdown: str, group: str) -> Result:
        measure = self.measure
        absent = self.absent
        if absent is None and breakdown == "uasc" and not self.knows_uasc:
            absent = Status.NOT_COLLECTED
        cell = self._cell(breakdown, group) if absent is None else NOTHING
        is_mix = self._is_part_of_everybody(breakdown)
        return Result(
            measure.code,
            measure.name,
            self.on,
            measure.period + cell.period,
            breakdown,
            group,
            cell.numerator,
            cell.denominator,
            cell.value,
            "%" if is_mix else measure.unit,
            absent or cell.status or self._status(cell),
        )

    def _cell(self, breakdown: str, group: str) -> Cell:
        assert self.read is not None
        numbers = self.read((self.on, breakdown, group))
        if self._is_part_of_everybody(breakdown):
            # A mix: the group's part of everybody in the denominator, which every such shape has second.
            return divided(numbers[1], self.read((self.on, *TOTAL))[1], 100)
        restricted = 0 if breakdown else self.restricted
        return self.measure.shape.cell(numbers, self.on, self.context, restricted)

    def _is_part_of_everybody(self, breakdown: str) -> bool:
        is_own = breakdown == self.measure.own_breakdown
        return bool(breakdown) and (is_own or self.measure.is_mix)

    def _status(self, cell: Cell) -> Status:
        settled = self.context.unsettled_after
        if settled is not None and self.on > settled:
            return Status.PROVISIONAL
        return Status.ZERO if cell.value == 0 else Status.VALUE
