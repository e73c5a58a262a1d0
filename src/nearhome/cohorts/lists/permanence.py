"""Plans for a home that lasts: agreed, matched, achieved, waited for; and plans and visits in date.

Care Planning, Placement and Case Review (England) Regulations 2010: regulation 28 for visits, 33 for reviews.
Children Act 1989 guidance, volume 2: a plan for permanence by the second review.
"""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.breakdowns import WAITS
from nearhome.cohorts.intervals import attached, months_after, until
from nearhome.cohorts.lists.by_date import (
    at_date,
    days_later,
    events,
    known_day,
    last_by,
    within,
    yes,
)
from nearhome.cohorts.on_dates import at_day

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

PLANS = "permanence_plans"
LONG_TERM = "long-term fostering"
VISIT_DAYS, SETTLED_VISIT_DAYS, FIRST_VISIT_DAYS = 42, 92, 7


def achieved(plan: "Plan") -> Any:
    """Plans achieved within the windows of children in care the night before, described as then.

    `days_to_achieved` and `days_to_agreed` from the spell's start, `days_to_match` from the agreement.
    """
    rows = plan.table(PLANS)
    rows = rows.filter(rows.achieved_on.notnull()).select(
        "child", "agreed_on", "matched_on", "achieved_on", by_plan_route="route",
        last_night=days_later(rows.achieved_on, -1),
        list_file="origin_file", list_row="origin_row",
    )  # fmt: skip
    found = within(at_day(rows, plan.timeline, "last_night"), plan.dates, "achieved_on")
    matched = known_day(found.matched_on, found.on)
    return found.mutate(
        days_to_achieved=found.achieved_on.delta(found.spell_started, unit="day"),
        days_to_agreed=found.agreed_on.delta(found.spell_started, unit="day"),
        days_to_match=matched.delta(found.agreed_on, unit="day"),
    )


def planned(plan: "Plan") -> Any:
    """LA(d) with the plan each waits for, the latest agreed, reviews, care plan and visits at each date.

    `waits`, `by_plan_route` and `by_wait` (of those who wait); `is_long_term`, `is_matched`; `had_second_review`
    and `agreed_by_it`; `plan_is_due`, `plan_in_date`; `visit_is_due`, `visit_in_time`.
    """
    rows = at_date(
        plan,
        _waiting(plan),
        _latest_plan(plan),
        _second_reviews(plan),
        _care_plans(plan),
        _visits(plan),
    )
    tenth = plan.table("working_days").select(spell_started="day", tenth_day="after_10")
    rows = attached(rows, tenth, "spell_started")
    return _with_duties(_with_waits(rows))


def _waiting(plan: "Plan") -> Any:
    rows = plan.table(PLANS)
    over = ibis.least(until(rows.achieved_on), until(rows.ended_on))
    return last_by(
        plan, rows.mutate(over=over), "agreed_on", waits_since="agreed_on", waits_for="route",
        wait_file="origin_file", wait_row="origin_row",
    )  # fmt: skip


def _latest_plan(plan: "Plan") -> Any:
    rows = plan.table(PLANS)
    return last_by(
        plan, rows.mutate(over=until(rows.ended_on)), "agreed_on", latest_route="route",
        latest_match="matched_on", latest_file="origin_file", latest_row="origin_row",
    )  # fmt: skip


def _second_reviews(plan: "Plan") -> Any:
    """By child and date, for the spell then: whether a plan had been agreed by the second review."""
    held = plan.held_reviews.cross_join(plan.table("records_begin"))
    held = held.filter(held.start_known & (held.spell_started >= held.reviews_from))
    turn = ibis.row_number().over(
        group_by=["child", "spell"], order_by=["held", "review_row", "review_file"]
    )
    held = held.mutate(turn=turn)
    second = held.filter(held.turn == 1).select(
        "child", "spell_started", second_review="held",
        review_file="review_file", review_row="review_row",
    )  # fmt: skip
    plans = plan.table(PLANS)
    over = ibis.least(until(plans.achieved_on), until(plans.ended_on))
    pairs = second.inner_join(plans.mutate(over=over), "child")
    pairs = pairs.filter(
        (pairs.agreed_on <= pairs.second_review) & (pairs.over >= pairs.spell_started)
    )
    agreed = pairs.select("child", "spell_started", agreed_by_it=ibis.literal(True)).distinct()
    found = attached(second, agreed, ["child", "spell_started"])
    stock = plan.looked_after.select("child", "on", "spell_started")
    joined = attached(stock, found, ["child", "spell_started"])
    return joined.filter(joined.second_review <= joined.on).select(
        "child", "on", "second_review", "review_file", "review_row",
        agreed_by_it=joined.agreed_by_it.fill_null(False),
    )  # fmt: skip


def _care_plans(plan: "Plan") -> Any:
    rows = plan.table("care_plans")
    return last_by(
        plan, rows.filter(rows.kind == "care plan"), "reviewed_on", plan_reviewed="reviewed_on",
        plan_file="origin_file", plan_row="origin_row",
    )  # fmt: skip


def _visits(plan: "Plan") -> Any:
    return last_by(
        plan, plan.table("visits"), "visited_on", last_visit="visited_on",
        visit_file="origin_file", visit_row="origin_row",
    )  # fmt: skip


def _with_waits(rows: Any) -> Any:
    months = zip((3, 6, 12, 24), WAITS, strict=False)
    wait = ibis.cases(
        (rows.waits_since.isnull(), ibis.null("string")),
        *((months_after(rows.waits_since, n) > rows.on, name) for n, name in months),
        else_=WAITS[-1],
    )
    long_term = (rows.latest_route == LONG_TERM).fill_null(False)
    return rows.mutate(
        waits=rows.waits_since.notnull(),
        by_wait=wait,
        by_plan_route=rows.waits_for,
        is_long_term=long_term,
        is_matched=long_term & known_day(rows.latest_match, rows.on).notnull(),
        had_second_review=rows.second_review.notnull()
        & (rows.spell_started <= rows.window_4_first),
    )


def _with_duties(rows: Any) -> Any:
    longest = rows.is_matched.ifelse(
        days_later(rows.on, -SETTLED_VISIT_DAYS), days_later(rows.on, -VISIT_DAYS)
    )
    return rows.mutate(
        plan_is_due=(rows.tenth_day <= rows.on).fill_null(True),
        plan_in_date=(rows.plan_reviewed >= rows.before_6).fill_null(False),
        visit_is_due=days_later(rows.spell_started, FIRST_VISIT_DAYS) <= rows.on,
        visit_in_time=(rows.last_visit >= longest).fill_null(False),
    )


def visits(plan: "Plan") -> Any:
    """Visits within the windows to children in care that day: `was_seen`, `was_alone`."""
    rows = plan.table("visits").select(
        "child", "visited_on", "seen", "alone", list_file="origin_file", list_row="origin_row"
    )
    found = events(plan, rows, "visited_on")
    return found.mutate(was_seen=yes(found.seen), was_alone=yes(found.alone))


def audits(plan: "Plan") -> Any:
    """Audits of plans for permanence within the windows: `is_secure`. `child` is the audit's number."""
    rows = plan.table("audits")
    rows = rows.filter(rows.kind == "permanence plan")
    rows = rows.inner_join(
        plan.dates,
        [rows.audited_on <= plan.dates.on, rows.audited_on >= plan.dates.window_first],
    )
    return rows.mutate(child=rows.audit, is_secure=(rows.grade == "secure").fill_null(False))
