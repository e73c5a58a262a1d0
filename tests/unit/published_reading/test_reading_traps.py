"""The traps of benchmarks that were measured on the published files, one test each."""

from datetime import date

import pytest
from published_layouts import (
    DORSET,
    ENGLAND,
    HULL,
    OLD_DORSET,
    characteristics,
    csv_bytes,
    figures,
    many,
    missing_and_away,
    numbers,
    reading,
    rows_of,
    rules,
)

from nearhome.published.reading import naming, symbols
from nearhome.published.reading.assemble import known_from
from nearhome.published.reading.reading import read
from nearhome.published.reading.table import from_csv
from nearhome.published.reading.years import year_of
from nearhome.results.published import Cell, Symbol

LAIT = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")


def lait(rows):
    return read(from_csv("bds_long.csv", csv_bytes(LAIT, rows)))


def test_two_areas_are_called_dorset_and_each_year_has_one_of_them():
    columns, rows = numbers(2025, areas=(DORSET,), years=(2020,))
    _, old = numbers(2025, areas=(OLD_DORSET,), years=(2020,), count="z", rate="z", population="z")
    found = figures(reading(columns, rows + old))
    assert found[("A01", "", "E06000059", 2020, "2020")]["value"] == 437
    assert found[("A01", "", "E10000009", 2020, "2020")]["value_symbol"] == "z"


def test_a_hidden_number_is_never_nought_negative_or_left_out():
    columns, rows = numbers(2025, count="c", rate="c")
    found = figures(reading(columns, rows))[("A01", "", "E06000059", 2025, "2025")]
    assert (found["value"], found["value_symbol"]) == (None, "c")
    assert (found["numerator"], found["numerator_symbol"]) == (None, "c")


def test_a_true_nought_is_a_number():
    columns, rows = numbers(2025, count=0, rate=0)
    found = figures(reading(columns, rows))[("A01", "", "E06000059", 2025, "2025")]
    assert (found["value"], found["value_symbol"]) == (0, None)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("c", "c"), ("C", "c"), ("[c]", "c"), ("z", "z"), ("x", "x"), (":", "x"), ("k", "k"),
     ("low", "k"), ("[low]", "k"), ("~", "k"), ("u", "u"), ("-", "-")],
)  # fmt: skip
def test_every_symbol_of_the_file_standard_keeps_its_meaning(text, symbol):
    assert symbols.cell(text) == Cell(symbol=Symbol(symbol))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,234", 1234),
        ("-30", -30),
        ("12.5%", 12.5),
        ("0", 0),
        (" 7 ", 7),
        ("4.4e1", 44),
    ],
)
def test_numbers_as_files_write_them(text, number):
    assert symbols.cell(text) == Cell(number)


@pytest.mark.parametrize("text", ["twelve", "1,23", "12/13", "n/k", "--"])
def test_what_is_neither_a_number_nor_a_symbol_is_not_guessed_at(text):
    assert symbols.cell(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [("2025", 2025), ("202425", 2025), ("2024-25 (OT)", 2025), ("2014-16", 2016), ("2024/25", 2025),
     ("2013/14-15/16", 2016), ("2025 (prov)", 2025), ("2018 (Rev)", 2018), ("2025.0", 2025),
     ("199900", 2000), ("0", None), ("", None), ("202427", None), ("202423", None), ("1st", None)],
)  # fmt: skip
def test_every_form_of_a_year(text, year):
    assert year_of(text) == year


def test_the_average_score_stands_in_the_column_of_counts():
    group = "Ages 5 to 16 years with SDQ score"
    groups = [
        (group, "SDQ average score", 15.6, "z"), (group, "SDQ score was received", 140, 57),
        (group, "Total ages 5 to 16 years", 246, 100),
    ]  # fmt: skip
    found = figures(reading(*characteristics(2025, groups=groups)))
    score = found[("H06", "", "E06000059", 2025, "2025")]
    assert (score["value"], score["denominator"], score["unit"]) == (15.6, 140, "score")
    assert found[("H05", "", "E06000059", 2025, "2025")]["value"] == 57


def test_lait_years_in_which_every_area_is_alike_are_refused_by_a_general_check():
    rows = [
        ["Stability_School", "", "2018", name, "12", number, ""]
        for _, _, _, number, name, _ in many()
    ]
    rows += [["Stability_School", "", "2021", name, str(5 + at % 9), number, ""]
             for at, (_, _, _, number, name, _) in enumerate(many())]  # fmt: skip
    found = lait(rows)
    assert {int(year) for year in found.cells.year} == {2021}
    told = next(entry for entry in found.log if entry.rule == "year-all-alike")
    assert (told.row, told.before) == (2, "12")


def test_few_areas_alike_and_noughts_alike_are_no_fault():
    few = [["Stability_School", "", "2018", each[4], "12", each[3], ""] for each in many(29)]
    noughts = [["Children_Away", "", "2018", each[4], "0", each[3], ""] for each in many()]
    assert "year-all-alike" not in rules(lait(few + noughts))


def test_lait_has_numbers_for_areas_and_noise_in_its_values():
    rows = [["LAC_Over_Abs", "", "2024", "Dorset", "4.4000000000000004", "838.0", ""],
            ["LACnum", "", "2018", "Dorset (Pre LG)", "450", "835.0", ""],
            ["LACnum", "", "2018", "Dorset", "-", "838.0", ""],
            ["LACnum", "", "2018", "England", "75360", "970.0", ""]]  # fmt: skip
    found = figures(lait(rows))
    assert found[("G02", "", "E06000059", 2024, "LAIT 2024")]["value"] == 4.4
    assert found[("A01", "", "E10000009", 2018, "LAIT 2018")]["value"] == 450
    assert found[("A01", "", "E06000059", 2018, "LAIT 2018")]["value_symbol"] == "-"
    assert found[("A01", "", "E92000001", 2018, "LAIT 2018")]["value"] == 75360


def test_a_lait_year_of_nought_is_set_aside_and_named():
    found = lait([["LACnum", "", "0", "Dorset", "5", "838", ""]])
    assert (found.rows_set_aside, rules(found)[0]) == (1, "unknown-year")


def test_names_drift_and_do_not_matter_because_codes_join():
    columns, rows = numbers(2025, areas=(HULL,))
    rows[0][8] = "Hull & co"
    found = figures(reading(columns, rows))
    assert (
        found[("A01", "", "E06000010", 2025, "2025")]["area_name"] == "Kingston upon Hull, City of"
    )


def test_a_code_that_changed_with_nothing_else_is_one_series():
    assert naming.by_code("E10000023") == naming.by_code("E06000065") == naming.by_number("815")
    assert naming.by_code("E10000009") != naming.by_number("838")


def test_a_blank_code_is_told_by_the_number():
    columns, rows = numbers(2025)
    rows[0][9] = ""
    assert ("A01", "", "E06000059", 2025, "2025") in figures(reading(columns, rows))


@pytest.mark.parametrize("rate", [64, 66])
def test_a_rate_more_than_a_half_from_its_counts_is_named_with_both(rate):
    read_ = reading(*numbers(2025, rate=rate))
    told = next(entry for entry in read_.log if entry.rule == "does-not-follow")
    assert (told.row, told.before, told.after) == (2, str(rate), "65.1")


def test_a_rate_that_follows_is_not_named():
    assert "does-not-follow" not in rules(reading(*numbers(2025, rate=65)))


def test_englands_counts_are_rounded_and_its_rates_still_follow():
    read_ = reading(*numbers(2025, areas=(ENGLAND,), count=81770, rate=67, population=12183016))
    assert "does-not-follow" not in rules(read_)


def test_a_revision_keeps_both_releases_and_the_later_wins():
    old = reading(*numbers(2024, years=(2024,), count=446, rate=68, population=65800), name="a.csv")
    new = reading(
        *numbers(2025, years=(2024, 2025), count=447, rate=67, population=66500), name="b.csv"
    )
    found = figures(old, new)
    assert found[("A01", "", "E06000059", 2024, "2024")]["value"] == 446
    assert found[("A01", "", "E06000059", 2024, "2025")]["value"] == 447
    assert found[("A01", "", "E06000059", 2024, "2024")]["known_from"] == date(2024, 12, 1)
    assert found[("A01", "", "E06000059", 2024, "2025")]["known_from"] == date(2025, 12, 1)


def test_progress_and_net_gain_may_be_below_nought():
    columns = (*numbers(2025)[0][:10], "characteristic", "number")
    own = [rows_of(DORSET, 2024, "Net gain of children by responsible LA", "-30"),
           rows_of(DORSET, 2024, "1. Children who are the responsibility of other LAs placed within this LA boundary", 174)]  # fmt: skip
    read_ = reading(columns, own)
    assert read_.dataset == "net_gain"
    assert figures(read_)[("D17", "", "E06000059", 2024, "2024")]["value"] == 174


def test_the_population_of_a_year_is_the_mid_years_before():
    assert known_from("numbers", "A02", 2025) == date(2025, 12, 1)
    found = figures(reading(*numbers(2025)))[("A02", "", "E06000059", 2025, "2025")]
    assert (found["as_at"], found["denominator"]) == (date(2025, 3, 31), 67149)


@pytest.mark.parametrize(
    ("missing", "away", "number", "symbol"),
    [(448, 55, 503, None), (448, 0, 448, None), (448, "c", None, "c"), ("c", 55, None, "c")],
)
def test_missing_and_away_are_added_and_what_hides_one_hides_both(missing, away, number, symbol):
    found = figures(reading(*missing_and_away((DORSET,), missing, away)))
    whole = found[("I02-together", "", "E06000059", 2024, "2024")]
    assert (whole["value"], whole["value_symbol"]) == (number, symbol)
    rate = found[("I02-together-rate", "", "E06000059", 2024, "2024")]
    assert (rate["numerator"], rate["denominator"]) == (number, 590)
    assert rate["value"] == (None if number is None else pytest.approx(100 * number / 590))
    assert rate["value_symbol"] == symbol


def test_missing_alone_is_not_missing_and_away():
    found = figures(reading(*missing_and_away((DORSET,), away=None)))
    assert ("I02", "", "E06000059", 2024, "2024") in found
    assert not [key for key in found if key[0].startswith("I02-together")]
