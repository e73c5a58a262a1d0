"""The log and the reports on files as tables of a snapshot."""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from nearhome.returns.raw import Action, FileReport, LogEntry

LOG = "log"
FILES = "files"

LOG_SCHEMA = pa.schema(
    [
        pa.field("file", pa.string()),
        pa.field("table", pa.string()),
        pa.field("row", pa.int32()),
        pa.field("column", pa.string()),
        pa.field("action", pa.string()),
        pa.field("rule", pa.string()),
        pa.field("from", pa.string()),
        pa.field("to", pa.string()),
        pa.field("why", pa.string()),
    ]
)

FILES_SCHEMA = pa.schema(
    [
        pa.field("file", pa.string()),
        pa.field("table", pa.string()),
        pa.field("collection_year", pa.int32()),
        pa.field("rows_read", pa.int32()),
        pa.field("rows_kept", pa.int32()),
        pa.field("rows_set_aside", pa.int32()),
        pa.field("status", pa.string()),
    ]
)


def log_table(entries: Iterable[LogEntry]) -> pa.Table:
    """The entries as the table `log`, in their order."""
    rows = [
        (
            entry.file,
            entry.table,
            entry.row,
            entry.column,
            str(entry.action),
            entry.rule,
            entry.before,
            entry.after,
            entry.why,
        )
        for entry in entries
    ]
    return _table(rows, LOG_SCHEMA)


def files_table(reports: Iterable[FileReport]) -> pa.Table:
    """The reports as the table `files`, in their order."""
    rows = [
        (
            report.file,
            report.table,
            report.collection_year,
            report.rows_read,
            report.rows_kept,
            report.rows_set_aside,
            report.status,
        )
        for report in reports
    ]
    return _table(rows, FILES_SCHEMA)


def reports_of(table: pa.Table) -> tuple[FileReport, ...]:
    """The reports in a table `files`."""
    columns = [table[name].to_pylist() for name in FILES_SCHEMA.names]
    return tuple(FileReport(*row) for row in zip(*columns, strict=True))


def entries_of(table: pa.Table) -> tuple[LogEntry, ...]:
    """The entries in a table `log`."""
    columns = [table[name].to_pylist() for name in LOG_SCHEMA.names]
    return tuple(
        LogEntry(file, name, row, column, Action(action), rule, before, after, why)
        for file, name, row, column, action, rule, before, after, why in zip(*columns, strict=True)
    )


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
