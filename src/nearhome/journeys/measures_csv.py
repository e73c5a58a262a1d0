"""Measures as CSV, straight from their blocks: a long listing is written without a row in between."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from nearhome.journeys.listing_csv import harmless, text
from nearhome.journeys.measures import COLUMNS
from nearhome.measures.blocks import Block, Shown


def measures_csv(blocks: Iterable[Block]) -> Iterator[str]:
    """The text, in pieces, that `csv_text` gives of a listing of the same results."""
    yield f"{','.join(COLUMNS)}\n"
    of: tuple[str, date] | None = None
    written = _Written("")
    for block in blocks:
        if of != (block.code, block.as_at):
            of, written = (block.code, block.as_at), _Written(_quoted(block.unit))
        elif written.unit != _quoted(block.unit):
            written = _Written(_quoted(block.unit))
        yield "".join(_lines(block, written))


class _Written(dict[int, tuple[str, str, Shown]]):
    """How what is shown is written before and after the group, by which object it is, which is kept with it."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit = unit

    def of(self, shown: Shown) -> tuple[str, str, Shown]:
        period, above, below, value, status = shown
        after = f",{_number(above)},{_number(below)},{_number(value)},{self.unit},{status}\n"
        made = self[id(shown)] = (_quoted(period), after, shown)
        return made


def _lines(block: Block, written: _Written) -> Iterator[str]:
    head = f"{_quoted(block.code)},{_quoted(block.measure)},{text(block.as_at)},"
    breakdown = f",{_quoted(block.breakdown)},"
    for group, shown in block.groups:
        period, after, _ = written.get(id(shown)) or written.of(shown)
        yield f"{head}{period}{breakdown}{_quoted(group)}{after}"


@lru_cache(maxsize=65_536, typed=True)
def _number(number: float | None) -> str:
    return text(number)


@lru_cache(maxsize=4096)
def _quoted(word: str) -> str:
    """A word as a cell of CSV, harmless in a spreadsheet."""
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow((harmless(word), "|"))
    return written.getvalue().removesuffix(",|")
