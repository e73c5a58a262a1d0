"""The schema of the records: what a snapshot of an older version lacks is unknown, and nothing else changes."""

import pyarrow as pa

from nearhome.records.tables import tables
from nearhome.store.schema import schemas, with_every_column


def test_a_column_that_an_older_version_did_not_write_is_empty() -> None:
    whole = schemas()["reviews"].empty_table()
    older = pa.table({"child": ["a", "b"], "review": pa.array([None, None], pa.date32())})
    found = with_every_column("reviews", older)
    assert set(found.column_names) == set(whole.column_names)
    assert found["child"].to_pylist() == ["a", "b"]
    assert found["review_code"].to_pylist() == [None, None]
    assert found["review_code"].type == pa.string()


def test_a_whole_table_is_left_as_it_is() -> None:
    for name in tables():
        table = schemas()[name].empty_table()
        assert with_every_column(name, table) is table
