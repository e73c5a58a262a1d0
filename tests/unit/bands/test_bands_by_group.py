"""The range of each group of a measure equals one read straight from the shipped table, cell by cell."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from band_facts import DORSET

import nearhome.published
from nearhome.published.bands.by_group import group_ranges
from nearhome.published.bands.choosing import Chooser
from nearhome.published.bands.rules import rule_from
from nearhome.published.facts import Facts
from nearhome.published.shipped import shipped_facts
from nearhome.published.shipped_figures import ENGLAND

NOW = date(2026, 10, 31)
NAMED = rule_from({"set": "board-2020"})
MEMBERS = ("E06000054", "E10000011", "E10000029")
TABLES = Path(nearhome.published.__file__).parent


def cells(letter: str, day: str) -> dict[tuple[str, str, str, str], dict[str, str]]:
    """The newest release of every cell of a day: a later line of a cell is of a later release."""
    with (TABLES / f"figures_{letter}_by.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["as_at"] == day]
    rows.sort(key=lambda row: row["release"])
    return {(row["code"], row["breakdown"], row["group"], row["area"]): row for row in rows}


def share(row: dict[str, str] | None) -> float | None:
    if row is None:
        return None
    try:
        return 100 * float(row["numerator"]) / float(row["denominator"])
    except ValueError:
        return None


def made(codes, *, facts=None, rule=NAMED, on=NOW):
    chooser = Chooser(facts or shipped_facts(), rule, DORSET)
    return group_ranges(codes, chooser, on, england=ENGLAND)


@pytest.mark.parametrize(
    ("code", "letter"), [("B01", "b"), ("B02", "b"), ("D01", "d"), ("F05", "f")]
)
def test_edges_are_the_lowest_and_highest_share_of_the_members(code, letter):
    held = cells(letter, "2025-03-31")
    found = made((code,))[code]
    ranged = 0
    for each in found:
        known = [share(held.get((code, each.breakdown, each.group, area))) for area in MEMBERS]
        if None in known:
            assert each.point.low is None
            assert "a band needs 3" in each.point.why_not
            continue
        ranged += 1
        assert each.point.low == pytest.approx(min(known))
        assert each.point.high == pytest.approx(max(known))
    assert ranged >= 3


def test_ours_and_englands_stand_beside():
    held = cells("b", "2025-03-31")
    for each in made(("B01",))["B01"]:
        for figure, area in ((each.ours, DORSET), (each.england, ENGLAND)):
            assert figure.value.number == float(held["B01", "age_band", each.group, area]["value"])


def test_every_group_published_of_a_breakdown_is_there_once():
    found = [(each.breakdown, each.group) for each in made(("C03",))["C03"]]
    published = {key[1:3] for key in cells("c", "2025-03-31") if key[0] == "C03"}
    assert set(found) == published
    assert len(found) == len(published)


def test_a_year_not_known_yet_is_not_used():
    days = {each.point.as_at for each in made(("B01",), on=date(2025, 11, 30))["B01"]}
    assert days == {date(2024, 3, 31)}


def test_a_frozen_rule_keeps_the_year_it_was_frozen_in():
    frozen = replace(NAMED, frozen_at=date(2023, 12, 31))
    assert {each.point.as_at for each in made(("B01",), rule=frozen)["B01"]} == {date(2023, 3, 31)}


def test_counts_and_measures_without_published_groups_have_none():
    assert made(("A01", "A02", "G05", "E01")) == {}


def test_a_figure_more_of_another_council_changes_nothing():
    facts = shipped_facts()
    of_others = replace(
        next(each for each in facts.figures if each.code == "B01" and each.breakdown),
        area="E09000001",
    )
    more = Facts(
        (*facts.figures, of_others),
        facts.judgements,
        facts.neighbours,
        facts.distributions,
        facts.region_of,
    )
    assert made(("B01",), facts=more) == made(("B01",))
