"""Every code leads to the upper-tier authority of today."""

import pytest

from nearhome.vocabulary import areas


@pytest.mark.parametrize(
    ("code", "today", "name"),
    [
        ("E08000039", "E08000039", "Sheffield"),
        ("E08000019", "E08000039", "Sheffield"),
        ("E08000016", "E08000038", "Barnsley"),
        ("E10000023", "E06000065", "North Yorkshire"),
        ("E07000168", "E06000065", "North Yorkshire"),
        ("E07000246", "E06000066", "Somerset"),
        ("E07000190", "E06000066", "Somerset"),
        ("E07000026", "E06000063", "Cumberland"),
        ("E07000030", "E06000064", "Westmorland and Furness"),
        ("E06000028", "E06000058", "Bournemouth, Christchurch and Poole"),
        ("E07000048", "E06000058", "Bournemouth, Christchurch and Poole"),
        ("E07000053", "E06000059", "Dorset"),
        ("E07000007", "E06000060", "Buckinghamshire"),
        ("E07000152", "E06000061", "North Northamptonshire"),
        ("E07000154", "E06000062", "West Northamptonshire"),
        ("E07000242", "E10000015", "Hertfordshire"),
        ("E07000205", "E10000029", "Suffolk"),
        ("E10000009", "E10000009", "Dorset (former county)"),
    ],
)
def test_code_leads_to_today(code, today, name):
    found = areas.upper_tier()[code]
    assert (found.code, found.name) == (today, name)


def test_there_are_153_authorities_and_each_leads_to_itself():
    current = areas.current_authorities()
    assert len(current) == 153
    assert all(areas.upper_tier()[code].code == code for code in current)
    assert all(len(each.number) == 3 and each.number.isdigit() for each in current.values())
    assert len({each.number for each in current.values()}) == 153


def test_split_counties_name_authorities_of_today():
    assert set(areas.successors()) == {"E10000006", "E10000009", "E10000021"}
    for parts in areas.successors().values():
        assert len(parts) == 2
        assert set(parts) <= set(areas.current_authorities())


def test_an_authority_by_code_or_number():
    assert areas.authority("838") == areas.authority("E06000059")
    assert areas.authority("835").code == "E10000009"
    with pytest.raises(KeyError, match="no authority"):
        areas.authority("W06000015")


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("W06000015", "WAL"),
        ("S12000033", "SCO"),
        ("N09000003", "NIR"),
        ("L99999999", "NUK"),
        ("E07000240", "E10000015"),
        ("E07999999", None),
        ("", None),
    ],
)
def test_place_area(code, place):
    assert areas.place_area(code) == place
