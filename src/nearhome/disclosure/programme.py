"""The linear programme of a block: how little and how much each of its numbers can be (HiGHS).

Every solution is a whole table that agrees with all that is shown, so it widens what is known to be
possible of every number of the block at once: most numbers are seen to be safe without a programme of
their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nearhome.disclosure.blocks import Block
from nearhome.disclosure.bounds import TOLERANCE, Floats, Ints
from nearhome.disclosure.solver import fill, solver

FARTHEST = 1e5
"""A number without a bound is given this one, so that every programme has an end."""

SHAKES = 4
"""Turns in which many numbers are pulled at once, before any number has a programme of its own."""

FEWEST = 3
"""Numbers that a further turn must show to be safe, to be followed by another."""

_PRIMAL = 4
"""Only what is asked changes from one question to the next: the last answer stays possible, and is gone on from."""

_WAYS = 12

Unsure = Callable[[], Ints]
"""The numbers of the block that have not been seen to be able to be as little and as much as is safe."""


@dataclass(frozen=True)
class Extent:
    """How little and how much a number can be; the rows, and the bounds of numbers, that say so."""

    low: float
    high: float
    rows: tuple[int, ...]
    columns: tuple[int, ...] = ()


class Programme:
    """The programme of a block, kept warm between questions. `is_possible`: some table agrees with it."""

    def __init__(self, block: Block, low: Floats, high: Floats) -> None:
        import highspy

        self._block = block
        self._highs = solver()
        self._highs.setOptionValue("presolve", "off")
        self._highs.setOptionValue("simplex_strategy", _PRIMAL)
        self._highs.passModel(_model(highspy, block, low, high))
        self._minimise = highspy.ObjSense.kMinimize
        self._maximise = highspy.ObjSense.kMaximize
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._all: Ints = np.arange(len(block.columns))
        self.seen_low = np.full(len(block.columns), np.inf)
        self.seen_high = np.full(len(block.columns), -np.inf)
        self.is_possible = self.pull(np.zeros(len(block.columns)))

    @property
    def columns(self) -> Ints:
        """The numbers of the block, as columns of the whole system."""
        return self._block.columns

    def knows(self, low: Floats, high: Floats) -> None:
        """How little and how much each number of the block is in tables that were found before."""
        np.minimum(self.seen_low, low, out=self.seen_low)
        np.maximum(self.seen_high, high, out=self.seen_high)

    def pull(self, costs: Floats, *, up: bool = False) -> bool:
        """Look for the table with the least (or greatest) sum of costs; False when there is none."""
        self._highs.changeColsCost(len(costs), self._all.astype(np.int32), costs)
        self._highs.changeObjectiveSense(self._maximise if up else self._minimise)
        self._highs.run()
        if self._highs.getModelStatus() != self._optimal:
            return False
        values = np.asarray(self._highs.getSolution().col_value)
        np.minimum(self.seen_low, values, out=self.seen_low)
        np.maximum(self.seen_high, values, out=self.seen_high)
        return True

    def shake(self, wanted: Ints, unsure: Unsure) -> None:
        """Pull many numbers at once, all up, all down, and by turns, so that most are seen far apart.

        First all that are `wanted`; then those that are still unsure, for as long as that shows more to be safe.
        """
        for turn in range(SHAKES):
            self._pull_together(wanted, turn)
        left, turn = unsure(), SHAKES
        while len(left):
            self._pull_together(left, turn)
            before, left, turn = len(left), unsure(), turn + 1
            if before - len(left) < FEWEST:
                return

    def _pull_together(self, numbers: Ints, turn: int) -> None:
        """Pull numbers both ways, some against the others: which, differs by turn."""
        costs = np.zeros(len(self._all))
        step = max(0, turn - 1) % _WAYS
        costs[numbers] = np.where((np.arange(len(numbers)) >> step) & 1 & (turn > 0), -1.0, 1.0)
        self.pull(costs)
        self.pull(costs, up=True)

    def extent(self, number: int) -> Extent:
        """The least and the most that one number can be, and the rows that the two rest on."""
        costs = np.zeros(len(self._all))
        costs[number] = 1.0
        rows: set[int] = set()
        columns: set[int] = set()
        ends = []
        for up in (False, True):
            solved = self.pull(costs, up=up)
            ends.append(self._end(number, solved, up=up))
            if solved:
                solution = self._highs.getSolution()
                rows.update(_binding(solution.row_dual, self._block.rows))
                columns.update(_binding(solution.col_dual, self._block.columns))
        return Extent(ends[0], ends[1], tuple(sorted(rows)), tuple(sorted(columns)))

    def _end(self, number: int, solved: bool, *, up: bool) -> float:
        if not solved:
            return np.inf if up else -np.inf
        value = float(self._highs.getSolution().col_value[number])
        if abs(value) >= FARTHEST - 1:
            return np.inf if up else -np.inf
        near = round(value)
        return float(near) if abs(value - near) <= TOLERANCE else value


def _binding(duals: Any, names: Ints) -> list[int]:
    """The rows, or columns, that an optimum rests on."""
    return [int(names[n]) for n in np.flatnonzero(np.abs(np.asarray(duals)) > TOLERANCE)]


def _model(highspy: Any, block: Block, low: Floats, high: Floats) -> Any:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(block.columns), len(block.rows)
    model.col_cost_ = np.zeros(len(block.columns))
    model.col_lower_ = np.maximum(low[block.columns], -FARTHEST)
    model.col_upper_ = np.minimum(high[block.columns], FARTHEST)
    model.row_lower_ = np.where(np.isfinite(block.row_low), block.row_low, -highspy.kHighsInf)
    model.row_upper_ = np.where(np.isfinite(block.row_high), block.row_high, highspy.kHighsInf)
    fill(model, block.row, block.column, block.coefficient)
    return model
