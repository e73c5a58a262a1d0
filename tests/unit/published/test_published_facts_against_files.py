"""What ships, and the traps, against published files that the tables were not made from or are read plainly."""

import csv
import gzip
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from nearhome.published.shipped import shipped_facts
from nearhome.vocabulary.areas import same_area

PUBLISHED = Path(__file__).resolve().parents[4] / "shared" / "published"
CARE_LEAVERS = ("ees_care_leavers_accommodation_suitability", "ees_care_leavers_activity")
DORSETS = ("E06000059", "E10000009")
ENDED = "E10000021"
"""Northamptonshire, whose rows of 2021 are the list of 2014."""
MODELS = {"2021-04": "2021", "2025-05": "2025"}


def lines(path):
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def today(code):
    return same_area(code)[-1]


def panels():
    return sorted((PUBLISHED / "panels").glob("ees_*.csv.gz"))


@pytest.mark.shared
def test_neighbours_are_those_of_the_long_list():
    """The same models as another hand brought them into one list; its old rows have no code."""
    long = lines(PUBLISHED / "neighbours" / "statistical_neighbours_long_2021_and_2025.csv")
    theirs = {
        (
            MODELS[row["model"]],
            today(row["new_la_code"]),
            int(row["rank"]),
            today(row["sn_new_la_code"]),
        )
        for row in long
        if row["new_la_code"] and row["sn_new_la_code"]
    }
    ours = {
        (each.model, each.area, each.rank, each.neighbour) for each in shipped_facts().neighbours
    }
    assert len(theirs) > 3000
    assert theirs - {line for line in theirs if line[1] == ENDED} <= ours


@pytest.mark.shared
def test_judgements_are_those_in_force_for_inspections_by_march_2025():
    """The list is of inspections by 31 March 2025 whose reports came out by the end of May."""
    latest = {}
    for each in sorted(shipped_facts().judgements, key=lambda one: one.published):
        by_march = each.inspected is not None and each.inspected <= date(2025, 3, 31)
        if by_march and each.published <= date(2025, 5, 31):
            latest[each.area] = each
    listed = lines(PUBLISHED / "ofsted" / "ofsted_la_judgements_at_2025_03_31.csv")
    for row in listed:
        ours = latest[today(row["new_la_code"])]
        theirs = row["overall"].lower().removesuffix(" to be good")
        assert (ours.overall, ours.published.isoformat()) == (theirs, row["publication_date"]), row
    assert len(listed) == 153


@pytest.mark.shared
def test_two_areas_are_called_dorset_and_each_has_its_years():
    """One code a year has a number; read by name, each year would have two rows."""
    for path in panels():
        named, numbers = defaultdict(set), defaultdict(set)
        for row in lines(path):
            if row["la_name"] == "Dorset":
                named[row["time_period"]].add(row["new_la_code"])
                if row["count"] not in ("z", "x"):
                    numbers[row["time_period"]].add(row["new_la_code"])
        assert max(len(codes) for codes in named.values()) <= 2
        for year, codes in numbers.items():
            assert codes == {DORSETS[0] if int(year) >= 2020 else DORSETS[1]}, (path.name, year)


@pytest.mark.shared
def test_only_care_leavers_are_counted_below_six():
    """Homes, missing incidents and averages are no counts of children."""
    small = Counter()
    for path in panels():
        for row in lines(path):
            of_children = "verage" not in row["breakdown"] and "Percentage" not in row["breakdown"]
            difference = "Net gain" in row["breakdown"]
            if row["geographic_level"] == "Local authority" and of_children and not difference:
                small[path.name.split(".")[0]] += row["count"] in ("1", "2", "3", "4", "5")
    assert {name for name, found in small.items() if found} == set(CARE_LEAVERS)


@pytest.mark.shared
def test_a_percentage_is_hidden_with_its_count():
    for path in panels():
        for row in lines(path):
            if row["count"] == "c" and row["breakdown"] != "SDQ average score":
                assert row["percent"] in ("c", ""), row


@pytest.mark.shared
def test_rates_of_every_authority_are_those_of_its_counts():
    compared = 0
    for row in lines(PUBLISHED / "panels" / "cla_rates_2019_2025.csv.gz"):
        known = row["children_count"].isdigit() and row["rate_per_10000"].isdigit()
        if row["geographic_level"] == "Local authority" and known:
            rate = 10_000 * int(row["children_count"]) / int(row["population_estimate"])
            assert abs(rate - int(row["rate_per_10000"])) <= 0.5, row
            compared += 1
    assert compared > 3000


@pytest.mark.shared
def test_the_sum_of_the_authorities_is_not_england():
    rows = [
        row
        for row in lines(PUBLISHED / "panels" / "cla_rates_2019_2025.csv.gz")
        if (row["flow"], row["time_period"]) == ("started", "2025")
    ]
    [england] = [
        int(row["children_count"]) for row in rows if row["geographic_level"] == "National"
    ]
    councils = [row["children_count"] for row in rows if row["geographic_level"] != "National"]
    added = sum(int(each) for each in councils if each.isdigit())
    assert added != england
