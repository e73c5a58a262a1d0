"""A listing as CSV, the same on standard output and in a file."""

import csv
import io
import re
from datetime import date

from nearhome.journeys.listing import Cell, Listing


def csv_text(listing: Listing) -> str:
    """The listing as CSV with a header row; an empty cell is empty, a date ISO."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(listing.columns)
    writer.writerows([harmless(cell) for cell in row] for row in listing.rows)
    return written.getvalue()


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
