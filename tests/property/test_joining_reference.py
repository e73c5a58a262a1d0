"""The joining equals the slow reference, on drawn histories with the mistakes real returns have."""

from typing import Any

import pytest

from histories.returns import random_returns
from joining_histories import typed
from nearhome.records.tables import tables
from nearhome.returns.history import join
from reference import joining as slow

ORIGIN = ("collection_year", "origin_file", "origin_row")


def _rows(name: str, rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Rows as tuples of the declared columns. Where a child's row was read is left to other tests."""
    columns = [column.name for column in tables()[name].columns]
    if name == "children":
        columns = [column for column in columns if column not in ORIGIN]
    return [tuple(row.get(column) for column in columns) for row in rows]


def _check(seed: int, children: int) -> None:
    plain = random_returns(seed, children=children)
    fast = join([typed(each) for each in plain])
    expected = slow.join(plain)
    for name in tables():
        found = _rows(name, fast.tables[name].to_pylist())
        want = _rows(name, expected[name])
        if name in ("episodes", "children"):
            assert found == want, f"{name}, seed {seed}"
        assert sorted(map(repr, found)) == sorted(map(repr, want)), f"{name}, seed {seed}"
    assert fast.as_at == slow.snapshot_as_at(plain)


@pytest.mark.parametrize("seed", range(1, 21))
def test_the_joining_equals_the_reference(seed: int) -> None:
    _check(seed, children=60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_the_joining_equals_the_reference_on_many(seed: int) -> None:
    _check(seed, children=150)
