"""Opens the records on an engine, DuckDB in this process (the default) or Spark, and runs SQL on it.

Nothing here loads Ibis or pandas, which would each add a good part of a second to every command: SQL
comes as text, results as Python rows.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

import duckdb
import pyarrow as pa

MEMORY = "2GB"
"""The most the engine takes; a council's measures take a tenth of it."""

_SQL_TYPES = {"date": "DATE", "int64": "BIGINT", "string": "STRING", "boolean": "BOOLEAN"}
_COLUMN_TYPES = {
    pa.string(): "VARCHAR",
    pa.date32(): "DATE",
    pa.bool_(): "BOOLEAN",
    pa.int8(): "TINYINT",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
}
_QUOTES = {"duckdb": '"', "pyspark": "`"}


@dataclass(frozen=True)
class Opened:
    """An engine that holds the record tables under their own names.

    `dialect` is that of its SQL, as Ibis calls it: duckdb or pyspark. `connection` is a DuckDB
    connection or a Spark session. `shared` are the names that a session has kept for all of them, and
    `making` is held while one is made.
    """

    dialect: str
    connection: Any
    shared: set[str] = field(default_factory=set)
    making: AbstractContextManager[Any] = field(default_factory=RLock)


def open_duckdb(
    tables: Mapping[str, pa.Table], *, memory: str = MEMORY, threads: int = 2
) -> Opened:
    """The record tables (Arrow, by name) on an in-process DuckDB. Nothing is fetched from anywhere."""
    connection = _duckdb(memory, threads)
    empty = {name: data.schema for name, data in tables.items() if not data.num_rows}
    # Most local lists are empty in most workspaces: declared together they cost a fifth of one by one.
    connection.execute("; ".join(_declared(name, schema) for name, schema in empty.items()))
    for name, data in tables.items():
        if name not in empty:
            connection.from_arrow(data).create(name)
    return Opened("duckdb", connection)


def _declared(name: str, schema: pa.Schema) -> str:
    columns = ", ".join(f'"{field.name}" {_COLUMN_TYPES[field.type]}' for field in schema)
    return f'CREATE TABLE "{name}" ({columns})'


def open_duckdb_files(
    folder: Path, names: tuple[str, ...], *, memory: str = MEMORY, threads: int = 2
) -> Opened:
    """The Parquet files `<name>.parquet` of a snapshot folder on an in-process DuckDB."""
    connection = _duckdb(memory, threads)
    for name in names:
        path = _literal(str(folder / f"{name}.parquet"))
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({path})")  # noqa: S608
    return Opened("duckdb", connection)


def open_spark(session: Any, folder: Path, names: tuple[str, ...]) -> Opened:
    """The same Parquet files on a Spark session that the caller started and will stop."""
    for name in names:
        session.read.parquet(str(folder / f"{name}.parquet")).createOrReplaceTempView(name)
    return Opened("pyspark", session)


def _duckdb(memory: str, threads: int) -> Any:
    settings: dict[str, Any] = {
        "threads": threads,
        "memory_limit": memory,
        # Nothing is spilled to disk: the rows are children's, and a run that dies would leave them there.
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=settings)


class Session:
    """Runs SQL beside the record tables of an engine, in a place of its own.

    What a session keeps is seen by no other session on DuckDB, and goes with it, unless it is kept for
    all; on Spark the last session to keep a name has it.
    """

    def __init__(self, opened: Opened) -> None:
        self.dialect = opened.dialect
        self.shared = opened.shared
        self.making = opened.making
        self._duckdb = opened.connection.cursor() if opened.dialect == "duckdb" else None
        self._spark = None if self._duckdb else opened.connection

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query as tuples of plain Python values, in no promised order."""
        if self._duckdb:
            return list(self._duckdb.execute(query).fetchall())
        assert self._spark is not None
        return [tuple(row) for row in self._spark.sql(query).collect()]

    def columns(self, table: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """Some columns of every row of a table."""
        quoted = ", ".join(map(self._quoted, names))
        return self.fetch(f"SELECT {quoted} FROM {self._quoted(table)}")  # noqa: S608

    def filled(self, table: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """For each collection year with rows in a table: the year, and how many rows hold each column."""
        counts = ", ".join(f"COUNT({self._quoted(column)})" for column in columns)
        year = self._quoted("collection_year")
        source = self._quoted(table)
        return self.fetch(f"SELECT {year}, {counts} FROM {source} GROUP BY {year}")  # noqa: S608

    def filled_by_day(
        self,
        table: str,
        columns: Sequence[str],
        days: Sequence[str],
        only: Sequence[tuple[str, str]] = (),
        year: str = "",
    ) -> list[tuple[Any, ...]]:
        """For each day of a table's rows, the earliest of the columns `days`: it, and how many hold each column.

        The day is None where none of them is filled, and of every row when there are none. `only`:
        columns with the word that a row looked at holds, or with "" for none. `year`: the column whose financial
        year (2026-27) must be the one that the row's day is in.
        """
        counts = ", ".join(f"COUNT({self._quoted(column)})" for column in columns)
        named = [self._quoted(each) for each in days] or ["CAST(NULL AS DATE)"]
        day = f"LEAST({', '.join(named)})" if len(named) > 1 else named[0]
        source = self._quoted(table)
        met = [self._holds(column, word) for column, word in only]
        met += [f"{self._quoted(year)} = {_financial_year('row_day')}"] if year else []
        rows = f"SELECT {day} AS row_day, * FROM {source}"  # noqa: S608
        looked_at = f" WHERE {' AND '.join(met)}" if met else ""
        return self.fetch(
            f"SELECT row_day, {counts} FROM ({rows}) AS dated{looked_at} GROUP BY row_day"  # noqa: S608
        )

    def _holds(self, column: str, word: str) -> str:
        named = self._quoted(column)
        return f"{named} = {_literal(word)}" if word else f"{named} IS NULL"

    def keep(self, name: str, query: str, *, for_all: bool = False) -> None:
        """Works a query out once and holds its rows under a name; `for_all`, for every session of the engine."""
        if self._duckdb:
            kind = "TABLE" if for_all else "TEMP TABLE"
            self._duckdb.execute(f"CREATE {kind} {name} AS {query}")
            self.shared.update([name] if for_all else [])
        else:
            assert self._spark is not None
            self._spark.sql(query).cache().createOrReplaceTempView(name)

    def keep_rows(
        self, name: str, types: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Holds a few given rows (a calendar, never a child) under a name.

        `types` gives each column's Ibis type: date, int64, string or boolean.
        """
        if self._duckdb:
            self._keep_given(name, types, rows)
        else:
            self._keep_written(name, types, rows)

    def _keep_given(
        self, name: str, types: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        # Two thousand days handed over take a tenth of the time of as many written out as SQL.
        assert self._duckdb is not None
        columns = ", ".join(
            f"UNNEST(CAST(${place} AS {_SQL_TYPES[kind]}[])) AS {self._quoted(column)}"
            for place, (column, kind) in enumerate(types.items(), start=1)
        )
        given = [[row[place] for row in rows] for place in range(len(types))]
        self._duckdb.execute(f"CREATE TEMP TABLE {name} AS SELECT {columns}", given)

    def _keep_written(
        self, name: str, types: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        columns = ", ".join(
            f"CAST(column_{place} AS {_SQL_TYPES[kind]}) AS {self._quoted(column)}"
            for place, (column, kind) in enumerate(types.items())
        )
        names = ", ".join(f"column_{place}" for place in range(len(types)))
        values = ", ".join(f"({', '.join(_literal(value) for value in row)})" for row in rows)
        self.keep(name, f"SELECT {columns} FROM (VALUES {values}) AS given({names})")  # noqa: S608

    def _quoted(self, name: str) -> str:
        return f"{_QUOTES[self.dialect]}{name}{_QUOTES[self.dialect]}"


def _financial_year(day: str) -> str:
    """The financial year of a day as its label, 2026-27, in both engines' words."""
    first = f"(YEAR({day}) - CASE WHEN MONTH({day}) < 4 THEN 1 ELSE 0 END)"
    second = f"LPAD(CAST(({first} + 1) % 100 AS STRING), 2, '0')"
    return f"CONCAT(CAST({first} AS STRING), '-', {second})"


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
