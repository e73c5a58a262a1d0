"""The tables beside Header and Episodes, put together over the years.

Source: `docs/explanation/joining.md`, "Other tables": for one key the later year's rows are right; of
two rows of one year, the one read last, except in Missing, where both stand.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from nearhome.records.tables import Table, tables
from nearhome.returns.keyed_rows import (
    Flags,
    Numbers,
    comparable,
    differing,
    groups,
    integers,
    largest,
    origins,
)
from nearhome.returns.raw import Action, LogEntry
from nearhome.store.schema import empty, schemas

OTHER_TABLES = tuple(
    name
    for name, table in tables().items()
    if table.return_table and name not in ("children", "episodes")
)
"""The record tables joined by key alone."""

_MANY_OF_ONE_KEY = ("missing",)


def join_table(name: str, parts: Sequence[pa.Table]) -> tuple[pa.Table, tuple[LogEntry, ...]]:
    """One table of a record table's rows over the years, sorted by key, and what was replaced.

    `parts` are the table in each return in force, earliest collection year first.
    """
    table = tables()[name]
    parts = [part for part in parts if part.num_rows]
    if not parts:
        return empty(name), ()
    rows = pa.concat_tables([part.select(schemas()[name].names) for part in parts])
    year = integers(rows["collection_year"])
    key = groups([comparable(rows[column]) for column in table.key])
    in_latest_year = year == largest(year, key)
    stands = in_latest_year
    if name not in _MANY_OF_ONE_KEY:
        read = np.arange(rows.num_rows)
        stands = in_latest_year & (read == largest(np.where(in_latest_year, read, -1), key))
    log = _replaced(rows, table, key, stands, in_latest_year)
    # The columns after the key order rows of one key, so that the order of reading does not show.
    rest = [comparable(rows[column]) for column in _order_within(table)]
    kept = np.flatnonzero(stands)
    order = np.lexsort((*(column[kept] for column in reversed(rest)), key[kept]))
    return rows.take(pa.array(kept[order])).combine_chunks(), tuple(log)


def _order_within(table: Table) -> tuple[str, ...]:
    return ("ended",) if table.name in _MANY_OF_ONE_KEY else ()


def _replaced(
    rows: pa.Table, table: Table, key: Numbers, stands: Flags, in_latest_year: Flags
) -> list[LogEntry]:
    gone = np.flatnonzero(~stands)
    if not gone.size:
        return []
    standing = np.flatnonzero(stands)[::-1]
    by_key = np.zeros(int(key.max()) + 1, dtype=np.int64)
    by_key[key[standing]] = standing
    new = by_key[key[gone]]
    fields = {
        column.name: column.return_field
        for column in table.columns
        if column.return_field and not column.is_key
    }
    changed = differing(rows.take(pa.array(gone)), rows.take(pa.array(new)), tuple(fields))
    return [
        LogEntry(
            file,
            table.return_table,
            row,
            " ".join(fields[column] for column in columns),
            Action.REPAIRED,
            "same-key" if same_year else "superseded-row",
            f"{file} row {row}",
            f"{new_file} row {new_row}",
            _SAME_YEAR if same_year else _LATER_YEAR,
        )
        for (file, row), (new_file, new_row), columns, same_year in zip(
            origins(rows, gone), origins(rows, new), changed, in_latest_year[gone], strict=True
        )
        # A row repeated in a later year without change is one row: nothing was decided.
        if columns or same_year
    ]


_LATER_YEAR = "A later year holds a row for the same: its row is right."
_SAME_YEAR = "Two rows of one return for the same: the one read last is right. Take the other out."
