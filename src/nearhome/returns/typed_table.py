"""One file's table of the return as an Arrow table of the records, row by row as it stands in the file."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.records.tables import Column, Table, by_return_table
from nearhome.returns.cells import LOST_DIGITS
from nearhome.returns.columns import TypedColumn, reader_of, typed_column
from nearhome.returns.raw import Action, LogEntry, RawTable
from nearhome.returns.recognition import KEY_DATES
from nearhome.returns.setting_aside import NO_CHILD, NO_KEY_DATE, is_child
from nearhome.returns.sheet import clipped
from nearhome.store.schema import arrow_schema
from nearhome.vocabulary.codes import return_tables
from nearhome.vocabulary.shipped import shipped_rows

_SPANS: Mapping[str, tuple[str, str]] = {
    "episodes": ("decom", "dec"),
    "missing": ("started", "ended"),
    "social_workers": ("started", "ended"),
    "deprivation_of_liberty": ("started", "ended"),
    "placed_for_adoption": ("date_placed", "date_placed_ceased"),
}
"""Start and end of the record tables whose rows span time."""

_ENDED_AS_IT_BEGAN = (
    "The end is before the start, and REC says that the child left: it is read as ended the day it "
    "began. Correct the date that is wrong in the case system."
)

_REPEATED = (
    Column("dob", "date", False, "DOB", "Date of birth, as repeated in this table"),
    Column("sex", "text", False, "SEX", "Sex, as repeated in this table"),
)


@dataclass(frozen=True)
class TypedTable:
    """A file's table with all its rows typed. `aside` gives the rule for each row (by position) set aside."""

    raw: RawTable
    values: pa.Table
    aside: Mapping[int, str]
    log: tuple[LogEntry, ...]


def typed_table(raw: RawTable, collection_year: int, *, month_first: bool) -> TypedTable:
    """The typed rows of a table as read from one file, with what was mended and what cannot stand."""
    record = _with_repeated(by_return_table(raw.table))
    schema = arrow_schema(record)
    columns = {
        column.name: _column(
            raw, column, schema.field(column.name).type, collection_year, month_first
        )
        for column in record.columns
    }
    aside = _aside(raw, record, columns)
    ends = _ends_before_starts(record.name, columns)
    left = _left(record.name, columns, ends)
    if ends:
        start, end = _SPANS[record.name]
        columns[end] = replace(
            columns[end],
            values=_mended(columns[end].values, columns[start].values, ends, left),
        )
    log = (
        *_notation_notes(raw, record, columns),
        *_cell_notes(raw, record, columns, aside),
        *_end_notes(raw, record, columns, [at for at in ends if at not in aside], left),
    )
    arrays = [columns[column.name].values for column in record.columns]
    values = pa.Table.from_arrays(arrays, schema=schema)
    return TypedTable(raw, values, aside, log)


@cache
def reasons() -> Mapping[str, str]:
    """Why, and how to mend it, by the rule's name."""
    return {row["rule"]: row["why"] for row in shipped_rows(__package__, "reasons.csv")}


@cache
def _with_repeated(record: Table) -> Table:
    """The table with the child's DOB and SEX where the return repeats them: see `raw.Return`."""
    fields = {field.name for field in return_tables()[record.return_table]}
    own = {column.return_field for column in record.columns}
    return replace(
        record,
        columns=(
            *record.columns,
            *(each for each in _REPEATED if each.return_field in fields - own),
        ),
    )


def _column(
    raw: RawTable, column: Column, kind: pa.DataType, year: int, month_first: bool
) -> TypedColumn:
    rows = len(raw.rows)
    constant: dict[str, Any] = {"collection_year": year, "origin_file": raw.file}
    if column.name in constant:
        return TypedColumn(pa.repeat(pa.scalar(constant[column.name], kind), rows))
    if column.name == "origin_row":
        return TypedColumn(pa.array(raw.rows, kind))
    read = reader_of(raw.table, column, year, month_first)
    return typed_column(raw.columns.get(column.return_field), rows, kind, read)


def _aside(raw: RawTable, record: Table, columns: Mapping[str, TypedColumn]) -> dict[int, str]:
    children = raw.columns["CHILD"]
    not_children = {text for text in set(children) if not is_child(text)}
    aside = {}
    if raw.table in KEY_DATES:
        key = next(c.name for c in record.columns if c.return_field == KEY_DATES[raw.table])
        aside = dict.fromkeys(_positions(pc.is_null(columns[key].values)), NO_KEY_DATE)
    if not_children:
        aside.update({at: NO_CHILD for at, text in enumerate(children) if text in not_children})
    return aside


def _ends_before_starts(name: str, columns: Mapping[str, TypedColumn]) -> list[int]:
    if name not in _SPANS:
        return []
    start, end = (columns[each].values for each in _SPANS[name])
    return _positions(pc.fill_null(pc.less(end, start), False))


def _positions(mask: pa.Array) -> list[int]:
    return list(pc.indices_nonzero(mask).to_pylist())


def _left(name: str, columns: Mapping[str, TypedColumn], ends: Sequence[int]) -> frozenset[int]:
    """The positions, of those whose end is before the start, where REC says that the child left care.

    An end emptied there would keep in care for ever a child known to have left.
    """
    if name != "episodes":
        return frozenset()
    reasons_ceased = columns["reason_episode_ceased"].values
    return frozenset(at for at in ends if reasons_ceased[at].as_py() not in (None, "X1"))


def _mended(
    ends: pa.Array, starts: pa.Array, positions: Sequence[int], left: AbstractSet[int]
) -> pa.Array:
    """The ends, those at the positions emptied, or made the start where the child has left."""
    changed = {at: starts[at].as_py() if at in left else None for at in positions}
    values = [changed.get(at, day) for at, day in enumerate(ends.to_pylist())]
    return pa.array(values, ends.type)


def _notation_notes(
    raw: RawTable, record: Table, columns: Mapping[str, TypedColumn]
) -> Iterator[LogEntry]:
    """One line a file and kind of notation, however many cells were written so."""
    seen: dict[str, dict[str, list[str]]] = {}
    for column in record.columns:
        for notation in dict.fromkeys(columns[column.name].notations.values()):
            rule = "date-format" if column.type == "date" or notation not in reasons() else notation
            seen.setdefault(rule, {}).setdefault(notation, []).append(column.return_field)
    for rule, notations in seen.items():
        fields = dict.fromkeys(field for fields in notations.values() for field in fields)
        before = ", ".join(notations) if rule == "date-format" else ""
        yield LogEntry(
            raw.file, raw.table, None, ", ".join(fields), Action.REPAIRED, rule, before, "",
            reasons()[rule],
        )  # fmt: skip


def _cell_notes(
    raw: RawTable, record: Table, columns: Mapping[str, TypedColumn], aside: Mapping[int, str]
) -> Iterator[LogEntry]:
    for column in record.columns:
        problems = columns[column.name].problems
        if not problems:
            continue
        for at, text in enumerate(raw.columns[column.return_field]):
            if text in problems and at not in aside:
                yield _cell_note(raw, column.return_field, at, text, problems[text])


def _cell_note(raw: RawTable, field: str, at: int, text: str, rule: str) -> LogEntry:
    action = Action.NOTED if rule == LOST_DIGITS else Action.UNKNOWN
    return LogEntry(
        raw.file, raw.table, raw.rows[at], field, action, rule, clipped(text), "", reasons()[rule]
    )


def _end_notes(
    raw: RawTable,
    record: Table,
    columns: Mapping[str, TypedColumn],
    positions: Sequence[int],
    left: AbstractSet[int],
) -> Iterator[LogEntry]:
    if not positions:
        return
    start, end = _SPANS[record.name]
    field = record.column(end).return_field
    for at in positions:
        note = _cell_note(raw, field, at, raw.columns[field][at] or "", "end-before-start")
        if at in left:
            day = columns[start].values[at].as_py().isoformat()
            note = replace(note, action=Action.REPAIRED, after=day, why=_ENDED_AS_IT_BEGAN)
        yield note
