"""Which table of the return a header row belongs to: by its columns, never by a name.

A column counts by how few tables it could belong to, so that DECOM says Episodes and DOB says little.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nearhome.returns.headings import FIELD_NAME, Headings, plain
from nearhome.vocabulary.codes import return_tables

KEY_DATES: Mapping[str, str] = {
    "Episodes": "DECOM",
    "Reviews": "REVIEW",
    "Missing": "MIS_START",
    "PlacedAdoption": "DATE_PLACED",
    "SWEpisodes": "SW_DECOM",
    "DoLo": "DOLO_START",
}
"""The date that a row of a table cannot be without."""

_SHARED = ("CHILD", "DOB")
_PLATFORM = {"la": "LA", "year": "YEAR"}
"""Columns that a data platform adds to every table: the authority and the collection year."""

_WORKED_OUT = ("PL_LA", "PL_LOCATION", "PL_DISTANCE")
"""Fields of Episodes that the DfE works out and a return need not hold."""

_ENOUGH = 1.0
_ENOUGH_FOR_HEADER_AND_OTHERS = 2.0
_ENOUGH_FOR_BARE_HEADER = 0.5


@dataclass(frozen=True)
class Recognised:
    """The table of a header row, and the position of each field's column.

    `others` are tables of one row a child whose columns stand in the same rows (as in the XML's HEADER).
    `by_alias` are the headings read by another name than the field's, `extra` those not used.
    """

    table: str
    columns: Mapping[str, int]
    others: Mapping[str, Mapping[str, int]]
    platform: Mapping[str, int]
    by_alias: Mapping[str, str]
    extra: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def positions(self) -> frozenset[int]:
        """The positions of all columns that are read; always two or more."""
        every = (self.columns, self.platform, *self.others.values())
        return frozenset(at for each in every for at in each.values())


def recognised(cells: Sequence[str], headings: Headings) -> Recognised | None:
    """The table that a row of headings belongs to; None when it belongs to none."""
    found = _candidates(cells, headings)
    whole = {table: c for table, c in found.items() if c.has_keys}
    table = _best(whole)
    if table is None or not _is_mostly_known(cells, table, whole[table], headings):
        return None
    return _described(cells, table, whole)


def lacks(cells: Sequence[str], headings: Headings) -> tuple[str, tuple[str, ...]] | None:
    """The table a row of headings all but belongs to, and the key columns it is without."""
    near = {
        table: each
        for table, each in _candidates(cells, headings).items()
        if not each.has_keys and each.score >= _ENOUGH_FOR_HEADER_AND_OTHERS
    }
    if not near:
        return None
    table = max(near, key=lambda each: near[each].score)
    return table, tuple(key for key in _keys(table) if key not in near[table].columns)


@dataclass(frozen=True)
class _Candidate:
    columns: Mapping[str, int]
    ranks: Mapping[str, int]
    score: float
    has_keys: bool


def _keys(table: str) -> tuple[str, ...]:
    return ("CHILD", KEY_DATES[table]) if table in KEY_DATES else ("CHILD",)


def _candidates(cells: Sequence[str], headings: Headings) -> dict[str, _Candidate]:
    by_table: dict[str, dict[str, tuple[tuple[int, bool], int, float]]] = {}
    for position, cell in enumerate(cells):
        name = plain(cell)
        meanings = headings.get(name, ())
        tables = {meaning.table for meaning in meanings}
        for meaning in meanings:
            fields = by_table.setdefault(meaning.table, {})
            weight = 0.0 if meaning.field in _SHARED else 1 / len(tables)
            # Of two labels for one field (Placement Type, Placement Code) the code's is the better.
            rank = (meaning.rank, "code" not in name)
            if meaning.field not in fields or rank < fields[meaning.field][0]:
                fields[meaning.field] = (rank, position, weight)
    return {table: _candidate(table, fields) for table, fields in by_table.items()}


def _candidate(table: str, fields: Mapping[str, tuple[tuple[int, bool], int, float]]) -> _Candidate:
    return _Candidate(
        columns={field: position for field, (_, position, _) in fields.items()},
        ranks={field: rank for field, ((rank, _), _, _) in fields.items()},
        score=sum(weight for _, _, weight in fields.values()),
        has_keys=all(key in fields for key in _keys(table)),
    )


def _best(whole: Mapping[str, _Candidate]) -> str | None:
    dated = {t: c.score for t, c in whole.items() if t in KEY_DATES and c.score >= _ENOUGH}
    if dated:
        return max(dated, key=lambda table: (dated[table], len(whole[table].columns)))
    header = whole["Header"].score if "Header" in whole else 0.0
    if header >= _ENOUGH_FOR_HEADER_AND_OTHERS:
        return "Header"
    others = {t: c.score for t, c in whole.items() if t not in KEY_DATES and c.score >= _ENOUGH}
    if others:
        return max(others, key=lambda table: others[table])
    return "Header" if header >= _ENOUGH_FOR_BARE_HEADER else None


def _is_mostly_known(
    cells: Sequence[str], table: str, best: _Candidate, headings: Headings
) -> bool:
    """A table whose key columns go by shipped labels must have half its columns known.

    Three quarters when it may be any list of people with sex, birth and ethnicity.
    """
    keys = [rank for field, rank in best.ranks.items() if field in ("CHILD", *KEY_DATES.values())]
    if all(rank <= FIELD_NAME for rank in keys):
        return True
    named = [plain(cell) for cell in cells if cell.strip()]
    known = sum(name in headings or name in _PLATFORM for name in named)
    if table == "Header" and best.score < _ENOUGH_FOR_HEADER_AND_OTHERS:
        return known * 4 >= len(named) * 3
    return known * 2 >= len(named)


def _described(cells: Sequence[str], table: str, whole: Mapping[str, _Candidate]) -> Recognised:
    best = whole[table]
    others = {
        other: each.columns
        for other, each in whole.items()
        if other != table and table not in KEY_DATES and _stands_beside(other, each)
    }
    used = {*best.columns.values(), *(at for each in others.values() for at in each.values())}
    platform = {
        _PLATFORM[plain(cell)]: position
        for position, cell in enumerate(cells)
        if plain(cell) in _PLATFORM and position not in used
    }
    return Recognised(
        table=table,
        columns=best.columns,
        others=others,
        platform=platform,
        by_alias=dict(_by_alias(cells, best)),
        extra=tuple(
            cell.strip()
            for position, cell in enumerate(cells)
            if cell.strip() and position not in used and position not in platform.values()
        ),
        missing=tuple(
            field.name
            for field in return_tables()[table]
            if field.name not in best.columns and field.name not in _WORKED_OUT
        ),
    )


def _stands_beside(table: str, candidate: _Candidate) -> bool:
    if table in KEY_DATES or table == "Header":
        return False
    return candidate.score >= _ENOUGH or "UASC" in candidate.columns


def _by_alias(cells: Sequence[str], best: _Candidate) -> Iterator[tuple[str, str]]:
    for field, position in best.columns.items():
        if plain(cells[position]) != plain(field):
            yield cells[position].strip(), field
