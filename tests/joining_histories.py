"""Drawn returns (tests/histories) as typed ones, read by the slow reference, for the joining to join."""

from typing import Any

import pyarrow as pa

from nearhome.records.tables import by_return_table
from nearhome.returns.raw import FileReport, Return
from nearhome.store.schema import schemas
from reference import joining as slow

Plain = dict[str, Any]
REPEATED = (("dob", "DOB", pa.date32()), ("sex", "SEX", pa.string()))


def typed(one: Plain) -> Return:
    """One drawn return with typed tables, rows set aside and codes made unknown by the reference."""
    tables = {}
    files = []
    for return_table, rows in one["tables"].items():
        name = by_return_table(return_table).name
        kept = slow.kept_rows(one, return_table)
        tables[name] = _table(name, slow.read_table(one, name), [row for _, row in kept])
        set_aside = len(rows) - len(kept)
        file = f"{one['name']}/{return_table}.csv"
        year = one["collection_year"]
        files.append(FileReport(file, return_table, year, len(rows), len(kept), set_aside, "read"))
    return Return(
        one["name"],
        one["name"],
        one["collection_year"],
        slow.as_at(one),
        False,
        tables,
        tuple(files),
        (),
    )


def _table(name: str, records: list[Plain], rows: list[Plain]) -> pa.Table:
    table = pa.Table.from_pylist(records, schema=schemas()[name])
    for column, field, kind in REPEATED:
        if column not in table.column_names and any(field in row for row in rows):
            table = table.append_column(column, pa.array([row.get(field) for row in rows], kind))
    return table
