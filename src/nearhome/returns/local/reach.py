"""From which day to which a list holds all there is: its reach.

What the `coverage` list states holds. Else it is taken from the list's dates: from the first of the
month of the earliest to the latest, or to the day of the load when the latest lies at most 31 days
before it. `traits.csv` names the lists for which that would be wrong.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nearhome.returns.local.rows import Rows
from nearhome.returns.local.traits import (
    ANY_DAY,
    NONE,
    SCHOOL_YEARS,
    UNTIL_REPLACED,
    traits,
)
from nearhome.returns.raw import Action, LogEntry
from nearhome.vocabulary.periods import window_start

EVER, ALWAYS = date(1900, 1, 1), date(9999, 12, 31)
"""The reach of a list for which any day may be asked, and of one that holds until it is replaced."""

LONGEST_SILENCE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Reach:
    """A row of `list_reach`. Both days are None when nothing tells them, or no row is of a child in the records."""

    list_name: str
    first_day: date | None
    last_day: date | None
    is_stated: bool
    rows: int
    is_of_strangers: bool = False


def reaches(
    lists: Mapping[str, Rows], strangers: Collection[str] = ()
) -> tuple[list[Reach], list[LogEntry]]:
    """The reach of each list that is in force, and what of the `coverage` list fits none.

    A list of `strangers` alone holds nothing of the council's children, whatever it covers: else nobody would be visited.
    """
    coverage = lists.get("coverage")
    stated, log = _stated(coverage, lists) if coverage is not None else ({}, [])
    found = [
        each
        for name, rows in lists.items()
        if _has_reach(name)
        for each in (
            [Reach(name, None, None, False, len(rows), is_of_strangers=True)]
            if name in strangers
            else _of(name, rows, stated.get(name))
        )
    ]
    return sorted(found, key=lambda each: each.list_name), log


def _has_reach(name: str) -> bool:
    return traits()[name].reach != NONE


def _of(name: str, rows: Rows, stated: tuple[date, date] | None) -> list[Reach]:
    """The reach of a list; of one that other layouts feed in part, that of each part, `list: part`.

    So a list of dental checks alone never says that nobody has a doctor.
    """
    if stated is not None:
        return [Reach(name, *stated, True, len(rows))]
    if "" in rows.parts:
        return [Reach(name, *_taken(rows, rows.parts[""]), False, len(rows))]
    found = []
    for part, months in rows.parts.items():
        own = rows.taken([at for at, gives in enumerate(rows.gives) if gives == part])
        found.append(Reach(f"{name}: {part}", *_taken(own, months), False, len(own)))
    return found


def _stated(
    coverage: Rows, lists: Mapping[str, Rows]
) -> tuple[dict[str, tuple[date, date]], list[LogEntry]]:
    stated: dict[str, tuple[date, date]] = {}
    log = []
    columns = (coverage.columns[each] for each in ("list", "complete_from", "complete_to"))
    for at, (name, first, last) in enumerate(zip(*columns, strict=True)):
        plain = str(name).strip().lower().replace(" ", "_").replace("-", "_")
        if plain not in lists:
            why = "No list of that name was added: add it, or correct the name."
            log.append(coverage.entry(at, "list", Action.NOTED, "coverage-of-nothing", why))
        elif isinstance(first, date) and isinstance(last, date):
            stated[plain] = (first, last)
    return stated, log


def _taken(rows: Rows, months: int) -> tuple[date | None, date | None]:
    if not len(rows):
        return None, None
    kind, loaded = traits()[rows.declared.name].reach, max(rows.loaded)
    if kind == ANY_DAY:
        return EVER, loaded
    if kind == UNTIL_REPLACED:
        return EVER, ALWAYS
    if kind == SCHOOL_YEARS:
        return _school_years(rows)
    return _by_dates(rows, loaded, months)


def _school_years(rows: Rows) -> tuple[date | None, date | None]:
    """From the September of the earliest year of results to the August after the latest."""
    years = [each for each in rows.columns["collection_year"] if isinstance(each, int)]
    if not years:
        return None, None
    return date(min(years) - 1, 9, 1), date(max(years) + 1, 8, 31)


def _by_dates(rows: Rows, loaded: date, months: int) -> tuple[date | None, date | None]:
    """From the earliest day of what happened (the key's dates) to the latest day in any column.

    A sheet of each child's latest, or of the last months, tells of those months to its last day alone.
    """
    dated = [each for each in rows.declared.columns if each.kind == "date" and each.name != "dob"]
    of_key = [e.name for e in dated if e.is_key] or [e.name for e in dated if e.name == "as_at"]
    began = [each for each in _days(rows, of_key or [e.name for e in dated]) if each <= loaded]
    latest = [each for each in _days(rows, [each.name for each in dated]) if each <= loaded]
    if months and not latest:
        return window_start(loaded, months), loaded
    if not began:
        return None, None
    last = loaded if loaded - max(latest) <= LONGEST_SILENCE else max(latest)
    if months:
        return window_start(last, months), last
    return min(began).replace(day=1), last


def _days(rows: Rows, names: Iterable[str]) -> list[date]:
    return [each for name in names for each in rows.columns[name] if isinstance(each, date)]
