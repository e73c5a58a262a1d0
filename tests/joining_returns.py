"""Typed returns written out by hand, for the tests of the joining."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from nearhome.records.tables import tables
from nearhome.returns.raw import FileReport, LogEntry, Return
from nearhome.store.schema import schemas
from nearhome.vocabulary.periods import year_end

Row = Mapping[str, Any]


def episode(
    child: str, decom: str, dec: str = "", rec: str = "", rne: str = "S", **more: Any
) -> Row:
    """An episode row; dates are ISO, the empty text is an empty cell."""
    return {
        "child": child,
        "decom": decom,
        "dec": dec,
        "reason_episode_ceased": rec,
        "reason_new_episode": rne,
        "legal_status": "C2",
        "place": "U6",
        **more,
    }


def header(child: str, dob: str = "2010-05-01", sex: str = "F", **more: Any) -> Row:
    """A Header row."""
    return {"child": child, "dob": dob, "sex": sex, **more}


def a_return(
    year: int,
    *,
    as_at: date | None = None,
    name: str = "",
    **rows: Sequence[Row],
) -> Return:
    """A return of one collection year. Each keyword is a record table's name with its rows, in file
    order: the first is row 2 of `<year>/<return table>.csv`, unless it says `origin_row` itself."""
    name = name or str(year)
    typed = {
        table: _typed(table, year, f"{name}/{_file(table)}", given) for table, given in rows.items()
    }
    files = tuple(
        FileReport(
            f"{name}/{_file(table)}",
            tables()[table].return_table,
            year,
            len(given),
            len(given),
            0,
            "read",
        )
        for table, given in rows.items()
    )
    return Return(
        name, f"{name:0>64}", year, as_at or year_end(year), as_at is not None, typed, files, ()
    )


def _file(table: str) -> str:
    return f"{tables()[table].return_table}.csv"


def _typed(table: str, year: int, file: str, rows: Sequence[Row]) -> pa.Table:
    schema = schemas()[table]
    for column, kind in (("dob", pa.date32()), ("sex", pa.string())):
        if column not in schema.names and any(column in row for row in rows):
            schema = schema.append(pa.field(column, kind))
    found = []
    for at, row in enumerate(rows):
        cells = {"collection_year": year, "origin_file": file, "origin_row": at + 2, **row}
        found.append({field.name: _cell(cells.get(field.name), field.type) for field in schema})
    return pa.Table.from_pylist(found, schema=schema)


def _cell(value: Any, kind: pa.DataType) -> Any:
    if value in (None, ""):
        return None
    return date.fromisoformat(value) if pa.types.is_date(kind) and isinstance(value, str) else value


def history(table: pa.Table, *columns: str) -> list[tuple[Any, ...]]:
    """The table's rows as tuples of these columns, dates as ISO text, empty cells as empty text."""
    return [tuple(_shown(row[column]) for column in columns) for row in table.to_pylist()]


def _shown(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def rules(log: Sequence[LogEntry]) -> list[tuple[str, str, int | None]]:
    """Rule, file and row of each entry."""
    return [(entry.rule, entry.file, entry.row) for entry in log]
