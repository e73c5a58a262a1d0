"""The collection year of a return: that of the latest of its event dates; its name only when it has none."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nearhome.returns.cells import date_of
from nearhome.returns.date_order import month_first
from nearhome.returns.raw import Action, LogEntry, RawReturn, RawTable
from nearhome.vocabulary.codes import LAST_COLLECTION_YEAR
from nearhome.vocabulary.periods import collection_year, year_end, year_label

DECIDING = (
    ("Episodes", "DECOM"),
    ("Episodes", "DEC"),
    ("Reviews", "REVIEW"),
    ("Missing", "MIS_START"),
)
"""The dates whose latest decides."""

_SLIPS_IN_DATES = 50
"""Dates a year past all others are slips when they are at most one in fifty."""

_RANGE = re.compile(r"(?<!\d)(20\d\d)\s*(?:-|–|_|/|to)\s*(?:20)?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A return's collection year (None when nothing tells it), its latest event, and what to log."""

    year: int | None
    latest: date | None
    log: tuple[LogEntry, ...]


def found(raw: RawReturn) -> Found:
    """The collection year of a return; a name that disagrees is logged and does not count."""
    latest = latest_event(raw.tables)
    hinted = years_in_name(raw.name)
    if latest is None:
        year = platform_year(raw.tables)
        return Found(year or next(iter(hinted), None), None, ())
    year = platform_year(raw.tables) or collection_year(latest)
    if not hinted or year in hinted:
        return Found(year, latest, ())
    return Found(year, latest, (_disagreement(raw, hinted, year),))


def latest_event(tables: Sequence[RawTable]) -> date | None:
    """The latest of the dates that decide, slips of the pen left out; None when there is none."""
    counts: Counter[date] = Counter()
    is_month_first = month_first(tables)
    for table in tables:
        texts: Counter[str] = Counter()
        for name, field in DECIDING:
            if table.table == name:
                texts.update(text for text in table.columns.get(field, ()) if text is not None)
        order = is_month_first[table.file, table.table]
        for text, times in texts.items():
            day = date_of(text, order).value
            if isinstance(day, date):
                counts[day] += times
    return _latest_but_slips(counts)


def _latest_but_slips(counts: Counter[date]) -> date | None:
    """The latest date, unless it lies more than a year past all before it and is a slip.

    A slip is past every known collection year (2205), or one of at most one date in fifty.
    """
    days = sorted(counts, reverse=True)
    total, later = sum(counts.values()), 0
    for day, before in pairwise(days):
        later += counts[day]
        is_few = later * _SLIPS_IN_DATES <= total
        is_beyond = day > year_end(LAST_COLLECTION_YEAR)
        if (day - before).days > 366 and (is_few or is_beyond):
            return _latest_but_slips(Counter({each: counts[each] for each in days if each < day}))
    return days[0] if days else None


def years_in_name(name: str) -> tuple[int, ...]:
    """The collection years a name may mean: 2024-25 is 2025; 2025 alone is 2025 or, begun, 2026."""
    for first, last in _RANGE.findall(name):
        if (int(first) + 1) % 100 == int(last):
            return (int(first) + 1,)
    alone = [int(year) for year in _YEAR.findall(name)]
    return tuple(dict.fromkeys(y for each in alone for y in (each, each + 1)))


def platform_year(tables: Iterable[RawTable]) -> int | None:
    """The collection year that a data platform's YEAR column gives, the same in every row."""
    for table in tables:
        for text in table.columns.get("YEAR", ()):
            if text is not None:
                return int(text)
    return None


def _disagreement(raw: RawReturn, hinted: tuple[int, ...], year: int) -> LogEntry:
    return LogEntry(
        file=raw.name,
        table="",
        row=None,
        column="",
        action=Action.NOTED,
        rule="name-disagrees",
        before=year_label(hinted[0]),
        after=year_label(year),
        why="The name says one year and the latest event another: the event counts. "
        "If the name is right, correct the dates.",
    )
