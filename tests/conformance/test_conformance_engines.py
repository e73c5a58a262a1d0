"""The same measures on DuckDB and on a real local Spark: every row alike."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from histories.agreement import Batch
from histories.arrow import arrow_records
from nearhome.measures.compute import compute
from nearhome.measures.members import members
from nearhome.results.values import Result
from nearhome.store.engine import Opened, open_duckdb_files, open_spark

CODES = ("A01", "A04-events", "D08", "E01", "E02")
DATES = (date(2024, 2, 29), date(2024, 3, 31))


@pytest.fixture(scope="module")
def batch() -> Batch:
    return Batch(seed=3, children=80)


@pytest.fixture(scope="module")
def snapshot(batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a snapshot's folder")
    tables: Mapping[str, pa.Table] = arrow_records(batch.records)
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def results(records: Opened, batch: Batch) -> list[Result]:
    return compute(records, DATES, CODES, ("age_band",), batch.context)


@pytest.mark.spark
def test_spark_gives_the_same_results(spark: Any, batch: Batch, snapshot: Path) -> None:
    names = tuple(path.stem for path in snapshot.iterdir())
    here = results(open_duckdb_files(snapshot, names), batch)
    there = results(open_spark(spark, snapshot, names), batch)
    assert there == here
    assert {each.code for each in here if each.value} >= {"A01", "A04-events", "D08", "E02"}
    assert any(each.group == "5 to 9" and each.value for each in here)


def test_files_and_tables_in_memory_give_the_same(batch: Batch, snapshot: Path) -> None:
    names = tuple(path.stem for path in snapshot.iterdir())
    opened = open_duckdb_files(snapshot, names)
    assert results(opened, batch) == results(batch.tables, batch)
    on = DATES[-1]
    assert members(opened, "E01", on, batch.context) == members(
        batch.tables, "E01", on, batch.context
    )


def test_two_computings_on_one_connection_do_not_meet(batch: Batch) -> None:
    first = results(batch.tables, batch)
    compute(batch.tables, [date(2022, 3, 31)], ("A01",), (), batch.context)
    assert results(batch.tables, batch) == first
