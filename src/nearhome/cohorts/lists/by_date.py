"""What a list says of a child by each date: the latest row, a day that is known, a flag that says yes."""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.intervals import attached, until, where, without
from nearhome.cohorts.on_dates import at_day

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan


def yes(flag: Any) -> Any:
    """Whether a flag says yes; one left empty does not."""
    return (flag == 1).fill_null(False)


def days_later(day: Any, days: int) -> Any:
    """So many days later, or earlier if negative."""
    step = ibis.interval(days=abs(days))
    return ((day + step) if days >= 0 else (day - step)).cast("date")


def day_after(ended: Any) -> Any:
    """The first day on which what had a last day no longer holds; `FAR` where it goes on."""
    return until(days_later(ended, 1))


def known_day(day: Any, on: Any) -> Any:
    """A day that is known at a date: empty when it comes later."""
    return where(day <= on, day)


def within(rows: Any, dates: Any, day: str, first: str = "window_first") -> Any:
    """Rows whose day lies from a day (`first`, of `dates`) to each date."""
    return rows.inner_join(dates, [rows[day] <= dates.on, rows[day] >= dates[first]])


def latest(rows: Any, by: list[str], day: str, ties: tuple[str, ...] = ()) -> Any:
    """Of the rows of each group the latest by a day; of two of a day by `ties`, then the one read last."""
    order = [
        rows[day].desc(),
        *(rows[name].desc() for name in ties),
        rows.origin_file.desc(),
        rows.origin_row.desc(),
    ]
    ranked = rows.mutate(place_from_last=ibis.row_number().over(group_by=by, order_by=order))
    return without(ranked.filter(ranked.place_from_last == 0), "place_from_last")


def last_by(plan: "Plan", rows: Any, day: str, *, ties: tuple[str, ...] = (), **kept: str) -> Any:
    """Of each child the latest row by each date: `child`, `on`, and columns under new names.

    `day` is the column that says when; `kept` gives new name = column. Rows may have an `over` column, the
    first day on which they no longer hold: only those that still do at the date are asked.
    """
    asked = plan.dates.select("on")
    conditions = [rows[day] <= asked.on]
    if "over" in rows.columns:
        conditions.append(rows.over > asked.on)
    known = rows.inner_join(asked, conditions)
    return latest(known, ["child", "on"], day, ties).select("child", "on", **kept)


def events(plan: "Plan", rows: Any, day: str, first: str = "window_first") -> Any:
    """Rows of children in care on their day, within a window of each date, described as at their day.

    `rows` has `child` and the day, and no column named as one of the timeline's.
    """
    return within(at_day(rows, plan.timeline, day), plan.dates, day, first)


def at_date(plan: "Plan", *found: Any) -> Any:
    """Children looked after at each date with what was found of them: tables of `child`, `on` and more."""
    rows = plan.looked_after
    for each in found:
        rows = attached(rows, each, ["child", "on"])
    return rows
