"""The forecast and the backtest by command: what they print, write, repeat and refuse."""

import csv
import io
import json

import pytest
from command_line import run_here
from sample_returns import write_years

from built_once import whole_council

LEVELS = ("p10", "p25", "p50", "p75", "p90")


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return whole_council(tmp_path_factory)


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def test_a_forecast_is_printed_and_written_with_what_it_was_made_from(council, nearhome, tmp_path):
    out = tmp_path / "forecast"
    ran = nearhome("forecast", council, "--months", 18, "--out", out, "--format", "csv")
    assert ran.status == 0
    rows = ran.rows
    assert list(rows[0]) == ["code", "date", "breakdown", "group", *LEVELS]
    whole = [row for row in rows if row["code"] == "A01" and not row["breakdown"]]
    assert [row["date"] for row in whole][:2] == ["2026-11-30", "2026-12-31"]
    assert len(whole) == 18
    for row in rows:
        values = [float(row[level]) for level in LEVELS]
        assert values == sorted(values)
        assert values[0] >= 0
    widths = [float(row["p90"]) - float(row["p10"]) for row in whole]
    assert widths[11] > 1.5 * widths[0] > 0
    for day in ("2027-03-31", "2028-04-30"):
        (total,) = (float(row["p50"]) for row in whole if row["date"] == day)
        for breakdown in ("age_band", "home"):
            parts = [row for row in rows if row["date"] == day and row["breakdown"] == breakdown]
            assert sum(float(row["p50"]) for row in parts if row["code"] == "A01") == pytest.approx(
                total, rel=0.02
            )
    assert "Tried on our own past at" in ran.err
    assert (out / "forecast.csv").read_bytes().decode() == ran.out
    said = json.loads((out / "forecast.json").read_text("utf-8"))
    assert said["as_at"] == "2026-10-31"
    assert said["parameters"]["seed"] == "1"
    assert said["snapshot"].startswith("2026-10-31")
    assert "what goes on as it has" in said["said"][0]
    assert json.loads((out / "parameters.schema.json").read_text("utf-8"))["properties"]["months"]
    scored = list(csv.DictReader(io.StringIO((out / "backtest.csv").read_text("utf-8"))))
    assert {row["forecaster"] for row in scored} >= {"Nearhome", "last value", "plain Markov"}
    assert len(list(csv.DictReader(io.StringIO((out / "assumptions.csv").read_text("utf-8"))))) > 8


def test_the_same_seed_is_the_same_forecast_and_another_is_not(council, nearhome):
    asked = ("forecast", council, "--months", 3, "--as-at", "2020-06-30", "--format", "csv")
    first, again, other = (nearhome(*asked, "--seed", seed) for seed in (7, 7, 8))
    assert first.out == again.out != other.out
    assert [row["date"] for row in first.rows][:1] == ["2020-07-31"]


def test_what_came_later_changes_no_forecast_made_before(council, nearhome):
    """A forecast as at a date is made from what was recorded by then: its backtest ends there too."""
    ran = nearhome("backtest", council, "--as-at", "2021-03-31", "--format", "csv")
    assert ran.status == 0
    rows = ran.rows
    assert list(rows[0]) == [
        "forecaster", "horizon", "n", "mae", "crps", "wis", "coverage_50", "coverage_80", "coverage_95", "bias",
    ]  # fmt: skip
    assert [row["forecaster"] for row in rows][:3] == ["Nearhome"] * 3
    assert {row["forecaster"] for row in rows} == {
        "Nearhome", "children one by one", "last value", "drift", "damped trend", "linear, five years", "plain Markov",
    }  # fmt: skip
    assert "up to" not in ran.err
    assert "to 2020-12-31" in ran.err
    for row in rows:
        assert (
            0
            <= float(row["coverage_50"])
            <= float(row["coverage_80"])
            <= float(row["coverage_95"])
            <= 1
        )
        assert float(row["crps"]) <= float(row["mae"]) + 1e-9


@pytest.mark.parametrize("months", [0, 600])
def test_a_horizon_that_cannot_be_is_refused(council, nearhome, months):
    ran = nearhome("forecast", council, "--months", months)
    assert ran.status == 2
    assert f"{months} months with seed 1 cannot be forecast" in ran.err
    assert "1 to 240" in ran.err
    assert not ran.out


def test_too_little_history_is_said(nearhome, tmp_path):
    workspace = tmp_path / "w"
    assert nearhome("init", workspace, "--authority", "E06000059").status == 0
    write_years(tmp_path / "returns", [2026])
    assert nearhome("add", workspace, tmp_path / "returns", "--as-at", "2026-03-31").status == 0
    ran = nearhome("backtest", workspace)
    assert ran.status == 1
    assert "39 months of returns" in ran.err
    early = nearhome("forecast", workspace, "--as-at", "2025-07-31", "--months", 3)
    assert early.status == 1
    assert "a forecast needs 6" in early.err
