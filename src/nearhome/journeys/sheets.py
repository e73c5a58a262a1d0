"""The sheets of a table that is no return: a local list, or another system's list of children."""

import zipfile

from nearhome.returns import delimited, kinds
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.limits import Limits
from nearhome.returns.workbook import sheets as sheets_of_workbook

Sheet = list[list[str]]
"""Rows of cells as text, the header first."""


def sheets(label: str, content: bytes, limits: Limits) -> list[tuple[str, Sheet]]:
    """Each sheet of a CSV or workbook that holds anything: its name, and its rows from the header on.

    NotAReturnError for a file that is neither; ReturnError for one that is damaged or too large.
    """
    kind = kinds.kind_of(label, content[: limits.head_bytes])
    if kind == kinds.ZIP:
        return _from_workbook(label, content, limits)
    if kind == kinds.DELIMITED:
        text = delimited.decoded(content).text
        rows = list(delimited.records(text, _separator(text), label))
        return [(label, found)] if (found := _from_header(rows)) else []
    raise NotAReturnError(label, "It is no CSV and no workbook.", "Save it as CSV or xlsx.")


def header(label: str, head: bytes) -> list[str]:
    """The first row that is not blank in the beginning of a delimited file; empty when there is none."""
    text = delimited.decoded(head, cut=True).text
    for cells in delimited.records_unquoted(text, _separator(text), label):
        if any(cells):
            return cells
    return []


def _from_workbook(label: str, content: bytes, limits: Limits) -> list[tuple[str, Sheet]]:
    try:
        read = sheets_of_workbook(content, label, limits)
    except zipfile.BadZipFile as error:
        raise ReturnError(
            label, "It is no whole workbook.", "Open it and save it again as .xlsx."
        ) from error
    return [(f"{label}:{name}", found) for name, rows in read if (found := _from_header(rows))]


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(delimited.SEPARATORS, key=first.count)


def _from_header(rows: Sheet) -> Sheet:
    for at, cells in enumerate(rows):
        if any(cell.strip() for cell in cells):
            return rows[at:]
    return []
