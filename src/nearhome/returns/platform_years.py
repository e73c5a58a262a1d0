"""A data platform's output, many years in one table with LA and YEAR columns, as one return a year.

The year column may name a collection year by its beginning or its end: the event dates tell which.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nearhome.returns.collection_year import latest_event
from nearhome.returns.errors import ReturnError
from nearhome.returns.grouping import Group
from nearhome.returns.raw import Action, LogEntry, RawTable
from nearhome.vocabulary.periods import collection_year, year_label

_YEAR = re.compile(r"(20\d\d)(?:\.0+)?(?:\s*[-–/_]\s*(?:20)?(\d\d))?")


def by_year(group: Group) -> Iterator[Group]:
    """The group as one return a year; as it is when no table of it has a column of years.

    Raises ReturnError when its rows are of more than one authority.
    """
    for table in group.tables:
        _check_authority(table)
    tables = [_with_years(table) for table in group.tables]
    named = sorted({year for table in tables for year in _years(table)})
    if not named:
        yield replace(group, tables=tuple(_plain(table) for table in tables))
        return
    shift = _shift(tables, named)
    for year in named:
        yield _of_year(group, tables, named, year, shift)


def _of_year(
    group: Group, tables: Sequence[RawTable], named: Sequence[int], year: int, shift: int
) -> Group:
    """The rows of one year; those without a year, tables without years and notes go with the last.

    A table with no row of the year is not supplied for it: nobody knows that there was nothing.
    """
    is_last = year == named[-1]
    is_only = len(named) == 1
    some = [
        _rows_of(table, year, year + shift, is_last=is_last, is_only=is_only) for table in tables
    ]
    label = year_label(year + shift)
    return replace(
        group,
        name=f"{group.name} {label}",
        year=label,
        tables=tuple(table for table in some if table is not None),
        log=(*group.log, *map(_unknown_note, filter(_lacks, tables))) if is_last else (),
    )


def _rows_of(
    table: RawTable, named: int, year: int, *, is_last: bool, is_only: bool = False
) -> RawTable | None:
    if "YEAR" not in table.columns:
        return table if is_last else None
    wanted = {str(named), None} if is_last else {str(named)}
    picked = [at for at, text in enumerate(table.columns["YEAR"]) if text in wanted]
    if not picked and not is_only:
        return None
    columns = {f: [cells[at] for at in picked] for f, cells in table.columns.items()}
    columns["YEAR"] = [str(year)] * len(picked)
    return RawTable(table.table, table.file, columns, [table.rows[at] for at in picked])


def _with_years(table: RawTable) -> RawTable:
    """The table with its YEAR column as plain years; without it when most of it is no years."""
    cells = table.columns.get("YEAR")
    if cells is None:
        return table
    read = {text: _year(text) for text in set(cells)}
    columns = dict(table.columns)
    columns["YEAR"] = [None if read[text] is None else str(read[text]) for text in cells]
    filled = sum(text is not None for text in cells)
    if filled and sum(text is not None for text in columns["YEAR"]) * 2 < filled:
        del columns["YEAR"]
    return replace(table, columns=columns)


def _year(text: str | None) -> int | None:
    found = _YEAR.fullmatch(text or "")
    if found is None:
        return None
    return int(found[1]) + 1 if found[2] else int(found[1])


def _years(table: RawTable) -> set[int]:
    return {int(text) for text in table.columns.get("YEAR", ()) if text is not None}


def _shift(tables: Sequence[RawTable], named: Sequence[int]) -> int:
    """1 when most years of the column begin the collection year they name, else 0."""
    shifts: Counter[int] = Counter()
    for year in named:
        rows = (_rows_of(table, year, year, is_last=False) for table in tables)
        latest = latest_event([table for table in rows if table is not None])
        if latest is not None:
            shifts[collection_year(latest) - year] += 1
    return 1 if shifts[1] > shifts[0] else 0


def _plain(table: RawTable) -> RawTable:
    columns = {
        field: cells for field, cells in table.columns.items() if field not in ("LA", "YEAR")
    }
    return replace(table, columns=columns)


def _check_authority(table: RawTable) -> None:
    authorities = set(table.columns.get("LA", ())) - {None}
    if len(authorities) > 1:
        raise ReturnError(
            table.file,
            f"Its rows are of {len(authorities)} authorities.",
            "Keep the rows of one authority, and add the others to workspaces of their own.",
            column="LA",
        )


def _lacks(table: RawTable) -> bool:
    return None in table.columns.get("YEAR", [None])


def _unknown_note(table: RawTable) -> LogEntry:
    return LogEntry(
        table.file,
        table.table,
        None,
        "YEAR",
        Action.NOTED,
        "no-year",
        "",
        "",
        "Rows without a year were read with the latest. Fill in the column YEAR.",
    )
