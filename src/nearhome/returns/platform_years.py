"""A data platform's output, many years in one table with LA and YEAR columns, as one return a year.

The column YEAR only splits the rows: a part's collection year is that of its dates, as any return's. It
decides where a part has no dates, or where two parts would have one year by them; it may then name a
collection year by its beginning or its end, as most of the parts with dates tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
    parts = {year: _rows_of_year(tables, year, named) for year in named}
    by_dates = {year: latest_event(part) for year, part in parts.items()}
    dated = {year: collection_year(day) for year, day in by_dates.items() if day is not None}
    by_column = {year: year + _shift(dated) for year in named}
    decided = _decided(dated, by_column)
    for year in named:
        label = year_label(decided[year])
        yield replace(
            group,
            name=f"{group.name} {label}",
            year=year_label(by_column[year]),
            tables=tuple(_of_part(table, year, dated, decided) for table in parts[year]),
            log=(
                *(_notes_of_all(group, tables) if year == named[-1] else ()),
                *_year_notes(parts[year], year, dated, decided),
            ),
        )


def _decided(dated: Mapping[int, int], by_column: Mapping[int, int]) -> Mapping[int, int]:
    """The collection year of each part: by its dates, by YEAR where two would have one year."""
    own = {**by_column, **dated}
    times = Counter(own.values())
    some = {year: own[year] if times[own[year]] == 1 else by_column[year] for year in own}
    return some if len(set(some.values())) == len(some) else by_column


def _of_part(
    table: RawTable, year: int, dated: Mapping[int, int], decided: Mapping[int, int]
) -> RawTable:
    """A table of a part; its column YEAR stays, as the collection year, only where that decides."""
    if dated.get(year) == decided[year] or "YEAR" not in table.columns:
        return _plain(table)
    columns = dict(table.columns)
    columns["YEAR"] = [str(decided[year])] * len(table.rows)
    return replace(table, columns=columns)


def _rows_of_year(
    tables: Sequence[RawTable], year: int, named: Sequence[int]
) -> tuple[RawTable, ...]:
    """The rows of one year; those without a year and tables without years go with the last.

    A table with no row of the year is not supplied for it: nobody knows that there was nothing.
    """
    is_last, is_only = year == named[-1], len(named) == 1
    some = (_rows_of(table, year, is_last=is_last, is_only=is_only) for table in tables)
    return tuple(table for table in some if table is not None)


def _rows_of(table: RawTable, year: int, *, is_last: bool, is_only: bool) -> RawTable | None:
    if "YEAR" not in table.columns:
        return table if is_last else None
    wanted = {str(year), None} if is_last else {str(year)}
    picked = [at for at, text in enumerate(table.columns["YEAR"]) if text in wanted]
    if not picked and not is_only:
        return None
    columns = {f: [cells[at] for at in picked] for f, cells in table.columns.items()}
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


def _shift(dated: Mapping[int, int]) -> int:
    """1 when most years of the column begin the collection year of their dates, else 0."""
    shifts = Counter(by_dates - year for year, by_dates in dated.items())
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


def _notes_of_all(group: Group, tables: Sequence[RawTable]) -> Iterator[LogEntry]:
    """What is said of whole files: once, with the last of their years."""
    yield from group.log
    for table in tables:
        if _lacks(table):
            yield _note(
                table,
                "no-year",
                "Rows without a year were read with the latest. Fill in the column YEAR.",
            )


def _year_notes(
    part: Sequence[RawTable], year: int, dated: Mapping[int, int], decided: Mapping[int, int]
) -> Iterator[LogEntry]:
    """Where YEAR decided against the dates, or the dates against YEAR."""
    by_dates = dated.get(year, decided[year])
    for table in (table for table in part if "YEAR" in table.columns):
        if by_dates != decided[year]:
            yield _note(
                table,
                "year-column-decides",
                "By their dates rows of two values of YEAR are of one collection year: they were "
                "read for the years that the column gives. If it is wrong, correct it.",
                year_label(by_dates),
                year_label(decided[year]),
            )
        elif by_dates - year not in (0, 1):
            yield _note(
                table,
                "year-column-disagrees",
                "The column YEAR says one year and the latest event another: the event counts. If "
                "the column is right, correct the dates.",
                str(year),
                year_label(by_dates),
            )


def _note(table: RawTable, rule: str, why: str, before: str = "", after: str = "") -> LogEntry:
    return LogEntry(table.file, table.table, None, "YEAR", Action.NOTED, rule, before, after, why)
