"""Editions by audience through the command line: what each holds, what is refused, what may be frozen."""

import csv
from datetime import date

import pytest
from command_line import run_here
from sample_returns import write_year, write_years

from nearhome.cli.main import run
from nearhome.journeys import public_results
from nearhome.results.audience import Audience

DAY = "2026-09-30"
NOW = date(2026, 10, 31)
SPOKEN = """
proud = ["More of our children stay with the same carers."]
failing = ["Some live too far from home."]
contact = "the performance team."
advocacy = "the county's advocates."
"""
YOUNG = """
not_asked = ["If you feel safe at school."]
unhappy = "Tell your carer."
advocate = "Ask for an advocate. It is free."
[[thing]]
about = "Moving home"
you_said = "we move too much."
we_did = "ask your carers what they need."
code = "E01"
counted = "You who moved a lot"
"""


CODES = {
    "A01",
    "A02",
    "A04",
    "A04-month",
    "A05",
    "B01",
    "D02",
    "D07-home",
    "D08",
    "D15",
    "E01",
    "F05",
    "J02",
}


@pytest.fixture(scope="module")
def few_measures():
    """Editions of a dozen measures: a whole one takes a quarter of a minute."""
    every = public_results.cards_of_edition
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            public_results,
            "cards_of_edition",
            lambda **asked: tuple(card for card in every(**asked) if card.code in CODES),
        )
        yield


@pytest.fixture(scope="module")
def place(tmp_path_factory, few_measures):
    """A small council with two years and a running one, its public edition, and its young people's draft."""
    folder = tmp_path_factory.mktemp("for")
    lives = write_years(folder / "years", [2025, 2026], children=60)
    write_year(folder / "now" / "2026-27", 2027, lives, NOW)
    workspace = folder / "w"
    assert run(["init", str(workspace), "--authority", "E06000059"]) == 0
    assert (
        run(
            ["add", str(workspace), str(folder / "years"), str(folder / "now"), "--as-at", str(NOW)]
        )
        == 0
    )
    (workspace / "young-people.toml").write_text(YOUNG, encoding="utf-8")
    for audience in ("public", "young-people"):
        assert (
            run(["dataset", str(workspace), "--out", str(folder / "e"), "--audience", audience])
            == 0
        )
    return folder


def rows_of(folder):
    with (folder / "data.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_a_public_edition_holds_quarter_ends_groups_in_march_and_nothing_small(place):
    rows = rows_of(place / "e" / f"{DAY}-public")
    totals = {row["as_at"] for row in rows if not row["group"]}
    groups = {row["as_at"] for row in rows if row["group"]}
    assert {day[5:] for day in totals} == {"03-31", "06-30", "09-30", "12-31"}
    assert {day for day in groups if day[5:] != "03-31"} == {DAY}
    codes = {row["code"] for row in rows}
    assert "A01" in codes
    assert not codes & {"D15", "I12", "K09", "A04-month"}
    counts = [
        row
        for row in rows
        if row["unit"] in ("n", "%") and row["numerator"] and not row["code"].startswith("A06")
    ]
    assert len(counts) > 100
    assert not [row for row in counts if 1 <= float(row["numerator"]) <= 5]
    shares = [row for row in rows if row["unit"] == "%" and row["value"]]
    assert all(row["numerator"] and row["denominator"] for row in shares)
    assert any(row["status"] == "suppressed" for row in rows)


def test_an_attacker_finds_nothing_in_it(place, capsys):
    done = run_here(capsys, "leakcheck", place / "e" / f"{DAY}-public", "--format", "csv")
    assert (done.status, done.rows) == (0, [])


def test_it_cannot_be_frozen_until_all_is_written(place, capsys):
    w, out = place / "w", place / "e" / f"{DAY}-public"
    sent = ("--circulated", "2026-11-20", "--to", "everybody")
    refused = run_here(capsys, "freeze", w, out, *sent)
    assert refused.status == 1
    assert "`proud` in public.toml" in refused.err
    (w / "public.toml").write_text(SPOKEN, encoding="utf-8")
    assert run_here(capsys, "dataset", w, "--out", place / "e", "--audience", "public").status == 0
    assert run_here(capsys, "freeze", w, out, *sent).out == f"{DAY}-public\n"
    assert run_here(capsys, "history", w, "--code", "A01", "--format", "csv").status == 0


def test_a_draft_is_frozen_only_once_it_was_checked_with_young_people(place, capsys):
    w, out = place / "w", place / "e" / f"{DAY}-young-people"
    sent = ("--circulated", "2026-11-20", "--to", "Children in Care Council")
    assert "is a draft" in run_here(capsys, "freeze", w, out, *sent).err
    check = ("checked", w, out, "--on", "2026-11-18", "--role", "participation worker", "--group")
    assert run_here(capsys, *check, "Mrs Brown").status == 2
    assert run_here(capsys, *check, "Children in Care Council").status == 0
    assert run_here(capsys, "freeze", w, out, *sent).out == f"{DAY}-young-people\n"
    kept = (w / "checked.csv").read_text(encoding="utf-8")
    assert "participation worker,Children in Care Council" in kept


def test_what_people_wrote_is_read_before_the_folder_is_put_in_place(place, capsys, tmp_path):
    spoken = place / "w" / "public.toml"
    before = spoken.read_text(encoding="utf-8") if spoken.exists() else None
    spoken.write_text(
        SPOKEN.replace("Some live too far", "Now 3 children live too far"), encoding="utf-8"
    )
    try:
        done = run_here(capsys, "dataset", place / "w", "--out", tmp_path, "--audience", "public")
    finally:
        spoken.write_text(before or SPOKEN, encoding="utf-8")
    assert done.status == 1
    assert "public-edition.html" in done.err
    assert "public-edition.pdf" in done.err
    assert not list(tmp_path.iterdir())


def test_an_exempt_appendix_needs_a_paragraph_that_somebody_chose(place, capsys, tmp_path):
    asked = ("dataset", place / "w", "--out", tmp_path, "--audience", "exempt")
    assert run_here(capsys, *asked).status == 2
    assert run_here(capsys, *asked, "--paragraph", 2).status == 2
    chosen = ("--why", "a child could be known", "--by", "monitoring officer")
    assert run_here(capsys, *asked, "--paragraph", 9, *chosen).status == 2
    assert not list(tmp_path.iterdir())
    assert run_here(capsys, *asked, "--paragraph", 2, *chosen).status == 0
    page = (tmp_path / f"{DAY}-exempt" / "exempt-appendix.html").read_text(encoding="utf-8")
    assert "exempt under paragraph 2 of Part 1 of Schedule 12A" in page


def test_who_may_see_small_numbers():
    assert [each for each in Audience if each.shows_small] == [Audience.OFFICERS, Audience.EXEMPT]
