"""The dates asked and the days that go with them, as small tables without children."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.vocabulary.periods import (
    collection_year,
    month_end,
    months_before,
    window_start,
    working_days_after,
    year_end,
    year_start,
)

_ONE_DAY = timedelta(days=1)
FIRST_REVIEW_WORKING_DAYS = 20
REPEAT_DAYS = 90


@dataclass(frozen=True)
class SmallTable:
    """A table made for the asking: the Ibis type of each column, and its rows."""

    types: Mapping[str, str]
    rows: Sequence[tuple[Any, ...]]


def day_columns(on: date) -> dict[str, Any]:
    """What counting needs of one date: its window, and the days months before and after it."""
    season = months_before(month_end(on), 6)
    return {
        "on": on,
        "year": collection_year(on),
        "is_year_end": on == year_end(collection_year(on)),
        "window_first": window_start(on),
        "window_4_first": window_start(on, 4),
        "window_6_first": window_start(on, 6),
        "before_6": months_before(on, 6),
        "before_24": months_before(on, 24),
        "before_30": months_before(on, 30),
        "after_12": months_before(on, -12),
        "after_24": months_before(on, -24),
        "repeat_first": on - timedelta(days=REPEAT_DAYS - 1),
        "home_6_first": window_start(months_before(on, 6)),
        "home_6_last": months_before(on, 6),
        "home_12_first": window_start(months_before(on, 12)),
        "home_12_last": months_before(on, 12),
        "home_18_first": window_start(months_before(on, 18)),
        "home_18_last": months_before(on, 18),
        "month_first": on.replace(day=1),
        "last_summer_march": year_end(on.year - 1),
        "last_summer_first": year_start(on.year - 1),
        "season_first": season.replace(day=1),
        "season_first_whole": season + _ONE_DAY,
        "season_last_whole": months_before(month_end(on), -5),
        "season_last": months_before(month_end(on), -6),
    }


_KINDS = {date: "date", int: "int64", bool: "boolean"}
SMALL_TABLES: Mapping[str, Mapping[str, str]] = {
    "dates": {name: _KINDS[type(value)] for name, value in day_columns(date(2025, 3, 31)).items()},
    "first_days": {"day": "date", "review_due": "date"},
    "records_begin": {"reviews_from": "date"},
    "working_days": {"day": "date", "worked": "int64", "after_10": "date", "after_20": "date"},
    "themes": {"theme": "string"},
    "breakdown_names": {
        "breakdown": "string",
        "youngest": "int64",
        "oldest": "int64",
        "band": "string",
    },
}
"""The small tables that cohorts are worked out from beside the records, with their columns' types."""


def small_rows(
    name: str, asked: Sequence[date], breakdowns: Iterable[str], review_years: Iterable[int]
) -> list[tuple[Any, ...]]:
    """The rows of a small table.

    `dates`: a row a date asked. `first_days`: for each day that a spell may have begun on, the day its
    first review was due, far enough back for every first review due in the dates' windows.
    `records_begin`: the first day of which reviews are held. `working_days`: for each day of the dates'
    windows, the working days up to it, counted from the first, and the tenth and twentieth after it. `themes`:
    what children say of why they went missing. `breakdown_names`: the breakdowns asked, a row an age band
    where they are of ages, and the empty one of the total.
    """
    if name == "dates":
        return [tuple(day_columns(on).values()) for on in asked]
    if name == "records_begin":
        return [(min(map(year_start, review_years), default=max(asked)),)]
    if name == "breakdown_names":
        return _breakdown_rows(breakdowns)
    if name == "themes":
        return [(theme,) for theme in BREAKDOWNS["theme"]]
    if name == "working_days":
        return _working_days(asked)
    return _first_days(asked)


def _first_days(asked: Sequence[date]) -> list[tuple[Any, ...]]:
    day = min(map(window_start, asked)) - timedelta(days=3 * FIRST_REVIEW_WORKING_DAYS)
    due = working_days_after(day, FIRST_REVIEW_WORKING_DAYS)
    rows = []
    while day <= max(asked):
        rows.append((day, due))
        day += _ONE_DAY
        if (
            working_days_after(day - _ONE_DAY, 1) == day
        ):  # one working day on, the due day moves on one
            due = working_days_after(due, 1)
    return rows


def _breakdown_rows(breakdowns: Iterable[str]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [("", None, None, None)]
    for name in breakdowns:
        if name in BREAKDOWNS:
            rows.append((name, None, None, None))
        else:
            rows += [
                (name, each.youngest, each.oldest, each.label) for each in age_bands(name) or ()
            ]
    return rows


def _working_days(asked: Sequence[date]) -> list[tuple[Any, ...]]:
    day = min(map(window_start, asked))
    after_10, after_20 = working_days_after(day, 10), working_days_after(day, 20)
    worked = 0
    rows = []
    while day <= max(asked):
        rows.append((day, worked, after_10, after_20))
        day += _ONE_DAY
        if working_days_after(day - _ONE_DAY, 1) == day:
            worked += 1
            after_10, after_20 = working_days_after(after_10, 1), working_days_after(after_20, 1)
    return rows
