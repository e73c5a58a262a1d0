"""What the council keeps of itself: complaints, promises, staff, money, audits; and young people after care.

One row of the list and date, `child` being the words of the row's key: nothing here needs the return.
"""

from typing import Any

import ibis

from nearhome.cohorts.breakdowns import NOT_KNOWN
from nearhome.cohorts.intervals import age_on, where
from nearhome.cohorts.lists.meeting import happened, known_by, named

STAFF_DAYS = 92
LIST_DAYS = 31


def surveys(asked: Any, dates: Any) -> Any:
    """What was asked in surveys that closed in the twenty-four months to each date."""
    rows = named(asked, "survey")
    return rows.inner_join(dates, [rows.held_on <= dates.on, rows.held_on > dates.before_24])


def complaints(made: Any, dates: Any) -> Any:
    """Complaints of the windows, whether answered by the date, for whom, and in how many days."""
    rows = happened(named(made, "reference"), dates, "received_on")
    closed = known_by(rows.closed_on, rows.on)
    days = rows.closed_on.delta(rows.received_on, unit="day")
    return rows.mutate(is_closed=closed, days=closed.ifelse(days, ibis.null("int64")))


def pledges(made: Any, dates: Any) -> Any:
    """Promises to children that were due by each date, or have no day."""
    rows = named(made, "pledge")
    return rows.inner_join(
        dates, [rows.made_on <= dates.on, (rows.due_on <= dates.on).fill_null(True)]
    )


def meetings(held: Any, dates: Any) -> Any:
    """The Board's meetings of the windows."""
    return happened(named(held, "held_on"), dates, "held_on")


def latest_count(rows: Any, dates: Any, days: int) -> Any:
    """The rows of the latest `as_at` of a list by each date, where it is not over so many days old."""
    rows = named(rows, "as_at")
    near = rows.inner_join(
        dates,
        [rows.as_at <= dates.on, rows.as_at >= dates.on - ibis.interval(days=days)],
    )
    near = near.mutate(newest=near.as_at.max().over(group_by="on"))
    return near.filter(near.as_at == near.newest)


def staff(counted: Any, dates: Any) -> Any:
    """All social workers together, as counted last in the three months to each date."""
    return latest_count(counted.filter(counted.team.isnull()), dates, STAFF_DAYS)


def advisers(counted: Any, dates: Any) -> Any:
    """Personal advisers, as counted last in the three months to each date."""
    return latest_count(counted, dates, STAFF_DAYS)


def young_people(listed: Any, dates: Any) -> Any:
    """Young people who have left care, as listed last in the month to each date, with their age at it."""
    near = listed.inner_join(
        dates,
        [listed.as_at <= dates.on, listed.as_at >= dates.on - ibis.interval(days=LIST_DAYS)],
    )
    near = near.mutate(newest=near.as_at.max().over(group_by="on"))
    rows = near.filter(near.as_at == near.newest)
    half_a_year_ago = (rows.as_at - ibis.interval(months=6)).cast("timestamp").cast("date")
    reviewed = rows.plan_reviewed_on.between(half_a_year_ago, rows.as_at)
    return rows.mutate(age=age_on(rows.dob, rows.on), plan_is_in_date=reviewed.fill_null(False))


def budgets(lines: Any, dates: Any) -> Any:
    """The latest figures of each line as a whole, of the financial year of each date.

    Figures of another year than that of their day (how the last one ended, what the next is given) are not this
    one's. `care_forecast` is the forecast for children in care, beside every line of the date.
    """
    whole = named(lines.filter(lines["class"].isnull()), "line")
    before_april = whole.as_at.month() < 4
    begins = whole.as_at.year() - before_april.ifelse(1, 0)
    own = whole.financial_year.substr(0, 4) == begins.cast("string")
    whole = whole.filter(own).mutate(budget_year=begins + 1)
    near = whole.inner_join(dates, [whole.as_at <= dates.on, whole.budget_year == dates.year])
    order = [near.as_at.desc(), near.origin_row.desc()]
    ranked = near.mutate(rank=ibis.row_number().over(group_by=["on", "line"], order_by=order))
    found = ranked.filter(ranked["rank"] == 0)
    care = where(found.line == "children in care", found.forecast)
    return found.mutate(care_forecast=care.max().over(group_by="on"))


def benefits(promised: Any, dates: Any) -> Any:
    """What decisions were to save by each date, and save."""
    rows = named(promised, "decision")
    return rows.inner_join(dates, [rows.due_on <= dates.on])


def audits(made: Any, dates: Any) -> Any:
    """Audits of the windows, with the grade given."""
    rows = happened(named(made, "audit"), dates, "audited_on")
    return rows.mutate(by_audit_grade=rows.grade.fill_null(NOT_KNOWN))


def audit_actions(agreed: Any, dates: Any) -> Any:
    """Actions from audits that were due in the windows, and whether done by then."""
    rows = happened(named(agreed, "action"), dates, "due_on")
    return rows.mutate(in_time=(rows.closed_on <= rows.due_on).fill_null(False))


def recommendations(made: Any, dates: Any) -> Any:
    """Ofsted's recommendations by each date: still open, or met in the window."""
    rows = named(made, "reference")
    rows = rows.inner_join(dates, [rows.made_on <= dates.on])
    met = known_by(rows.closed_on, rows.on)
    return rows.mutate(
        is_open=~met, was_met=met & (rows.closed_on >= rows.window_first).fill_null(False)
    )
