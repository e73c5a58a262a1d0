"""Continuity of areas: what became what, what stayed the same, what has ended and what is to end."""

import csv
from datetime import date
from pathlib import Path

import pytest

from nearhome.vocabulary import areas

SHARED = Path(__file__).resolve().parents[4] / "shared" / "published"
COUNTIES = [code for code in areas.current_authorities() if code.startswith("E10")]


@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("E06000066", ("E10000027", "E06000066")),
        ("E10000027", ("E10000027", "E06000066")),
        ("E10000023", ("E10000023", "E06000065")),
        ("E06000060", ("E10000002", "E06000060")),
        ("E08000019", ("E08000019", "E08000039")),
        ("E08000038", ("E08000016", "E08000038")),
        ("E06000057", ("E06000048", "E06000057")),
        ("E08000020", ("E08000020", "E08000037")),
        ("E06000059", ("E06000059",)),
        ("E10000009", ("E10000009",)),
        ("E06000054", ("E06000054",)),
    ],
)
def test_the_codes_of_an_area_that_did_not_change(code, held):
    assert areas.same_area(code) == held


@pytest.mark.parametrize(
    ("on", "held"),
    [
        (date(2023, 3, 31), ("E10000023",)),
        (date(2023, 4, 1), ("E10000023", "E06000065")),
    ],
)
def test_a_code_is_had_from_the_day_of_the_change(on, held):
    assert areas.same_area("E06000065", on) == held
    assert areas.same_area("E10000023", on) == held


def test_an_area_goes_back_through_several_codes(monkeypatch):
    def chain():
        return tuple(
            areas.AreaChange(former, later, date(year, 4, 1), True, "", "")
            for former, later, year in (("A", "B", 2011), ("B", "C", 2013))
        )

    monkeypatch.setattr(areas, "area_changes", chain)
    assert {areas.same_area(code) for code in "ABC"} == {("A", "B", "C")}
    assert areas.same_area("C", date(2012, 1, 1)) == ("A", "B")


def test_predecessors():
    assert areas.predecessors("E06000059") == ("E10000009",)
    assert areas.predecessors("E06000058") == ("E06000028", "E06000029", "E10000009")
    assert areas.predecessors("E06000064") == ("E10000006",)
    assert areas.predecessors("E06000065") == ("E10000023",)
    assert areas.predecessors("E06000054") == ()


def test_two_areas_named_dorset_are_told_apart_by_code():
    named = {
        code
        for code in ("E10000009", "E06000059")
        if areas.upper_tier()[code].name.startswith("Dorset")
    }
    assert named == {"E10000009", "E06000059"}
    assert "E10000009" not in areas.same_area("E06000059")
    assert "E06000059" not in areas.same_area("E10000009")
    assert areas.authority("835") != areas.authority("838")


@pytest.mark.parametrize("name", ["Dorset", "North Yorkshire", "Barnsley"])
def test_nothing_is_found_by_a_name(name):
    assert areas.upper_tier().get(name) is None
    assert areas.same_area(name) == (name,)
    assert areas.predecessors(name) == ()
    assert areas.ending(name) is None
    assert areas.place_area(name) is None
    with pytest.raises(KeyError, match="no authority"):
        areas.authority(name)


def test_what_did_not_change_leads_to_itself_today_and_what_did_does_not():
    for each in areas.area_changes():
        today = areas.upper_tier()[each.former].code
        if each.same_area:
            assert today == each.later == areas.same_area(each.former)[-1]
        else:
            assert each.later not in areas.same_area(each.former)
            assert today in {each.former, each.later}


def test_changes_are_on_a_first_of_april_and_end_at_an_authority_of_today():
    assert len(areas.area_changes()) == 15
    for each in areas.area_changes():
        assert (each.on.month, each.on.day) == (4, 1)
        assert 2011 < each.on.year <= 2025
        assert each.later in areas.current_authorities()
        assert each.source
        assert each.what
    days = [each.on for each in areas.area_changes()]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("code", "ends_on", "successors"),
    [
        ("E10000009", date(2019, 4, 1), ("Bournemouth, Christchurch and Poole", "Dorset")),
        ("E06000028", date(2019, 4, 1), ("Bournemouth, Christchurch and Poole",)),
        ("E10000021", date(2021, 4, 1), ("North Northamptonshire", "West Northamptonshire")),
        ("E10000006", date(2023, 4, 1), ("Cumberland", "Westmorland and Furness")),
    ],
)
def test_authorities_that_have_ended(code, ends_on, successors):
    found = areas.ending(code)
    assert (found.ends_on, found.successors) == (ends_on, successors)
    assert found.status == "made"
    assert found.confirmed
    assert "Order" in found.source


def test_two_of_the_boards_three_are_to_end_and_it_is_said_to_be_planned():
    assert areas.ending("E06000054") is None
    for code in ("E10000011", "E10000029"):
        found = areas.ending(code)
        assert (found.ends_on, found.status) == (date(2028, 4, 1), "planned")
        assert not found.confirmed
    surrey = areas.ending("E10000030")
    assert surrey.ends_on == date(2027, 4, 1)
    assert surrey.successors == ("East Surrey", "West Surrey")
    assert surrey.status == "laid"
    assert not surrey.confirmed


def test_every_county_with_districts_is_to_end_and_no_other_kind_is_said_to_without_a_decision():
    assert len(COUNTIES) == 21
    assert all(areas.ending(code) is not None for code in COUNTIES)
    others = {
        code for code in set(areas.current_authorities()) - set(COUNTIES) if areas.ending(code)
    }
    assert others == {"E06000033", "E06000034", "E06000044", "E06000045"}


def test_every_ending_to_come_says_how_it_is_known_and_names_an_authority_of_today():
    for code, today in areas.current_authorities().items():
        found = areas.ending(code)
        if found is not None:
            assert found.name == today.name
            assert found.status in {"planned", "laid", "made"}
            assert found.source
            assert found.known_on < found.ends_on


def test_a_code_replaced_while_the_area_stayed_has_not_ended():
    for code in ("E10000023", "E10000027", "E10000002", "E08000016", "E06000048"):
        assert areas.ending(code) is None


@pytest.mark.shared
def test_every_code_the_dfe_published_a_year_under_is_of_today_or_has_a_change():
    path = SHARED / "neighbours" / "la_codes_history_2013_2025.csv"
    changes = {each.former for each in areas.area_changes()}
    replaced = 0
    for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        code, last = row["new_la_code"], int(row["last_year_with_data"])
        if last < 2025 or code not in areas.current_authorities():
            assert code in changes, row["la_name"]
            replaced += 1
    assert replaced >= 8
