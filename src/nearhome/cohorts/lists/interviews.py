"""Return home interviews: due after each time missing, and held.

Statutory guidance on children who run away or go missing from home or care (DfE, 2014): an independent
interview is offered within 72 hours of the child's return.
"""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.breakdowns import NOT_RECORDED
from nearhome.cohorts.intervals import attached, where
from nearhome.cohorts.lists.by_date import at_date, known_day, latest, within, yes
from nearhome.cohorts.on_dates import at_day

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

LIST = "return_interviews"
DAY = 24 * 60
IN_TIME = 72 * 60
_SAID = (
    "returned", "returned_at", "offered", "offered_on", "accepted", "completed_on", "completed_at",
    "themes", "care_concern", "concern_closed_on",
)  # fmt: skip
_RECORD = ["child", "missing_file", "missing_row"]


def due(plan: "Plan", first: str = "window_first") -> Any:
    """Missing records that ended from a day (`first`, of `dates`) to each date, with the interview of each.

    Of children in care on the day they went missing, described as at it. `was_offered`, `was_accepted`,
    `was_completed`, `in_72_hours`, `may_be_in_72_hours`, `had_concern`, `concern_closed`: as known at the
    date.
    """
    records = _records(plan)
    with_interview = attached(records, _matched(plan, records), _RECORD)
    described = at_day(with_interview, plan.timeline, "went_missing")
    return _as_known(within(described, plan.dates, "came_back", first))


def _records(plan: "Plan") -> Any:
    rows = plan.table("missing")
    rows = rows.filter((rows.kind == "M") & rows.ended.notnull())
    return rows.select(
        "child", went_missing="started", came_back="ended",
        missing_file="origin_file", missing_row="origin_row",
    )  # fmt: skip


def _interviews(plan: "Plan") -> Any:
    return plan.table(LIST).select(
        "child", *_SAID, interview_for="went_missing",
        interview_file="origin_file", interview_row="origin_row",
    )  # fmt: skip


def _matched(plan: "Plan", records: Any) -> Any:
    """For each missing record its interview: of the same first day, else the earliest within it.

    One of the same first day as another record of the child is that one's.
    """
    started = plan.table("missing")
    started = started.filter(started.kind == "M")
    days = started.select("child", interview_for="started", is_of_a_record=ibis.literal(True))
    rows = attached(_interviews(plan), days.distinct(), ["child", "interview_for"])
    pairs = records.inner_join(rows, "child")
    exact = pairs.interview_for == pairs.went_missing
    inside = (pairs.interview_for >= pairs.went_missing) & (pairs.interview_for <= pairs.came_back)
    pairs = pairs.filter(exact | (inside & pairs.is_of_a_record.isnull()))
    order = [pairs.interview_for, pairs.interview_file, pairs.interview_row]
    turn = ibis.row_number().over(group_by=_RECORD, order_by=order)
    first = pairs.mutate(turn=turn)
    first = first.filter(first.turn == 0)
    return first.select(*_RECORD, *_SAID, "interview_file", "interview_row")


def _as_known(rows: Any) -> Any:
    completed = known_day(rows.completed_on, rows.on)
    back = rows.returned.coalesce(rows.came_back)
    days = completed.delta(back, unit="day")
    minutes = days * DAY + rows.completed_at - rows.returned_at
    by_days = ibis.cases((days <= 2, True), (days >= 4, False))
    in_time = ibis.ifelse(minutes.notnull(), minutes <= IN_TIME, by_days)
    was_completed = completed.notnull()
    was_accepted = yes(rows.accepted) | was_completed
    had_concern = was_completed & yes(rows.care_concern)
    closed = where(had_concern, known_day(rows.concern_closed_on, rows.on))
    return rows.mutate(
        had_concern=had_concern,
        concern_closed=closed.notnull(),
        days_to_close=closed.delta(completed, unit="day"),
        was_offered=yes(rows.offered)
        | known_day(rows.offered_on, rows.on).notnull()
        | was_accepted,
        was_accepted=was_accepted,
        was_completed=was_completed,
        in_72_hours=in_time.fill_null(False),
        may_be_in_72_hours=was_completed & in_time.isnull(),
    )


def themes(plan: "Plan") -> Any:
    """Interviews held of those due in the windows, a row for each theme: `by_theme`, `once` for one of each."""
    found = due(plan)
    found = found.filter(found.was_completed).cross_join(plan.table("themes"))
    ticked = (ibis.literal("; ") + found.themes + ibis.literal("; ")).contains(
        ibis.literal("; ") + found.theme + ibis.literal("; ")
    )
    silent = found.themes.fill_null("") == ""
    found = found.filter(ibis.ifelse(found.theme == NOT_RECORDED, silent, ticked.fill_null(False)))
    turn = ibis.row_number().over(group_by=["on", *_RECORD], order_by="theme")
    return found.mutate(by_theme=found.theme, once=turn == 0)


def last_interviews(plan: "Plan") -> Any:
    """LA(d) with what another source says of the interview after the child's last missing incident."""
    rows = plan.table("last_interviews").cross_join(plan.dates)
    rows = rows.filter((rows.went_missing <= rows.on) | rows.went_missing.isnull())
    last = latest(rows, ["child", "on"], "went_missing").select(
        "child", "on", was_offered=yes(rows.offered) | yes(rows.accepted),
        interview_file="origin_file", interview_row="origin_row",
    )  # fmt: skip
    return at_date(plan, last)
