"""Month ends, for numbers of months and of twelve months."""

import calendar
from datetime import date


def is_month_end(on: date) -> bool:
    """Whether a day is the last of its month."""
    return on.day == calendar.monthrange(on.year, on.month)[1]


def months_earlier(on: date, months: int) -> date | None:
    """The month end so many months before a month end; None of any other day."""
    if not is_month_end(on):
        return None
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def month_ends_between(after: date | None, to: date) -> list[date]:
    """The month ends after a month end, to another; none when either is another day."""
    if after is None or not is_month_end(after) or not is_month_end(to):
        return []
    months = (to.year - after.year) * 12 + to.month - after.month
    found = (months_earlier(to, back) for back in reversed(range(months)))
    return [on for on in found if on is not None]
