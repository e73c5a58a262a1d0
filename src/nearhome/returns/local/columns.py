"""The columns of a list from a sheet's cells: each distinct text read once, and what was odd logged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nearhome.records.list_tables import ListColumn, ListTable
from nearhome.returns.cells import OUT_OF_RANGE, Cell
from nearhome.returns.local.cell_kinds import limits_of, number_of, reader_of
from nearhome.returns.local.layouts import Reading
from nearhome.returns.local.values import read_as
from nearhome.returns.raw import Action, LogEntry
from nearhome.returns.sheet import clipped

AS_AT = "@as_at"
ACCRUED = "@accrued"
CARE_ID = "@care_id"
Texts = Sequence[str | None]
_PERSONAL = ("child", "text")
"""Kinds whose cells no log holds: they may name somebody."""
_LONGEST = 40


@dataclass(frozen=True)
class ReadColumn:
    """A list column as read from some cells: its values, and by row position the text that was odd."""

    column: ListColumn
    values: list[object]
    odd: Mapping[int, tuple[str, Cell]]

    def log(self, file: str, list_name: str, rows: Sequence[int]) -> list[LogEntry]:
        """An entry for each cell that could not be read, or only in part."""
        return [
            _entry(self.column, file, list_name, rows[at], text, cell)
            for at, (text, cell) in sorted(self.odd.items())
        ]


def read_column(
    declared: ListTable,
    reading: Reading,
    texts: Texts,
    *,
    month_first: bool,
) -> ReadColumn:
    """A column read from its texts; None and no note where a cell is empty."""
    column = declared.column(reading.list_column)
    read = _reader(declared.name, column, reading, month_first)
    known = {text: read(text) for text in set(texts) if text is not None}
    none = Cell(None)
    cells = [none if text is None else known[text] for text in texts]
    odd = {
        at: (text, cell)
        for at, (text, cell) in enumerate(zip(texts, cells, strict=True))
        if text is not None and cell.problem
    }
    return ReadColumn(column, [cell.value for cell in cells], odd)


def _reader(
    list_name: str, column: ListColumn, reading: Reading, month_first: bool
) -> Callable[[str], Cell]:
    if reading.values == ACCRUED:
        return lambda text: number_of(text, 0, 1e9)
    own = reader_of(column, list_name, month_first)
    if reading.values in ("", CARE_ID):
        return own
    return lambda text: _translated(reading.values, own, text)


def _translated(set_name: str, own: Callable[[str], Cell], text: str) -> Cell:
    word = read_as(set_name, text)
    if word is None:
        return Cell(None, problem="unknown-code")
    return own(word) if word else Cell(None)


def _entry(
    column: ListColumn, file: str, list_name: str, row: int, text: str, cell: Cell
) -> LogEntry:
    before = "" if column.kind in _PERSONAL or column.name == "dob" else clipped(text, _LONGEST)
    after = "" if cell.value is None or column.kind in _PERSONAL else str(cell.value)
    action = Action.NOTED if cell.problem == "digits-lost" else Action.UNKNOWN
    return LogEntry(
        file, list_name, row, column.name, action, cell.problem, before, after,
        _mend(list_name, column, cell.problem),
    )  # fmt: skip


def _mend(list_name: str, column: ListColumn, problem: str) -> str:
    if problem == OUT_OF_RANGE:
        least, most = limits_of(list_name, column.name)
        return (
            f"It is not between {least:,.0f} and {most:,.0f}: unknown. Correct it and add the list."
        )
    if column.values:
        return f"Write one of: {'; '.join(column.values)}."
    return _MENDS.get(problem) or _BY_KIND[column.kind]


_MENDS = {
    "two-digit-year": "Write the year with four figures.",
    "digits-lost": "A spreadsheet has cut the number: export the list again with numbers as text.",
}
_BY_KIND = {
    "child": "Give the child's identifier as in the return.",
    "date": "Give a date as yyyy-mm-dd or dd/mm/yyyy.",
    "time": "Give a time as 07:30 or 7.30am.",
    "flag": "Write yes or no.",
    "integer": "Give a whole number.",
    "number": "Give a number.",
    "year": "Give the financial year as 2026-27.",
    "text": "Fill it in.",
}
