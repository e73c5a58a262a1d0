"""Each allowed operation gives the rows worked out by hand, on DuckDB and on Spark."""

from typing import Any

import ibis
import pytest
from conformance_operations import OPERATIONS, ROWS, TYPES, column_due, column_query, table_queries

from nearhome.cohorts.compiling import compiled
from nearhome.records.tables import tables
from nearhome.store.engine import Opened, Session, open_duckdb
from nearhome.store.schema import empty


def found(session: Session, expression: Any) -> set[tuple[Any, ...]]:
    return {tuple(row) for row in session.fetch(compiled(expression, session.dialect).sql)}


@pytest.fixture(scope="module")
def duckdb() -> Session:
    session = Session(open_duckdb({name: empty(name) for name in tables()}))
    session.keep_rows("given_rows", TYPES, ROWS)
    return session


@pytest.fixture(scope="module")
def sparks(spark: Any) -> Session:
    session = Session(Opened("pyspark", spark))
    session.keep_rows("given_rows", TYPES, ROWS)
    return session


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_a_column_on_duckdb(duckdb: Session, operation: Any) -> None:
    assert found(duckdb, column_query(operation)) == column_due(operation)


@pytest.mark.parametrize("name", table_queries())
def test_a_table_on_duckdb(duckdb: Session, name: str) -> None:
    expression, due = table_queries()[name]
    assert found(duckdb, expression) == due


@pytest.mark.spark
def test_all_columns_on_spark(sparks: Session) -> None:
    table = ibis.table(TYPES, name="given_rows")
    columns = {f"c{place}": each.column(table) for place, each in enumerate(OPERATIONS)}
    rows = found(sparks, table.select("child", "n", **columns))
    assert rows == {
        (*row[:2], *(each.due[place] for each in OPERATIONS)) for place, row in enumerate(ROWS)
    }


@pytest.mark.spark
@pytest.mark.parametrize("name", table_queries())
def test_a_table_on_spark(sparks: Session, name: str) -> None:
    expression, due = table_queries()[name]
    assert found(sparks, expression) == due
