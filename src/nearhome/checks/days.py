"""Days and ages as Ibis expressions."""

from datetime import date
from typing import Any

import ibis

FAR = date(2999, 12, 31)
"""The end of what has none, so that no comparison has to think of empty ends."""


def until(ended: Any) -> Any:
    """An end for comparing."""
    return ended.coalesce(ibis.literal(FAR))


def birthday(born: Any, age: int) -> Any:
    """The day `age` years are completed; 1 March for a child born on 29 February."""
    is_leap_day = (born.month() == 2) & (born.day() == 29)
    month = ibis.ifelse(is_leap_day, 3, born.month())
    day = ibis.ifelse(is_leap_day, 1, born.day())
    return ibis.date(born.year() + age, month, day)


def age_on(born: Any, day: Any) -> Any:
    """Completed years on a day."""
    not_yet = day.month() * 100 + day.day() < born.month() * 100 + born.day()
    return day.year() - born.year() - not_yet.cast("int64")


def year_first(collection_year: Any) -> Any:
    """1 April on which a collection year begins."""
    return ibis.date(collection_year - 1, 4, 1)


def year_last(collection_year: Any) -> Any:
    """31 March on which a collection year ends."""
    return ibis.date(collection_year, 3, 31)


def is_in(column: Any, codes: tuple[str, ...]) -> Any:
    """Whether a code is one of `codes`; an empty code is not."""
    return column.isin(codes).fill_null(False)
