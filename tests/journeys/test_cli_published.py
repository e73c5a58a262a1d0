"""`nearhome published` as an analyst types it, and the data-quality page that says the same."""

from dataclasses import replace
from datetime import date

import pytest
from command_line import run_apart, run_here
from sample_returns import write_year, write_years

from nearhome.demo.generate import generate
from nearhome.demo.parameters import shipped_parameters
from nearhome.demo.written import write, write_lists
from nearhome.journeys import agreement
from nearhome.journeys.add import add
from nearhome.journeys.agreement import COLUMNS, agreement_of, closed_years
from nearhome.journeys.init import init
from nearhome.journeys.measures import results_of
from nearhome.journeys.quality import quality_of
from nearhome.journeys.records import open_records
from nearhome.published.facts import Facts
from nearhome.published.years import authority_years
from nearhome.results.published import NO_CELL, Cell, Level, PublishedFigure
from nearhome.results.quality import Match

HERE = "E06000059"


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    write_years(folder / "years", [2023, 2024, 2025])
    assert run_apart("init", folder / "w", "--authority", HERE).status == 0
    assert run_apart("add", folder / "w", folder / "years").status == 0
    return folder / "w"


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def theirs(result, **more):
    """The figure that an authority which counts as `result` does would have published."""
    made = PublishedFigure(
        result.code.split("-")[0], HERE, "Here", Level.AUTHORITY, result.as_at, Cell(result.value),
        result.unit, Cell(result.numerator),
        NO_CELL if result.denominator is None else Cell(result.denominator),
        result.breakdown, result.group, str(result.as_at.year),
        date(result.as_at.year, 12, 1), "invented",
    )  # fmt: skip
    return replace(made, **more)


@pytest.fixture
def told(council, monkeypatch):
    """Makes the facts held those of somebody who counts by these codes, groups by `by` among them."""

    def tell(*codes, by=(), **more):
        records = open_records(council)
        made = [
            theirs(each, **more)
            for each in results_of(records, closed_years(records), codes, by)
            if each.numerator is not None
        ]
        monkeypatch.setattr(agreement, "facts_of", lambda workspace, codes: Facts(tuple(made)))

    return tell


def matches(listed, **wanted):
    return {
        row["variant"]: row["matches"]
        for row in listed.rows
        if all(row[name] == value for name, value in wanted.items())
    }


def test_the_columns_and_every_closed_year(nearhome, council):
    listed = nearhome("published", council, "--code", "A01", "--format", "csv")
    assert listed.status == 0
    assert tuple(listed.out.splitlines()[0].split(",")) == COLUMNS
    totals = [row for row in listed.rows if not row["breakdown"]]
    assert {row["as_at"] for row in totals} == {"2023-03-31", "2024-03-31", "2025-03-31"}
    newest = next(row for row in totals if row["as_at"] == "2025-03-31")
    assert (newest["published"], newest["matches"]) == ("437", "no")
    assert float(newest["difference"]) == float(newest["ours"]) - 437
    assert "2025 release" in newest["source"]
    assert {row["breakdown"] for row in listed.rows} > {"age_band", "sex", "placement"}
    assert "published figures:" in listed.err


def test_one_year(nearhome, council):
    listed = nearhome("published", council, "--code", "A01", "--year", "2024", "--format", "csv")
    assert {row["as_at"] for row in listed.rows} == {"2024-03-31"}


@pytest.mark.parametrize("reading", ["A04", "A04-events", "E01", "E01-records", "D08-computed"])
def test_the_reading_that_was_counted_by_is_found(nearhome, council, told, reading):
    told(reading)
    code = reading.split("-")[0]
    listed = nearhome("published", council, "--code", code, "--year", "2025", "--format", "csv")
    found = matches(listed)
    assert found[reading] == "yes"
    assert set(found) > {reading}


def test_groups_are_compared_too(nearhome, council, told):
    told("D01", by=["placement"])
    listed = nearhome("published", council, "--year", "2025", "--format", "csv")
    groups = [row for row in listed.rows if row["breakdown"] == "placement"]
    assert len(groups) >= 3
    assert {row["matches"] for row in groups} == {"yes"}


def test_a_year_that_is_not_closed_is_refused(nearhome, council):
    refused = nearhome("published", council, "--year", "2026")
    assert refused.status == 2
    assert "2026 is not a closed year" in refused.err
    assert "2023, 2024, 2025" in refused.err


def test_the_running_year_is_not_closed(tmp_path, nearhome):
    lives = write_years(tmp_path / "years", [2025])
    write_year(tmp_path / "years" / "2025-26", 2026, lives, as_at=date(2025, 10, 31))
    assert run_apart("init", tmp_path / "w", "--authority", HERE).status == 0
    assert run_apart("add", tmp_path / "w", tmp_path / "years").status == 0
    records = open_records(tmp_path / "w")
    assert date(2025, 3, 31) < records.as_at < date(2026, 3, 31)
    assert closed_years(records) == (date(2025, 3, 31),)
    assert (
        "2026 is not a closed year" in nearhome("published", tmp_path / "w", "--year", "2026").err
    )


def test_a_figure_that_counts_otherwise_is_not_compared(nearhome, council, told):
    told("A01", "E03")
    listed = nearhome("published", council, "--code", "A01", "E03", "--format", "csv")
    assert {row["code"] for row in listed.rows} == {"A01"}


def test_a_measure_that_nobody_publishes_alike_is_refused_with_the_reason(nearhome, council):
    refused = nearhome("published", council, "--code", "D08-boundary")
    assert refused.status == 1
    assert "Nobody publishes how far beyond the boundary" in refused.err
    assert nearhome("published", council, "--code", "A99").status == 2


def test_without_figures_of_the_council_the_mend_is_named(nearhome, council, monkeypatch):
    monkeypatch.setattr(agreement, "facts_of", lambda workspace, codes: Facts())
    refused = nearhome("published", council, "--code", "E01")
    assert refused.status == 1
    assert "No published figure of Dorset for E01 is held" in refused.err
    assert "nearhome add" in refused.err


def test_stock_starts_and_ends_are_held_of_every_council(tmp_path, nearhome):
    write_years(tmp_path / "years", [2024])
    assert run_apart("init", tmp_path / "w", "--authority", "E08000025").status == 0
    assert run_apart("add", tmp_path / "w", tmp_path / "years").status == 0
    listed = nearhome("published", tmp_path / "w", "--format", "csv")
    assert listed.status == 0
    published = {row["code"]: row["published"] for row in listed.rows}
    held = {each.year: each for each in authority_years() if each.area == "E08000025"}[2024]
    assert published == {
        "A01": f"{held.children.number:.0f}",
        "A04": f"{held.started.number:.0f}",
        "A05": f"{held.ceased.number:.0f}",
    }
    assert (
        "Of other measures no published figure is held. Add the DfE's own CSV files" in listed.err
    )


def test_a_code_that_the_council_once_had_serves_where_the_area_is_the_same(tmp_path, monkeypatch):
    write_years(tmp_path / "years", [2023])
    assert run_apart("init", tmp_path / "w", "--authority", "E06000065").status == 0
    assert run_apart("add", tmp_path / "w", tmp_path / "years").status == 0
    records = open_records(tmp_path / "w")
    (ours,) = results_of(records, closed_years(records), ["A01"], ())
    former = theirs(ours, area="E10000023")
    monkeypatch.setattr(agreement, "facts_of", lambda workspace, codes: Facts((former,)))
    (found,) = agreement_of(records, closed_years(records), ["A01"])
    assert found.matches is Match.YES


def test_the_edition_compares_with_what_was_known_on_its_day(council, told):
    told("A01")
    records = open_records(council)
    for on, years in ((date(2025, 3, 31), {2023, 2024}), (date(2024, 3, 31), {2023})):
        quality = quality_of(records, on, None, ())
        assert {each.as_at.year for each in quality.agreement} == years
        stock = {each.matches for each in quality.agreement if each.code == "A01"}
        assert stock == {Match.YES}


@pytest.mark.slow
def test_the_demonstration_agrees_in_stock_starts_and_ends_and_says_where_it_does_not(tmp_path):
    parameters = shipped_parameters()
    plan = generate(parameters, seed=parameters.seed, children=parameters.children)
    years = write(plan, tmp_path / "files", parameters.untidy)
    lists = write_lists(plan, tmp_path / "lists")
    init(tmp_path / "w", parameters.authority, say=lambda line: None)
    add(tmp_path / "w", (*years, *lists), say=lambda line: None)
    records = open_records(tmp_path / "w")
    quality = quality_of(records, records.as_at, None, ())
    own = [each for each in quality.agreement if each.variant == each.code and each.latest]
    totals = {
        (each.code, each.as_at.year): each.matches
        for each in own
        if each.code in ("A01", "A04", "A05") and each.as_at.year >= 2021
    }
    assert len(totals) == 15
    assert set(totals.values()) == {Match.YES}
    assert any(each.matches is Match.NO for each in own)
