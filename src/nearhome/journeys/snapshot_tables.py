"""The tables of a snapshot beside the records: the log, reports on files, what helps officers."""

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from nearhome.journeys.arriving import AsideRow
from nearhome.returns.raw import Action, FileReport, LogEntry, Return
from nearhome.returns.settling import growth

LOG = "log"
FILES = "files"
ASIDE = "rows_set_aside"
SUPERSEDED = "superseded_children"
STANDS_FOR = "stands_for"
REVISIONS = "revisions"

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

_ASIDE_SCHEMA = pa.schema(
    [
        ("child", pa.string()),
        ("table", pa.string()),
        ("file", pa.string()),
        ("row", pa.int32()),
        ("rule", pa.string()),
    ]
)
_STANDS_FOR_SCHEMA = pa.schema([("child", pa.string()), ("stands_for", pa.string())])
_SUPERSEDED_SCHEMA = pa.schema([("child", pa.string()), ("file", pa.string()), ("row", pa.int32())])
_REVISIONS_SCHEMA = pa.schema(
    [
        ("event", pa.string()),
        ("months_after", pa.int32()),
        ("n", pa.int32()),
        ("mean", pa.float64()),
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


def aside_table(rows: Sequence[AsideRow]) -> pa.Table:
    """The rows set aside that name a child, as the table `rows_set_aside`."""
    return _table([(r.child, r.table, r.file, r.row, r.rule) for r in rows], _ASIDE_SCHEMA)


def stands_for_table(stands_for: Mapping[str, str]) -> pa.Table:
    """The identifiers that a crosswalk replaced, with what stands for each."""
    return _table(list(stands_for.items()), _STANDS_FOR_SCHEMA)


def superseded_table(
    superseded: Sequence[Return], tables: Mapping[str, pa.Table], stands_for: Mapping[str, str]
) -> pa.Table:
    """Children who are in superseded returns alone, with a row of each."""
    held = {*tables["children"]["child"].to_pylist(), *tables["episodes"]["child"].to_pylist()}
    found: dict[str, tuple[str, int]] = {}
    for each in superseded:
        for name in ("episodes", "children"):
            if name in each.tables:
                rows = each.tables[name].select(["child", "origin_file", "origin_row"])
                for row in rows.to_pylist():
                    child = stands_for.get(row["child"], row["child"])
                    if child not in held:
                        found[child] = (row["origin_file"], row["origin_row"])
    return _table([(child, *at) for child, at in sorted(found.items())], _SUPERSEDED_SCHEMA)


def revisions_table(returns: Sequence[Return]) -> pa.Table:
    """How much months grew from extract to extract, as the table `revisions`."""
    rows = [(r.event, r.months_after, r.n, r.mean) for r in growth(returns)]
    return _table(rows, _REVISIONS_SCHEMA)


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
