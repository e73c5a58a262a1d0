"""Other tables: one that agrees with all that is shown, and in which a hidden number is another.

An attacker who finds such a table cannot tell it from the true one. Where there is none, the cheapest
further numbers to hide are those that it must differ in: a linear programme over what each number is
off the truth finds them all at once (Kelly, Golden and Assad 1990; Fischetti and Salazar 2000).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from nearhome.disclosure.blocks import labels_of
from nearhome.disclosure.bounds import TOLERANCE, Flags, Floats, Ints
from nearhome.disclosure.completing import comes_to
from nearhome.disclosure.hiding import Hiding
from nearhome.disclosure.solver import fill, solver

FREE = 1e-4
"""What it costs to move a number that is hidden already, by one: little, so that few are moved."""

NOUGHT = 20.0
"""How many times dearer a nought is: that nobody is in a group is often known from elsewhere."""

Table = tuple[Ints, Floats]
"""The columns of a part of an edition and what each is in another table."""


@dataclass(frozen=True)
class Part:
    """Numbers that rows tie together (as columns of the whole system) and those rows, all else as it is."""

    columns: Ints
    rows: Ints
    row: Ints
    column: Ints
    coefficient: Floats


class Others:
    """The other tables of a part of an edition; kept warm between questions."""

    def __init__(self, state: Hiding, part: Part, room: tuple[Floats, Floats]) -> None:
        import highspy

        self._state, self._part, self._room = state, part, room
        self._truth = state.table[part.columns]
        self._place = {int(column): n for n, column in enumerate(part.columns)}
        self._highs = solver()
        self._highs.setOptionValue("presolve", "off")
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._least = np.where(state.counts[part.columns], -self._truth, -np.inf)
        self._most = np.full(len(part.columns), np.inf)
        self._costs = np.zeros(0)
        self._highs.passModel(_model(highspy, self))

    def with_number(self, column: int, target: float) -> Table | None:
        """The cheapest other table in which a number is `target`, None when there is none at all."""
        at = self._place[column]
        self._cost()
        self._off(at, target - self._truth[at])
        self._highs.clearSolver()
        self._highs.run()
        found = None
        if self._highs.getModelStatus() == self._optimal:
            values = np.asarray(self._highs.getSolution().col_value)
            n = len(self._truth)
            found = self._part.columns, self._truth + values[:n] - values[n:]
        self._bound(at, self._most[at], -self._least[at])
        return found

    def holds(self, column: int) -> bool:
        """Whether a number is one of the part."""
        return column in self._place

    def _off(self, at: int, by: float) -> None:
        n = len(self._truth)
        ends = (max(by, 0.0), max(-by, 0.0))
        self._highs.changeColBounds(at, ends[0], ends[0])
        self._highs.changeColBounds(at + n, ends[1], ends[1])

    def _bound(self, at: int, up: float, down: float) -> None:
        self._highs.changeColBounds(at, 0.0, up)
        self._highs.changeColBounds(at + len(self._truth), 0.0, down)

    def _cost(self) -> None:
        """A number that was hidden since the last question costs nothing more."""
        costs = self.prices()
        changed = np.flatnonzero(costs != self._costs)
        if len(changed):
            self._highs.changeColsCost(len(changed), changed.astype(np.int32), costs[changed])
            self._costs = costs

    def prices(self) -> Floats:
        """What it costs to move each number up, and down, by one."""
        columns = self._part.columns
        dear = np.where(self._truth == 0, NOUGHT, 1.0) * self._state.cost[columns]
        is_free = self._state.hidden[columns] | np.isnan(self._state.truth[columns])
        return np.tile(np.where(is_free, FREE, dear), 2)

    def ends(self) -> tuple[Floats, Floats]:
        """How far each number can go up and down: not at all where it must stay as it was printed."""
        columns = self._part.columns
        state = self._state
        may_move = state.hidden[columns] | state.can_hide[columns] | np.isnan(state.truth[columns])
        stays = ~may_move
        self._least = np.where(stays, 0.0, self._least)
        self._most = np.where(stays, 0.0, self._most)
        return self._most, -self._least

    def lp(self) -> tuple[Part, Floats, Floats, Floats, Floats]:
        """The part, costs, ends of the columns' moves, and what the rows leave room for."""
        part, (low, high) = self._part, self._room
        self._costs = self.prices()
        return part, self._costs, np.concatenate(self.ends()), low[part.rows], high[part.rows]


def off_truth(state: Hiding, table: Table) -> Ints:
    """The columns of a table that are not as they are in truth."""
    columns, numbers = table
    return columns[np.abs(numbers - state.table[columns]) > TOLERANCE]


def room_of(state: Hiding) -> tuple[Floats, Floats]:
    """How far each row is from its ends in truth."""
    system = state.held.system
    found = comes_to(system, state.table)
    return system.row_low - found, system.row_high - found


class Parts:
    """The parts into which numbers fall that rows tie together, each made when it is asked for."""

    def __init__(self, state: Hiding, movable: Flags) -> None:
        system = state.held.system
        entry = movable[system.column]
        row, column, coefficient = (
            system.row[entry],
            system.column[entry],
            system.coefficient[entry],
        )
        self._label = labels_of(system, row, column)
        order = np.lexsort((row, self._label[column]))
        self._row, self._column, self._coefficient = row[order], column[order], coefficient[order]
        self._sorted = self._label[self._column]

    def label(self, column: int) -> int:
        """Which part a number is of."""
        return int(self._label[column])

    def part(self, label: int) -> Part | None:
        """A part; None where no row ties it to a number that may move."""
        a, z = np.searchsorted(self._sorted, (label, label + 1))
        if a == z:
            return None
        return _part(self._row[a:z], self._column[a:z], self._coefficient[a:z])


def _part(row: Ints, column: Ints, coefficient: Floats) -> Part:
    columns, within = np.unique(column, return_inverse=True)
    rows, of = np.unique(row, return_inverse=True)
    return Part(columns, rows, of, within, coefficient)


def _model(highspy: Any, others: Others) -> Any:
    part, costs, ends, low, high = others.lp()
    n = len(part.columns)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = 2 * n, len(part.rows)
    model.col_cost_ = costs
    model.col_lower_ = np.zeros(2 * n)
    model.col_upper_ = np.where(np.isfinite(ends), ends, highspy.kHighsInf)
    model.row_lower_ = np.where(np.isfinite(low), low, -highspy.kHighsInf)
    model.row_upper_ = np.where(np.isfinite(high), high, highspy.kHighsInf)
    fill(
        model,
        np.concatenate((part.row, part.row)),
        np.concatenate((part.column, part.column + n)),
        np.concatenate((part.coefficient, -part.coefficient)),
    )
    return model
