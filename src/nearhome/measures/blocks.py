"""Results in blocks: what the groups of one measure, date and breakdown share is said once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from nearhome.measures.declaration import Measure
from nearhome.measures.figures import Reader, of_nobody
from nearhome.measures.shapes import Cell, divided
from nearhome.measures.sums import Mentions
from nearhome.results.values import Context, Result, Status

Shown = tuple[str, float | None, float | None, float | None, Status]
"""Of a result its period, numerator, denominator, value and status."""


class _Shows(dict[tuple[Any, ...], Shown]):
    """What is shown of the numbers of a group, by the numbers; made when first asked for."""

    def __init__(self, made: Callable[[tuple[Any, ...]], Shown]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, numbers: tuple[Any, ...]) -> Shown:
        shown = self[numbers] = self._made(numbers)
        return shown


class Block(NamedTuple):
    """The results of one measure at one date by one breakdown: each group, and what is shown of it."""

    code: str
    measure: str
    as_at: date
    breakdown: str
    unit: str
    groups: Sequence[tuple[str, Shown]]

    def results(self) -> list[Result]:
        """A result a group, in order."""
        head = (self.code, self.measure, self.as_at)
        return [
            Result(*head, period, self.breakdown, name, above, below, value, self.unit, status)
            for name, (period, above, below, value, status) in self.groups
        ]


@dataclass(frozen=True)
class OfDate:
    """One measure at one date: `read` gives the numbers of its groups, by date and breakdown.

    `absent`: why there is no value. `unknown`: the breakdowns whose groups nothing says.
    """

    measure: Measure
    on: date
    context: Context
    read: Reader | None
    absent: Status | None
    restricted: int
    unknown: frozenset[str]

    def blocks(self, groups: Mapping[str, Sequence[str]]) -> Iterator[Block]:
        """The total, and the groups of the breakdowns given."""
        yield self._block("", ("",))
        for breakdown, names in groups.items():
            yield self._block(breakdown, names)

    def _block(self, breakdown: str, names: Sequence[str]) -> Block:
        # Most of the time that measures take goes by here: most groups have nobody in them, and many of a
        # date the same few numbers, so that what is shown of equal ones is made once.
        measure = self.measure
        is_part = bool(breakdown) and (measure.is_mix or breakdown == measure.own_breakdown)
        nobody, found = self._found(breakdown, is_part=is_part)
        groups = [(name, found.get(name, nobody)) for name in names]
        unit = "%" if is_part else measure.unit
        return Block(measure.code, measure.name, self.on, breakdown, unit, groups)

    def _found(self, breakdown: str, *, is_part: bool) -> tuple[Shown, Mapping[str, Shown]]:
        """What is shown of a group with nobody in it, and of each with somebody."""
        absent = self.absent
        if absent is None and breakdown in self.unknown:
            absent = Status.NOT_COLLECTED
        if absent is not None:
            return self._shown(Cell(None, None, None, absent)), {}
        made = self._parts if is_part else self._groups if breakdown else self._total
        found = self.read(self.on, breakdown) if self.read else {}
        return made[self._nothing], {name: made[numbers] for name, numbers in found.items()}

    @cached_property
    def _total(self) -> _Shows:
        return _Shows(lambda numbers: self._shown(self._cell(numbers, self.restricted)))

    @cached_property
    def _groups(self) -> _Shows:
        return _Shows(lambda numbers: self._shown(self._cell(numbers, 0)))

    @cached_property
    def _parts(self) -> _Shows:
        # A mix: the group's part of everybody in the denominator, which every such shape has second.
        return _Shows(lambda numbers: self._shown(divided(numbers[1], self._everybody, 100)))

    def _cell(self, numbers: tuple[Any, ...], restricted: int) -> Cell:
        return self.measure.shape.cell(numbers, self.on, self.context, restricted)

    @cached_property
    def _nothing(self) -> tuple[Any, ...]:
        return of_nobody(self.measure.shape.wanted)

    @cached_property
    def _everybody(self) -> Any:
        assert self.read is not None
        total = self.read(self.on, "").get("", self._nothing)
        return total[0 if isinstance(self.measure.shape, Mentions) else 1]

    def _shown(self, cell: Cell) -> Shown:
        status = cell.status or self._status(cell.value)
        period = self.measure.period + cell.period
        return period, cell.numerator, cell.denominator, cell.value, status

    def _status(self, value: float | None) -> Status:
        settled = self.context.unsettled_after
        if settled is not None and self.on > settled:
            return Status.PROVISIONAL
        return Status.ZERO if value == 0 else Status.VALUE
