"""Cells of a return, one at a time."""

from datetime import date

import pytest

from nearhome.returns.cells import (
    code_of,
    date_of,
    flag_of,
    identifier_of,
    integer_of,
    number_of,
    partly_known_date_of,
    postcode_of,
)
from nearhome.vocabulary.codes import code_set

D = date(2024, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "01/03/2024", "1/3/2024", "01-03-2024", "01.03.2024", "2024-03-01", "2024/03/01",
        "2024-03-01T00:00:00", "2024-03-01 00:00:00.000", "01/03/2024 00:00", "01-Mar-2024",
        "1 March 2024", "1st March 2024", "01 mar 2024", "45352", "45352.0", "45352.5",
        "2024-03-01T00:00:00Z", "01/03/2024 12:00:00 AM", "20240301",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert date_of(text).value == D


@pytest.mark.parametrize(
    "text",
    ["31/02/2024", "00/01/2024", "29/02/2023", "2024-13-01", "01/03/0204", "tomorrow", "1234",
     "01/03", "=1+1", "01/03/2024 to 05/03/2024", "123456", "-1", "32-Jan-2024", "1 Smarch 2024"],
)  # fmt: skip
def test_what_is_no_date_has_no_value(text: str) -> None:
    assert date_of(text).value is None
    assert date_of(text).problem == "unreadable-date"


@pytest.mark.parametrize("text", ["01/03/24", "1-3-24", "01.03.24", "01-Mar-24", "1 March 24"])
def test_a_year_of_two_digits_is_refused(text: str) -> None:
    assert date_of(text) == (None, "", "two-digit-year")


def test_a_slip_of_the_year_is_still_a_date() -> None:
    assert date_of("01/03/2205").value == date(2205, 3, 1)


def test_the_month_comes_first_when_the_file_says_so() -> None:
    assert date_of("03/01/2024", month_first=True).value == D


@pytest.mark.parametrize(
    ("text", "read"),
    [("ZZ/ZZ/2016", "ZZ/ZZ/2016"), ("zz/05/2016", "ZZ/05/2016"), ("2016-05-ZZ", "ZZ/05/2016"),
     ("2016-05-04", "04/05/2016"), ("04/05/2016", "04/05/2016"), ("31/02/2016", None)],
)  # fmt: skip
def test_a_date_with_unknown_parts_keeps_what_is_known(text: str, read: str | None) -> None:
    assert partly_known_date_of(text).value == read


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("PLACE", "U6", "U6"), ("PLACE", "u6", "U6"), ("PLACE", "U6 - Foster placement", "U6"),
        ("PLACE", "U6: Foster", "U6"), ("PLACE", "U6 Foster placement", "U6"),
        ("PLACE", "U6 – Foster", "U6"), ("PLACE", "(U6) Foster", "U6"),
        ("PLACE", "Foster placement (U6)", "U6"), ("PLACE", "Foster placement [u6]", "U6"),
        ("RNE", "S - Started to be looked after", "S"), ("RNE", "S", "S"),
        ("MISSING", "M", "M"), ("LS", "C2 Full care order", "C2"),
        ("ACTIV", "0", "0"), ("ACTIV", "0.0", "0"), ("IN_TOUCH", "Yes", "YES"),
        ("PL_LA", "E06000059", "E06000059"), ("PL_LA", "con", "CON"), ("LA_PERM", "838", "838"),
        ("LA_PERM", "SCO", "SCO"), ("PL_LOCATION", "out", "OUT"),
    ],
)  # fmt: skip
def test_a_code_is_read_with_or_without_its_text(field: str, text: str, code: str) -> None:
    assert code_of(field, text, 2024).value == code


@pytest.mark.parametrize(
    ("field", "text"),
    [("PLACE", "U9"), ("PLACE", "Foster"), ("RNE", "T for two"), ("MISSING", "A stranger called"),
     ("LS", "=HYPERLINK(\"x\")"), ("PLACE", "=cmd|' /C calc'!A0"), ("PL_LA", "Dorset"),
     ("ETHNIC", "WBR")],
)  # fmt: skip
def test_an_unknown_code_has_no_value(field: str, text: str) -> None:
    assert code_of(field, text, 2024) == (None, "", "unknown-code")


@pytest.mark.parametrize(
    ("field", "code", "before", "after"),
    [("PLACE", "H5", 2024, 2025), ("PLACE", "Z1", 2025, 2026)],
)
def test_a_code_is_unknown_from_the_year_it_went(
    field: str, code: str, before: int, after: int
) -> None:
    assert code_of(field, code, before).value == code
    assert code_of(field, f"{code} - text", after) == (None, "", "out-of-year-code")


@pytest.mark.parametrize(("code", "first"), [("K3", 2025), ("Z11", 2026)])
def test_a_code_is_unknown_before_the_year_it_came(code: str, first: int) -> None:
    assert code_of("PLACE", code, first - 1).problem == "out-of-year-code"
    assert code_of("PLACE", code, first).value == code


def test_years_outside_those_known_use_the_nearest() -> None:
    assert code_of("PLACE", "H5", 2012).value == "H5"
    assert code_of("PLACE", "Z14", 2035).value == "Z14"


@pytest.mark.parametrize("year", [2018, 2024, 2025, 2027])
@pytest.mark.parametrize(
    ("text", "sex"),
    [("1", "M"), ("2", "F"), ("M", "M"), ("F", "F"), ("U", "U"), ("Male", "M"), ("female", "F"),
     ("1 - Male", "M"), ("2.0", "F"), ("Unknown", "U"), ("m", "M")],
)  # fmt: skip
def test_both_notations_of_sex_are_read_in_any_year(year: int, text: str, sex: str) -> None:
    assert code_of("SEX", text, year).value == sex


def test_the_notation_of_the_other_years_is_said() -> None:
    assert code_of("SEX", "M", 2024).notation == "letters-for-sex"
    assert code_of("SEX", "1", 2025).notation == "numbers-for-sex"
    assert code_of("SEX", "1", 2024).notation == code_of("SEX", "M", 2025).notation == ""


@pytest.mark.parametrize(
    ("text", "flag"),
    [("1", 1), ("0", 0), ("Y", 1), ("n", 0), ("Yes", 1), ("NO", 0), ("true", 1), ("FALSE", 0),
     ("1.0", 1), ("0.0", 0), ("1 - Yes", 1), ("Y: done", 1), ("2", None), ("maybe", None)],
)  # fmt: skip
def test_flags(text: str, flag: int | None) -> None:
    assert flag_of(text).value == flag


@pytest.mark.parametrize(
    ("field", "text", "number"),
    [("SDQ_SCORE", "0", 0), ("SDQ_SCORE", "40", 40), ("SDQ_SCORE", "41", None),
     ("SDQ_SCORE", "-1", None), ("SDQ_SCORE", "17.0", 17), ("SDQ_SCORE", "17.5", None),
     ("SDQ_SCORE", "high", None), ("NB_ADOPTR", "2", 2), ("NB_ADOPTR", "3", None),
     ("SDQ_SCORE", "9" * 400, None)],
)  # fmt: skip
def test_whole_numbers_keep_to_their_range(field: str, text: str, number: int | None) -> None:
    assert integer_of(field, text).value == number


@pytest.mark.parametrize(
    ("text", "miles"),
    [("12.3", 12.3), ("0", 0.0), (".5", 0.5), ("999.9", None), ("-2", None), ("far", None),
     ("nan", None), ("inf", None), ("1e5", None)],
)  # fmt: skip
def test_miles(text: str, miles: float | None) -> None:
    assert number_of(text).value == miles


def test_miles_not_known_are_a_notation_and_no_problem() -> None:
    assert number_of("999.9").problem == ""


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("DT1 1AA", "DT1 1AA"), ("dt11aa", "DT1 1AA"), (" DT1  1AA", "DT1 1AA"), ("W1A0AX", "W1A 0AX"),
     ("EC1A 1BB", "EC1A 1BB"), ("ZZ99 3CZ", "ZZ99 3CZ"), ("DT1", None), ("DT1 1", None),
     ("Address withheld", None), ("1234567", None)],
)  # fmt: skip
def test_postcodes(text: str, postcode: str | None) -> None:
    assert postcode_of(text.strip()).value == postcode


@pytest.mark.parametrize(
    ("text", "identifier"),
    [("000123", "000123"), ("ab12", "AB12"), ("1234567.0", "1234567"), ("SC123456", "SC123456"),
     ("12-34/5", "12-34/5"), ("1.5", "1.5")],
)  # fmt: skip
def test_identifiers_stay_text(text: str, identifier: str) -> None:
    assert identifier_of(text).value == identifier


def test_an_identifier_that_lost_digits_is_kept_and_said() -> None:
    assert identifier_of("1.23457E+12") == ("1.23457E+12", "", "digits-lost")


def test_every_code_is_read_in_the_first_year_it_is_used() -> None:
    for field in ("PLACE", "LS", "REC", "RNE", "CIN", "ETHNIC", "REVIEW_CODE", "ACTIV", "ACCOM"):
        for code in code_set(field).values():
            assert code_of(field, code.code, code.first_year).value == code.code
            assert code_of(field, f"{code.code} - {code.label}", code.first_year).value == code.code
