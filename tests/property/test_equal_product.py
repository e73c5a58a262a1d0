"""From files to figures: returns written as CSV, added to a workspace and measured, equal the slow count."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from histories.agreement import codes, differences, plain_context
from histories.returns import random_returns
from histories.writing import write_returns
from nearhome.journeys.add import add
from nearhome.journeys.init import init
from nearhome.journeys.measures import results_of
from nearhome.journeys.records import open_records
from reference import joining
from reference.history import history

DATES = [date(2020, 3, 31), date(2022, 11, 30), date(2024, 2, 29), date(2024, 3, 31)]
BY = ["age_band", "placement", "distance", "locality", "need", "uasc"]


def quiet(_: str) -> None:
    """Progress that nobody reads."""


def whole_years(seed: int) -> list[dict[str, Any]]:
    """Returns to each 31 March, what the return leaves to geography taken out."""
    returns = [each for each in random_returns(seed, 120) if each["as_at"].month == 3]
    for one in returns:
        one["as_at"] = None
        for row in one["tables"]["Episodes"]:
            row["PL_LA"] = row["BEYOND_BOUNDARY"] = None
            row["CALCULATED_DISTANCE"] = row["CALCULATED_LOCATION"] = None
    return returns


@pytest.mark.parametrize("seed", [2, pytest.param(3, marks=pytest.mark.slow)])
def test_a_workspace_counts_as_the_reference_does(seed: int, tmp_path: Path) -> None:
    returns = whole_years(seed)
    folders = write_returns(returns, tmp_path / "returns")
    workspace = tmp_path / "workspace"
    init(workspace, "E06000059", say=quiet)
    attempts = [folder for folder in folders if folder.name.endswith("first")]
    for paths in (attempts, [folder for folder in folders if folder not in attempts]):
        if paths:
            add(workspace, paths, say=quiet)
    records = open_records(workspace)
    slow = history(joining.join(returns), plain_context(records.context()))
    dates = [on for on in DATES if on <= records.as_at]
    results = results_of(records, dates, codes(), BY)
    assert differences(slow, results)[:10] == []
