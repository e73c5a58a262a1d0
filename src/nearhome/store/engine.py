"""Opens the records on an engine: DuckDB in this process (the default) or Spark."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa


def open_duckdb(
    tables: Mapping[str, pa.Table], *, memory: str = "512MB", threads: int = 2
) -> dict[str, Any]:
    """The record tables as Ibis tables on an in-process DuckDB, by name. Nothing is fetched."""
    connection = ibis.duckdb.connect(threads=threads, memory_limit=memory)
    return {name: connection.create_table(name, data) for name, data in tables.items()}


def open_duckdb_files(
    folder: Path, names: tuple[str, ...], *, memory: str = "512MB", threads: int = 2
) -> dict[str, Any]:
    """The Parquet files `<name>.parquet` of a snapshot folder as Ibis tables on DuckDB, by name."""
    connection = ibis.duckdb.connect(threads=threads, memory_limit=memory)
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
