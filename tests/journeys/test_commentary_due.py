"""The commentary of an edition: there, due, late, and missing where a figure really changed."""

from dataclasses import replace

import pytest
from command_line import run_here
from sample_returns import write_years

from nearhome.cli.main import run
from nearhome.journeys import commentary as journey
from nearhome.results.signals import Evidence

TEXT = """
[[commentary]]
edition = {edition}
about = "H"
changed = "More children have their health looked at in time."
why = "The two records were set beside each other."
doing = "Every child with a gap is offered an appointment."
owner = "the designated nurse"
due = 2026-07-31

[[wanted]]
edition = {edition}
about = "I"
asked_of = "Wessex Vale Police"
due = 2026-04-14

[[wanted]]
edition = {edition}
about = "A04"
asked_of = "the head of service"
due = 2026-04-15

[[wanted]]
edition = {edition}
about = "H"
asked_of = "the designated doctor"
due = 2026-04-01
"""
EDITION = "2026-03-31"
MOVED = ("A04", "D08", "H04", "J02")


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("due")
    write_years(folder / "years", [2025, 2026], children=20)
    assert run(["init", str(folder / "w"), "--authority", "E06000059"]) == 0
    assert run(["add", str(folder / "w"), str(folder / "years")]) == 0
    for edition in (EDITION, "2025-12-31"):
        file = folder / "c.toml"
        file.write_text(TEXT.format(edition=edition), encoding="utf-8")
        by = ("--on", "2026-04-02", "--by", "the analyst")
        assert run(["commentary", str(folder / "w"), str(file), *by]) == 0
    return folder / "w"


@pytest.fixture
def listed(council, capsys, monkeypatch):
    """What is listed on a day where some measures really changed and all others did not."""
    real = journey.signals_of

    def some_moved(records, on, codes, bands):
        found = real(records, on, codes, bands)
        how = {code: Evidence.REAL_CHANGE if code in MOVED else Evidence.USUAL for code in found}
        return {
            code: replace(each, direction=replace(each.direction, evidence=how[code]))
            for code, each in found.items()
        }

    monkeypatch.setattr(journey, "signals_of", some_moved)
    monkeypatch.setattr(journey, "adopted_codes", lambda _: ("A01", *MOVED))

    def listed(*options):
        ran = run_here(capsys, "commentary", council, *options, "--format", "csv")
        assert ran.status == 0, ran.err
        return [(row["state"], row["about"], row["from"], row["edition"]) for row in ran.rows]

    return listed


def test_what_is_there_due_late_and_missing(listed):
    assert listed("--today", "2026-04-15") == [
        ("there", "H", "the designated nurse", EDITION),
        ("late", "I", "Wessex Vale Police", EDITION),
        ("due", "A04", "the head of service", EDITION),
        ("missing", "D08", "", EDITION),
        ("missing", "J02", "", EDITION),
    ]


def test_a_day_later_what_was_due_is_late(listed):
    assert [row[0] for row in listed("--today", "2026-04-16")][1:3] == ["late", "late"]


def test_the_day_of_the_figures_stands_where_no_day_is_given(listed):
    assert [row[0] for row in listed()][1:3] == ["due", "due"]


def test_an_edition_without_commentary_has_all_that_moved_missing(listed):
    rows = listed("--as-at", "2025-09-30")
    assert [row[:2] for row in rows] == [("missing", code) for code in MOVED]
