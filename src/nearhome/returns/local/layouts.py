"""Which list, or lists, a sheet feeds: its header row recognised, and where each list column comes from.

Nearhome's own templates are recognised by the names of their columns. Other layouts (Annex A, the
Standard Safeguarding Dataset, price lists) stand in `sources.csv` and `mapping.csv`: each row says
which heading of which table fills which column of which list.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from nearhome.records.list_tables import ListColumn, ListTable, list_tables
from nearhome.returns.headings import plain
from nearhome.returns.local.cell_kinds import word_of
from nearhome.returns.local.traits import traits
from nearhome.vocabulary.shipped import shipped_rows

OWN = "own"
ROWS_TO_SEEK_HEADER = 20
WHERE, UNLESS = "where", "unless"
_FEWEST_LIKE = 0.6
"""A header with this share of a list's columns, but not all that it needs, is said to look like it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one column of a list is filled: from the cells at `position`, or by the same `fixed` value.

    `values` names a set of `values.csv`, or begins with @; empty when cells are read as the column's
    kind. `needed` is yes when there is no row without it. A reading without a list column is a
    condition: `where` keeps rows whose cell is in the set, `unless` those whose cell is not.
    """

    list_column: str
    position: int | None
    fixed: str
    values: str
    needed: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What a sheet gives to one list: `gives` names the part of it (a kind, a route), empty for all."""

    list_name: str
    readings: tuple[Reading, ...]
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's header row (row 1 is the first) and what it is.

    `source` and `table` are of `sources.csv`, or `own` and the list's name. `unused` are the headings
    that nothing is read from, with their positions; `missing` the list columns that the sheet lacks.
    `months` are those before its last day that it tells of, 0 when its dates say; `note` what it
    cannot feed.
    """

    source: str
    table: str
    row: int
    headings: tuple[str, ...]
    feeds: tuple[Feed, ...]
    unused: Mapping[str, int]
    missing: tuple[str, ...]
    months: int = 0
    note: str = ""

    @property
    def title(self) -> str:
        """What the sheet is called in messages and in the log: a list, or a source and its table."""
        return self.table if self.source == OWN else f"{self.source} {self.table}"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A header that is nearly a list's, or that of several: the row, and what is wrong and the mend."""

    row: int
    list_name: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class _Mapped:
    source: str
    table: str
    part: str
    list: str
    list_column: str
    heading: str
    pattern: str
    fixed: str
    values: str
    needed: str
    recognises: str
    gives: str


def layout_of(records: Iterable[Sequence[str]], name: str = "") -> Layout | Unclear | None:
    """What a sheet is, by the first of its first twenty rows that is a known header.

    `records` are its rows from the first on, `name` its file's or sheet's name, which decides only
    between lists that share their columns. None when it is no list.
    """
    rows = list(records)
    unclear: Unclear | None = None
    for row, cells in islice(enumerate(rows, start=1), ROWS_TO_SEEK_HEADER):
        found = _mapped_layout(row, cells) or _own_layout(row, cells, rows[row:], name)
        if isinstance(found, Layout):
            return found
        unclear = unclear or found
    return unclear


def _own_layout(
    row: int, cells: Sequence[str], body: Sequence[Sequence[str]], name: str
) -> Layout | Unclear | None:
    positions = _positions(cells)
    if len(positions) < 2:
        return None
    required = _plain_columns(True)
    fits = [
        each
        for each in list_tables().values()
        if required[each.name] <= positions.keys()
        and (not traits()[each.name].by_name or plain(each.name) in plain(name))
    ]
    if not fits:
        return _near(row, positions)
    best = _best(fits, positions, body, name)
    if len(best) != 1:
        names = ", ".join(each.name for each in best or fits)
        return Unclear(
            row,
            (best or fits)[0].name,
            f"Its columns are those of several lists ({names}), and no row tells which.",
            "Name the file after the list.",
        )
    return _as_own(best[0], row, cells, positions)


@cache
def _plain_columns(required: bool) -> Mapping[str, frozenset[str]]:
    """The columns of each list, or those that every row should have, without punctuation."""
    return {
        name: frozenset(plain(c.name) for c in declared.columns if c.is_required or not required)
        for name, declared in list_tables().items()
    }


def _best(
    fits: Sequence[ListTable],
    positions: Mapping[str, int],
    body: Sequence[Sequence[str]],
    name: str,
) -> list[ListTable]:
    """The lists that fit best: by most columns, then by the words in them, then by the file's name."""
    measures: tuple[Callable[[ListTable], int], ...] = (
        lambda each: _shared(each, positions),
        lambda each: _words_known(each, positions, body),
        lambda each: plain(each.name) in plain(name),
    )
    for measure in measures:
        most = max(map(measure, fits))
        fits = [each for each in fits if measure(each) == most]
    return list(fits)


def _shared(declared: ListTable, positions: Mapping[str, int]) -> int:
    return len(_plain_columns(False)[declared.name] & positions.keys())


def _words_known(
    declared: ListTable, positions: Mapping[str, int], body: Sequence[Sequence[str]]
) -> int:
    """How many cells of the first rows are words of the list's code columns."""
    return sum(
        word_of(column.values, cells[at].strip()).value is not None
        for column in _word_columns(declared, positions)
        for cells in body[:50]
        if (at := positions[plain(column.name)]) < len(cells) and cells[at].strip()
    )


def _word_columns(declared: ListTable, positions: Mapping[str, int]) -> list[ListColumn]:
    return [e for e in declared.columns if e.kind == "code" and plain(e.name) in positions]


def _as_own(
    declared: ListTable, row: int, cells: Sequence[str], positions: Mapping[str, int]
) -> Layout:
    held = [each for each in declared.columns if plain(each.name) in positions]
    readings = tuple(Reading(each.name, positions[plain(each.name)], "", "", "") for each in held)
    used = {each.position for each in readings}
    return Layout(
        OWN,
        declared.name,
        row,
        tuple(cells),
        (Feed(declared.name, readings),),
        _unused(cells, used),
        tuple(each.name for each in declared.columns if each not in held),
    )


def _near(row: int, positions: Mapping[str, int]) -> Unclear | None:
    def share(declared: ListTable) -> float:
        return _shared(declared, positions) / len(declared.columns)

    nearest = max(list_tables().values(), key=share)
    if share(nearest) < _FEWEST_LIKE:
        return None
    lacks = [
        each.name
        for each in nearest.columns
        if each.is_required and plain(each.name) not in positions
    ]
    return Unclear(
        row,
        nearest.name,
        f"It looks like the list {nearest.name} but has no column {' or '.join(lacks)}.",
        f"Add it: `nearhome template {nearest.name}` shows every column.",
    )


def _mapped_layout(row: int, cells: Sequence[str]) -> Layout | None:
    positions = _positions(cells)
    if len(positions) < 2:
        return None
    found = [
        (len(places), source, table, places)
        for (source, table), mapped in _mappings().items()
        if (places := _places(mapped, positions, cells)) is not None
    ]
    if not found:
        return None
    _, source, table, places = max(found, key=lambda each: each[0])
    mapped = _mappings()[source, table]
    said = next(
        each
        for each in shipped_rows(__package__, "sources.csv")
        if (each["source"], each["table"]) == (source, table)
    )
    return Layout(
        source,
        table,
        row,
        tuple(cells),
        tuple(_feeds(mapped, places)),
        _unused(cells, set(places.values())),
        tuple(dict.fromkeys(e.heading for e in mapped if e.heading and e.heading not in places)),
        int(said["months"] or 0),
        said["note"],
    )


def _places(
    mapped: Sequence[_Mapped], positions: Mapping[str, int], cells: Sequence[str]
) -> dict[str, int] | None:
    """Where each heading of a table stands; None when one that it is recognised by is not there."""
    places: dict[str, int] = {}
    if any(e.recognises and not e.pattern and plain(e.heading) not in positions for e in mapped):
        return None
    for each in mapped:
        if each.heading and each.heading not in places:
            at = positions.get(plain(each.heading))
            if at is None and each.pattern:
                at = _matching(each.pattern, cells)
            if at is not None:
                places[each.heading] = at
            elif each.recognises:
                return None
    return places


def _matching(pattern: str, cells: Sequence[str]) -> int | None:
    wanted = re.compile(pattern, re.IGNORECASE)
    found = [at for at, cell in enumerate(cells) if wanted.fullmatch(" ".join(cell.split()))]
    return found[0] if len(found) == 1 else None


def _feeds(mapped: Sequence[_Mapped], places: Mapping[str, int]) -> Iterable[Feed]:
    for part in dict.fromkeys(each.part for each in mapped if each.part):
        own = [each for each in mapped if each.part == part]
        readings = tuple(
            Reading(e.list_column, places.get(e.heading), e.fixed, e.values, e.needed)
            for e in own
            if e.fixed or e.heading in places
        )
        needs = {e.heading for e in own if e.needed in ("yes", WHERE)}
        if needs <= set(places):
            yield Feed(next(e.list for e in own if e.list), readings, own[0].gives)


@cache
def _mappings() -> Mapping[tuple[str, str], tuple[_Mapped, ...]]:
    rows = [_Mapped(**row) for row in shipped_rows(__package__, "mapping.csv")]
    tables = dict.fromkeys((row.source, row.table) for row in rows)
    return {each: tuple(row for row in rows if (row.source, row.table) == each) for each in tables}


def _positions(cells: Sequence[str]) -> dict[str, int]:
    """Where each plain heading stands first."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if plain(cell):
            found.setdefault(plain(cell), at)
    return found


def _unused(cells: Sequence[str], used: set[int | None]) -> Mapping[str, int]:
    return {cell.strip(): at for at, cell in enumerate(cells) if cell.strip() and at not in used}
