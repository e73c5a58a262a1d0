"""The year that a published period ends in: 2025 for 2025, 202425, "2024-25 (OT)" and "2023-25"."""

import re

_YEAR = r"(?:19|20)\d\d"
_PLAIN = re.compile(rf"({_YEAR})(?:\.0)?")
_JOINED = re.compile(rf"({_YEAR})(\d\d)")
_SPAN = re.compile(rf"({_YEAR})\s*[-/–]\s*(\d\d|{_YEAR})")
_LONG_SPAN = re.compile(rf"{_YEAR}/\d\d\s*-\s*(\d\d)/(\d\d)")
_MARK = re.compile(r"\s*\((?:OT|Rev|Final|prov|Provisional|Revised)\.?\)\s*$", re.IGNORECASE)


def year_of(text: str) -> int | None:
    """The calendar year in which the period ends; None for what is no period (`0`, nothing).

    A six-figure period must be of two years that follow each other.
    """
    plain = _MARK.sub("", text.strip())
    if found := _PLAIN.fullmatch(plain):
        return int(found[1])
    if found := _JOINED.fullmatch(plain):
        first, last = int(found[1]), int(found[2])
        return first + 1 if (first + 1) % 100 == last else None
    if found := _LONG_SPAN.fullmatch(plain):
        return _with_century(int(plain[:4]), int(found[2]))
    if found := _SPAN.fullmatch(plain):
        end = int(found[2])
        return end if end > 99 else _with_century(int(found[1]), end)
    return None


def _with_century(first: int, end: int) -> int:
    year = first // 100 * 100 + end
    return year if year >= first else year + 100
