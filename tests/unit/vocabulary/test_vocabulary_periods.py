"""Periods, ages and code sets, by hand-worked cases and by property."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.vocabulary.ages import BANDS, age_band, age_on, birthday
from nearhome.vocabulary.codes import code_set, groups, return_tables
from nearhome.vocabulary.periods import (
    bank_holidays,
    collection_year,
    is_month_end,
    month_end,
    month_ends,
    months_before,
    window_start,
    working_days_after,
    year_end,
    year_label,
    year_start,
)

days = st.dates(date(2005, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("on", "year"),
    [(date(2025, 3, 31), 2025), (date(2025, 4, 1), 2026), (date(2024, 12, 31), 2025)],
)
def test_collection_year(on, year):
    assert collection_year(on) == year
    assert year_start(year) <= on <= year_end(year)


def test_year_label():
    assert year_label(2025) == "2024-25"
    assert year_label(2000) == "1999-00"


@pytest.mark.parametrize(
    ("end", "first"),
    [
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 3, 1)),
        (date(2024, 2, 28), date(2023, 3, 1)),
        (date(2025, 3, 31), date(2024, 4, 1)),
        (date(2025, 5, 14), date(2024, 5, 15)),
    ],
)
def test_window_of_twelve_months(end, first):
    assert window_start(end) == first


@pytest.mark.parametrize(
    ("on", "months", "earlier"),
    [
        (date(2025, 3, 31), 30, date(2022, 9, 30)),
        (date(2025, 3, 31), 24, date(2023, 3, 31)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2023, 2, 28), -12, date(2024, 2, 29)),
        (date(2025, 5, 30), 3, date(2025, 2, 28)),
    ],
)
def test_months_before_keeps_month_ends(on, months, earlier):
    assert months_before(on, months) == earlier


@given(days, st.integers(1, 60))
def test_month_ends_are_so_many_and_end_at_the_date(end, count):
    found = month_ends(end, count)
    assert len(found) == count
    assert found[-1] == end
    assert list(found) == sorted(set(found))
    assert all(is_month_end(on) for on in found[:-1])
    for earlier, later in itertools.pairwise(found):
        assert month_end(earlier) + timedelta(days=1) == later.replace(day=1)


@given(days, st.integers(0, 18))
def test_age_turns_on_the_birthday(born, age):
    turned = birthday(born, age)
    assert age_on(born, turned) == age
    assert age_on(born, turned - timedelta(days=1)) == age - 1


def test_a_child_born_on_29_february_grows_older_on_1_march():
    born = date(2008, 2, 29)
    assert birthday(born, 1) == date(2009, 3, 1)
    assert age_on(born, date(2009, 2, 28)) == 0
    assert age_on(born, date(2012, 2, 29)) == 4


def test_bands_meet():
    assert [age_band(age) for age in (0, 1, 4, 5, 9, 10, 15, 16, 40)] == [
        "under 1", "1 to 4", "1 to 4", "5 to 9", "5 to 9", "10 to 15", "10 to 15", "16 and over", "16 and over",
    ]  # fmt: skip
    assert all(high + 1 == low for (_, _, high), (_, low, _) in itertools.pairwise(BANDS))
    with pytest.raises(ValueError, match="-1"):
        age_band(-1)


def test_twenty_working_days_leave_out_weekends_and_bank_holidays():
    assert working_days_after(date(2024, 3, 1), 20) == date(
        2024, 4, 2
    )  # Good Friday and Easter Monday between
    assert working_days_after(date(2023, 5, 5), 1) == date(2023, 5, 9)  # the Coronation
    assert date(2022, 9, 19) in bank_holidays()
    assert working_days_after(date(2024, 6, 3), 0) == date(2024, 6, 3)


def test_codes_have_the_years_the_dfe_gives_them():
    place = code_set("PLACE")
    assert place["H5"].is_valid_in(2024)
    assert not place["H5"].is_valid_in(2025)
    assert not place["K3"].is_valid_in(2024)
    assert place["K3"].is_valid_in(2027)
    assert code_set("SEX")["1"].last_year == 2024
    assert code_set("REC")["E43"].last_year == 2018
    assert code_set("no such field") == {}


def test_every_placement_legal_status_provider_and_ethnicity_code_has_a_group():
    for field in ("PLACE", "LS", "PLACE_PROVIDER", "ETHNIC", "REASON_PLACE_CHANGE"):
        assert all(groups(field).values()), field
    assert len(set(groups("PLACE").values())) == 8
    assert groups("PLACE")["T3"] == groups("PLACE")["Z12"] == "other"


def test_the_return_has_its_twelve_tables():
    assert list(return_tables()) == [
        "Header", "Episodes", "Reviews", "UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing",
        "SWEpisodes", "DoLo",
    ]  # fmt: skip
