"""The product joins years as the slow reference does, row for row."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from histories import strategies
from histories.arrow import typed_return
from histories.returns import random_returns
from histories.writing import write_returns
from nearhome.records.tables import tables
from nearhome.returns.history import join
from nearhome.returns.raw import Return
from nearhome.returns.reading import read_returns
from nearhome.returns.typed import typed
from reference import joining

Row = dict[str, Any]
PLACED = (
    "place_la", "calculated_location", "calculated_distance", "location", "distance",
    "distance_source", "beyond_boundary",
)  # fmt: skip
ORIGIN = ("collection_year", "origin_file", "origin_row")


def differences(ours: list[Row], theirs: list[Row]) -> list[tuple[str, Row]]:
    """Rows that only one side has, each with whose it is."""
    left, right = [sorted(map(_as_text, rows)) for rows in (ours, theirs)]
    return [("reference only", row) for row in left if row not in right] + [
        ("product only", row) for row in right if row not in left
    ]


def _as_text(row: Row) -> str:
    return repr(sorted((key, value) for key, value in row.items() if value is not None))


def assert_joined_alike(returns: list[dict[str, Any]], read: list[Return] | None = None) -> None:
    """The product's history of `read` (the returns themselves, when not given) is the reference's."""
    slow = joining.join(returns)
    fast = join(read or [typed_return(each) for each in returns])
    assert fast.as_at == joining.snapshot_as_at(returns)
    for name in tables():
        columns = fast.tables[name].column_names
        if name == "children":
            # Where a child without a Header was read is no rule of the joining.
            columns = [column for column in columns if column not in ORIGIN]
        if read:
            columns = [column for column in columns if column not in ("origin_file", *PLACED)]
        mine = [{key: row.get(key) for key in columns} for row in slow[name]]
        assert differences(mine, fast.tables[name].select(columns).to_pylist())[:6] == [], name
        assert len(mine) == fast.tables[name].num_rows, name


@pytest.mark.parametrize("seed", range(1, 13))
def test_generated_years_are_joined_alike(seed: int) -> None:
    assert_joined_alike(random_returns(seed, children=150))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(101, 201))
def test_many_generated_years_are_joined_alike(seed: int) -> None:
    assert_joined_alike(random_returns(seed, children=150))


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(strategies.returns())
def test_small_histories_are_joined_alike(returns: list[dict[str, Any]]) -> None:
    assert_joined_alike(returns)


@pytest.mark.parametrize("seed", range(21, 25))
def test_years_written_as_files_are_read_and_joined_alike(seed: int, tmp_path: Path) -> None:
    returns = random_returns(seed, children=150)
    read = []
    for one, folder in zip(returns, write_returns(returns, tmp_path), strict=True):
        (raw,) = read_returns(folder)
        read.append(typed(raw, as_at=one["as_at"]))
    assert [each.collection_year for each in read] == [each["collection_year"] for each in returns]
    assert_joined_alike(returns, read)
