"""Opens the records on an engine, DuckDB in this process (the default) or Spark, and runs on it.

Nothing here asks for pandas, which would add a third of a second to every command: results are
fetched as Python rows, and small tables of dates are written as SQL values.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

_SERIAL = itertools.count(1)
_DUCKDB_TYPES = {"date": "DATE", "int64": "BIGINT", "string": "VARCHAR", "boolean": "BOOLEAN"}


def open_duckdb(
    tables: Mapping[str, pa.Table], *, memory: str = "512MB", threads: int = 2
) -> dict[str, Any]:
    """The record tables as Ibis tables on an in-process DuckDB, by name. Nothing is fetched."""
    connection = _duckdb(memory, threads)
    opened = {}
    for name, data in tables.items():
        connection.con.from_arrow(data).create(name)
        opened[name] = connection.table(name)
    return opened


def open_duckdb_files(
    folder: Path, names: tuple[str, ...], *, memory: str = "512MB", threads: int = 2
) -> dict[str, Any]:
    """The Parquet files `<name>.parquet` of a snapshot folder as Ibis tables on DuckDB, by name."""
    connection = _duckdb(memory, threads)
    return {
        name: connection.read_parquet(str(folder / f"{name}.parquet"), table_name=name)
        for name in names
    }


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
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )


def fetch(expression: Any) -> list[tuple[Any, ...]]:
    """The rows of an expression as tuples of plain Python values, in no promised order."""
    backend = expression.get_backend()
    query = str(backend.compile(expression))
    if backend.name == "duckdb":
        return list(backend.con.execute(query).fetchall())
    return [tuple(row) for row in backend.raw_sql(query).collect()]


def keep(expression: Any) -> Any:
    """The same rows worked out once, held by the engine until the returned table is let go."""
    return expression.cache()


def small_table(like: Any, types: Mapping[str, str], rows: Sequence[tuple[Any, ...]]) -> Any:
    """A small table (a calendar, never a child) beside the tables of `like`'s engine.

    `types` gives each column's Ibis type: date, int64, string or boolean.
    """
    backend = like.get_backend()
    name = f"small_{next(_SERIAL)}"
    if backend.name == "duckdb":
        columns = ", ".join(f'"{column}" {_DUCKDB_TYPES[kind]}' for column, kind in types.items())
        backend.con.execute(f"CREATE TEMP TABLE {name} ({columns})")
        if rows:
            backend.con.execute(f"INSERT INTO {name} VALUES {_values(rows)}")  # noqa: S608
    else:
        schema = ", ".join(f"{column} {_SPARK_TYPES[kind]}" for column, kind in types.items())
        backend._session.createDataFrame(list(rows), schema).createOrReplaceTempView(name)
    return backend.table(name)


_SPARK_TYPES = {"date": "date", "int64": "bigint", "string": "string", "boolean": "boolean"}


def _values(rows: Iterable[tuple[Any, ...]]) -> str:
    return ", ".join(f"({', '.join(_literal(value) for value in row)})" for row in rows)


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
