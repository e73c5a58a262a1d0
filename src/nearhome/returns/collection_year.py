"""The collection year of a return: that of the latest of its event dates.

Its name decides when it has no dates, or when another return read with it has the same year by its dates
and is named for another: then one of the two is a quiet year, without an event of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    """The collection year of a return; a name that disagrees is logged and does not count.

    A column YEAR is in the tables only where it decides: see `platform_years`.
    """
    latest = latest_event(raw.tables)
    hinted = years_in_name(raw.name)
    if latest is None:
        year = platform_year(raw.tables)
        return Found(year or next(iter(hinted), None), None, ())
    if raw.named_year is not None:
        decides = _name_decides(raw, collection_year(latest), raw.named_year)
        return Found(raw.named_year, latest, (decides,))
    year = platform_year(raw.tables) or collection_year(latest)
    if not hinted or year in hinted:
        return Found(year, latest, ())
    return Found(year, latest, (_disagreement(raw, hinted, year),))


def by_names(read: Sequence[tuple[RawReturn, Found]]) -> list[tuple[RawReturn, Found]]:
    """Returns read together, those whose dates give the year of another told apart by their names.

    Where several have one year by their dates and names that state different years, the name decides
    for each that states another year and has no date after that year's 31 March.
    """
    begins = _names_begin(read)
    sharing = Counter(each.year for _, each in read)
    stated: dict[int | None, set[tuple[int, ...]]] = {}
    for raw, each in read:
        stated.setdefault(each.year, set()).add(years_in_name(raw.name))
    named: list[tuple[RawReturn, Found]] = []
    for raw, each in read:
        is_shared = sharing[each.year] > 1 and len(stated[each.year]) > 1
        year = _stated_year(raw.name, begins=begins) if is_shared else None
        if year is not None and _may_be_named(raw.name, each, year):
            own = replace(raw, named_year=year)
            named.append((own, found(own)))
        else:
            named.append((raw, each))
    return named


def added_for(raw: RawReturn, year: int) -> RawReturn:
    """A return that was added for a year before, for that year again where its name decided it then."""
    if raw.named_year is None and _may_be_named(raw.name, found(raw), year):
        return replace(raw, named_year=year)
    return raw


def _may_be_named(name: str, by_dates: Found, year: int) -> bool:
    """Whether a name can decide for a year: it states it and not that of the dates, and none is later."""
    hinted = years_in_name(name)
    if by_dates.latest is None or year not in hinted or by_dates.year in hinted:
        return False
    return by_dates.latest <= year_end(year)


def _names_begin(read: Sequence[tuple[RawReturn, Found]]) -> bool:
    """Whether names of a single year (2024) state the year in which a collection begins, mostly."""
    places = Counter(
        hinted.index(each.year)
        for raw, each in read
        if len(hinted := years_in_name(raw.name)) == 2 and each.year in hinted
    )
    return places[1] > places[0]


def _stated_year(name: str, *, begins: bool) -> int | None:
    """The one collection year that a name states; None when it states none, or several."""
    hinted = years_in_name(name)
    if len(hinted) > 2:
        return None
    return hinted[begins and len(hinted) == 2] if hinted else None


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
    """The collection year by the YEAR column of a data platform, where that decides."""
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


def _name_decides(raw: RawReturn, by_dates: int, year: int) -> LogEntry:
    return LogEntry(
        file=raw.name,
        table="",
        row=None,
        column="",
        action=Action.NOTED,
        rule="name-decides",
        before=year_label(by_dates),
        after=year_label(year),
        why="Another return added with it has the same year by its dates, and is named for another: it "
        "was read for the year it is named for. If that is wrong, correct the name.",
    )
