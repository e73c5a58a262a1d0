"""Results in blocks: what the groups of one measure, date and breakdown share is said once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.figures import Reader, of_nobody
from nearhome.measures.shapes import Cell, divided
from nearhome.measures.sums import Mentions
from nearhome.results.values import Context, Result, Status

Shown = tuple[str, float | None, float | None, float | None, Status]
"""Of a result its period, numerator, denominator, value and status."""


@dataclass(frozen=True, slots=True)
class Block:
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
    """One measure at one date: `read` gives the numbers of its groups, by date and breakdown."""

    measure: Measure
    on: date
    context: Context
    read: Reader | None
    absent: Status | None
    restricted: int
    knows_uasc: bool

    def blocks(self, groups: Mapping[str, Sequence[str]]) -> Iterator[Block]:
        """The total, and the groups of the breakdowns given."""
        yield self._block("", ("",))
        for breakdown, names in groups.items():
            yield self._block(breakdown, names)

    def _block(self, breakdown: str, names: Sequence[str]) -> Block:
        # Most groups of most measures have nobody in them: what is shown of those is made once.
        measure = self.measure
        unit = "%" if self.is_part_of_everybody(breakdown) else measure.unit
        nobody = self._shown(self._nobody(breakdown))
        found = self._numbers(breakdown)
        groups = [
            (name, nobody if name not in found else self._shown(self._made(found[name], breakdown)))
            for name in names
        ]
        return Block(measure.code, measure.name, self.on, breakdown, unit, groups)

    def _numbers(self, breakdown: str) -> Mapping[str, tuple[Any, ...]]:
        if self.read is None or self._why_absent(breakdown):
            return {}
        return self.read(self.on, breakdown)

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
        total = self.read(self.on, "").get("", of_nobody(shape.wanted))
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
