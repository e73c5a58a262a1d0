"""A finished spreadsheet: every sheet, hidden ones too, and every text in its parts that no sheet shows."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from nearhome.disclosure.finished.texts import Keyed, Piece, Seen

_KEYS = ("Code", "Date, or last day of the period", "Grouped by", "Group")
_NUMBERS = ("How many", "Of how many", "Value")
_CELLS = "xl/worksheets/sheet"
_EVERYBODY = "all"


def read_xlsx(name: str, content: bytes) -> Seen:
    """Rows of results by what they are of; other cells and the file's own parts as texts."""
    pieces, keyed = [], []
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python()
        some, others = _of_sheet(name, sheet, rows)
        keyed += some
        pieces += others
    return Seen((*pieces, *_parts(name, content)), tuple(keyed))


def _of_sheet(
    name: str, sheet: str, rows: Sequence[Sequence[Any]]
) -> tuple[list[Keyed], list[Piece]]:
    header: list[str] = []
    keyed, pieces = [], []
    for n, row in enumerate(rows, start=1):
        cells = [_text(each) for each in row]
        if {*_KEYS, *_NUMBERS} <= {*cells}:
            header = cells
        elif header:
            keyed.append(_keyed(name, f"{sheet} row {n}", dict(zip(header, cells, strict=False))))
        else:
            pieces += [Piece(name, f"{sheet} row {n}", cells[0], each) for each in cells if each]
    return keyed, pieces


def _keyed(name: str, place: str, row: dict[str, str]) -> Keyed:
    code, on, by, group = (row[key] for key in _KEYS)
    by, group = ("" if each == _EVERYBODY else each for each in (by, group))
    numbers = (row["How many"], row["Of how many"], row["Value"])
    return Keyed(name, place, code, on[:10], by.replace(" ", "_"), group, numbers)


def _text(cell: Any) -> str:
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell).strip()


def _parts(name: str, content: bytes) -> Iterator[Piece]:
    """Properties, comments, names and table descriptions: what is in the file and in no cell."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        for part in held.namelist():
            if part.endswith(".xml") and not part.startswith(
                (_CELLS, "xl/sharedStrings", "xl/styles", "xl/theme")
            ):
                for element in ElementTree.fromstring(held.read(part)).iter():
                    for said in (element.text, *element.attrib.values()):
                        if said and said.strip():
                            yield Piece(name, part, "", said.strip())
