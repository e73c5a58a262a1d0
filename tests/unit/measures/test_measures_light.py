"""What the usual path does not load: Ibis and pandas would each cost a good part of a second."""

import subprocess
import sys

COUNT = """
import sys
from datetime import date

import nearhome.journeys.measures
from nearhome.measures.cards import cards
from nearhome.measures.compute import compute
from nearhome.results.values import Context
from nearhome.store.engine import open_duckdb
from nearhome.store.schema import empty, schemas

opened = open_duckdb({name: empty(name) for name in schemas()})
opened.connection.execute("INSERT INTO supplied VALUES (2024, 'Episodes', 0, DATE '2024-03-31')")
day = date(2024, 3, 31)
found = compute(opened, [day], [c.code for c in cards()], ["sex"], Context("", day))
assert {each.value for each in found if each.code == "A01"} == {0}
print(*sorted({"ibis", "pandas", "sqlglot", "pyspark"} & set(sys.modules)))
"""


def test_counting_loads_neither_ibis_nor_pandas() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
