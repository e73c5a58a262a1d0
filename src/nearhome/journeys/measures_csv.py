"""Measures as CSV, straight from their blocks: a long listing is written without a row in between."""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache

from nearhome.journeys.listing_csv import harmless, text
from nearhome.journeys.measures import COLUMNS
from nearhome.measures.blocks import Block


def measures_csv(blocks: Iterable[Block]) -> Iterator[str]:
    """The text, in pieces, that `csv_text` gives of a listing of the same results."""
    yield f"{','.join(COLUMNS)}\n"
    for block in blocks:
        yield "".join(_lines(block))


def _lines(block: Block) -> Iterator[str]:
    head = f"{_quoted(block.code)},{_quoted(block.measure)},{text(block.as_at)}"
    breakdown, unit = _quoted(block.breakdown), _quoted(block.unit)
    last = None
    before = after = ""
    for group, shown in block.groups:
        if shown is not last:
            period, above, below, value, status = last = shown
            before = f"{head},{_quoted(period)},{breakdown},"
            after = f",{_number(above)},{_number(below)},{_number(value)},{unit},{status}\n"
        yield f"{before}{_quoted(group)}{after}"


@lru_cache(maxsize=65_536, typed=True)
def _number(number: float | None) -> str:
    return text(number)


@lru_cache(maxsize=4096)
def _quoted(word: str) -> str:
    """A word as a cell of CSV, harmless in a spreadsheet."""
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow((harmless(word), "|"))
    return written.getvalue().removesuffix(",|")
