"""Rows that share a key: the comparing and choosing that every table's joining needs.

Rows are compared as whole numbers (ranks of text, days of dates), so that 300,000 of them take a
second and not a minute.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

EMPTY = int(np.iinfo(np.int64).max)
"""Stands for an empty cell: later than any date, after any text."""

_EPOCH = date(1970, 1, 1)


def days(column: pa.ChunkedArray) -> Numbers:
    """A date column as days since 1970, `EMPTY` where there is none."""
    return integers(column.cast(pa.int32()))


def integers(column: pa.ChunkedArray) -> Numbers:
    """An integer column as whole numbers, `EMPTY` where there is none."""
    filled = pc.fill_null(column.cast(pa.int64()), EMPTY)
    return np.asarray(filled.to_numpy(), dtype=np.int64)


def ranks(column: pa.ChunkedArray) -> Numbers:
    """The rank of each text among the column's texts (equal texts alike), `EMPTY` where there is none."""
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    by_text = np.asarray(pc.sort_indices(encoded.dictionary).to_numpy(), dtype=np.int64)
    rank_of = np.empty(len(by_text) + 1, dtype=np.int64)
    rank_of[by_text] = np.arange(len(by_text))
    rank_of[-1] = EMPTY
    indices = pc.fill_null(encoded.indices.cast(pa.int64()), len(by_text))
    codes = np.asarray(indices.to_numpy(zero_copy_only=False), dtype=np.int64)
    return rank_of[codes]


def comparable(column: pa.ChunkedArray) -> Numbers:
    """Any key column as whole numbers that sort as it does."""
    if pa.types.is_string(column.type):
        return ranks(column)
    return days(column) if pa.types.is_date(column.type) else integers(column)


def day(number: int) -> date:
    """The date of a number of days since 1970."""
    return _EPOCH + timedelta(days=int(number))


def groups(columns: Sequence[Numbers]) -> Numbers:
    """The group of each row: rows alike in all columns share one, and groups sort as the columns do."""
    order = np.lexsort(tuple(reversed(columns)))
    changes = np.zeros(len(order), dtype=np.int64)
    for column in columns:
        changes[1:] |= np.diff(column[order]) != 0
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.cumsum(changes)
    return found


def largest(values: Numbers, group: Numbers) -> Numbers:
    """For each row, the largest of `values` among the rows of its group."""
    top = np.full(int(group.max(initial=-1)) + 1, -EMPTY, dtype=np.int64)
    np.maximum.at(top, group, values)
    return top[group]


def smallest(values: Numbers, group: Numbers) -> Numbers:
    """For each row, the smallest of `values` among the rows of its group."""
    return -largest(-values, group)


def differing(left: pa.Table, right: pa.Table, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """For each pair of rows, the columns in which they differ; two empty cells are alike."""
    if not columns or not left.num_rows:
        return [()] * left.num_rows
    unlike = np.stack([_unlike(left[name], right[name]) for name in columns], axis=1)
    found: list[tuple[str, ...]] = [()] * left.num_rows
    for row in np.flatnonzero(unlike.any(axis=1)):
        found[row] = tuple(columns[at] for at in np.flatnonzero(unlike[row]).tolist())
    return found


def _unlike(left: pa.ChunkedArray, right: pa.ChunkedArray) -> Flags:
    both = pc.fill_null(pc.not_equal(left, right), False)
    one = pc.xor(pc.is_null(left), pc.is_null(right))
    return np.asarray(pc.or_(both, one).to_numpy(), dtype=np.bool_)


def origins(table: pa.Table, rows: Any) -> list[tuple[str, int]]:
    """The file and row each of the table's rows (by position) was read from."""
    picked = table.select(["origin_file", "origin_row"]).take(pa.array(rows, type=pa.int64()))
    return list(
        zip(picked["origin_file"].to_pylist(), picked["origin_row"].to_pylist(), strict=True)
    )
