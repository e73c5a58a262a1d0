"""The few ways of working with dates and ordered rows that every engine agrees on.

An interval is from its first day up to, not including, `until`; one still open runs until `FAR`, so
that no comparison has to think of empty ends.
"""

from datetime import date
from typing import Any

import ibis

FAR = date(2999, 12, 31)


def until(ended: Any) -> Any:
    """An end for comparing: `FAR` where there is none."""
    return ended.coalesce(ibis.literal(FAR))


def closed(until_day: Any) -> Any:
    """The end behind an `until`: empty where the interval is still open."""
    return until_day.nullif(ibis.literal(FAR))


def months_after(day: Any, months: int) -> Any:
    """The same day of the month `months` later (earlier if negative), or a short month's last day."""
    moved = (
        day + ibis.interval(months=months) if months >= 0 else day - ibis.interval(months=-months)
    )
    return moved.cast("timestamp").cast("date")


def birthday(born: Any, age: int) -> Any:
    """The day `age` years are completed; 1 March for a child born on 29 February."""
    is_leap_day = (born.month() == 2) & (born.day() == 29)
    month = ibis.ifelse(is_leap_day, 3, born.month())
    day = ibis.ifelse(is_leap_day, 1, born.day())
    return ibis.date(born.year() + age, month, day)


def age_on(born: Any, day: Any) -> Any:
    """Completed years on a day; empty when the date of birth is empty or later."""
    not_yet = day.month() * 100 + day.day() < born.month() * 100 + born.day()
    return ibis.ifelse(
        born <= day, day.year() - born.year() - not_yet.cast("int64"), ibis.null("int64")
    )


def running_count(condition: Any, by: list[str], order: list[str]) -> Any:
    """How many rows up to and including this one meet a condition: the number of its island."""
    return condition.cast("int64").sum().over(group_by=by, order_by=order, rows=(None, 0))


def earlier_only(value: Any, by: list[str], order: list[str]) -> Any:
    """The largest of a value over the rows before this one; empty at the first."""
    return value.max().over(group_by=by, order_by=order, rows=(None, -1))


def where(condition: Any, value: Any) -> Any:
    """The value where a condition holds, else empty."""
    return ibis.ifelse(condition, value, ibis.null(value.type()))


def is_in(column: Any, codes: tuple[str, ...]) -> Any:
    """Whether a code is one of `codes`; an empty code is not."""
    return column.isin(codes).fill_null(False)


def without(rows: Any, *names: str) -> Any:
    """The rows less some columns, the others in their order (`drop` would write them in any order)."""
    return rows.select(*(name for name in rows.columns if name not in names))


def attached(rows: Any, other: Any, by: str | list[str]) -> Any:
    """Every row with the columns of its match in another table, by columns of the same names."""
    names = [by] if isinstance(by, str) else by
    return without(rows.left_join(other, names), *(f"{name}_right" for name in names))
