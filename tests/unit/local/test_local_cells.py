"""Cells of local lists: times, money, words and flags as officers write them."""

import pytest

from nearhome.records.list_tables import list_tables
from nearhome.returns.local.cell_kinds import (
    financial_year_of,
    limits_of,
    number_of,
    reader_of,
    time_of,
    word_of,
    words_of,
)
from nearhome.returns.local.values import read_as


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("07:30", 450),
        ("7.30am", 450),
        ("7:30 p.m.", 1170),
        ("0730", 450),
        ("1600hrs", 960),
        ("7 pm", 1140),
        ("12am", 0),
        ("12:00 pm", 720),
        ("12.15 am", 15),
        ("23:59:59", 1439),
        ("2026-05-04T16:00:00", 960),
        ("04/05/2026 07:30", 450),
        ("0.3125", 450),
    ],
)
def test_times(text: str, minutes: int) -> None:
    assert time_of(text).value == minutes


@pytest.mark.parametrize(
    "text", ["24:00", "07:60", "13pm", "0 am", "2026-05-04", "04.05.2026", "7", "noon", "730"]
)
def test_what_is_no_time_is_said(text: str) -> None:
    assert time_of(text).value is None
    assert time_of(text).problem == "unreadable-time"


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£5,120", 5120),
        ("5120.00", 5120),
        ("£ 5 120.50 pw", 5120.5),
        ("GBP 5,120 per week", 5120),
        ("1", 1),
        ("75000", 75000),
    ],
)
def test_money(text: str, pounds: float) -> None:
    assert number_of(text, *limits_of("prices", "weekly")).value == pounds


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0", "out-of-range"),
        ("£0.00", "out-of-range"),
        ("90,000", "out-of-range"),
        ("75,001", "out-of-range"),
        ("-5", "out-of-range"),
        ("1,2", "unreadable-number"),
        ("about 500", "unreadable-number"),
        ("1e5", "unreadable-number"),
    ],
)
def test_a_price_that_cannot_be_is_unknown(text: str, problem: str) -> None:
    assert number_of(text, *limits_of("prices", "weekly")) == (None, "", problem)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2026-27", "2026-27"),
        ("2026/27", "2026-27"),
        ("2026–2027", "2026-27"),
        ("26/27", "2026-27"),
        ("FY 2026-27", "2026-27"),
        ("not known", None),
    ],
)
def test_financial_years(text: str, label: str | None) -> None:
    assert financial_year_of(text) == (label, "", "")


@pytest.mark.parametrize("text", ["2026", "2026-28", "2027-26", "2026-27 outturn", "1926-27"])
def test_a_financial_year_that_may_be_another_is_unknown(text: str) -> None:
    assert financial_year_of(text) == (None, "", "unreadable-year")


def test_whole_numbers() -> None:
    assert number_of("1,240", 0, 1e9, whole=True).value == 1240
    assert number_of("3.0", 0, 1e9, whole=True).value == 3
    assert number_of("3.5", 0, 1e9, whole=True).problem == "unreadable-number"


def test_words_are_matched_without_case_spaces_and_punctuation() -> None:
    values = ("home moved", "Permanently excluded", "other")
    assert word_of(values, " Home-Moved ").value == "home moved"
    assert word_of(values, "PERMANENTLY EXCLUDED").value == "Permanently excluded"
    assert word_of(values, "moved home").problem == "unknown-code"
    assert word_of(values, "Not recorded") == (None, "", "")
    assert word_of(("none", "not known"), "Not known").value == "not known"


def test_several_words_come_once_each_and_an_unknown_one_is_said() -> None:
    values = ("constraint", "family or friends", "school")
    assert words_of(values, "School; constraint;school").value == "school; constraint"
    assert words_of(values, "school, Family or friends").value == "school; family or friends"
    assert words_of(values, "school; ghosts") == ("school", "", "partly-unknown")
    assert words_of(values, "ghosts") == (None, "", "unknown-code")


@pytest.mark.parametrize(
    ("text", "value"), [("Yes", 1), ("y", 1), ("TRUE", 1), ("1", 1), ("no", 0), ("0", 0), ("N", 0)]
)
def test_flags(text: str, value: int) -> None:
    read = reader_of(list_tables()["visits"].column("seen"), "visits")
    assert read(text).value == value


def test_not_known_is_unknown_without_a_problem_and_anything_else_with_one() -> None:
    read = reader_of(list_tables()["visits"].column("seen"), "visits")
    assert read("Unknown") == (None, "", "")
    assert read("N/K?") == (None, "", "")
    assert read("sometimes") == (None, "", "unknown-code")


@pytest.mark.parametrize(
    ("set_name", "text", "word"),
    [
        ("in_touch", "a) In touch", "yes"),
        ("in_touch", "b) Not in touch", "no"),
        ("in_touch", "c) Not recorded", ""),
        ("in_touch", "Not recorded", ""),
        ("in_touch", "YES", "yes"),
        ("in_touch", "RHOM", ""),
        ("suitable", "b) Not suitable", "no"),
        ("suitable", "1", "yes"),
        ("occupied", "G5: Not in education, employment or training - other", "no"),
        ("occupied", "P2: Part time in education other than higher", "yes"),
        ("living", "i) No fixed abode / homeless", "homeless"),
        ("living", "m) Bed and breakfast", "bed and breakfast"),
        ("living", "n) In custody", "custody"),
        ("living", "h) Residence not known", "not known"),
        ("living", "l) Emergency accommodation", ""),
        ("living", "X", "custody"),
        ("living", "H", "abroad"),
        ("living", "U", "settled"),
        ("assessment_kind", "Initial Health Assessment", "initial"),
        ("assessment_kind", "Health Assessment", ""),
        ("left_adoption", "a) Withdrew", "withdrew"),
        ("provider", "PR4", "private"),
    ],
)
def test_other_layouts_words(set_name: str, text: str, word: str) -> None:
    assert read_as(set_name, text) == word


def test_a_dental_check_is_no_health_assessment() -> None:
    assert read_as("assessment", "Dental Check") is None
    assert read_as("assessment", "Health Assessment") == "yes"
    assert read_as("dentist", "Dental Check") == "yes"
