"""Works out measures: a result for every code, date and group asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nearhome.cohorts.groups import BREAKDOWNS
from nearhome.cohorts.history import Cohorts
from nearhome.measures.availability import Supply, knows_uasc, why_not
from nearhome.measures.catalogue.listing import in_order, measures
from nearhome.measures.declaration import Measure
from nearhome.measures.figures import TOTAL, Figures, figures
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Aggregate, Cell, divided
from nearhome.results.values import Context, Result, Status

NOTHING = Cell(None, None, None)


def compute(
    records: Mapping[str, Any],
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
    supply = Supply.of(cohorts.supplied)
    absent = {
        (measure.code, on): why_not(measure, on, context, supply)
        for measure in chosen
        for on in asked
    }
    had = [each for each in chosen if any(absent[each.code, on] is None for on in asked)]
    wanted = [each for measure in had for each in measure.shape.wanted]
    found = figures(cohorts, wanted)
    restricted = cohorts.restricted
    return [
        result
        for measure in chosen
        for on in asked
        for result in _Row(
            measure, on, context, found, absent[measure.code, on], restricted[on],
            knows_uasc(on, supply),
        ).results(breakdowns)
    ]  # fmt: skip


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
    found: Figures
    absent: Status | None
    restricted: int
    knows_uasc: bool

    def results(self, breakdowns: Sequence[str]) -> Iterator[Result]:
        yield self._result(*TOTAL)
        for breakdown in breakdowns:
            if breakdown in self.measure.breakdowns:
                for group in BREAKDOWNS[breakdown]:
                    yield self._result(breakdown, group)

    def _result(self, breakdown: str, group: str) -> Result:
        measure = self.measure
        absent = self.absent
        if absent is None and breakdown == "uasc" and not self.knows_uasc:
            absent = Status.NOT_COLLECTED
        cell = self._cell(breakdown, group) if absent is None else NOTHING
        is_mix = bool(breakdown) and breakdown == measure.own_breakdown
        return Result(
            code=measure.code,
            measure=measure.name,
            as_at=self.on,
            period=measure.period + cell.period,
            breakdown=breakdown,
            group=group,
            numerator=cell.numerator,
            denominator=cell.denominator,
            value=cell.value,
            unit="%" if is_mix else measure.unit,
            status=absent or cell.status or self._status(cell),
        )

    def _cell(self, breakdown: str, group: str) -> Cell:
        shape = self.measure.shape
        if breakdown and breakdown == self.measure.own_breakdown:
            return self._share_of_all(breakdown, group)
        look = self._look(breakdown, group)
        return shape.cell(look, self.on, self.context, 0 if breakdown else self.restricted)

    def _share_of_all(self, breakdown: str, group: str) -> Cell:
        """A mix: the group's part of everybody in the denominator."""
        everyone = self.measure.shape.wanted[1]
        part = self._look(breakdown, group)(*everyone)
        return divided(part, self._look(*TOTAL)(*everyone), 100)

    def _look(self, breakdown: str, group: str) -> Any:
        found, key = self.found, (self.on, breakdown, group)

        def look(population: Population, aggregate: Aggregate) -> Any:
            return found.at(population, aggregate, key)

        return look

    def _status(self, cell: Cell) -> Status:
        settled = self.context.unsettled_after
        if settled is not None and self.on > settled:
            return Status.PROVISIONAL
        return Status.ZERO if cell.value == 0 else Status.VALUE
