"""Works out measures: a result for every code, date and group asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.cohorts.history import Cohorts, Records
from nearhome.measures.availability import Supply, fields_of, knows_uasc, why_not
from nearhome.measures.catalogue.listing import in_order, measures
from nearhome.measures.declaration import Measure
from nearhome.measures.figures import TOTAL, Key, figures, of_nobody
from nearhome.measures.shapes import Cell, divided
from nearhome.measures.sums import Mentions
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
    groups = {name: cohorts.groups(name) for name in dict.fromkeys(breakdowns)}
    results: list[Result] = []
    for measure in chosen:
        read = found.reader(measure.shape.wanted) if measure in had else None
        named = {name: names for name, names in groups.items() if measure.allows(name)}
        for on in asked:
            row = _Row(
                measure, on, context, read, absent[measure.terms, on], restricted[on], known[on]
            )
            results.extend(row.results(named))
    return results


def supply_for(cohorts: Cohorts, chosen: Sequence[Measure]) -> Supply:
    """What the returns in force hold of what these measures need."""
    filled = {table: cohorts.filled(table, columns) for table, columns in fields_of(chosen).items()}
    return Supply.of(cohorts.supplied, filled, cohorts.reach)


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
    unknown = [name for name in breakdowns if name not in BREAKDOWNS and not age_bands(name)]
    if unknown:
        raise ValueError(
            f"there is no breakdown {', '.join(unknown)}; there are {', '.join(BREAKDOWNS)}, "
            "and age bands of your own as age:0-4,12-15"
        )


@dataclass(frozen=True)
class _Row:
    """One measure at one date."""

    measure: Measure
    on: date
    context: Context
    read: Callable[[Key], tuple[Any, ...] | None] | None
    absent: Status | None
    restricted: int
    knows_uasc: bool

    def results(self, groups: Mapping[str, Sequence[str]]) -> Iterator[Result]:
        """The total, and the groups of the breakdowns given."""
        yield self._result("", "", self.cell_of("", ""), self.measure.unit)
        for breakdown, names in groups.items():
            yield from self._groups(breakdown, names)

    def _groups(self, breakdown: str, names: Sequence[str]) -> Iterator[Result]:
        unit = "%" if self.is_part_of_everybody(breakdown) else self.measure.unit
        if breakdown == "uasc" and not self.knows_uasc:
            absent = replace(self, absent=self.absent or Status.NOT_COLLECTED)
            yield from (absent._result(breakdown, name, None, unit) for name in names)
            return
        nobody = self._nobody(breakdown)
        for name in names:
            yield self._result(breakdown, name, self.cell_of(breakdown, name) or nobody, unit)

    def cell_of(self, breakdown: str, group: str) -> Cell | None:
        """The cell of a group with somebody in it, and of the total; None of any other."""
        if self.read is None or self.absent is not None:
            return None
        numbers = self.read((self.on, breakdown, group))
        if numbers is None:
            return None if breakdown else self._made(of_nobody(self.measure.shape.wanted), "")
        return self._made(numbers, breakdown)

    def _nobody(self, breakdown: str) -> Cell | None:
        if self.absent is not None:
            return None
        return self._made(of_nobody(self.measure.shape.wanted), breakdown)

    def _made(self, numbers: tuple[Any, ...], breakdown: str) -> Cell:
        if self.is_part_of_everybody(breakdown):
            # A mix: the group's part of everybody in the denominator, which every such shape has second.
            return divided(numbers[1], self._everybody, 100)
        restricted = 0 if breakdown else self.restricted
        return self.measure.shape.cell(numbers, self.on, self.context, restricted)

    @cached_property
    def _everybody(self) -> Any:
        assert self.read is not None
        shape = self.measure.shape
        total = self.read((self.on, *TOTAL)) or of_nobody(shape.wanted)
        return total[0 if isinstance(shape, Mentions) else 1]

    def is_part_of_everybody(self, breakdown: str) -> bool:
        """Whether a group's cell is its part of everybody."""
        is_own = breakdown == self.measure.own_breakdown
        return bool(breakdown) and (is_own or self.measure.is_mix)

    def _result(self, breakdown: str, group: str, cell: Cell | None, unit: str) -> Result:
        measure = self.measure
        if cell is None:
            cell, status = NOTHING, self.absent or Status.NOT_APPLICABLE
        else:
            status = cell.status or self._status(cell.value)
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
            unit,
            status,
        )

    def _status(self, value: float | None) -> Status:
        settled = self.context.unsettled_after
        if settled is not None and self.on > settled:
            return Status.PROVISIONAL
        return Status.ZERO if value == 0 else Status.VALUE
