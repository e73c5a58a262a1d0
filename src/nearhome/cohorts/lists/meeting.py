"""The few ways in which the rows of a local list meet the children and the dates asked.

A list's own columns are written `its_...` beside a child's, and where it was read `its_file`, `its_row`.
A date after the date asked is not known yet: every condition here compares with `on`.
"""

from collections.abc import Sequence
from typing import Any

import ibis

from nearhome.cohorts.intervals import attached
from nearhome.cohorts.on_dates import at_day


def own(rows: Any) -> Any:
    """A list's rows with every column but the child's called `its_...`."""
    names = {"origin_file": "its_file", "origin_row": "its_row"}
    others = {names.get(name, f"its_{name}"): name for name in rows.columns if name != "child"}
    return rows.select("child", **others)


def named(rows: Any, key: str) -> Any:
    """The rows of a list that is not of children, `child` being the words of its key."""
    return rows.mutate(child=rows[key].cast("string"))


def happened(rows: Any, dates: Any, day: str, first: str = "window_first") -> Any:
    """Rows whose day falls from `first` (of `dates`) to each date."""
    return rows.inner_join(dates, [rows[day] <= dates.on, rows[day] >= dates[first]])


def in_care_on(rows: Any, timeline: Any, dates: Any, day: str, first: str = "window_first") -> Any:
    """As `happened`, of children in care on that day, with their episode, age and groups as on it."""
    return happened(at_day(own(rows), timeline, f"its_{day}"), dates, f"its_{day}", first)


def known_by(day: Any, on: Any) -> Any:
    """Whether a day has come by a date; an empty one has not."""
    return (day <= on).fill_null(False)


def open_on(rows: Any, dates: Any, *, last_day: bool) -> Any:
    """Rows open at each date: begun, and not ended; with `last_day` the end is the last day it holds."""
    ended = rows.ended >= dates.on if last_day else rows.ended > dates.on
    return rows.inner_join(dates, [rows.started <= dates.on, ended.fill_null(True)])


def latest(rows: Any, by: Sequence[str], day: str) -> Any:
    """The row of the latest day in each group; of two of a day the one read last."""
    order = [rows[day].desc(), rows.its_row.desc()]
    ranked = rows.mutate(rank=ibis.row_number().over(group_by=list(by), order_by=order))
    return ranked.filter(ranked["rank"] == 0)


def flagged(rows: Any, found: Any, name: str, by: Sequence[str] = ("child", "on")) -> Any:
    """The rows with a column telling whether `found` has one of the same child and date."""
    marks = found.select(*by).distinct().mutate(**{name: ibis.literal(True)})
    marked = attached(rows, marks, list(by))
    return marked.mutate(**{name: marked[name].fill_null(False)})
