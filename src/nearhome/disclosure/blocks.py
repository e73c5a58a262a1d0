"""Blocks: open numbers that rows tie together. Each is a small system of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from nearhome.disclosure.bounds import Bounds, Flags, Floats, Ints, System, activity

_SLACK = 1e-9


@dataclass(frozen=True)
class Block:
    """The open numbers of a block (as columns of the whole system) and the rows between them.

    Entries are numbered within the block; what the pinned numbers of a row come to is already taken off
    its ends.
    """

    columns: Ints
    rows: Ints
    row: Ints
    column: Ints
    coefficient: Floats
    row_low: Floats
    row_high: Floats

    def told(self, low: Floats, high: Floats, asked: Sequence[int]) -> bytes:
        """All that the answers of a block follow from: what is asked, of which numbers, rows and bounds."""
        arrays = (self.columns, self.rows, self.row, self.column, self.coefficient)
        ends = (self.row_low, self.row_high, low[self.columns], high[self.columns])
        every = (*arrays, *ends, np.asarray(asked, dtype=np.int64))
        return sha256(b"|".join(each.tobytes() for each in every)).digest()


def circles_of(system: System, bounds: Bounds, asked: Flags) -> list[Block]:
    """The blocks of a system once bounds have settled in which bounds row by row are not exact.

    A block is the rows that can bind and the open numbers in them. Where these form a tree, bounds are exact;
    such blocks are left out, and those of which no number is asked for.
    """
    is_open = bounds.is_open()
    entry = _binding(system, bounds)[system.row] & is_open[system.column]
    row, column = system.row[entry], system.column[entry]
    coefficient = system.coefficient[entry]
    pinned = ~is_open[system.column]
    taken_off = np.bincount(
        system.row[pinned],
        weights=(system.coefficient * bounds.low[system.column])[pinned],
        minlength=system.rows,
    )
    fixed = np.asarray(taken_off, dtype=np.float64)
    label = labels_of(system, row, column)
    wanted = _circles(system, row, column, label, asked)[label[column]]
    row, column, coefficient = row[wanted], column[wanted], coefficient[wanted]
    order = np.lexsort((row, label[column]))
    row, column, coefficient = row[order], column[order], coefficient[order]
    starts = np.flatnonzero(np.diff(label[column], prepend=-1))
    ends = np.append(starts, len(column))[1:]
    return [
        _block(system, fixed, row[a:z], column[a:z], coefficient[a:z])
        for a, z in zip(starts, ends, strict=True)
    ]


def _circles(system: System, row: Ints, column: Ints, label: Ints, asked: Flags) -> Flags:
    """By label, whether a block is more than a tree and something is asked of it."""
    size = system.columns
    columns, rows = np.unique(column), np.full(system.rows, -1)
    rows[row] = label[column]
    entries = np.bincount(label[column], minlength=size)
    nodes = np.bincount(label[columns], minlength=size) + np.bincount(
        rows[rows >= 0], minlength=size
    )
    is_asked = np.bincount(label[columns[asked[columns]]], minlength=size) > 0
    return np.asarray(is_asked & (entries > nodes - 1))


def _binding(system: System, bounds: Bounds) -> Flags:
    """Rows that some choice within the bounds would break."""
    found = activity(system, bounds.low, bounds.high)
    below = np.isfinite(system.row_low) & (found.least() < system.row_low - _SLACK)
    above = np.isfinite(system.row_high) & (found.greatest() > system.row_high + _SLACK)
    return np.asarray(below | above)


def labels_of(system: System, row: Ints, column: Ints) -> Ints:
    """A label a block for each column: the smallest column of it."""
    label = np.arange(system.columns)
    while True:
        of_row = np.full(system.rows, system.columns)
        np.minimum.at(of_row, row, label[column])
        before = label.copy()
        np.minimum.at(label, column, of_row[row])
        label = label[label]
        if np.array_equal(label, before):
            return label


def _block(system: System, fixed: Floats, row: Ints, column: Ints, coefficient: Floats) -> Block:
    columns, within = np.unique(column, return_inverse=True)
    rows, of = np.unique(row, return_inverse=True)
    return Block(
        columns,
        rows,
        of,
        within,
        coefficient,
        system.row_low[rows] - fixed[rows],
        system.row_high[rows] - fixed[rows],
    )
