"""A listing as CSV, the same on standard output and in a file."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from nearhome.journeys.listing import Cell, Listing

_AT_ONCE = 20_000
"""Rows turned into text together: a column repeats itself, and each different cell is worked out once."""


def csv_text(listing: Listing) -> str:
    """The listing as CSV with a header row; an empty cell is empty, a date ISO."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(listing.columns)
    rows = iter(listing.rows)
    while some := tuple(islice(rows, _AT_ONCE)):
        writer.writerows(_texts(some))
    return written.getvalue()


def _texts(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
    return zip(*(_column(cells) for cells in zip(*rows, strict=True)), strict=True)


def _column(cells: Sequence[Cell]) -> Iterator[str]:
    if bool in set(map(type, cells)):
        # True equals 1, which reads otherwise.
        return map(harmless, cells)
    known = {cell: harmless(cell) for cell in set(cells)}
    return map(known.__getitem__, cells)


def text(cell: Cell) -> str:
    """A cell as text: numbers unrounded and whole numbers without `.0`, dates ISO, None empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


_FORMULA = re.compile(r"[=@\t\r]|[+-](?![0-9.]*$)")


def harmless(cell: Cell) -> str:
    """A cell's text, with a `'` before what a spreadsheet would run as a formula."""
    plain = text(cell)
    return f"'{plain}" if isinstance(cell, str) and _FORMULA.match(plain) else plain
