"""Every measure of the catalogue, by every breakdown, on DuckDB and on a real local Spark."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from histories.agreement import breakdowns, codes
from histories.arrow import arrow_records
from histories.list_batch import ListBatch
from nearhome.measures.compute import compute
from nearhome.results.values import Result
from nearhome.store.engine import Opened, open_duckdb_files, open_spark

DATES = (date(2024, 2, 29), date(2024, 3, 31))


@pytest.fixture(scope="module")
def batch() -> ListBatch:
    return ListBatch(seed=5, children=80)


@pytest.fixture(scope="module")
def snapshot(batch: ListBatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("all records")
    for name, table in arrow_records(batch.records).items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def results(records: Opened, batch: ListBatch) -> list[Result]:
    return compute(records, DATES, codes(), breakdowns(), batch.context)


def shown(result: Result) -> tuple[Any, ...]:
    """A result, its numbers to nine figures: a mean of thousands may be added up in another order."""
    numbers = (result.numerator, result.denominator, result.value)
    rounded = (None if each is None else float(f"{each:.9g}") for each in numbers)
    key = (result.code, result.as_at, result.period, result.breakdown, result.group)
    return (*key, *rounded, result.status)


@pytest.mark.slow
@pytest.mark.spark
def test_spark_gives_the_same_of_every_measure(
    spark: Any, batch: ListBatch, snapshot: Path
) -> None:
    names = tuple(path.stem for path in snapshot.iterdir())
    here = [shown(each) for each in results(open_duckdb_files(snapshot, names), batch)]
    there = [shown(each) for each in results(open_spark(spark, snapshot, names), batch)]
    differing = [(one, other) for one, other in zip(here, there, strict=True) if one != other]
    assert differing[:10] == []
    assert {code for code, *_ in here} == set(codes())
    counted = {each[0] for each in here if each[5]}
    assert len(counted) > 0.8 * len(codes())
    assert counted >= {"H05-list", "H06-list", "J02-list", "J04-list", "N01", "N05"}
