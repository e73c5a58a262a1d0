"""An xlsx workbook as part of a return: a sheet a table, read within bounds, formulas as their values."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from nearhome.returns.archive import BoundedStream, opened
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.headings import Headings
from nearhome.returns.limits import Limits
from nearhome.returns.opening import Member
from nearhome.returns.part import WORKBOOK, Part
from nearhome.returns.sheet import Read, header_of, refusal, tables_of

_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})(\d+)[\"'][^>]*>")


def workbook_part(member: Member, content: bytes, headings: Headings, limits: Limits) -> Part:
    """The tables of a workbook's sheets; ReturnError when it is damaged, too large or holds none."""
    reads: list[Read] = []
    others: list[ReturnError] = []
    for name, rows in sheets(content, member.label, limits):
        if rows:
            _read_sheet(f"{member.label}:{name}", rows, headings, limits, reads, others)
    if not reads:
        raise _no_table(member.label, others)
    return Part(
        folder=member.folder,
        label=member.label,
        kind=WORKBOOK,
        tables=tuple(table for read in reads for table in read.tables),
        log=tuple(entry for read in reads for entry in read.log),
        content=content,
        others=tuple(others),
    )


def sheets(content: bytes, label: str, limits: Limits) -> list[tuple[str, list[list[str]]]]:
    """Each sheet of a workbook: its name, and its rows of cells as text.

    ReturnError when it is damaged, has a password or is too large.
    """
    _check(content, label, limits)
    return _sheets(content, label)


def _read_sheet(
    label: str,
    rows: Sequence[Sequence[str]],
    headings: Headings,
    limits: Limits,
    reads: list[Read],
    others: list[ReturnError],
) -> None:
    header = header_of(rows, headings)
    if header is None:
        others.append(refusal(label, rows, headings))
    else:
        reads.append(tables_of(label, rows, header, limits))


def _no_table(label: str, others: Sequence[ReturnError]) -> ReturnError:
    for each in others:
        if not isinstance(each, NotAReturnError):
            return each
    return NotAReturnError(
        label,
        "No sheet has the columns of a table of the return.",
        "If one is, name its columns in the alias file (header,field).",
    )


def _sheets(content: bytes, label: str) -> list[tuple[str, list[list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            (
                name,
                [
                    _texts(row)
                    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ],
            )
            for name in book.sheet_names
        ]
    except (CalamineError, ValueError, OSError) as error:
        raise ReturnError(
            label, "It is no whole workbook.", "Open it, save it again as .xlsx and add that."
        ) from error


def _texts(row: Sequence[Any]) -> list[str]:
    return [cell if isinstance(cell, str) else _text(cell) for cell in row]


def _text(cell: Any) -> str:
    """A cell as the text a CSV export would hold: whole numbers without decimals, dates as ISO."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _check(content: bytes, label: str, limits: Limits) -> None:
    """Refuse what would fill memory: too much once unpacked, or a cell far out in an empty sheet."""
    left = limits.file_bytes
    cells = 0
    with opened(BytesIO(content), label) as archive:
        for info in archive.infolist():
            if info.flag_bits & 1:
                raise ReturnError(label, "It has a password.", "Save it without one.")
            with BoundedStream(archive, info, label, limits) as stream:
                unpacked = stream.read(left + 1)
            left -= len(unpacked)
            if info.filename.startswith("xl/worksheets/"):
                cells += _extent(unpacked)
            if left < 0 or cells > limits.sheet_cells:
                raise ReturnError(
                    label,
                    "Its sheets are larger than a return's tables can be.",
                    "Delete what stands far below or beside the tables, or save each as CSV.",
                )


def _extent(sheet: bytes) -> int:
    """How many cells the rectangle from A1 to a sheet's last filled cell has."""
    rows = columns = 0
    for found in _CELL.finditer(sheet):
        if not found[0].endswith(b"/>"):
            rows = max(rows, int(found[2]))
            columns = max(columns, _column_number(found[1]))
    return rows * columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
