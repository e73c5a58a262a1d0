"""From which shown cells the interval of a hidden one follows."""

from collections.abc import Iterator, Sequence

from nearhome.disclosure.bounds import Bounds, System
from nearhome.disclosure.cells import Cell, Number
from nearhome.disclosure.ledger import Ledger
from nearhome.disclosure.systems import Held

MOST_ROWS = 40
"""A chain of reasons longer than this is cut: nobody reads it."""


def rows_behind(system: System, bounds: Bounds, column: int) -> tuple[int, ...]:
    """The rows that set a number's bounds, and those that set the bounds these rest on."""
    rows: dict[int, None] = {}
    columns, seen = [column], {column}
    while columns and len(rows) < MOST_ROWS:
        at = columns.pop(0)
        for row in (int(bounds.low_row[at]), int(bounds.high_row[at])):
            if row >= 0 and row not in rows:
                rows[row] = None
                found = (int(c) for c in system.column[_entries(system, row)])
                new = [c for c in found if c not in seen]
                seen.update(new)
                columns.extend(new)
    return tuple(rows)


def shown_behind(held: Held, ledger: Ledger, rows: Sequence[int], *own: Number) -> Iterator[Cell]:
    """The cells that show a number of the rows, or one of `own`; each once."""
    numbers = dict.fromkeys((*own, *(each for row in rows for each in held.rows[row].numbers)))
    cells = (ledger.shown_in[number] for number in numbers if number in ledger.shown_in)
    quotients = {frozenset((each.top, each.below)): each.cell for each in ledger.quotients}
    values = (quotients.get(frozenset(held.rows[row].numbers)) for row in rows)
    yield from dict.fromkeys((*cells, *(cell for cell in values if cell is not None)))


def _entries(system: System, row: int) -> slice:
    import numpy as np

    first, last = np.searchsorted(system.row, (row, row + 1))
    return slice(int(first), int(last))
