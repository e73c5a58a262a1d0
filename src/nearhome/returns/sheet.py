"""A sheet of cells becomes tables of the return: the header is found, rows are numbered, cells cleaned."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from nearhome.returns.cells import flag_of
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.headings import Headings
from nearhome.returns.limits import Limits
from nearhome.returns.raw import Action, LogEntry, RawTable
from nearhome.returns.recognition import Recognised, lacks, recognised

_ROWS_TO_SEEK_HEADER = 20
_EMPTY_WORDS = frozenset(
    {"NULL", "(NULL)", "<NULL>", "NAN", "NAT", "NONE", "N/A", "#N/A", "<NA>", "#REF!", "#VALUE!"}
)
_LONGEST_EMPTY_WORD = max(map(len, _EMPTY_WORDS))
_UNSEEN = "\u200b\ufeff"
"""Characters that take no room and that `strip` leaves."""
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_NOT_OWN = ("CHILD", "DOB", "SEX", "UASC")


@dataclass(frozen=True)
class Header:
    """Where a sheet's header stands (row 1 is the first line) and what it was recognised as."""

    row: int
    cells: Sequence[str]
    found: Recognised


@dataclass(frozen=True)
class Read:
    """The tables found in a file or sheet, and what there is to say about the whole of it."""

    tables: tuple[RawTable, ...]
    log: tuple[LogEntry, ...]


def header_of(records: Iterable[Sequence[str]], headings: Headings) -> Header | None:
    """The first of the first twenty rows that is a table's header; None when there is none."""
    for row, cells in enumerate(islice(records, _ROWS_TO_SEEK_HEADER), start=1):
        found = recognised(cells, headings)
        if found is not None:
            return Header(row, cells, found)
    return None


def refusal(file: str, records: Iterable[Sequence[str]], headings: Headings) -> ReturnError:
    """Why no header was found: a table without its key columns, or no table at all."""
    for row, cells in enumerate(islice(records, _ROWS_TO_SEEK_HEADER), start=1):
        near = lacks(cells, headings)
        if near is not None:
            table, keys = near
            return ReturnError(
                file,
                f"It looks like {table} but has no column {' or '.join(keys)}.",
                "Export it with that column, or name your column for it in the alias file.",
                row=row,
                column=keys[0],
            )
    return NotAReturnError(
        file,
        "No row at its top names the columns of a table of the return, a list or a published file.",
        "If it is a table of the return, name its columns in the alias file (header,field); if it was "
        "published, add the file as it was downloaded.",
    )


def tables_of(file: str, records: Iterable[Sequence[str]], header: Header, limits: Limits) -> Read:
    """The tables of a sheet whose header is known; `records` begin at its first row."""
    found = header.found
    used = sorted(found.positions)
    rows, body, log = _body(file, records, header, used, limits)
    cells = zip(*body, strict=True) if body else [()] * len(used)
    cleaned = _Cleaned(dict(zip(used, cells, strict=True)))
    main = RawTable(
        table=found.table,
        file=file,
        columns={
            f: cleaned.column(at) for f, at in (*found.columns.items(), *found.platform.items())
        },
        rows=rows,
    )
    beside = tuple(_beside(main, cleaned, found))
    notes = (*_heading_notes(file, header), *log, *cleaned.notes(file, found.table))
    return Read((main, *beside), notes)


def _body(
    file: str,
    records: Iterable[Sequence[str]],
    header: Header,
    used: Sequence[int],
    limits: Limits,
) -> tuple[list[int], list[Sequence[str]], list[LogEntry]]:
    """The rows that are not blank: their numbers, and their cells in the columns used."""
    width = len(header.cells)
    pick = itemgetter(*used)
    rows: list[int] = []
    body: list[Sequence[str]] = []
    blank, log = 0, []
    for row, cells in islice(enumerate(records, start=1), header.row, None):
        if not _has_text(cells):
            blank += 1
            continue
        if len(cells) != width:
            if len(cells) > width and _has_text(cells[width:]):
                log.append(_too_many_cells(file, header, row))
            cells = [*cells[:width], *[""] * (width - len(cells))]
        rows.append(row)
        body.append(pick(cells))
        if len(rows) > limits.rows:
            raise ReturnError(
                file,
                f"It holds more than {limits.rows:,} rows, more than a return's table can.",
                "Export the table again for one collection year.",
            )
    if blank:
        log.append(
            _whole_file(file, header.found.table, "blank-lines", str(blank), "", "Not rows.")
        )
    return rows, body, log


def _has_text(cells: Sequence[str]) -> bool:
    text = "".join(cells).strip()
    return bool(text if text.isascii() else text.strip(_UNSEEN).strip())


def without_wrapping(text: str) -> str:
    """A cell's text without blanks, marks that take no room, and a spreadsheet's ="..." around it."""
    stripped = text.strip()
    if stripped[:1] == "=" and (guarded := _TEXT_FORMULA.fullmatch(stripped)):
        stripped = guarded[1].strip()
    return stripped if stripped.isascii() else stripped.strip(_UNSEEN).strip()


def is_empty_word(text: str) -> bool:
    """Whether a stripped cell holds a word that systems write for an empty one (NULL, N/A, #REF!)."""
    return len(text) <= _LONGEST_EMPTY_WORD and text.upper() in _EMPTY_WORDS


class _Cleaned:
    """The columns of a sheet, by position, with each distinct text cleaned once."""

    def __init__(self, cells: Mapping[int, Sequence[str]]) -> None:
        self._cells = cells
        self._empty_words: set[str] = set()

    def column(self, position: int) -> list[str | None]:
        cells = self._cells[position]
        clean = {text: self._clean(text) for text in set(cells)}
        return list(map(clean.__getitem__, cells))

    def _clean(self, text: str) -> str | None:
        stripped = without_wrapping(text)
        if is_empty_word(stripped):
            self._empty_words.add(stripped)
            return None
        return stripped or None

    def notes(self, file: str, table: str) -> Iterator[LogEntry]:
        if self._empty_words:
            words = ", ".join(sorted(self._empty_words))
            yield _whole_file(file, table, "words-for-empty", words, "", "Read as an empty cell.")


def _beside(main: RawTable, cleaned: _Cleaned, found: Recognised) -> Iterator[RawTable]:
    """The tables of one row a child whose columns stand in the main table's rows, where they say anything."""
    for table, positions in found.others.items():
        columns = {field: cleaned.column(at) for field, at in positions.items()}
        picked = [at for at in range(len(main.rows)) if _says_something(columns, at)]
        if picked or any(columns.get("UASC", ())):
            yield RawTable(
                table=table,
                file=main.file,
                columns={f: [cells[at] for at in picked] for f, cells in columns.items()},
                rows=[main.rows[at] for at in picked],
            )


def _says_something(columns: Mapping[str, list[str | None]], at: int) -> bool:
    if "UASC" in columns:
        text = columns["UASC"][at]
        return text is not None and flag_of(text).value == 1
    return any(cells[at] is not None for field, cells in columns.items() if field not in _NOT_OWN)


def _heading_notes(file: str, header: Header) -> Iterator[LogEntry]:
    found = header.found
    if found.by_alias:
        pairs = "; ".join(f"{heading} is {field}" for heading, field in found.by_alias.items())
        yield _whole_file(
            file, found.table, "headings-by-alias", pairs, "", "Read by the alias file.", header.row
        )
    if found.extra:
        names = clipped(", ".join(found.extra), 400)
        yield _whole_file(
            file, found.table, "columns-not-used", names, "", "Not part of the return.", header.row
        )
    if found.missing:
        yield _whole_file(
            file,
            found.table,
            "columns-missing",
            ", ".join(found.missing),
            "",
            "Unknown for every row. Export the table again with them if measures need them.",
            header.row,
        )


def _too_many_cells(file: str, header: Header, row: int) -> LogEntry:
    return LogEntry(
        file,
        header.found.table,
        row,
        "",
        Action.NOTED,
        "more-cells-than-headings",
        "",
        "",
        "A cell may hold the separator unquoted and push the others aside: check the row.",
    )


def _whole_file(
    file: str, table: str, rule: str, before: str, after: str, why: str, row: int | None = None
) -> LogEntry:
    return LogEntry(file, table, row, "", Action.NOTED, rule, before, after, why)


def clipped(text: str, longest: int = 80) -> str:
    """A text short enough for the log."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
