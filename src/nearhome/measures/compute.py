"""Works out measures: a result for every code, date and group asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from nearhome.measures.list_supply import ListSupply, columns_of
from nearhome.measures.shapes import Cell, divided
from nearhome.measures.sums import Mentions
from nearhome.results.values import Context, Result, Status

Shown = tuple[str, float | None, float | None, float | None, Status]
"""Of a result its period, numerator, denominator, value and status."""


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
    named = columns_of(need for measure in chosen for need in measure.needs)
    brought = {name.partition(":")[0] for name in cohorts.reach}
    of_lists = {
        name: cohorts.filled_by_day(name, columns)
        for name, columns in named.items()
        if name in brought
    }
    return Supply.of(cohorts.supplied, filled, ListSupply(cohorts.reach, of_lists))


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
        yield from self._groups("", ("",))
        for breakdown, names in groups.items():
            yield from self._groups(breakdown, names)

    def _groups(self, breakdown: str, names: Sequence[str]) -> list[Result]:
        # Most of the time that measures take goes by here: a result for every group, somebody in it or not.
        unit = "%" if self.is_part_of_everybody(breakdown) else self.measure.unit
        head = (self.measure.code, self.measure.name, self.on)
        nobody = self._shown(self._nobody(breakdown))
        read = None if self._why_absent(breakdown) else self.read
        found = []
        for name in names:
            numbers = read((self.on, breakdown, name)) if read else None
            period, above, below, value, status = (
                nobody if numbers is None else self._shown(self._made(numbers, breakdown))
            )
            found.append(Result(*head, period, breakdown, name, above, below, value, unit, status))
        return found

    def _why_absent(self, breakdown: str) -> Status | None:
        unknown = breakdown == "uasc" and not self.knows_uasc
        return self.absent or (Status.NOT_COLLECTED if unknown else None)

    def _nobody(self, breakdown: str) -> Cell:
        absent = self._why_absent(breakdown)
        if absent is not None:
            return Cell(None, None, None, absent)
        if self.is_part_of_everybody(breakdown):
            return self._made(of_nobody(self.measure.shape.wanted), breakdown)
        return self._empty if breakdown else self._made(of_nobody(self.measure.shape.wanted), "")

    def _made(self, numbers: tuple[Any, ...], breakdown: str) -> Cell:
        if self.is_part_of_everybody(breakdown):
            # A mix: the group's part of everybody in the denominator, which every such shape has second.
            return divided(numbers[1], self._everybody, 100)
        restricted = 0 if breakdown else self.restricted
        return self.measure.shape.cell(numbers, self.on, self.context, restricted)

    @cached_property
    def _empty(self) -> Cell:
        """The cell of a group with nobody in it; the same for every breakdown but a mix's."""
        wanted = of_nobody(self.measure.shape.wanted)
        return self.measure.shape.cell(wanted, self.on, self.context, 0)

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

    def _shown(self, cell: Cell) -> Shown:
        status = cell.status or self._status(cell.value)
        return (
            self.measure.period + cell.period,
            cell.numerator,
            cell.denominator,
            cell.value,
            status,
        )

    def _status(self, value: float | None) -> Status:
        settled = self.context.unsettled_after
        if settled is not None and self.on > settled:
            return Status.PROVISIONAL
        return Status.ZERO if value == 0 else Status.VALUE
