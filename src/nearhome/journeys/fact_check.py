"""`nearhome factcheck`: numbers that were said beside what the records for that date show."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from nearhome.board.claims import Claim, claims
from nearhome.board.fact_check import Check, check
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import Ask, asking
from nearhome.journeys.records import open_records
from nearhome.journeys.refusals import RefusedError
from nearhome.results.values import Result

COLUMNS = (
    "line",
    "statement",
    "number",
    "said_as",
    "as_at",
    "code",
    "measure",
    "ours",
    "of",
    "in_100",
    "reading",
    "note",
)
STANDARD_INPUT = Path("-")
CHILDREN = "A01"


def fact_check(folder: Path, text: Path, said_on: date | None) -> Listing:
    """A row for each number that a text says of children, beside our records; for officers.

    A sentence's own date wins; else it is the day the text was said. RefusedError when the text cannot be
    read, or holds no number of children.
    """
    found = claims(_text(text))
    if not found:
        raise RefusedError(
            f"{text.name or text} says no number of children.",
            "Give the words of a minute or a report as plain text.",
        )
    records = open_records(folder)
    ask = asking(records)
    return listing(COLUMNS, (_row(each) for each in _checks(found, ask, said_on, records.as_at)))


def _text(path: Path) -> str:
    if path == STANDARD_INPUT:
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{path.name} is not text in UTF-8.", "Save it as plain text."
        ) from error
    except OSError as error:
        raise RefusedError(
            f"{path} cannot be read.", "Name a file of plain text, or - ."
        ) from error


def _checks(
    found: Sequence[Claim], ask: Ask, said_on: date | None, latest: date
) -> Iterator[tuple[Check, date | None]]:
    days = {claim: claim.on or said_on for claim in found}
    asked = {day for day in days.values() if day is not None and day <= latest}
    codes = tuple(dict.fromkeys((CHILDREN, *(code for claim in found for code in claim.codes))))
    results: dict[tuple[str, date], Result] = {}
    if asked:
        results = {(each.code, each.as_at): each for each in ask(sorted(asked), codes, ())}
    for claim, day in days.items():
        mine = [results[code, day] for code in claim.codes if day and (code, day) in results]
        yield check(claim, mine, results.get((CHILDREN, day)) if day else None), day


def _row(checked: tuple[Check, date | None]) -> tuple[Cell, ...]:
    found, day = checked
    claim, result = found.claim, found.result
    note = (
        found.note
        if day or not claim.codes
        else "No date: give the day it was said, --said 2019-07-30."
    )
    return (
        claim.line,
        claim.sentence,
        claim.number.words,
        str(claim.number.said),
        day,
        result.code if result else None,
        result.measure if result else None,
        found.ours,
        found.of,
        found.share,
        str(found.reading),
        note,
    )
