"""What is wrong in the lists, as in real ones: a few rows that reading must name and survive."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from nearhome.demo.lists.sheet import DAY, Row


def _interview_too_early(rows: Iterator[Row]) -> Iterator[Row]:
    """One interview is dated before the child went missing."""
    for n, row in enumerate(rows):
        if n == 40:
            early = date.fromisoformat(row["went_missing"]) - 12 * DAY
            row = {**row, "completed_on": early.isoformat(), "completed_at": ""}
        yield row


def _price_of_nothing(rows: Iterator[Row]) -> Iterator[Row]:
    """One price is nought, one has a digit too many."""
    for n, row in enumerate(rows):
        if n == 100:
            row = {**row, "weekly": "0"}
        if n == 200:
            row = {**row, "weekly": f"{row['weekly']}0"}
        yield row


def _carer_twice(rows: Iterator[Row]) -> Iterator[Row]:
    """Two households have one number."""
    before = ""
    for n, row in enumerate(rows):
        yield {**row, "household": before} if n == 300 else row
        before = row["household"]


def _unknown_word(rows: Iterator[Row]) -> Iterator[Row]:
    """One reason is in words of its own."""
    for n, row in enumerate(rows):
        yield {**row, "reason": "nobody wrote it down"} if n == 20 else row


SPOILT: Mapping[str, Callable[[Iterator[Row]], Iterator[Row]]] = {
    "return_interviews": _interview_too_early,
    "prices": _price_of_nothing,
    "carers": _carer_twice,
    "distance_reasons": _unknown_word,
}
"""What is spoilt in each list."""
