"""Who is looked after at each date asked: the child × date table that every stock is counted from."""

from typing import Any

from nearhome.cohorts.groups import described
from nearhome.cohorts.intervals import attached, is_in, without

PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
NEW_ADOPTERS = ("A4", "A6")
YOUNGER_THAN_FOR_LONG_TERM = 16


def looked_after(timeline: Any, dates: Any) -> Any:
    """One row a child and date: the episode in force, with the child's age and every group there.

    Looked after at d: in a spell with `started ≤ d and (ended is empty or ended > d)`; short breaks
    and those aged 18 and over are in no spell.
    """
    return described(_in_force(timeline, dates, "on"), "on")


def at_day(events: Any, timeline: Any, day: str) -> Any:
    """Events of children in a spell that day, with the episode in force, the age and the groups.

    `events` has `child` and the day column; its other columns must not be the timeline's.
    """
    return described(_in_force(timeline, events, day, by_child=True), day)


def _in_force(timeline: Any, days: Any, day: str, *, by_child: bool = False) -> Any:
    rows = timeline.filter(timeline.counts)
    conditions = [rows.decom <= days[day], rows.row_until > days[day]]
    if not by_child:
        return rows.inner_join(days, conditions)
    joined = rows.inner_join(days, [rows.child == days.child, *conditions])
    return without(joined, "child_right")


def looked_after_within(timeline: Any, dates: Any) -> Any:
    """One row a child and date: looked after at some time in the twelve months ending there.

    Described as at the date, or at the end of the child's last spell that ended by then (`day`).
    """
    rows = timeline.filter(timeline.counts)
    near = rows.inner_join(dates, [rows.decom <= dates.on, rows.row_until >= dates.window_first])
    near = near.mutate(latest=near.number.max().over(group_by=["child", "on"]))
    last = near.filter(near.number == near.latest)
    day = (last.spell_until <= last.on).ifelse(last.spell_until, last.on)
    return described(last.mutate(day=day), "day")


def with_stability(
    stock: Any, homes_by_row: Any, homes: Any, placement_records: Any, stays: Any, dates: Any
) -> Any:
    """The child × date table with the moves behind it.

    Adds `homes_in_window` (E01: placements in force on at least one night of the window),
    `records_in_window` (E01-records), and `stay_started` and `settled_since` (E02: the same-carer stay at the date; the same, or with new
    adopters the start of the stay before it). Empty where the child is in no stay.
    """
    rows = _with_count(stock, homes, dates, "homes_in_window")
    rows = _with_count(rows, placement_records, dates, "records_in_window")
    placed = homes_by_row.select("child", "number", "period", "stay", "in_stay")
    placed = placed.filter(placed.in_stay).left_join(stays, ["child", "period", "stay"])
    placed = placed.select("child", "number", "stay_started", "previous_stay_started")
    rows = attached(rows, placed, ["child", "number"])
    before = rows.previous_stay_started.coalesce(rows.stay_started)
    return rows.mutate(
        settled_since=is_in(rows.usual_place, NEW_ADOPTERS).ifelse(before, rows.stay_started)
    )


def _with_count(stock: Any, homes: Any, dates: Any, name: str) -> Any:
    """The child × date table with how many homes were in force on at least one night of the window."""
    near = homes.inner_join(
        dates,
        [homes.started <= dates.on, homes.home_until > dates.window_first],
    )
    counted = near.group_by(["child", "on"]).aggregate(**{name: near.count()})
    rows = attached(stock, counted, ["child", "on"])
    return rows.mutate(**{name: rows[name].fill_null(0)})
