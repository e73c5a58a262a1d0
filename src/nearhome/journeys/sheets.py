"""The sheets of a table that is no return: a local list, or another system's list of children."""

import zipfile
from dataclasses import dataclass
from itertools import islice

from nearhome.returns import delimited, kinds
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.limits import Limits
from nearhome.returns.workbook import sheets as sheets_of_workbook

_LINES_TO_SEEK_SEPARATOR = 20


@dataclass(frozen=True)
class Sheet:
    """A sheet's name, its rows of cells as text from the header on, and the header's row in the file."""

    name: str
    rows: list[list[str]]
    first_row: int


def sheets(label: str, content: bytes, limits: Limits) -> list[Sheet]:
    """Each sheet of a CSV or workbook that holds anything.

    NotAReturnError for a file that is neither; ReturnError for one that is damaged or too large.
    """
    kind = kinds.kind_of(label, content[: limits.head_bytes])
    if kind == kinds.ZIP:
        found = _in_workbook(label, content, limits)
    elif kind == kinds.DELIMITED:
        text = delimited.decoded(content).text
        found = [(label, list(delimited.records(text, _separator(text), label)))]
    else:
        raise NotAReturnError(label, "It is no CSV and no workbook.", "Save it as CSV or xlsx.")
    read = (_from_header(name, rows) for name, rows in found)
    return [each for each in read if each.rows]


def header(label: str, head: bytes) -> list[str]:
    """The first row that is not blank in the beginning of a delimited file; empty when there is none."""
    text = delimited.decoded(head, cut=True).text
    for cells in delimited.records_unquoted(text, _separator(text), label):
        if any(cells):
            return cells
    return []


def _in_workbook(label: str, content: bytes, limits: Limits) -> list[tuple[str, list[list[str]]]]:
    try:
        read = sheets_of_workbook(content, label, limits)
    except zipfile.BadZipFile as error:
        raise ReturnError(
            label, "It is no whole workbook.", "Open it and save it again as .xlsx."
        ) from error
    return [(f"{label}:{name}", rows) for name, rows in read]


def _separator(text: str) -> str:
    # A title above the headings has no separator in it.
    lines = islice((line for line in text.splitlines() if line.strip()), _LINES_TO_SEEK_SEPARATOR)
    first = next((line for line in lines if any(map(line.count, delimited.SEPARATORS))), "")
    return max(delimited.SEPARATORS, key=first.count)


def _from_header(name: str, rows: list[list[str]]) -> Sheet:
    for at, cells in enumerate(rows):
        if any(cell.strip() for cell in cells):
            return Sheet(name, rows[at:], at + 1)
    return Sheet(name, [], 1)
