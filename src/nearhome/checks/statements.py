"""The checks as SQL: compiled from the declarations, or as shipped for DuckDB.

Ibis takes longer to write this SQL than DuckDB takes to run it. So what the declarations compile to
ships with the package (`sql/duckdb/`); `scripts/write_checks.py` writes it, and a test says that it is
what they compile to today.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import ibis

from nearhome.checks.catalogue import checks
from nearhome.checks.declaration import Check
from nearhome.checks.frames import FRAMES, KEPT, WHERE
from nearhome.records.tables import tables as record_tables

DIALECT = "duckdb"
_TYPES = {
    "text": "string",
    "date": "date",
    "flag": "int8",
    "integer": "int32",
    "number": "float64",
}


def checks_of(frame: str) -> tuple[Check, ...]:
    """The checks that look at a frame, in the order of their columns in its statement."""
    return tuple(check for check in checks().values() if check.frame == frame)


def expressions() -> Iterator[tuple[str, Any]]:
    """What is kept, then the offending rows of every frame, by name, over tables by their names."""
    ready = dict(_named_tables())
    for name, make in KEPT.items():
        rows = make(ready)
        yield name, rows
        ready[name] = ibis.table(rows.schema(), name=name)
    for frame in FRAMES:
        yield frame, _offending(ready, frame)


def compiled(dialect: str = DIALECT) -> dict[str, str]:
    """The SQL of every expression by name, in a dialect that Ibis writes."""
    getattr(ibis, dialect)  # registers the backend's options, which its compiler reads
    return {name: f"{ibis.to_sql(rows, dialect=dialect)}\n" for name, rows in expressions()}


@cache
def shipped() -> Mapping[str, str]:
    """The SQL that ships for DuckDB by name; FileNotFoundError when the package is not whole."""
    folder = files(__package__).joinpath("sql", DIALECT)
    return {
        name: folder.joinpath(f"{name}.sql").read_text(encoding="utf-8")
        for name in (*KEPT, *FRAMES)
    }


def _named_tables() -> Iterator[tuple[str, Any]]:
    for name, table in record_tables().items():
        columns = {column.name: _TYPES[column.type] for column in table.columns}
        yield name, ibis.table(columns, name=name)


def _offending(ready: Mapping[str, Any], frame: str) -> Any:
    """The rows of a frame in which a check offends, with a column a check: true where it does."""
    rows = FRAMES[frame](ready)
    own = checks_of(frame)
    marks = {check.rule: check.offends(rows).fill_null(False) for check in own}
    marked = rows.select(*WHERE, **marks)
    offends = marked[own[0].rule]
    for check in own[1:]:
        offends = offends | marked[check.rule]
    return marked.filter(offends)
