"""The date a return describes: what is taken when nobody gives one, and whether a given one can hold.

Source: `docs/explanation/joining.md`, "Which returns are in force". The dated events of a return are
its DECOM, DEC, REVIEW and MIS_START.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.records.tables import tables as tables_of_records
from nearhome.returns.raw import Action, LogEntry
from nearhome.vocabulary.periods import year_end, year_label, year_start

EVENTS: tuple[tuple[str, str, str], ...] = (
    ("episodes", "decom", "DECOM"),
    ("episodes", "dec", "DEC"),
    ("reviews", "review", "REVIEW"),
    ("missing", "started", "MIS_START"),
)
"""Record table, its column, and the return's field of each dated event."""

YEAR_END_TABLES = ("health_years", "leaver_years")
"""OC2 and OC3: collected only at the year's end."""

FEWEST_EVENTS = 30
"""Below this many dated events in its year, a return's latest says nothing of when it was taken."""

FEWEST_SLIPS = 2
SLIPS_IN_EVENTS = 100
"""A date given for a return holds when at most two of its events, or one in a hundred, are later."""


class AsAtRefusedError(ValueError):
    """The date given cannot be the date the return describes; the message says how to mend it."""


def taken(tables: Mapping[str, pa.Table], collection_year: int) -> date:
    """The date a return is taken to describe when nobody gives one.

    `tables` are the return's typed tables by record table name. 31 March when the return runs to its
    year's end: its latest event of the year is in March, or OC2 or OC3 has rows, or fewer than thirty
    events are of the year. Otherwise the latest event of the year. Events outside the year do not count.
    """
    end = year_end(collection_year)
    if any(name in tables and tables[name].num_rows for name in YEAR_END_TABLES):
        return end
    dates = [day for _, _, days in _events(tables) for day in _within(days, collection_year)]
    if len(dates) < FEWEST_EVENTS:
        return end
    latest = max(dates)
    return end if latest.month == end.month else latest


def check(
    tables: Mapping[str, pa.Table], collection_year: int, as_at: date, *, given: bool
) -> tuple[LogEntry, ...]:
    """A note (`after-as-at`) of each event dated after the date the return describes.

    Raises `AsAtRefusedError` when somebody gave the date and it is outside the collection year, or
    more than the odd slip (two events, or one in a hundred) is dated after it.
    """
    notes = tuple(_notes(tables, as_at))
    if given:
        _refuse_outside_year(collection_year, as_at)
        _refuse_many_later(tables, notes, as_at)
    return notes


def _refuse_outside_year(collection_year: int, as_at: date) -> None:
    first, last = year_start(collection_year), year_end(collection_year)
    if not first <= as_at <= last:
        raise AsAtRefusedError(
            f"The return is for {year_label(collection_year)}, so it cannot describe {as_at}. "
            f"Give --as-at a date from {first} to {last}, or leave it out."
        )


def _refuse_many_later(
    tables: Mapping[str, pa.Table], notes: tuple[LogEntry, ...], as_at: date
) -> None:
    events = sum(len(days) - days.null_count for _, _, days in _events(tables))
    if len(notes) <= max(FEWEST_SLIPS, events // SLIPS_IN_EVENTS):
        return
    first = notes[0]
    latest = max(note.before for note in notes)
    raise AsAtRefusedError(
        f"{len(notes)} events are dated after {as_at} (the first in {first.file}, row {first.row}, "
        f"column {first.column}; the latest is {latest}). Give --as-at the day the file was taken, "
        f"or add the file that was taken at {as_at}."
    )


def _notes(tables: Mapping[str, pa.Table], as_at: date) -> Iterator[LogEntry]:
    for name, field, days in _events(tables):
        later = tables[name].filter(pc.fill_null(pc.greater(days, pa.scalar(as_at)), False))
        column = next(column for table, column, of in EVENTS if (table, of) == (name, field))
        for row in later.select([column, "origin_file", "origin_row"]).to_pylist():
            yield LogEntry(
                row["origin_file"],
                tables_of_records()[name].return_table,
                row["origin_row"],
                field,
                Action.NOTED,
                "after-as-at",
                row[column].isoformat(),
                "",
                f"Dated after {as_at}, the date the return describes: nothing is counted past it. "
                "Correct the date, or give --as-at the day the file was taken.",
            )


def _events(tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, str, pa.ChunkedArray]]:
    for name, column, field in EVENTS:
        if name in tables:
            yield name, field, tables[name][column]


def _within(days: pa.ChunkedArray, collection_year: int) -> list[date]:
    first, last = year_start(collection_year), year_end(collection_year)
    inside = pc.and_(pc.greater_equal(days, pa.scalar(first)), pc.less_equal(days, pa.scalar(last)))
    return list(days.filter(pc.fill_null(inside, False)).to_pylist())
