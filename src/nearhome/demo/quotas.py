"""Whole numbers that add up: a total shared out by weights, a table with both its margins, a draw by weight."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from nearhome.demo.chance import Chance

Name = TypeVar("Name")
Item = TypeVar("Item")
Table = NDArray[np.float64]

FEWEST_NUDGED = 9
"""Groups below this many stay as they are."""
LITTLE = 1e-6
"""A weight that is used only when nothing else is left."""


def shared(total: int, weights: Mapping[Name, float]) -> dict[Name, int]:
    """A total shared out by weights in whole numbers, the largest remainders first."""
    whole = sum(weights.values())
    if not weights or whole <= 0:
        return dict.fromkeys(weights, 0)
    exact = {name: total * weight / whole for name, weight in weights.items()}
    found = {name: int(share) for name, share in exact.items()}
    left = total - sum(found.values())
    by_rest = sorted(exact, key=lambda name: found[name] - exact[name])
    for name in by_rest[:left]:
        found[name] += 1
    return found


def nudged(chance: Chance, counts: Mapping[Name, int], times: int) -> dict[Name, int]:
    """The counts with one moved from a group to another, a few times: near, as real ones are."""
    found = dict(counts)
    large = [name for name, count in found.items() if count >= FEWEST_NUDGED]
    for _ in range(times if len(large) > 1 else 0):
        here, there = chance.one(large), chance.one(large)
        found[here] -= 1
        found[there] += 1
    return found


def crossed(rows: Sequence[int], columns: Sequence[int], weights: Table) -> NDArray[np.int64]:
    """Whole numbers with both margins (of one sum), as near to the weights' pattern as they allow."""
    fitted = _fitted(np.array(rows, float), np.array(columns, float), weights + LITTLE)
    found = np.floor(fitted + 1e-9).astype(np.int64)
    rest = fitted - found
    left_rows = np.array(rows) - found.sum(axis=1)
    left_columns = np.array(columns) - found.sum(axis=0)
    while left_rows.sum() > 0:
        open_cells = np.where((left_rows[:, None] > 0) & (left_columns[None, :] > 0), rest, -np.inf)
        row, column = np.unravel_index(int(np.argmax(open_cells)), open_cells.shape)
        found[row, column] += 1
        rest[row, column] -= 1
        left_rows[row] -= 1
        left_columns[column] -= 1
    return found


def _fitted(rows: Table, columns: Table, weights: Table) -> Table:
    """Proportional fitting: the weights scaled by row and by column in turn."""
    table = weights.copy()
    for _ in range(200):
        table *= (rows / np.maximum(table.sum(axis=1), LITTLE**2))[:, None]
        table *= (columns / np.maximum(table.sum(axis=0), LITTLE**2))[None, :]
    return table


def drawn(
    chance: Chance, items: Sequence[Item], weights: Sequence[float], count: int
) -> list[Item]:
    """`count` of the items, or all, none twice, those of greater weight more often."""
    # The smallest of exponential waits at each item's own rate is a draw by weight.
    waits = [
        (-float(np.log(1 - chance.share())) / max(weight, LITTLE), place)
        for place, weight in enumerate(weights[: len(items)])
    ]
    return [items[place] for _, place in sorted(waits)[: max(0, count)]]
