"""A sheet of local lists becomes typed rows: cells cleaned, each list's columns read, keys held to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nearhome.records.list_tables import ListTable, list_tables
from nearhome.returns.errors import ReturnError
from nearhome.returns.headings import plain
from nearhome.returns.limits import Limits
from nearhome.returns.local.columns import ACCRUED, AS_AT, CARE_ID, ReadColumn, Texts, read_column
from nearhome.returns.local.layouts import OWN, UNLESS, WHERE, Feed, Layout, Reading
from nearhome.returns.local.parts import Part, ReadSheet
from nearhome.returns.local.values import read_as
from nearhome.returns.raw import Action, LogEntry
from nearhome.returns.setting_aside import is_child
from nearhome.returns.sheet import clipped, is_empty_word, without_wrapping

_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}\b.*")
_FEWEST_TELLING = 3
"""Dates that only month first allows, before a sheet is read so."""

ABOUT = "about-this-layout"
_PERSONAL = re.compile(
    r"name|address|postcode|phone|mobile|email|nhs(?:number|no)|initials|knownas|dateofdeath"
)
"""In an unused heading without case, spaces and punctuation: it may say who or where somebody is."""


@dataclass(frozen=True)
class _Body:
    """The rows of a sheet that are not blank: their numbers in the file, and their cleaned cells."""

    rows: list[int]
    cells: Mapping[int, Texts]

    def texts(self, position: int | None, fixed: str) -> Texts:
        """The cells at a position, or the same text in every row."""
        return self.cells[position] if position is not None else [fixed] * len(self.rows)


def read_sheet(
    file: str, records: Sequence[Sequence[str]], layout: Layout, limits: Limits
) -> ReadSheet:
    """A sheet whose header is known; `records` begin at its first row. ReturnError when it is too long."""
    body = _body(file, records, layout, limits)
    month_first = _is_month_first(body, layout)
    read = [_part(file, layout, feed, body, month_first) for feed in layout.feeds]
    aside = set.intersection(*(gone for _, gone in read)) if read else set()
    is_own = layout.source == OWN
    log = [*_heading_notes(file, layout), *_date_note(file, layout, month_first)]
    if not is_own:
        log += [_no_key(file, layout.title, body.rows[at], "") for at in sorted(aside)]
    parts = tuple(part for part, _ in read)
    return ReadSheet(file, layout, parts, tuple(log), len(body.rows), len(aside))


def personal_positions(layout: Layout) -> Mapping[str, int]:
    """The unused headings that may say who or where somebody is, with their positions."""
    return {name: at for name, at in layout.unused.items() if _PERSONAL.search(plain(name))}


def _body(file: str, records: Sequence[Sequence[str]], layout: Layout, limits: Limits) -> _Body:
    numbered = [
        (row, cells)
        for row, cells in enumerate(records[layout.row :], start=layout.row + 1)
        if "".join(cells).strip()
    ]
    if len(numbered) > limits.rows:
        raise ReturnError(
            file,
            f"It holds more than {limits.rows:,} rows, more than a list can.",
            "Leave out the years that are not needed.",
        )
    used = {r.position for feed in layout.feeds for r in feed.readings if r.position is not None}
    width = max(used, default=-1) + 1
    padded = (c if len(c) >= width else [*c, *[""] * (width - len(c))] for _, c in numbered)
    columns = list(zip(*(cells[:width] for cells in padded), strict=True)) or [()] * width
    words = {at: _words(layout, at) for at in used}
    cleaned = {at: _cleaned(columns[at], words[at]) for at in used}
    return _Body([row for row, _ in numbered], cleaned)


def _words(layout: Layout, position: int) -> frozenset[str]:
    """The words that the list columns read from a position may hold: none is one of some."""
    read = (
        (feed, reading)
        for feed in layout.feeds
        for reading in feed.readings
        if reading.position == position and reading.list_column
    )
    return frozenset(
        word.casefold()
        for feed, reading in read
        for word in list_tables()[feed.list_name].column(reading.list_column).values
    )


def _cleaned(cells: Sequence[str], words: frozenset[str]) -> Texts:
    clean = {text: _clean(text, words) for text in set(cells)}
    return [clean[text] for text in cells]


def _clean(text: str, words: frozenset[str]) -> str | None:
    stripped = without_wrapping(text)
    is_empty = not stripped or (is_empty_word(stripped) and stripped.casefold() not in words)
    return None if is_empty else stripped


def _part(
    file: str, layout: Layout, feed: Feed, body: _Body, month_first: bool
) -> tuple[Part, set[int]]:
    """What a sheet gives to one list, and the positions of rows that have not its key."""
    declared = list_tables()[feed.list_name]
    is_own = layout.source == OWN
    columns = _columns(declared, feed, body, month_first)
    lost = _without_key(declared, feed, columns, len(body.rows))
    left_out = _left_out(feed, columns, body)
    stays = [at for at in range(len(body.rows)) if at not in lost and at not in left_out]
    rows = [body.rows[at] for at in stays]
    values = {each.name: _chosen(columns.get(each.name, ()), stays) for each in declared.columns}
    log = [
        entry
        for reads in columns.values()
        for read in reads
        for entry in read.log(file, feed.list_name, body.rows)
    ]
    if is_own:
        log += [_no_key(file, feed.list_name, body.rows[at], lost[at]) for at in sorted(lost)]
        log += _empty_but_required(file, declared, values, columns)
    part = Part(
        feed.list_name,
        file,
        values,
        rows,
        tuple(log),
        tuple(r.list_column for r in feed.readings if r.fixed == AS_AT),
        tuple(dict.fromkeys(r.list_column for r in feed.readings if r.values == ACCRUED)),
        layout.months,
        is_own,
        feed.gives,
        any(r.values == CARE_ID for r in feed.readings),
    )
    return part, set(lost)


def _columns(
    declared: ListTable, feed: Feed, body: _Body, month_first: bool
) -> dict[str, list[ReadColumn]]:
    found: dict[str, list[ReadColumn]] = {}
    for reading in feed.readings:
        if reading.list_column and reading.fixed != AS_AT:
            texts = body.texts(reading.position, reading.fixed)
            if declared.column(reading.list_column).kind == "child":
                texts = [text if is_child(text) else None for text in texts]
            read = read_column(declared, reading, texts, month_first=month_first)
            found.setdefault(reading.list_column, []).append(read)
    return found


def _chosen(reads: Sequence[ReadColumn], stays: Sequence[int]) -> list[object]:
    """The values of a column in the rows that stay: the first known of several, or the sum of numbers."""
    if not reads:
        return [None] * len(stays)
    if len(reads) == 1:
        return [reads[0].values[at] for at in stays]
    combine = _sum if reads[0].column.kind == "number" else _first
    return [combine([read.values[at] for read in reads]) for at in stays]


def _first(values: Sequence[object]) -> object:
    return next((value for value in values if value is not None), None)


def _sum(values: Sequence[object]) -> object:
    known = [value for value in values if isinstance(value, int | float)]
    return sum(known) if known else None


def _without_key(
    declared: ListTable, feed: Feed, columns: Mapping[str, Sequence[ReadColumn]], rows: int
) -> dict[int, str]:
    """The rows that lack a required column of the key, with that column; an unknown code is a value."""
    dated = {reading.list_column for reading in feed.readings if reading.fixed == AS_AT}
    needed = {r.list_column for r in feed.readings if r.needed}
    lost: dict[int, str] = {}
    for column in declared.columns:
        if not (column.is_key and column.is_required) or column.kind == "code":
            continue
        if column.name in dated or column.name in needed:
            continue
        for at in _empty_in_all(columns.get(column.name, ()), rows):
            lost.setdefault(at, column.name)
    return lost


def _empty_in_all(reads: Sequence[ReadColumn], rows: int) -> list[int]:
    """The rows in which every reading of a column is empty."""
    if any(None not in read.values for read in reads):
        return []
    return [at for at in range(rows) if all(read.values[at] is None for read in reads)]


def _left_out(feed: Feed, columns: Mapping[str, Sequence[ReadColumn]], body: _Body) -> set[int]:
    """The rows of another layout that say nothing of this list."""
    gone: set[int] = set()
    for reading in feed.readings:
        if reading.needed in (WHERE, UNLESS):
            gone |= set(_failing(reading, body))
        elif reading.needed:
            gone |= set(_empty_in_all(columns[reading.list_column], len(body.rows)))
    return gone


def _failing(reading: Reading, body: _Body) -> list[int]:
    texts = body.texts(reading.position, reading.fixed)
    is_in = [text is not None and bool(read_as(reading.values, text)) for text in texts]
    return [at for at, held in enumerate(is_in) if held == (reading.needed == UNLESS)]


def _is_month_first(body: _Body, layout: Layout) -> bool:
    """Whether dates that allow only one order, three at least, put the month before the day."""
    positions = {
        r.position
        for feed in layout.feeds
        for r in feed.readings
        if r.position is not None
        and r.list_column
        and list_tables()[feed.list_name].column(r.list_column).kind == "date"
    }
    texts = {text for at in positions for text in body.cells[at] if text is not None}
    found = [each for text in texts if (each := _DAY_AND_MONTH.fullmatch(text))]
    if any(int(each[1]) > 12 for each in found):
        return False
    return sum(int(each[2]) > 12 for each in found) >= _FEWEST_TELLING


def _heading_notes(file: str, layout: Layout) -> list[LogEntry]:
    personal = personal_positions(layout)
    other = [name for name in layout.unused if name not in personal]
    told = (
        ("columns-not-used", other, "Nothing is read from them."),
        (
            "columns-of-names",
            list(personal),
            "They may say who or where somebody is: they are not read, and not kept. Leave them out.",
        ),
        ("columns-missing", list(layout.missing), "Unknown in every row."),
        (ABOUT, [layout.note] if layout.note else [], layout.note),
    )
    return [
        LogEntry(
            file, layout.title, layout.row, "", Action.NOTED, rule,
            "" if rule == ABOUT else clipped(", ".join(names), 400), "", why,
        )
        for rule, names, why in told
        if names
    ]  # fmt: skip


def _date_note(file: str, layout: Layout, month_first: bool) -> list[LogEntry]:
    if not month_first:
        return []
    why = "Its dates can only be read with the month before the day: all of them are read so."
    return [
        LogEntry(
            file, layout.title, None, "", Action.REPAIRED, "month-first", "mm/dd/yyyy", "", why
        )
    ]


def _no_key(file: str, table: str, row: int, column: str) -> LogEntry:
    what = f"{column} is empty or cannot be read" if column else "It names nobody"
    why = f"{what}, and without it there is no row. Fill it in."
    return LogEntry(file, table, row, column, Action.SET_ASIDE, "no-key", "", "", why)


def _empty_but_required(
    file: str,
    declared: ListTable,
    values: Mapping[str, Sequence[object]],
    columns: Mapping[str, Sequence[ReadColumn]],
) -> list[LogEntry]:
    """One note for each required column with empty cells, however many there are."""
    notes = []
    for column in declared.columns:
        if column.is_required and (not column.is_key or column.kind == "code"):
            odd = sum(len(read.odd) for read in columns.get(column.name, ()))
            empty = sum(value is None for value in values[column.name]) - odd
            if empty > 0:
                why = "Every row should have it: it is unknown there. Fill it in."
                notes.append(
                    LogEntry(
                        file, declared.name, None, column.name, Action.NOTED, "required-empty",
                        f"{empty:,} rows", "", why,
                    )
                )  # fmt: skip
    return notes
