"""The lists in force as tables of the records, with what was done to them and how far each reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from nearhome.records.tables import LIST_REACH, tables
from nearhome.returns.local.accrued import a_week, without_a_price
from nearhome.returns.local.care_ids import with_children
from nearhome.returns.local.empty_columns import empty_columns
from nearhome.returns.local.layouts import OWN
from nearhome.returns.local.matching import Known, are_all_strangers, fill_births, matched
from nearhome.returns.local.parts import Loaded, Part
from nearhome.returns.local.reach import Reach, reaches
from nearhome.returns.local.relations import held_together
from nearhome.returns.local.rows import Rows, each_once, one_a_key, put_together
from nearhome.returns.raw import IN_PART, SUPERSEDED, FileReport, LogEntry
from nearhome.store.schema import schemas


@dataclass(frozen=True)
class Assembled:
    """The record tables of the lists in force, `list_reach` among them, the log and the reports on files."""

    tables: Mapping[str, pa.Table]
    reach: tuple[Reach, ...]
    log: tuple[LogEntry, ...]
    files: tuple[FileReport, ...]


def assembled(loaded: Sequence[Loaded], known: Known) -> Assembled:
    """The lists in force, held against what is `known` of the children in the records."""
    loaded = with_children(loaded)
    by_list: dict[str, list[tuple[Part, date]]] = {}
    for each in loaded:
        for part in each.sheet.parts:
            if part.list_name in each.lists:
                by_list.setdefault(part.list_name, []).append((part, each.as_at))
    log = [entry for each in loaded if each.lists for entry in each.sheet.log]
    lists: dict[str, Rows] = {}
    gone: dict[tuple[str, str], int] = {}
    for name, parts in by_list.items():
        log += [entry for part, as_at in parts for entry in (*part.log, *_of_costs(part, as_at))]
        lists[name], said, repeated = _checked(name, parts, known)
        log += said
        gone |= {(file, name): count for file, count in repeated.items()}
    strangers = {name for name, rows in lists.items() if are_all_strangers(rows, known)}
    reach, said = reaches(lists, strangers)
    return Assembled(
        {**{name: _table(rows) for name, rows in lists.items()}, LIST_REACH: _reach_table(reach)},
        tuple(reach),
        (*log, *said),
        tuple(_report(each, gone) for each in loaded),
    )


def _of_costs(part: Part, as_at: date) -> list[LogEntry]:
    """What a sheet of pounds since 1 April gives no price of."""
    if not part.accrued:
        return []
    return without_a_price(part, as_at, a_week(part.columns, part.accrued, as_at))


def _checked(
    name: str, parts: Sequence[tuple[Part, date]], known: Known
) -> tuple[Rows, list[LogEntry], dict[str, int]]:
    rows, repeats, gone = each_once(put_together(name, parts, known.name_of))
    rows, replaced = one_a_key(rows)
    fill_births(rows, known)
    said = [*repeats, *replaced, *held_together(rows), *matched(rows, known), *empty_columns(rows)]
    return rows, said, gone


def _table(rows: Rows) -> pa.Table:
    """The rows as Arrow, in the order of their key, so that the order of reading does not show."""
    schema = schemas()[rows.declared.name]
    columns = {**rows.columns, "origin_file": rows.files, "origin_row": rows.rows}
    arrays = [pa.array(columns[field.name], field.type) for field in schema]
    table = pa.Table.from_arrays(arrays, schema=schema)
    order = [*rows.declared.key, *(c.name for c in rows.declared.columns if not c.is_key)]
    return table.sort_by([(name, "ascending") for name in order])


def _reach_table(reach: Sequence[Reach]) -> pa.Table:
    schema = schemas()[LIST_REACH]
    rows = [
        {
            "list": each.list_name,
            "first_day": each.first_day,
            "last_day": each.last_day,
            "stated": int(each.is_stated),
            "rows": each.rows,
        }
        for each in reach
        if each.first_day is not None
    ]
    names = [column.name for column in tables()[LIST_REACH].columns]
    return pa.Table.from_pylist(rows, schema=schema).select(names)


def _report(each: Loaded, gone: Mapping[tuple[str, str], int]) -> FileReport:
    sheet = each.sheet
    title = sheet.layout.title
    repeated = gone.get((sheet.file, title), 0) if sheet.layout.source == OWN else 0
    aside = sheet.rows_set_aside + repeated
    return FileReport(
        sheet.file, title, None, sheet.rows_read, sheet.rows_read - aside, aside, _status(each)
    )


def _status(each: Loaded) -> str:
    """Read, superseded, or which of the lists it feeds a newer file replaced."""
    if not each.lists:
        return SUPERSEDED
    replaced = [name for name in each.sheet.lists if name not in each.lists]
    return IN_PART + ", ".join(replaced) if replaced else "read"
