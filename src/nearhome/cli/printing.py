"""Prints a listing on standard output as a table, CSV or JSON; nothing else ever goes there."""

import json
import re
import sys
from datetime import date
from enum import StrEnum
from typing import Annotated, TextIO

from cyclopts import Parameter

from nearhome.journeys.listing import Listing
from nearhome.journeys.listing_csv import csv_text, text


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


FormatOption = Annotated[Format, Parameter(name="--format", show_choices=False)]
"""The option `--format` of every command that prints a listing."""


def print_listing(listing: Listing, how: Format, out: TextIO | None = None) -> None:
    """Print a listing. Numbers are unrounded; on no terminal is a cell wrapped or cut."""
    stream = out or sys.stdout
    if how is Format.CSV:
        stream.write(csv_text(listing))
    elif how is Format.JSON:
        stream.write(json_text(listing))
    elif stream.isatty():
        _print_on_terminal(listing, stream)
    else:
        stream.write(table_text(listing))
    stream.flush()


def print_text(whole: str) -> None:
    """Print a text that is ready; whole or not at all, so that what fails prints nothing."""
    sys.stdout.write(whole)
    sys.stdout.flush()


def json_text(listing: Listing) -> str:
    """The listing as a JSON array with an object a row; an empty cell is null, a date ISO text."""
    rows = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    return json.dumps(rows, indent=1, ensure_ascii=False, default=_iso) + "\n"


def table_text(listing: Listing) -> str:
    """The listing in columns of one width each, numbers to the right, two spaces between."""
    cells = [list(listing.columns), *([_flat(text(cell)) for cell in row] for row in listing.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [_is_numeric(listing, n) for n in range(len(listing.columns))]
    lines = (
        "  ".join(
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in cells
    )
    return "\n".join(lines) + "\n"


def _print_on_terminal(listing: Listing, stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for n, column in enumerate(listing.columns):
        table.add_column(column, justify="right" if _is_numeric(listing, n) else "left")
    for row in listing.rows:
        table.add_row(*(Text(text(cell)) for cell in row))
    Console(file=stream).print(table)


def _is_numeric(listing: Listing, column: int) -> bool:
    cells = [row[column] for row in listing.rows if row[column] is not None]
    return bool(cells) and all(isinstance(cell, (int, float)) for cell in cells)


def _flat(value: str) -> str:
    return re.sub(r"\s+", " ", value)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a listing")
