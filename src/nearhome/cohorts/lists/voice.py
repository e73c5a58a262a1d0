"""What children asked for and said: advocates, escalations, views, visits made to them."""

from typing import Any

from nearhome.cohorts.lists.meeting import in_care_on, known_by, latest


def advocacy(asked: Any, timeline: Any, dates: Any) -> Any:
    """Referrals for an advocate or an independent visitor in the windows, of children in care that day."""
    rows = in_care_on(asked, timeline, dates, "referred_on")
    return rows.mutate(was_matched=known_by(rows.its_matched_on, rows.on))


def escalations(raised: Any, timeline: Any, dates: Any, working_days: Any) -> Any:
    """Concerns that a reviewing officer raised in the windows; `is_due`: twenty working days have gone by."""
    rows = in_care_on(raised, timeline, dates, "raised_on")
    limits = working_days.select(its_raised_on="day", due_by="after_20")
    rows = rows.inner_join(limits, "its_raised_on")
    return rows.mutate(
        is_due=rows.due_by <= rows.on,
        in_time=known_by(rows.its_resolved_on, rows.due_by),
    )


def latest_views(views: Any, timeline: Any, dates: Any) -> Any:
    """The last time that each child was asked in the windows, in care that day."""
    rows = in_care_on(views, timeline, dates, "asked_on")
    return latest(rows, ("child", "on"), "its_asked_on")


def visits(made: Any, timeline: Any, dates: Any) -> Any:
    """Visits in the windows to children in care that day."""
    return in_care_on(made, timeline, dates, "visited_on")
