"""A file of local lists: its sheets found, recognised and read, and what of it may be kept.

A workbook may hold lists, tables of the return and notes beside each other: only the sheets that are
lists are read here. Columns that may say who somebody is are blank in what is kept.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from nearhome.returns import delimited, kinds
from nearhome.returns.delimited_table import WHY
from nearhome.returns.errors import ReturnError
from nearhome.returns.limits import Limits
from nearhome.returns.local.layouts import ROWS_TO_SEEK_HEADER, Layout, Unclear, layout_of
from nearhome.returns.local.parts import ReadSheet
from nearhome.returns.local.sheet_reading import personal_positions, read_sheet
from nearhome.returns.raw import Action, LogEntry
from nearhome.returns.workbook import sheets as sheets_of_workbook

Records = Sequence[Sequence[str]]


@dataclass(frozen=True)
class ReadFile:
    """The lists in one file. `unclear` are sheets that are nearly lists, each with what to mend; `others`
    the names of those that are none.

    `members` is what to keep: the file as it is, or, where a column may hold names, its sheets as CSV
    with that column blank.
    """

    sheets: tuple[ReadSheet, ...]
    unclear: tuple[tuple[str, Unclear], ...]
    members: Mapping[str, bytes]
    others: tuple[str, ...]

    @property
    def is_all_lists(self) -> bool:
        """Whether nothing in it is left for other readers."""
        return bool(self.sheets) and not self.others


@dataclass(frozen=True)
class _Sheet:
    name: str
    records: Records
    log: tuple[LogEntry, ...] = ()


def may_hold_lists(label: str, head: bytes) -> bool:
    """Whether a file's first bytes are those of a workbook, or of a table whose header is a list's.

    Raises ReturnError for a kind of file that nobody reads.
    """
    kind = kinds.kind_of(label, head)
    if kind == kinds.DELIMITED:
        return _delimited_layout(label, delimited.decoded(head, cut=True).text) is not None
    return kind == kinds.ZIP


def read_file(label: str, content: bytes, limits: Limits) -> ReadFile:
    """Every list in a file. ReturnError when it is damaged or too large."""
    lists: list[tuple[_Sheet, Layout]] = []
    unclear: list[tuple[str, Unclear]] = []
    others: list[str] = []
    for sheet in _sheets(label, content, limits):
        layout = layout_of(sheet.records[: ROWS_TO_SEEK_HEADER + 50], sheet.name)
        if isinstance(layout, Layout):
            lists.append((sheet, layout))
        elif layout is not None:
            unclear.append((sheet.name, layout))
        elif any(any(map(str.strip, cells)) for cells in sheet.records):
            others.append(sheet.name)
    return ReadFile(
        tuple(_read(sheet, layout, limits) for sheet, layout in lists),
        tuple(unclear),
        _kept(label, content, lists),
        tuple(others),
    )


def _read(sheet: _Sheet, layout: Layout, limits: Limits) -> ReadSheet:
    read = read_sheet(sheet.name, sheet.records, layout, limits)
    notes = tuple(replace(entry, table=layout.title) for entry in sheet.log)
    return replace(read, log=(*notes, *read.log))


def _sheets(label: str, content: bytes, limits: Limits) -> Iterator[_Sheet]:
    if kinds.kind_of(label, content[: limits.head_bytes]) == kinds.ZIP:
        try:
            for name, rows in sheets_of_workbook(content, label, limits):
                yield _Sheet(f"{label}:{name}", rows)
        except zipfile.BadZipFile as error:
            raise ReturnError(
                label, "It is no whole workbook.", "Open it and save it again as .xlsx."
            ) from error
    else:
        yield _delimited(label, content)


def _delimited(label: str, content: bytes) -> _Sheet:
    text = delimited.decoded(content)
    separator = _separator(label, text.text)
    log = []
    if text.encoding != "UTF-8":
        log.append(_mended(label, "encoding", text.encoding, "UTF-8"))
    if separator != ",":
        log.append(_mended(label, "separator", {"\t": "tab"}.get(separator, separator), ","))
    try:
        records = list(delimited.records(text.text, separator, label))
    except delimited.UnclosedQuoteError:
        records = list(delimited.records_unquoted(text.text, separator, label))
        log.append(_mended(label, "unclosed-quote", '"', ""))
    return _Sheet(label, records, tuple(log))


def _mended(label: str, rule: str, before: str, after: str) -> LogEntry:
    return LogEntry(label, "", None, "", Action.REPAIRED, rule, before, after, WHY[rule])


def _separator(label: str, text: str) -> str:
    found = _delimited_layout(label, text)
    return found[0] if found else ","


def _delimited_layout(label: str, text: str) -> tuple[str, Layout | Unclear] | None:
    """The separator under which the beginning of a text is a list's header, and what it is."""
    unclear: tuple[str, Layout | Unclear] | None = None
    for separator in delimited.SEPARATORS:
        lines = delimited.records_unquoted(text, separator, label)
        layout = layout_of(islice(lines, ROWS_TO_SEEK_HEADER + 50), label)
        if isinstance(layout, Layout):
            return separator, layout
        if layout is not None:
            unclear = unclear or (separator, layout)
    return unclear


def _kept(
    label: str, content: bytes, lists: Sequence[tuple[_Sheet, Layout]]
) -> Mapping[str, bytes]:
    if not any(personal_positions(layout) for _, layout in lists):
        return {label: content}
    return {sheet.name: _without_names(sheet.records, layout) for sheet, layout in lists}


def _without_names(records: Records, layout: Layout) -> bytes:
    blank = set(personal_positions(layout).values())
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    for row, cells in enumerate(records, start=1):
        stays = row <= layout.row
        rows.writerow([c if stays or at not in blank else "" for at, c in enumerate(cells)])
    return written.getvalue().encode()
