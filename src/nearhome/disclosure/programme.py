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

FARTHEST = 1e5
"""A number without a bound is given this one, so that every programme has an end."""

SHAKES = 4
"""Programmes that pull many numbers at once, before any number has one of its own."""

Enough = Callable[[int, float, float], bool]
"""Whether a number of the block, seen to be able to be so little and so much, is safe for certain."""


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
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._highs.passModel(_model(highspy, block, low, high))
        self._minimise = highspy.ObjSense.kMinimize
        self._maximise = highspy.ObjSense.kMaximize
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._all: Ints = np.arange(len(block.columns))
        self.seen_low = np.full(len(block.columns), np.inf)
        self.seen_high = np.full(len(block.columns), -np.inf)
        self.is_possible = self.pull(np.zeros(len(block.columns)))

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

    def shake(self, wanted: Ints) -> None:
        """Pull many numbers at once, all up, all down, and by turns, so that most are seen far apart."""
        costs = np.zeros(len(self._all))
        for turn in range(SHAKES):
            signs = np.where((np.arange(len(wanted)) >> max(0, turn - 1)) & 1, -1.0, 1.0)
            costs[wanted] = signs if turn else 1.0
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
    order = np.argsort(block.row, kind="stable")
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.searchsorted(block.row[order], np.arange(len(block.rows) + 1)).astype(
        np.int32
    )
    matrix.index_ = block.column[order].astype(np.int32)
    matrix.value_ = block.coefficient[order]
    return model
