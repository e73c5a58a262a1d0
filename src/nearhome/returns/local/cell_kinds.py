"""One cell of a local list at a time: its text as a date, time, flag, number, code or identifier.

As in `returns.cells`, every function takes a stripped, non-empty text and gives a `Cell`. What
officers write for "we do not know" is an unknown value without a problem.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from nearhome.records.list_tables import ListColumn
from nearhome.returns.cells import (
    OUT_OF_RANGE,
    UNKNOWN_CODE,
    UNREADABLE_NUMBER,
    Cell,
    date_of,
    flag_of,
    identifier_of,
)
from nearhome.returns.headings import plain
from nearhome.vocabulary.periods import year_label
from nearhome.vocabulary.shipped import shipped_rows

Reader = Callable[[str], Cell]

UNREADABLE_TIME = "unreadable-time"
PARTLY_UNKNOWN = "partly-unknown"
UNREADABLE_YEAR = "unreadable-year"

_NOT_KNOWN = frozenset(
    (
        "unknown",
        "notknown",
        "nk",
        "nk",
        "notrecorded",
        "notyetknown",
        "notstated",
        "na",
        "notapplicable",
        "",
    )
)
"""What stands for an unknown value, without spaces and punctuation (`-` and `?` leave nothing)."""

_TIME = re.compile(
    r"(?:.*[T ])?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"(\d{2})(\d{2})\s*(?:h|hrs|hours)?", re.IGNORECASE)
_PART_OF_A_DAY = re.compile(r"0?\.\d+")
_YEARS = re.compile(
    r"(?:f\.?y\.?)?\s*(?P<first>(?:20)?\d{2})\s*(?:[-/–]|to)\s*(?P<second>(?:20)?\d{2})",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:£|GBP)?\s*(?P<sign>-)?\s*(?:£|GBP)?\s*"
    r"(?P<number>\d{1,3}(?:[, ]\d{3})+(?:\.\d*)?|\d{1,12}(?:\.\d*)?|\.\d+)"
    r"\s*(?:p\.?w\.?|p/w|per week|a week|/ ?week|miles?|hours?|hrs|days?)?",
    re.IGNORECASE,
)
_MINUTES_A_DAY = 1440


def reader_of(column: ListColumn, list_name: str, month_first: bool = False) -> Reader:
    """How the cells of a list's column are read."""
    if column.kind == "date":
        return partial(date_of, month_first=month_first)
    if column.kind in ("number", "integer"):
        least, most = limits_of(list_name, column.name)
        whole = column.kind == "integer"
        return lambda text: number_of(text, least, most, whole=whole)
    if column.kind == "code":
        return lambda text: word_of(column.values, text)
    if column.kind == "codes":
        return lambda text: words_of(column.values, text)
    return _PLAIN[column.kind]


def time_of(text: str) -> Cell:
    """A time of day as minutes after midnight: 07:30, 7.30am, 0730, 7 pm, or Excel's part of a day.

    A date before the time is left out; a date alone is no time.
    """
    if _PART_OF_A_DAY.fullmatch(text):
        return Cell(round(float(text) * _MINUTES_A_DAY) % _MINUTES_A_DAY, "Excel part of a day")
    if found := _FOUR_DIGITS.fullmatch(text):
        return _minutes(int(found[1]), int(found[2]), "hhmm")
    found = _TIME.fullmatch(text)
    if found is None or (found["minute"] is None and found["half"] is None):
        return Cell(None, problem=UNREADABLE_TIME)
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return Cell(None, problem=UNREADABLE_TIME)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _minutes(hour, int(found["minute"] or 0), "")


def _minutes(hour: int, minute: int, notation: str) -> Cell:
    if hour > 23 or minute > 59:
        return Cell(None, problem=UNREADABLE_TIME)
    return Cell(60 * hour + minute, notation)


def number_of(text: str, least: float, most: float, *, whole: bool = False) -> Cell:
    """A number, with a pound sign, commas or a unit or without; unknown when outside `least` to `most`."""
    if plain(text) in _NOT_KNOWN:
        return Cell(None)
    found = _MONEY.fullmatch(text)
    if found is None:
        return Cell(None, problem=UNREADABLE_NUMBER)
    number = float(re.sub(r"[, ]", "", found["number"])) * (-1 if found["sign"] else 1)
    if whole and not number.is_integer():
        return Cell(None, problem=UNREADABLE_NUMBER)
    if not least <= number <= most:
        return Cell(None, problem=OUT_OF_RANGE)
    return Cell(int(number) if whole else number)


def financial_year_of(text: str) -> Cell:
    """A financial year as its label, 2026-27: of 2026/27, 26-27, FY2026-2027. One year alone may be either: unknown."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return Cell(None) if plain(text) in _NOT_KNOWN else Cell(None, problem=UNREADABLE_YEAR)
    first, second = int(found["first"]) % 100, int(found["second"]) % 100
    if second != (first + 1) % 100:
        return Cell(None, problem=UNREADABLE_YEAR)
    return Cell(year_label(2000 + first + 1))


def word_of(values: Sequence[str], text: str) -> Cell:
    """The one of a column's words that the text is, without case, spaces and punctuation."""
    known = _by_plain(tuple(values))
    word = plain(text)
    if word in known:
        return Cell(known[word])
    return Cell(None) if word in _NOT_KNOWN else Cell(None, problem=UNKNOWN_CODE)


def words_of(values: Sequence[str], text: str) -> Cell:
    """Several of a column's words, parted by a semicolon, comma, stroke or new line, each once."""
    read = [word_of(values, part) for part in re.split(r"[;,|/\n]", text) if part.strip()]
    words = list(dict.fromkeys(str(cell.value) for cell in read if cell.value is not None))
    unknown = any(cell.problem for cell in read)
    if not words:
        return Cell(None, problem=UNKNOWN_CODE if unknown else "")
    return Cell("; ".join(words), problem=PARTLY_UNKNOWN if unknown else "")


@cache
def _by_plain(values: tuple[str, ...]) -> Mapping[str, str]:
    return {plain(value): value for value in values}


@cache
def limits_of(list_name: str, column: str) -> tuple[float, float]:
    """The least and the most that a number may be; from `limits.csv`, else nothing to ten billion."""
    for row in shipped_rows(__package__, "limits.csv"):
        if (row["list"], row["column"]) == (list_name, column):
            return float(row["least"]), float(row["most"])
    return 0.0, 1e10


def _flag(text: str) -> Cell:
    # First what stands for not known: N/K and N/A begin with a letter that alone says no.
    return Cell(None) if plain(text) in _NOT_KNOWN else flag_of(text)


_PLAIN: Mapping[str, Reader] = {
    "child": identifier_of,
    "text": Cell,
    "flag": _flag,
    "time": time_of,
    "year": financial_year_of,
}
