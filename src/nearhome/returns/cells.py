"""One cell at a time: the text of a return's cell as a date, code, flag, number, postcode or identifier.

Every function takes a stripped, non-empty text and gives a `Cell`: its value, None when it cannot be
read; the name of the notation it came in when that is not the return's own; and what is wrong with it.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from nearhome.vocabulary.codes import (
    FIRST_COLLECTION_YEAR,
    LAST_COLLECTION_YEAR,
    code_set,
)


class Cell(NamedTuple):
    """A cell as read. `notation` and `problem` are empty when there is nothing to say."""

    value: object | None
    notation: str = ""
    problem: str = ""


EXCEL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's 1900 date system for every date after February 1900."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})" + _TIME)
_NAMED_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ /.\-]([A-Za-z]{3,9})[ /.,\-]+(\d{4})" + _TIME
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SHORT_YEAR = re.compile(
    r"\d{1,2}([/.\-])\d{1,2}\1\d{2}|\d{1,2}[ /.\-][A-Za-z]{3,9}[ /.\-]\d{2}" + _TIME
)
_UNKNOWN_PARTS = re.compile(r"(\d{2}|ZZ)/(\d{2}|ZZ)/(\d{4}|ZZZZ)")
_UNKNOWN_PARTS_ISO = re.compile(r"(\d{4}|ZZZZ)-(\d{2}|ZZ)-(\d{2}|ZZ)")

_LONGEST_DATE = 60
TWO_DIGIT_YEAR = "two-digit-year"
UNREADABLE_DATE = "unreadable-date"


@lru_cache(maxsize=200_000)
def date_of(text: str, month_first: bool = False) -> Cell:
    """A date, day first unless the file is known to write the month first.

    Reads dd/mm/yyyy (also with - or .), yyyy-mm-dd, dd-Mon-yyyy, any of them with a time of day,
    yyyymmdd and Excel's serial numbers. A year of two digits is refused: 01/04/14 may be a birth or a start.
    """
    if len(text) == 10 and text[2] == "/" == text[5] and not month_first:
        return _day(text[6:], text[3:5], text[:2], "")
    if len(text) > _LONGEST_DATE:
        return Cell(None, problem=UNREADABLE_DATE)
    if found := _DAY_FIRST.fullmatch(text):
        first, mark, second, year = found.groups()
        if month_first:
            return _day(year, first, second, "mm/dd/yyyy")
        return _day(year, second, first, "" if mark == "/" else f"dd{mark}mm{mark}yyyy")
    if found := _YEAR_FIRST.fullmatch(text):
        year, mark, month, day = found.groups()
        return _day(year, month, day, f"yyyy{mark}mm{mark}dd")
    if found := _NAMED_MONTH.fullmatch(text):
        day, name, year = found.groups()
        month = str(_MONTHS.get(name.lower(), 0))
        return _day(year, month, day, "dd-Mon-yyyy")
    if found := _SERIAL.fullmatch(text):
        return Cell(EXCEL_EPOCH + timedelta(days=int(found[1])), "Excel serial number")
    if found := _RUN_TOGETHER.fullmatch(text):
        year, month, day = found.groups()
        return _day(year, month, day, "yyyymmdd")
    if _SHORT_YEAR.fullmatch(text):
        return Cell(None, problem=TWO_DIGIT_YEAR)
    return Cell(None, problem=UNREADABLE_DATE)


def _day(year: str, month: str, day: str, notation: str) -> Cell:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return Cell(None, problem=UNREADABLE_DATE)
    return Cell(found, notation) if found.year >= 1900 else Cell(None, problem=UNREADABLE_DATE)


def partly_known_date_of(text: str, month_first: bool = False) -> Cell:
    """A date whose unknown parts are written ZZ, as the text dd/mm/yyyy (DATE_PERM)."""
    upper = text.upper()
    if "Z" in upper and _UNKNOWN_PARTS.fullmatch(upper):
        return Cell(upper)
    if (found := _UNKNOWN_PARTS_ISO.fullmatch(upper)) and "Z" in upper:
        return Cell("/".join(reversed(found.groups())), "yyyy-mm-dd")
    read = date_of(text, month_first)
    if isinstance(read.value, date):
        return Cell(f"{read.value:%d/%m/%Y}", read.notation)
    return read


_LONGEST_CELL = 300
"""A cell longer than this holds no code with its text, and is not searched for one."""

_CODE_AND_TEXT = re.compile(r"\(?([A-Z0-9]+)\)?\s*(?:[-–—:;(/|.,=]\s*|\s+)(\S.*)")
_TEXT_AND_CODE = re.compile(r".*\S\s*[\[(]([A-Z0-9]+)[\])]")
_WHOLE_NUMBER = re.compile(r"(\d+)\.0+")
_NINE_CHARACTERS = re.compile(r"[EWSN]\d{8}")
_THREE_DIGITS = re.compile(r"\d{3}")

UNKNOWN_CODE = "unknown-code"
OUT_OF_YEAR_CODE = "out-of-year-code"

_SEX_NOTATIONS = {"1": "M", "2": "F"}
"""SEX to 2023-24, and since; both are read in any year."""

_SEX_WORDS = {
    "MALE": "M",
    "FEMALE": "F",
    "UNKNOWN": "U",
    "NOT KNOWN": "U",
    "INDETERMINATE": "U",
    "NOT SPECIFIED": "U",
    "0": "U",
    "9": "U",
}
_FIRST_YEAR_OF_SEX_LETTERS = 2025


def code_of(field: str, text: str, collection_year: int) -> Cell:
    """A code of a field, upper case; `U6 - Foster placement ...` and a label alone are read as the code.

    A code that the field never had, or has not in that collection year, has no value and says so.
    """
    known = code_set(field)
    code, notation = _code_in(field, text)
    if field == "SEX":
        return _sex(code, notation, text, collection_year)
    if code is None:
        return _area(field, text)
    if not known[code].is_valid_in(_nearest(collection_year)):
        return Cell(None, problem=OUT_OF_YEAR_CODE)
    return Cell(code, notation)


def _sex(code: str | None, notation: str, text: str, collection_year: int) -> Cell:
    if code is None:
        code, notation = _SEX_WORDS.get(text.upper()), "label-for-code"
    if code is None:
        return Cell(None, problem=UNKNOWN_CODE)
    numbers_expected = collection_year < _FIRST_YEAR_OF_SEX_LETTERS
    if not notation and numbers_expected != (code in _SEX_NOTATIONS):
        notation = "letters-for-sex" if numbers_expected else "numbers-for-sex"
    return Cell(_SEX_NOTATIONS.get(code, code), notation)


def _area(field: str, text: str) -> Cell:
    """PL_LA may also be an area's 9-character code, LA_PERM an authority's three digits."""
    upper = text.upper()
    if field == "PL_LA" and _NINE_CHARACTERS.fullmatch(upper):
        return Cell(upper)
    if field == "LA_PERM" and _THREE_DIGITS.fullmatch(upper):
        return Cell(upper)
    return Cell(None, problem=UNKNOWN_CODE)


def _code_in(field: str, text: str) -> tuple[str | None, str]:
    known = code_set(field)
    upper = text.upper()
    if upper in known:
        return upper, "" if upper == text else "lower-case"
    if (number := _WHOLE_NUMBER.fullmatch(upper)) and number[1] in known:
        return number[1], "number-with-decimals"
    if (labelled := _codes_by_label(field).get(_plain(upper))) is not None:
        return labelled, "label-for-code"
    if len(upper) > _LONGEST_CELL:
        return None, ""
    first = _CODE_AND_TEXT.fullmatch(upper)
    if first and first[1] in known and _is_set_apart(upper, first[1]):
        return first[1], "code-with-text"
    last = _TEXT_AND_CODE.fullmatch(upper)
    if last and last[1] in known:
        return last[1], "code-with-text"
    return None, ""


def _is_set_apart(text: str, code: str) -> bool:
    """One letter and a space may begin a sentence: it is a code only when a mark sets it apart."""
    rest = text.lstrip("([")[len(code) :].lstrip()
    return len(code) > 1 or code.isdigit() or not rest[:1].isalnum()


def _plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]+", " ", text).strip()


@cache
def _codes_by_label(field: str) -> Mapping[str, str]:
    """The code of each label that only one code of the field has."""
    plain = [(_plain(code.label.upper()), code.code) for code in code_set(field).values()]
    times = Counter(label for label, _ in plain)
    return {label: code for label, code in plain if times[label] == 1}


def _nearest(collection_year: int) -> int:
    return min(max(collection_year, FIRST_COLLECTION_YEAR), LAST_COLLECTION_YEAR)


_YES = frozenset({"1", "Y", "YES", "TRUE", "T"})
_NO = frozenset({"0", "N", "NO", "FALSE", "F"})


def flag_of(text: str) -> Cell:
    """A flag, 0 or 1; Y and N, yes and no, true and false, `1 - Yes` and 1.0 are read too."""
    upper = text[:_LONGEST_CELL].upper()
    if upper in ("0", "1"):
        return Cell(int(upper))
    found = _CODE_AND_TEXT.fullmatch(upper)
    word = found[1] if found and found[1] in ("0", "1", "Y", "N") else upper
    word = word.removesuffix(".0")
    if word in _YES:
        return Cell(1, "words-for-flag")
    if word in _NO:
        return Cell(0, "words-for-flag")
    return Cell(None, problem=UNKNOWN_CODE)


UNREADABLE_NUMBER = "unreadable-number"
OUT_OF_RANGE = "out-of-range"

_RANGES = {"SDQ_SCORE": (0, 40), "NB_ADOPTR": (1, 2)}
_DISTANCE_NOT_KNOWN = 999.9


def integer_of(field: str, text: str) -> Cell:
    """A whole number within what the field allows (SDQ_SCORE 0 to 40, NB_ADOPTR 1 or 2)."""
    code, notation = _code_in(field, text) if code_set(field) else (None, "")
    if code is not None:
        return Cell(int(code), notation)
    found = re.fullmatch(r"(-?\d{1,9})(\.0+)?", text)
    if found is None:
        return Cell(None, problem=UNREADABLE_NUMBER)
    number = int(found[1])
    least, most = _RANGES.get(field, (0, 10**9))
    if not least <= number <= most:
        return Cell(None, problem=OUT_OF_RANGE)
    return Cell(number, "number-with-decimals" if found[2] else "")


def number_of(text: str) -> Cell:
    """A number of miles; 999.9 is the return's way to say not known."""
    if not re.fullmatch(r"-?\d{1,9}(\.\d*)?|\.\d+", text):
        return Cell(None, problem=UNREADABLE_NUMBER)
    number = float(text)
    if number == _DISTANCE_NOT_KNOWN:
        return Cell(None, "distance-not-known")
    return Cell(None, problem=OUT_OF_RANGE) if number < 0 else Cell(number)


_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
UNREADABLE_POSTCODE = "unreadable-postcode"


@lru_cache(maxsize=100_000)
def postcode_of(text: str) -> Cell:
    """A whole postcode, upper case with one space before its last three characters."""
    found = _POSTCODE.fullmatch(re.sub(r"[\s.\-]+", "", text.upper()))
    if found is None:
        return Cell(None, problem=UNREADABLE_POSTCODE)
    written = f"{found[1]} {found[2]}"
    return Cell(written, "" if written == text else "postcode-spacing")


_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?E\+\d+")
LOST_DIGITS = "digits-lost"


@lru_cache(maxsize=100_000)
def identifier_of(text: str) -> Cell:
    """An identifier as upper-case text, leading zeros kept; 1234567.0 is read as 1234567.

    A number that a spreadsheet wrote as 1.23E+12 has lost digits: it is kept, and said.
    """
    upper = text.upper()
    if upper.isalnum():
        return Cell(upper, "" if upper == text else "lower-case")
    if number := _WHOLE_NUMBER.fullmatch(upper):
        return Cell(number[1], "number-with-decimals")
    if _LOST_DIGITS.fullmatch(upper):
        return Cell(upper, problem=LOST_DIGITS)
    return Cell(upper, "" if upper == text else "lower-case")
