"""Plain histories as the product's own values: typed returns, and records as Arrow tables."""

from typing import Any

import pyarrow as pa

from nearhome.records.tables import tables
from nearhome.returns.raw import Return
from nearhome.store.schema import schemas
from nearhome.vocabulary.codes import return_tables
from reference.joining import as_at, kept_rows, read_table

Row = dict[str, Any]


def table(name: str, rows: list[Row]) -> pa.Table:
    """Rows of a record table as Arrow; columns the schema does not know are left out."""
    schema = schemas()[name]
    return pa.Table.from_pylist(
        [{key: row.get(key) for key in schema.names} for row in rows], schema
    )


def arrow_records(records: dict[str, list[Row]]) -> dict[str, pa.Table]:
    """Every record table as Arrow."""
    return {name: table(name, records[name]) for name in tables()}


def typed_return(one: dict[str, Any]) -> Return:
    """A plain return as reading would give it: rows set aside, unknown codes emptied."""
    held = {
        name: _with_birth(table(name, read_table(one, name)), one, each.return_table)
        for name, each in tables().items()
        if each.return_table in one["tables"]
    }
    return Return(
        name=one["name"],
        sha256=one["name"],
        collection_year=one["collection_year"],
        as_at=as_at(one),
        as_at_given=one["as_at"] is not None,
        tables=held,
        files=(),
        log=(),
    )


def _with_birth(read: pa.Table, one: dict[str, Any], return_table: str) -> pa.Table:
    """Tables that repeat the child's DOB or SEX keep it in a further column (`returns.raw.Return`)."""
    fields = {field.name for field in return_tables()[return_table]}
    rows = [row for _, row in kept_rows(one, return_table)]
    for column, field, kind in (("dob", "DOB", pa.date32()), ("sex", "SEX", pa.string())):
        if field in fields and column not in read.column_names:
            read = read.append_column(column, pa.array([row.get(field) for row in rows], kind))
    return read
