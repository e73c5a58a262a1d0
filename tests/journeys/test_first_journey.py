"""What moved first, by the command and in editions: dates from counts that `nearhome measures` prints."""

from datetime import date

import pytest
from command_line import run_here
from sample_returns import write_years

from built_once import whole_council
from nearhome.cli.main import run
from nearhome.disclosure.first_moved import protected
from nearhome.journeys.first_moved import moved
from nearhome.journeys.measures import asking
from nearhome.journeys.records import open_records
from nearhome.signals.first.flows import flows_before

WAVE = date(2023, 12, 31)
"""Four months after young people who came alone were sent in greater numbers."""

VESTING = "2019-04-01"
"""When councils changed: a series begins anew."""


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return whole_council(tmp_path_factory)


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def test_a_flow_that_moved_is_dated_from_the_counts_that_measures_prints(council, nearhome):
    ran = nearhome("why", council, "--first", "--as-at", WAVE, "--format", "csv")
    assert ran.status == 0, ran.err
    first, *flows = ran.rows
    assert "16 and over, more" in first["sentence"]
    (own,) = [row for row in flows if row["direction"]]
    assert (own["flow"], own["breakdown"], own["group"]) == ("A04-month", "age_band", "16 and over")
    assert own["earliest"] <= own["likely"] == "2023-08-01" <= own["latest"]
    counted = nearhome(
        "measures", council, "--as-at", WAVE, "--code", "A04-month", "--by", "age_band",
        "--months", 60, "--format", "csv",
    )  # fmt: skip
    months = [row for row in counted.rows if row["group"] == "16 and over"]
    assert len(months) == 60
    months = [row for row in months if row["as_at"] > VESTING]
    for name, is_since in (("year_before", False), ("year_since", True)):
        side = [
            float(row["numerator"]) for row in months if (row["as_at"] > own["likely"]) is is_since
        ]
        assert float(own[name]) == pytest.approx(12 * sum(side) / len(side))


def test_every_flow_asked_has_a_row_and_those_that_kept_their_rate_say_so(council, nearhome):
    ran = nearhome("why", council, "--first", "--code", "A01,D08", "--format", "csv")
    assert ran.status == 0, ran.err
    assert "leaving_route" in {row["breakdown"] for row in ran.rows if row["flow"] == "A05-month"}
    for code in ("A01", "D08"):
        rows = [row for row in ran.rows if row["code"] == code]
        assert [row["measure"] for row in rows if not row["flow"]] == ["all together"]
        for flow, by in flows_before(code).items():
            held = {row["breakdown"] for row in rows if row["flow"] == flow}
            assert held == {"", *by}
        assert all(row["sentence"] for row in rows)


def test_a_measure_without_flows_is_named_with_those_that_have_them(council, nearhome):
    ran = nearhome("why", council, "--first", "--code", "H04")
    assert ran.status == 2
    assert "No flows stand before H04" in ran.err
    assert "A01" in ran.err


def test_a_month_of_records_is_too_short_and_the_command_says_what_it_needs(tmp_path, nearhome):
    write_years(tmp_path / "years", [2026], children=10, seed=3, as_at=date(2025, 4, 30))
    work = tmp_path / "council"
    assert run(["init", str(work), "--authority", "E06000059"]) == 0
    assert run(["add", str(work), str(tmp_path / "years"), "--as-at", "2025-04-30"]) == 0
    ran = nearhome("why", work, "--first")
    assert ran.status == 1
    assert "36 settled months" in ran.err


def test_the_board_is_told_the_same_months_as_officers_and_no_numbers_of_a_group(council):
    records = open_records(council)
    found = moved(records, WAVE, flows_before("A01"), asking(records))
    (own,) = found.moved
    (told,) = protected(found, lambda flow: False).moved
    assert (told.earliest, told.likely, told.latest) == (own.earliest, own.likely, own.latest)
    assert own.before is not None
    assert told.before is told.after is None
