"""Populations, England's rate and figures: as published, and known from when they were."""

import csv
import gzip
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from nearhome.published.context import context_facts, england_rates, populations
from nearhome.published.placements import placement_counts
from nearhome.published.releases import estimate_published, known_from
from nearhome.published.shipped_figures import figures_of
from nearhome.results.published import Cell
from nearhome.vocabulary.areas import current_authorities
from nearhome.vocabulary.codes import groups

SHARED = Path(__file__).resolve().parents[4] / "shared" / "published"
ENGLAND = "E92000001"


def by_year(authority):
    return {each.year: each.children for each in populations(authority)}


def test_the_figures_the_dfe_divides_by():
    assert by_year(ENGLAND)[2024] == 12_183_016
    assert by_year("E06000059")[2024] == 67_149
    assert by_year("838") == by_year("E06000059")
    assert min(by_year("E06000059")) == 2019


def test_every_authority_of_today_has_the_latest_estimates():
    for code in current_authorities():
        assert {2023, 2024} <= set(by_year(code)), code


@pytest.mark.parametrize(
    ("authority", "years", "of"),
    [
        ("E08000039", range(2012, 2025), "of Sheffield (E08000019)"),
        ("E08000019", range(2012, 2025), "of Sheffield (E08000019)"),
        ("E06000065", range(2012, 2025), "of North Yorkshire (E10000023)"),
        ("E10000021", range(2012, 2025), "as revised 2025-07-30"),
        ("E10000006", range(2012, 2025), "as revised 2025-07-30"),
        ("E10000009", range(2019, 2025), "of Dorset (E06000059)"),
    ],
)
def test_authorities_that_changed(authority, years, of):
    found = populations(authority)
    assert [each.year for each in found] == list(years)
    assert found[0].source.endswith(of)


def test_a_county_that_was_split_goes_on_as_its_parts():
    parts = by_year("E06000061")[2024] + by_year("E06000062")[2024]
    assert by_year("E10000021")[2024] == parts
    assert "North Northamptonshire and West Northamptonshire" in populations("E10000021")[-1].source


def test_an_estimate_is_known_from_its_first_release():
    published = {each.year: each.published for each in populations(ENGLAND)}
    assert published == dict(estimate_published())
    assert all(date(year, 12, 31) < day for year, day in published.items())
    assert list(published.values()) == sorted(published.values())
    assert published[2023] == date(2024, 7, 15)


def test_englands_rate_is_whole_and_known_from_december():
    rates = {each.as_at.year: each for each in england_rates()}
    assert list(rates) == list(range(2016, 2026))
    assert (rates[2025].rate, rates[2025].as_at) == (67.0, date(2025, 3, 31))
    assert all(each.published == known_from(year) for year, each in rates.items())


def test_facts_of_an_authority_that_is_none():
    with pytest.raises(KeyError):
        context_facts("E06999999")


def test_context_facts_are_both():
    assert context_facts("E06000059") == (populations("E06000059"), england_rates())


def test_figures_of_one_measure_and_area():
    far = {each.as_at.year: each for each in figures_of("D08", "E06000059")}[2025]
    assert (far.numerator.number, far.denominator.number, far.value.number) == (122, 437, 28)
    assert (far.unit, far.area_name, far.release) == ("%", "Dorset", "2025")
    (stock,) = [each for each in figures_of("A01", "E06000059") if each.as_at.year == 2025]
    assert stock.denominator == Cell()
    assert figures_of("A01", "E06000001") == ()


def shares(year, by):
    found = {}
    for each in placement_counts():
        if (each.year, each.by) == (year, by):
            named = (
                {groups("PLACE")[name] for name in each.names} if by == "code" else set(each.names)
            )
            assert len(named) == 1, f"{each.names} fall in more than one of our groups"
            group = named.pop()
            found[group] = found.get(group, 0) + each.children
    total = sum(found.values())
    return {group: 100 * children / total for group, children in found.items()}


def test_our_groups_give_the_shares_of_england_that_the_dfe_published():
    """RULES 1: every placement code falls in the group the DfE counts it in (31 March 2023).

    By code from the 2023 release, by group from the 2025 release, which revised a few hundred
    children: within a percentage point.
    """
    ours, theirs = shares(2023, "code"), shares(2023, "group")
    assert set(ours) == set(theirs)
    assert ours == pytest.approx(theirs, abs=1.0)


def test_every_published_share_is_that_of_its_count():
    for each in placement_counts():
        if each.by == "group" and each.percent is not None:
            of_year = sum(
                other.children
                for other in placement_counts()
                if (other.year, other.by) == (each.year, "group")
            )
            assert 100 * each.children / of_year == pytest.approx(each.percent, abs=0.51)


@pytest.mark.shared
def test_populations_are_the_published_ones():
    path = SHARED / "population" / "ons_mid-year_population_estimates_0_17_2012_to_2024.csv"
    compared = 0
    for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        code = ENGLAND if row["geographic_level"] == "National" else row["new_la_code"]
        if code and row["population_estimate"].isdigit() and code[:3] != "E10":
            assert by_year(code)[int(row["time_period"])] == int(row["population_estimate"])
            compared += 1
    assert compared > 1500


@pytest.mark.shared
def test_placement_groups_are_the_published_ones():
    path = SHARED / "panels" / "ees_march31_characteristics.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        england = Counter(
            (int(row["time_period"]), int(row["count"]))
            for row in csv.DictReader(lines)
            if row["geographic_level"] == "National"
            and row["group"] == "Placement"
            and row["breakdown"] != "Total"
        )
    ours = Counter((each.year, each.children) for each in placement_counts() if each.by == "group")
    assert ours.total() == 40
    assert ours == england
