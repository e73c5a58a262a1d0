"""The Arrow schema of every record table."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import pyarrow as pa

from nearhome.records.tables import Table, tables

_ARROW = {
    "text": pa.string(),
    "date": pa.date32(),
    "flag": pa.int8(),
    "integer": pa.int32(),
    "number": pa.float64(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a record table, columns in declared order; every column may be null."""
    return pa.schema([pa.field(column.name, _ARROW[column.type]) for column in table.columns])


@cache
def schemas() -> Mapping[str, pa.Schema]:
    """The Arrow schema of each record table, by name."""
    return MappingProxyType({name: arrow_schema(table) for name, table in tables().items()})


def empty(name: str) -> pa.Table:
    """A record table without rows."""
    # Not `empty_table`, which makes arrays of Python values: for those Arrow loads pandas, half a second of it.
    return pa.Table.from_batches([], schemas()[name])


def with_every_column(name: str, table: pa.Table) -> pa.Table:
    """A record table as it is declared today: a column that an older version did not write is empty."""
    for field in schemas()[name]:
        if field.name not in table.column_names:
            table = table.append_column(field, pa.nulls(table.num_rows, field.type))
    return table
