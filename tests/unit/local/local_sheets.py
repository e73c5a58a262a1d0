"""Sheets of lists for tests: read from rows, loaded, and held against a few known children."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from nearhome.returns.limits import Limits
from nearhome.returns.local.assembling import Assembled, assembled
from nearhome.returns.local.files import ReadFile, read_file
from nearhome.returns.local.matching import Known
from nearhome.returns.local.parts import Loaded

AS_AT = date(2026, 10, 31)
BORN = date(2012, 5, 1)
KNOWN = Known(
    {"1": BORN, "2": BORN, "3": None},
    {"1": [(date(2026, 5, 3), date(2026, 5, 6)), (date(2026, 9, 1), None)]},
    {"OLD1": "1"},
)

Rows = Sequence[Sequence[str]]


def as_csv(rows: Rows, separator: str = ",") -> bytes:
    """Rows as the bytes of a CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def read(rows: Rows, name: str = "list.csv") -> ReadFile:
    """A list as a file is read."""
    return read_file(name, as_csv(rows), Limits())


def together(*read_files: ReadFile, known: Known = KNOWN, as_at: date = AS_AT) -> Assembled:
    """The lists of files, all in force and loaded as at one day."""
    sheets = [sheet for each in read_files for sheet in each.sheets]
    return assembled([Loaded(each, frozenset(each.lists), as_at) for each in sheets], known)


def assemble(rows: Rows, name: str = "list.csv", **named: Any) -> Assembled:
    """One list read and held against the records."""
    return together(read(rows, name), **named)


def said(found: Assembled, rule: str) -> list[tuple[int | None, str]]:
    """The row and column of each log entry of a rule."""
    return [(entry.row, entry.column) for entry in found.log if entry.rule == rule]


def reach(found: Assembled, name: str) -> tuple[date, date, int] | None:
    """The reach of a list in the table."""
    rows = found.tables["list_reach"].to_pylist()
    row = next((each for each in rows if each["list"] == name), None)
    return row and (row["first_day"], row["last_day"], row["stated"])
