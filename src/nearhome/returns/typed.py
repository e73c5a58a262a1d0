"""A return's tables of text become tables of the records: typed columns, rows set aside, every mend logged.

A row is set aside only when it has no CHILD, no readable key date, or repeats another row of its table
exactly (`docs/explanation/joining.md`). Anything else that cannot be read makes its field unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from nearhome.records.tables import by_return_table
from nearhome.returns import as_at as as_at_dates
from nearhome.returns import collection_year, consistency
from nearhome.returns.date_order import month_first
from nearhome.returns.errors import ReturnError
from nearhome.returns.raw import Action, FileReport, LogEntry, RawReturn, RawTable, Return
from nearhome.returns.recognition import KEY_DATES
from nearhome.returns.setting_aside import EXACT_DUPLICATE, NO_CHILD, NO_KEY_DATE, repeats
from nearhome.returns.sheet import clipped
from nearhome.returns.typed_table import TypedTable, reasons, typed_table


def typed(raw: RawReturn, *, as_at: date | None = None) -> Return:
    """The return with typed tables: record table name to Arrow table, of the tables it holds.

    The derived columns of episodes (`place_la`, `location`, `distance` ...) are empty here. `as_at` is the date it describes when somebody gave one; else it
    is taken by the rule of `as_at.taken`. Raises ReturnError when nothing tells the collection year.
    """
    year = collection_year.found(raw)
    if year.year is None:
        raise no_year(raw.name)
    order = month_first(raw.tables)
    names = dict.fromkeys(table.table for table in raw.tables)
    read = [
        _together([t for t in raw.tables if t.table == name], year.year, order) for name in names
    ]
    tables = {each.name: each.values for each in read}
    return Return(
        name=raw.name,
        sha256=raw.sha256,
        collection_year=year.year,
        as_at=as_at or as_at_dates.taken(tables, year.year),
        as_at_given=as_at is not None,
        tables=tables,
        files=(
            *(report for each in read for report in each.files),
            *(report for report in raw.files if report.status != "read"),
        ),
        log=(
            *raw.log,
            *year.log,
            *(entry for each in read for entry in each.log),
            *consistency.notes(tables),
        ),
    )


def no_year(name: str) -> ReturnError:
    """The error for a return without any date or year in its name."""
    return ReturnError(
        name,
        "Nothing in it tells which collection year it is for.",
        "Add it together with its Episodes, or name its folder for the year (2024-25).",
    )


@dataclass(frozen=True)
class _Table:
    """A table of the records, from all files of the return that hold it."""

    name: str
    values: pa.Table
    files: tuple[FileReport, ...]
    log: tuple[LogEntry, ...]


def _together(raw: Sequence[RawTable], year: int, order: Mapping[tuple[str, str], bool]) -> _Table:
    parts = [typed_table(t, year, month_first=order[t.file, t.table]) for t in raw]
    aside = [_with_repeats(part, again) for part, again in zip(parts, repeats(raw), strict=True)]
    kept = [_kept(part.values, each) for part, each in zip(parts, aside, strict=True)]
    return _Table(
        name=by_return_table(raw[0].table).name,
        values=pa.concat_tables(kept).combine_chunks(),
        files=tuple(_report(part, each, year) for part, each in zip(parts, aside, strict=True)),
        log=tuple(
            entry
            for part, each in zip(parts, aside, strict=True)
            for entry in (*_without_repeats(part, each), *_aside_notes(part.raw, each))
        ),
    )


def _with_repeats(part: TypedTable, again: Sequence[int]) -> dict[int, str]:
    return {**dict.fromkeys(again, EXACT_DUPLICATE), **part.aside}


def _kept(values: pa.Table, aside: Mapping[int, str]) -> pa.Table:
    if not aside:
        return values
    return values.filter(pa.array([at not in aside for at in range(values.num_rows)], pa.bool_()))


def _without_repeats(part: TypedTable, aside: Mapping[int, str]) -> list[LogEntry]:
    """What was logged of the rows kept: a row set aside as a repeat needs one line, not two."""
    gone = {part.raw.rows[at] for at in aside}
    return [entry for entry in part.log if entry.row is None or entry.row not in gone]


def _aside_notes(raw: RawTable, aside: Mapping[int, str]) -> list[LogEntry]:
    return [_aside_note(raw, at, rule) for at, rule in sorted(aside.items())]


def _aside_note(raw: RawTable, at: int, rule: str) -> LogEntry:
    field = {NO_CHILD: "CHILD", NO_KEY_DATE: KEY_DATES.get(raw.table, "")}.get(rule, "")
    before = clipped(raw.columns[field][at] or "") if field else ""
    row = raw.rows[at]
    return LogEntry(
        raw.file, raw.table, row, field, Action.SET_ASIDE, rule, before, "", reasons()[rule]
    )


def _report(part: TypedTable, aside: Mapping[int, str], year: int) -> FileReport:
    read = len(part.raw.rows)
    return FileReport(
        part.raw.file, part.raw.table, year, read, read - len(aside), len(aside), "read"
    )
