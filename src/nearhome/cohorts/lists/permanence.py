"""Plans for a home that lasts: agreed, matched, achieved, waited for; and plans and visits in date.

Care Planning, Placement and Case Review (England) Regulations 2010: regulation 28 for visits, 33 for reviews.
Children Act 1989 guidance, volume 2: a plan for permanence by the second review.
"""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.breakdowns import WAITS
from nearhome.cohorts.groups import described
from nearhome.cohorts.intervals import attached, months_after, until, where, without
from nearhome.cohorts.lists.by_date import (
    at_date,
    days_later,
    events,
    known_day,
    last_by,
    within,
    yes,
)

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

PLANS = "permanence_plans"
LONG_TERM = "long-term fostering"
VISIT_DAYS, SETTLED_VISIT_DAYS, FIRST_VISIT_DAYS = 42, 92, 7


def plan_days(plan: "Plan") -> Any:
    """Plans agreed, matched and achieved within the windows, a row for each of the three: `step`.

    Described as at the day by the child's last episode begun by then; `in_care` on the day. An order ends care
    on its day, so a plan may be achieved by a child no longer in care. `days_to_agreed` and
    `days_to_achieved` from the start of the period of care, empty where that is not known; `days_to_match` from the
    agreement.
    """
    rows = plan.table(PLANS)
    columns = {"plan_agreed": "agreed_on", "by_plan_route": "route"}
    columns |= {"list_file": "origin_file", "list_row": "origin_row"}
    steps = [
        rows.filter(rows[f"{step}_on"].notnull()).select(
            "child", **columns, plan_day=rows[f"{step}_on"], step=ibis.literal(step)
        )
        for step in ("agreed", "matched", "achieved")
    ]
    found = within(_last_known(plan, ibis.union(*steps)), plan.dates, "plan_day")
    days = where(found.start_known, found.plan_day.delta(found.period_started, unit="day"))
    return found.mutate(
        in_care=found.row_until > found.plan_day,
        days_to_agreed=where(found.step == "agreed", days),
        days_to_achieved=where(found.step == "achieved", days),
        days_to_match=where(
            found.step == "matched", found.plan_day.delta(found.plan_agreed, unit="day")
        ),
    )


def _last_known(plan: "Plan", events: Any) -> Any:
    """Events with the child's last episode begun by their day, and the groups as at it."""
    rows = plan.timeline
    rows = rows.filter(rows.counts)
    rows = without(
        rows.inner_join(events, [rows.child == events.child, rows.decom <= events.plan_day]),
        "child_right",
    )
    event = ["child", "list_file", "list_row", "step"]
    newest = rows.mutate(newest=rows.number.max().over(group_by=event))
    return described(newest.filter(newest.number == newest.newest), "plan_day")


def planned(plan: "Plan") -> Any:
    """LA(d) with the plan each waits for, the latest agreed, reviews, care plan and visits at each date.

    `waits`, `by_plan_route` and `by_wait` (of those who wait); `is_long_term`, `is_matched`; `plan_is_due`, `plan_in_date`; `visit_is_due`, `visit_in_time`.
    """
    rows = at_date(
        plan,
        _waiting(plan),
        _latest_plan(plan),
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
        plan, rows.mutate(over=over), "agreed_on", ties=("route",), waits_since="agreed_on", waits_for="route",
        wait_file="origin_file", wait_row="origin_row",
    )  # fmt: skip


def _latest_plan(plan: "Plan") -> Any:
    rows = plan.table(PLANS)
    return last_by(
        plan, rows, "agreed_on", ties=("route",), latest_route="route",
        latest_match="matched_on", latest_file="origin_file", latest_row="origin_row",
    )  # fmt: skip


def second_reviews(plan: "Plan") -> Any:
    """LA(d), four months in care, whose second review of the spell has been held: `agreed_by_it`, a plan was agreed."""
    held = plan.held_reviews.cross_join(plan.table("records_begin"))
    held = held.filter(held.start_known & (held.spell_started >= held.reviews_from))
    turn = ibis.row_number().over(
        group_by=["child", "spell"], order_by=["held", "review_row", "review_file"]
    )
    held = held.mutate(turn=turn)
    second = held.filter(held.turn == 1).select(
        "child", "spell", "spell_started", second_review="held",
        review_file="review_file", review_row="review_row",
    )  # fmt: skip
    plans = plan.table(PLANS)
    pairs = second.inner_join(
        plans.select("child", "agreed_on", agreed_file="origin_file", agreed_row="origin_row"),
        "child",
    )
    pairs = pairs.filter(pairs.agreed_on.between(pairs.spell_started, pairs.second_review))
    agreed = pairs.group_by(["child", "spell"]).aggregate(
        agreed_by_it=pairs.agreed_on.notnull().max(),
        agreed_file=pairs.agreed_file.max(),
        agreed_row=pairs.agreed_row.max(),
    )
    found = without(attached(second, agreed, ["child", "spell"]), "spell_started")
    stock = plan.looked_after
    stock = stock.filter(stock.spell_started <= stock.window_4_first)
    rows = attached(stock, found, ["child", "spell"])
    rows = rows.filter(rows.second_review <= rows.on)
    return rows.mutate(agreed_by_it=rows.agreed_by_it.fill_null(False))


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
