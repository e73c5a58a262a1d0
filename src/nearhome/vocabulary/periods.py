"""Collection years, month ends and the windows that end at a date.

A collection year runs from 1 April to 31 March and is named by the year it ends in: 2025 is 2024-25.
"""

import calendar
import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from nearhome.vocabulary.shipped import shipped_rows


def collection_year(on: date) -> int:
    """The collection year a date falls in: 31 March 2025 gives 2025, 1 April 2025 gives 2026."""
    return on.year + (1 if (on.month, on.day) >= (4, 1) else 0)


def year_start(year: int) -> date:
    """1 April on which a collection year begins."""
    return date(year - 1, 4, 1)


def year_end(year: int) -> date:
    """31 March on which a collection year ends."""
    return date(year, 3, 31)


def last_year_end(on: date) -> date:
    """The last 31 March on or before a date."""
    ends = year_end(on.year)
    return ends if ends <= on else year_end(on.year - 1)


def year_label(year: int) -> str:
    """A collection year as the DfE writes it: 2025 gives `2024-25`."""
    return f"{year - 1}-{year % 100:02d}"


def is_month_end(on: date) -> bool:
    """Whether a date is the last day of its month."""
    return on.day == calendar.monthrange(on.year, on.month)[1]


def month_end(on: date) -> date:
    """The last day of the month a date falls in."""
    return on.replace(day=calendar.monthrange(on.year, on.month)[1])


def months_before(on: date, months: int) -> date:
    """The same day `months` earlier (later if negative): a month end gives a month end.

    Any other day keeps its number, or becomes the last day of a month too short for it.
    """
    count = on.year * 12 + on.month - 1 - months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if is_month_end(on) else min(on.day, last))


def window_start(end: date, months: int = 12) -> date:
    """The first day of the window of `months` that ends on `end`.

    Twelve months to 29 February 2024 begin on 1 March 2023; to 28 February 2025, on 1 March 2024.
    """
    return months_before(end, months) + timedelta(days=1)


def month_ends(end: date, count: int) -> tuple[date, ...]:
    """`end`, preceded by the `count - 1` month ends before it, earliest first."""
    last = end if is_month_end(end) else end.replace(day=1) - timedelta(days=1)
    earlier = [months_before(last, n) for n in range(count)]
    dates = [end, *earlier[1:]] if is_month_end(end) else [end, *earlier[: count - 1]]
    return tuple(sorted(dates))


@cache
def bank_holidays() -> frozenset[date]:
    """Bank holidays in England, 2008 to 2035 (gov.uk/bank-holidays; one-off days to 2023 included)."""
    return frozenset(
        date.fromisoformat(row["date"]) for row in shipped_rows(__package__, "bank_holidays.csv")
    )


def working_days_after(start: date, count: int) -> date:
    """The `count`-th working day after `start`, which is day 0; weekends and bank holidays left out."""
    return next(itertools.islice(_working_days(start), count - 1, None)) if count > 0 else start


def _working_days(start: date) -> Iterator[date]:
    on = start
    while True:
        on += timedelta(days=1)
        if on.weekday() < 5 and on not in bank_holidays():
            yield on
