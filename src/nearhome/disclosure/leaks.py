"""What can be worked out of hidden cells: the interval of each, and from which shown cells it follows.

RULES: a cell leaks when its interval (non-negative, given all that is printed and all that holds) is
narrower than five, or when its true value is one to five and the interval excludes any of those. Where
the truth is not at hand (a table that was published), a cell that may be one of 1-5 but cannot be all of
them is a leak too: it tells of a small number which it is not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nearhome.disclosure.blocks import Block, blocks_of
from nearhome.disclosure.bounds import TOLERANCE, Bounds, propagated
from nearhome.disclosure.cells import Cell, Number
from nearhome.disclosure.definitions import NOTHING_KNOWN, Definitions
from nearhome.disclosure.ledger import Ledger, ledger_of
from nearhome.disclosure.programme import Extent, Programme
from nearhome.disclosure.reasons import rows_behind, shown_behind
from nearhome.disclosure.relations import relations
from nearhome.disclosure.small import SMALLEST_SHOWN
from nearhome.disclosure.systems import Held, held_of

NARROWEST = 5
"""An interval narrower than this tells too much."""

_LARGEST = SMALLEST_SHOWN - 1


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden number of a cell that can be worked out to lie between low and high, and the cells it follows from."""

    cell: Cell
    number: Number
    low: float
    high: float
    follows_from: tuple[Cell, ...]


def is_leak(low: float, high: float, truth: float | None = None) -> bool:
    """Whether an interval tells too much of a hidden number, its true value known or not."""
    if high - low < NARROWEST - TOLERANCE:
        return True
    may_be_small = low <= _LARGEST + TOLERANCE if truth is None else 1 <= truth <= _LARGEST
    return may_be_small and (low > 1 + TOLERANCE or high < _LARGEST - TOLERANCE)


def leaks(
    cells: Sequence[Cell],
    definitions: Definitions = NOTHING_KNOWN,
    known: Sequence[Cell] = (),
    truth: Mapping[Number, float] | None = None,
) -> tuple[Leak, ...]:
    """The leaks of the cells of one or more editions, the first edition first.

    `known` are figures published elsewhere. `truth` gives the true values of hidden numbers where
    they are at hand. Deterministic; no cell, no leak.
    """
    ledger = ledger_of(cells, definitions, known)
    held = held_of(ledger, definitions, relations(ledger, definitions))
    found = sorted(attacked(held, truth or {}), key=lambda each: each[0])
    return tuple(_leak(held, ledger, column, extent) for column, extent in found)


Solved = dict[bytes, tuple[tuple[int, Extent], ...]]
"""The leaks of blocks that were asked about before: a block that has not changed is not solved anew."""


def attacked(
    held: Held, truth: Mapping[Number, float], solved: Solved | None = None
) -> Iterator[tuple[int, Extent]]:
    """Each hidden number (by column) that leaks, with its interval and the rows it follows from.

    `solved` is kept from one question of the same system and truth to the next.
    """
    solved = {} if solved is None else solved
    bounds, _ = propagated(held.system, held.low, held.high)
    truths = [truth.get(number) for number in held.numbers]
    looped: set[int] = set()
    for block in blocks_of(held.system, bounds):
        if not block.is_tree:
            asked = [n for n, column in enumerate(block.columns) if held.is_hidden[column]]
            looped.update(int(block.columns[n]) for n in asked)
            key = block.told(bounds.low, bounds.high, asked)
            if key not in solved:
                solved[key] = tuple(_of_block(block, bounds, asked, truths))
            for column, extent in solved[key]:
                behind = (rows_behind(held.system, bounds, each) for each in extent.columns)
                every = dict.fromkeys((*extent.rows, *(row for each in behind for row in each)))
                yield column, replace(extent, rows=tuple(every))
    for column in map(int, np.flatnonzero(held.is_hidden)):
        if column not in looped:
            low, high = float(bounds.low[column]), float(bounds.high[column])
            if is_leak(low, high, truths[column]):
                rows = rows_behind(held.system, bounds, column)
                yield column, Extent(low, high, rows)


def _of_block(
    block: Block, bounds: Bounds, asked: Sequence[int], truths: Sequence[float | None]
) -> Iterator[tuple[int, Extent]]:
    """The leaks of a block in which bounds row by row are not exact."""
    if not asked:
        return
    programme = Programme(block, bounds.low, bounds.high)
    if not programme.is_possible:
        return
    programme.shake(np.asarray(asked))
    for number in asked:
        column = int(block.columns[number])
        seen = float(programme.seen_low[number]), float(programme.seen_high[number])
        outer = float(bounds.low[column])
        if not _is_safe(*seen, outer, truths[column]):
            extent = programme.extent(number)
            if is_leak(extent.low, extent.high, truths[column]):
                yield column, extent


def _is_safe(seen_low: float, seen_high: float, outer: float, truth: float | None) -> bool:
    """Whether what was seen to be possible is enough, whatever else is: intervals only ever widen."""
    if is_leak(seen_low, seen_high, truth):
        return False
    return truth is not None or seen_low <= 1 + TOLERANCE or outer > _LARGEST


def _leak(held: Held, ledger: Ledger, column: int, extent: Extent) -> Leak:
    number = held.numbers[column]
    shown = shown_behind(held, ledger, extent.rows, column)
    return Leak(ledger.hidden[number], number, extent.low, extent.high, tuple(shown))
