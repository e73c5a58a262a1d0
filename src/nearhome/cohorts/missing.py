"""Children missing from care (M) and away without authorisation (A): records, and merged incidents.

The return has dates, no times. Records that touch or overlap are one incident (our choice); both
counts are kept.
"""

from typing import Any

import ibis

from nearhome.cohorts.intervals import attached, earlier_only, running_count, until
from nearhome.cohorts.on_dates import at_day

MOST_OFTEN = 3
_ORDER = ["started", "missing_until", "kind", "collection_year", "origin_row", "origin_file"]


def incidents(missing: Any, timeline: Any) -> Any:
    """Missing records of children in a spell the day they began, described as at that day.

    Adds `is_missing` (M, not A) and `merged`, the number of the child's incident it is part of.
    """
    return at_day(_numbered(missing), timeline, "went_missing")


def merged_incidents(missing: Any, timeline: Any) -> Any:
    """Incidents that hold a missing (M) record, after merging M and A records that touch or overlap.

    One row an incident of a child in a spell on its first day, with `incident_until`.
    """
    rows = _numbered(missing)
    merged = rows.group_by(["child", "merged"]).aggregate(
        went_missing=rows.went_missing.min(),
        incident_until=rows.missing_until.max(),
        is_missing=rows.is_missing.max(),
    )
    return at_day(merged.filter(merged.is_missing), timeline, "went_missing")


def _numbered(missing: Any) -> Any:
    # A record of unknown kind is neither: it counts nowhere and joins nothing.
    rows = missing.filter(missing.kind.isin(["M", "A"]))
    rows = rows.mutate(missing_until=until(rows.ended))
    reached = earlier_only(rows.missing_until, ["child"], _ORDER)
    rows = rows.mutate(begins=(rows.started > reached).fill_null(True))
    rows = rows.mutate(
        merged=running_count(rows.begins, ["child"], _ORDER),
        is_missing=(rows.kind == "M").fill_null(False),
    )
    return rows.select(
        "child", "merged", "is_missing", "missing_until",
        went_missing="started", missing_file="origin_file", missing_row="origin_row",
    )  # fmt: skip


def incidents_within(found: Any, dates: Any, first: str = "window_first") -> Any:
    """Records or incidents that began from a day (`first`, of `dates`) to each date."""
    return found.inner_join(
        dates, [found.went_missing <= dates.on, found.went_missing >= dates[first]]
    )


def with_most_often(within: Any) -> Any:
    """Records within windows with `is_of_top`: the child is one of the three with most missing (M) there."""
    own = within.filter(within.is_missing)
    times = own.group_by(["on", "child"]).aggregate(times=own.count())
    place = ibis.row_number().over(group_by="on", order_by=[times.times.desc(), times.child])
    most = times.mutate(place=place)
    most = most.filter(most.place < MOST_OFTEN)
    rows = attached(
        within, most.select("on", "child", is_of_top=ibis.literal(True)), ["on", "child"]
    )
    return rows.mutate(is_of_top=rows.is_of_top.fill_null(False))


def with_duration(within: Any) -> Any:
    """Merged incidents with `days_missing`, from first day to last.

    One still open at the date runs to the earliest of the date, the 18th birthday and the spell's end.
    """
    rows = within
    still_open = ibis.least(rows.on, rows.spell_until)
    last = (rows.incident_until > rows.on).ifelse(still_open, rows.incident_until)
    days = last.delta(rows.went_missing, unit="day")
    labels = ((0, "same day"), (1, "next day"), (2, "2 days"), (6, "3 to 6 days"))
    return rows.mutate(
        days_missing=days,
        by_duration=ibis.cases(
            *((days <= most, name) for most, name in labels), else_="7 days or more"
        ),
    )


def with_repeats(stock: Any, missing: Any, dates: Any) -> Any:
    """The child × date table with `times_missing`: M records begun in the 90 days ending there."""
    rows = missing.filter(missing.kind == "M").select("child", "started")
    near = rows.inner_join(dates, [rows.started <= dates.on, rows.started >= dates.repeat_first])
    times = near.group_by(["child", "on"]).aggregate(times_missing=near.count())
    joined = attached(stock, times, ["child", "on"])
    return joined.mutate(times_missing=joined.times_missing.fill_null(0))


def with_incidents(within: Any, found: Any, dates: Any) -> Any:
    """Children looked after within the windows, with whether any went missing or was away."""
    near = incidents_within(found.select("child", "went_missing", "is_missing"), dates)
    per_child = near.group_by(["child", "on"]).aggregate(
        was_missing=near.is_missing.max(), was_away=(~near.is_missing).max()
    )
    joined = attached(within, per_child, ["child", "on"])
    return joined.mutate(
        was_missing=joined.was_missing.fill_null(False), was_away=joined.was_away.fill_null(False)
    )
