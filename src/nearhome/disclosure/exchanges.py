"""Other tables found without a programme: a number that changes, and the few that give or take what it changed by.

Most numbers stand in one sum: what one group has more, another has less. Such a table is found by trying:
the number is moved, a row that no longer holds is mended by moving one more number of it, the cheapest first,
until every row holds or too much was tried. What is not found here is left to a linear programme.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil, floor

import numpy as np

from nearhome.disclosure.bounds import TOLERANCE, Flags, Floats, Ints, System
from nearhome.disclosure.completing import comes_to
from nearhome.disclosure.hiding import Hiding
from nearhome.disclosure.other_tables import NOUGHT, Table

DEEPEST = 8
"""Numbers that are moved after the first, at most."""

MOST_TRIED = 20
"""Moves that are tried for one number."""

BROADEST = 10
"""Numbers of a row that are tried."""

Moves = dict[int, float]


class Exchanges:
    """The exchanges of an edition that is being protected."""

    def __init__(self, state: Hiding) -> None:
        system = state.held.system
        self._state = state
        self._rows_of = _lines(system.column, system.row, system.coefficient, system.columns)
        found = comes_to(system, state.table)
        self._low = (system.row_low - found - TOLERANCE).tolist()
        self._high = (system.row_high - found + TOLERANCE).tolist()
        self._least: list[float] = np.where(state.counts, -state.table, -np.inf).tolist()
        self._whole: list[bool] = system.whole.tolist()
        groups = np.array([bool(number.breakdown) for number in state.held.numbers], dtype=bool)
        free = state.hidden | np.isnan(state.truth)
        prices = state.cost * np.where(state.table == 0, NOUGHT, 1.0)
        self._free = _some(system, free, np.zeros(system.columns))
        self._shown = _some(system, groups & state.can_hide & ~free, prices)
        self._is_free = free.tolist()
        self._tries = 0

    def hide(self, columns: Ints) -> None:
        """These numbers are hidden now, and move as they like."""
        for column in map(int, columns):
            if not self._is_free[column]:
                self._is_free[column] = True
                for row, coefficient in self._rows_of[column]:
                    self._free[row].append((column, coefficient))

    def with_number(self, column: int, target: float, *, hiding: bool) -> Table | None:
        """A table in which a number is `target`: only numbers move that are not shown, and groups where `hiding`."""
        by = target - float(self._state.table[column])
        if by < self._least[column] - TOLERANCE:
            return None
        self._tries = MOST_TRIED
        moves = self._moved({}, {}, (), column, by, hiding)
        if moves is None:
            return None
        columns = np.fromiter(moves, dtype=np.int64, count=len(moves))
        return columns, self._state.table[columns] + np.fromiter(moves.values(), dtype=np.float64)

    def _moved(
        self,
        moves: Moves,
        changes: Moves,
        broken: Iterable[int],
        column: int,
        by: float,
        hiding: bool,
    ) -> Moves | None:
        """The moves with one more and all that it takes; None where that is not found."""
        self._tries -= 1
        moves, changes = {**moves, column: by}, dict(changes)
        low, high = self._low, self._high
        touched = dict.fromkeys(broken)
        for row, coefficient in self._rows_of[column]:
            changes[row] = changes.get(row, 0.0) + coefficient * by
            touched[row] = None
        left = [row for row in touched if not low[row] <= changes[row] <= high[row]]
        if not left:
            return moves
        if len(moves) > DEEPEST or self._tries <= 0:
            return None
        row = min(left, key=self._room)
        change = changes[row]
        lacks = (high[row] - TOLERANCE if change > high[row] else low[row] + TOLERANCE) - change
        for other, coefficient in self._others(row, moves, hiding):
            move = self._step(other, lacks / coefficient)
            found = self._moved(moves, changes, left, other, move, hiding) if move else None
            if found is not None or self._tries <= 0:
                return found
        return None

    def _room(self, row: int) -> int:
        return len(self._free[row])

    def _others(self, row: int, moves: Moves, hiding: bool) -> Iterator[tuple[int, float]]:
        """The numbers of a row that may still move, the cheapest first."""
        found = (each for each in self._free[row] if each[0] not in moves)
        yield from islice(found, BROADEST)
        if hiding:
            is_free = self._is_free
            shown = (e for e in self._shown[row] if e[0] not in moves and not is_free[e[0]])
            yield from islice(shown, BROADEST)

    def _step(self, column: int, by: float) -> float:
        """How far a number goes of what is wanted: whole where it is, and not below nought."""
        if self._whole[column]:
            by = float(ceil(by - TOLERANCE) if by > 0 else floor(by + TOLERANCE))
        return max(by, self._least[column])


def _lines(
    line: Ints, across: Ints, coefficient: Floats, lines: int
) -> list[list[tuple[int, float]]]:
    """The entries of a matrix line by line."""
    found: list[list[tuple[int, float]]] = [[] for _ in range(lines)]
    # A value of nought says nothing of what it was divided by: an entry that weighs nothing.
    weighs = coefficient != 0
    entries = (each[weighs].tolist() for each in (line, across, coefficient))
    for at, other, number in zip(*entries, strict=True):
        found[at].append((other, number))
    return found


def _some(system: System, wanted: Flags, prices: Floats) -> list[list[tuple[int, float]]]:
    """The entries of each row whose column is wanted, the cheapest first."""
    entry = np.flatnonzero(wanted[system.column])
    entry = entry[np.argsort(prices[system.column[entry]], kind="stable")]
    return _lines(system.row[entry], system.column[entry], system.coefficient[entry], system.rows)
