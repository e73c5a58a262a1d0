"""The engine keeps children's rows in memory and nowhere else."""

from pathlib import Path

import pyarrow as pa
import pytest

from nearhome.store.engine import Session, open_duckdb, open_duckdb_files
from nearhome.store.snapshots import current


def test_nothing_is_spilled_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = pa.table({"child": [f"{n:060d}" for n in range(400_000)]})

    def sorted_rows():
        opened = open_duckdb({"children": rows}, memory="20MB")
        return Session(opened).fetch("SELECT * FROM children ORDER BY child")

    with pytest.raises(Exception, match="Out of Memory"):
        sorted_rows()
    assert list(Path(tmp_path).rglob("*")) == []


def test_a_snapshots_files_are_opened_where_they_are(filled):
    opened = open_duckdb_files(current(filled).folder, ("children",))
    assert sorted(Session(opened).columns("children", ("child",))) == [("2",), ("first",)]
