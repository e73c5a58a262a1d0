"""The dates asked, each with the days that counting needs, as a small table without children."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from nearhome.store.engine import small_table
from nearhome.vocabulary.periods import (
    collection_year,
    month_end,
    months_before,
    window_start,
    working_days_after,
    year_end,
)

_ONE_DAY = timedelta(days=1)
FIRST_REVIEW_WORKING_DAYS = 20
REPEAT_DAYS = 90


def day_columns(on: date) -> dict[str, Any]:
    """What counting needs of one date: its window, and the days months before and after it."""
    season = months_before(month_end(on), 6)
    return {
        "on": on,
        "year": collection_year(on),
        "is_year_end": on == year_end(collection_year(on)),
        "window_first": window_start(on),
        "before_24": months_before(on, 24),
        "before_30": months_before(on, 30),
        "after_12": months_before(on, -12),
        "after_24": months_before(on, -24),
        "repeat_first": on - timedelta(days=REPEAT_DAYS - 1),
        "home_12_first": window_start(months_before(on, 12)),
        "home_12_last": months_before(on, 12),
        "home_18_first": window_start(months_before(on, 18)),
        "home_18_last": months_before(on, 18),
        "month_first": on.replace(day=1),
        "season_first": season.replace(day=1),
        "season_first_whole": season + _ONE_DAY,
        "season_last_whole": months_before(month_end(on), -5),
        "season_last": months_before(month_end(on), -6),
    }


_TYPES = {
    name: {date: "date", int: "int64", bool: "boolean"}[type(value)]
    for name, value in day_columns(date(2025, 3, 31)).items()
}


def date_table(like: Any, dates: Sequence[date]) -> Any:
    """One row a date asked, on the engine of `like`: the columns of `day_columns`."""
    return small_table(like, _TYPES, [tuple(day_columns(on).values()) for on in dates])


def date_schema() -> dict[str, str]:
    """The columns of the table of dates and their types, for writing the SQL without an engine."""
    return dict(_TYPES)


def first_review_days(like: Any, dates: Sequence[date]) -> Any:
    """For each day that a spell may have begun on, the day its first review was due (`review_due`).

    Reaches back far enough that every first review due in the dates' windows has its day.
    """
    day = min(map(window_start, dates)) - timedelta(days=3 * FIRST_REVIEW_WORKING_DAYS)
    rows = []
    while day <= max(dates):
        rows.append((day, working_days_after(day, FIRST_REVIEW_WORKING_DAYS)))
        day += _ONE_DAY
    return small_table(like, {"day": "date", "review_due": "date"}, rows)
