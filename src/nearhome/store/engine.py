"""Opens the records on an engine, DuckDB in this process (the default) or Spark, and runs on it.

Nothing here asks for pandas, which would add a third of a second to every command: results are
fetched as Python rows, and small tables of dates are written as SQL values.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

MEMORY = "2GB"
"""The most the engine takes; a council's measures take a tenth of it."""

_SQL_TYPES = {"date": "DATE", "int64": "BIGINT", "string": "STRING", "boolean": "BOOLEAN"}


def open_duckdb(
    tables: Mapping[str, pa.Table], *, memory: str = MEMORY, threads: int = 2
) -> dict[str, Any]:
    """The record tables as Ibis tables on an in-process DuckDB, by name. Nothing is fetched."""
    connection = _duckdb(memory, threads)
    opened = {}
    for name, data in tables.items():
        connection.con.from_arrow(data).create(name)
        opened[name] = connection.table(name)
    return opened


def open_duckdb_files(
    folder: Path, names: tuple[str, ...], *, memory: str = MEMORY, threads: int = 2
) -> dict[str, Any]:
    """The Parquet files `<name>.parquet` of a snapshot folder as Ibis tables on DuckDB, by name."""
    connection = _duckdb(memory, threads)
    for name in names:
        path = _literal(str(folder / f"{name}.parquet"))
        connection.con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({path})")  # noqa: S608
    return {name: connection.table(name) for name in names}


def open_spark(session: Any, folder: Path, names: tuple[str, ...]) -> dict[str, Any]:
    """The same Parquet files as Ibis tables on a Spark session that the caller started and will stop."""
    connection = ibis.pyspark.connect(session)
    return {
        name: connection.read_parquet(str(folder / f"{name}.parquet"), table_name=name)
        for name in names
    }


def _duckdb(memory: str, threads: int) -> Any:
    return ibis.duckdb.connect(
        threads=threads,
        memory_limit=memory,
        # Nothing is spilled to disk: the rows are children's, and a run that dies would leave them there.
        temp_directory="",
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )


def fetch(expression: Any) -> list[tuple[Any, ...]]:
    """The rows of an expression as tuples of plain Python values, in no promised order."""
    backend = expression.get_backend()
    return Session(expression).fetch(str(backend.compile(expression)))


def keep(expression: Any) -> Any:
    """The same rows worked out once, held by the engine until the returned table is let go."""
    return expression.cache()


class Session:
    """Runs SQL beside the record tables of an engine, in a place of its own.

    What a session keeps is seen by no other session on DuckDB, and goes with it; on Spark the last
    session to keep a name has it. `dialect` is the one its SQL must be in.
    """

    def __init__(self, like: Any) -> None:
        backend = like.get_backend()
        self._duckdb = backend.con.cursor() if backend.name == "duckdb" else None
        self._spark = None if self._duckdb else backend._session
        self.dialect = str(backend.name)

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query as tuples of plain Python values, in no promised order."""
        if self._duckdb:
            return list(self._duckdb.execute(query).fetchall())
        assert self._spark is not None
        return [tuple(row) for row in self._spark.sql(query).collect()]

    def keep(self, name: str, query: str) -> None:
        """Works a query out once and holds its rows under a name."""
        if self._duckdb:
            self._duckdb.execute(f"CREATE TEMP TABLE {name} AS {query}")
        else:
            assert self._spark is not None
            self._spark.sql(query).cache().createOrReplaceTempView(name)

    def keep_rows(
        self, name: str, types: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Holds a few given rows (a calendar, never a child) under a name.

        `types` gives each column's Ibis type: date, int64, string or boolean.
        """
        self.keep(name, _given(types, rows, '"' if self._duckdb else "`"))


def _given(types: Mapping[str, str], rows: Sequence[tuple[Any, ...]], quote: str) -> str:
    """A query of given rows that both dialects read, but for how they quote a name."""
    columns = ", ".join(
        f"CAST(column_{place} AS {_SQL_TYPES[kind]}) AS {quote}{name}{quote}"
        for place, (name, kind) in enumerate(types.items())
    )
    names = ", ".join(f"column_{place}" for place in range(len(types)))
    values = ", ".join(f"({', '.join(_literal(value) for value in row)})" for row in rows)
    return f"SELECT {columns} FROM (VALUES {values}) AS given({names})"  # noqa: S608


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
