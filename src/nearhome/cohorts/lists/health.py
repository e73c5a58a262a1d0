"""Health beside the return: assessments with their stages, checks, doctors, mental health, the passport.

Promoting the health and well-being of looked-after children (DfE and DHSC, 2015): an initial assessment
within 20 working days of coming into care; the Care Planning, Placement and Case Review (England)
Regulations 2010, regulation 7, for reviews.
"""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.breakdowns import NOT_RECORDED
from nearhome.cohorts.intervals import attached, until, where
from nearhome.cohorts.lists.by_date import at_date, days_later, events, known_day, last_by, within

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

ASSESSMENTS, EVENTS = "health_assessments", "health_events"
YOUNG = 5
PASSPORT_DAYS = 30


def _seen(rows: Any) -> Any:
    """Assessments at which the child was seen: declined, missed or cancelled ones are not."""
    return rows.filter(_is_seen(rows))


def _is_seen(rows: Any) -> Any:
    return rows.seen_on.notnull() & (rows.outcome == "seen").fill_null(True)


def first_assessments(plan: "Plan") -> Any:
    """Known starts within the window of each date, with the initial assessment that followed.

    `is_due`: the twentieth working day has come, and the child had not left before it or was seen by then.
    `not_yet_due`: it has not, and the child is still in care. `in_time`, `reported`: seen, and the report back,
    by that day. `days_to_seen`: working days, of those seen by the date and before the child's next start.
    """
    days = plan.table("working_days")
    due = days.select(spell_started="day", due="after_20", worked_at_start="worked")
    starts = plan.all_starts.filter(plan.all_starts.start_known)
    starts = attached(
        attached(starts, _next_starts(plan), ["child", "spell"]), due, "spell_started"
    )
    rows = within(
        attached(starts, _initial(plan, starts), ["child", "spell"]), plan.dates, "spell_started"
    )
    rows = attached(rows, days.select(first_seen="day", worked_at_seen="worked"), "first_seen")
    was_seen = (rows.first_seen <= rows.on).fill_null(False)
    in_time = (rows.seen_by_due <= rows.on).fill_null(False)
    has_come = rows.due <= rows.on
    step = ibis.cases(
        (was_seen, rows.step_seen),
        ((rows.first_told <= rows.on).fill_null(False), rows.step_told),
    )
    return rows.mutate(
        in_time=in_time,
        reported=(rows.reported_by_due <= rows.on).fill_null(False),
        is_due=has_come & ((rows.spell_until >= rows.due) | in_time),
        not_yet_due=~has_come & (rows.spell_until > rows.on),
        days_to_seen=where(was_seen, rows.worked_at_seen - rows.worked_at_start),
        by_late_step=step.fill_null(NOT_RECORDED),
    )


def _next_starts(plan: "Plan") -> Any:
    """By spell, the first day of the child's next one that began later; none after the last."""
    opening = plan.timeline.filter(plan.timeline.opens)
    days = opening.select("child", "spell_started").distinct()
    following = days.spell_started.lead().over(group_by="child", order_by="spell_started")
    days = days.mutate(next_start=until(following))
    return attached(
        opening.select("child", "spell", "spell_started"), days, ["child", "spell_started"]
    ).select("child", "spell", "next_start")


def _initial(plan: "Plan", starts: Any) -> Any:
    """By start: when the child was seen and reported on, in time and at all, and the step that was late.

    The step is that of the assessment at which the child was first seen before the next start; failing one, of
    the first that health was told of in that time.
    """
    rows = plan.table(ASSESSMENTS)
    rows = rows.filter(rows.kind == "initial")
    rows = rows.select(
        "child", "report_on", step="late_step", told=rows.notified_on, seen=where(_is_seen(rows), rows.seen_on),
        list_file="origin_file", list_row="origin_row",
    )  # fmt: skip
    pairs = starts.select("child", "spell", "spell_started", "next_start", "due").inner_join(
        rows, "child"
    )
    start = ["child", "spell"]
    in_spell = {
        name: where(
            (pairs[name] >= pairs.spell_started) & (pairs[name] < pairs.next_start), pairs[name]
        )
        for name in ("seen", "told")
    }
    in_time = {
        name: where(pairs[name].between(pairs.spell_started, pairs.due), pairs[name])
        for name in ("seen", "report_on")
    }
    pairs = pairs.mutate(
        **in_spell, seen_in_time=in_time["seen"], report_in_time=in_time["report_on"]
    )
    first = {
        f"is_first_{name}": ibis.row_number().over(
            group_by=start,
            order_by=[pairs[name].asc(nulls_first=False), pairs.list_file, pairs.list_row],
        )
        == 0
        for name in ("seen", "told")
    }
    pairs = pairs.mutate(**first)
    own = pairs.is_first_seen & pairs.seen.notnull()
    told = pairs.is_first_told & pairs.told.notnull()
    return pairs.group_by(start).aggregate(
        first_seen=pairs.seen.min(),
        first_told=pairs.told.min(),
        seen_by_due=pairs.seen_in_time.min(),
        reported_by_due=pairs.report_in_time.min(),
        step_seen=where(own, pairs.step).max(),
        step_told=where(told, pairs.step).max(),
        seen_file=where(own, pairs.list_file).max(),
        seen_row=where(own, pairs.list_row).max(),
        told_file=where(told, pairs.list_file).max(),
        told_row=where(told, pairs.list_row).max(),
    )


def in_date(plan: "Plan") -> Any:
    """LA(d) with what is in date of each child's health.

    `assessment_is_asked`: in care six months under 5, twelve from 5 on. `had_assessment`, `had_dental`, `had_immunisations`: within
    those months. `awaits_camhs`: a referral to mental health services after which the child was not seen.
    """
    assessed = last_by(
        plan, _seen(plan.table(ASSESSMENTS)), "seen_on",
        last_seen="seen_on", assessed_file="origin_file", assessed_row="origin_row",
    )  # fmt: skip
    rows = at_date(plan, assessed, _last_events(plan))
    young = rows.age < YOUNG
    half_a_year = rows.spell_started <= rows.window_6_first
    a_year = rows.spell_started <= rows.window_first
    recent = ibis.ifelse(young, rows.window_6_first, rows.window_first)
    return rows.mutate(
        assessment_is_asked=rows.age.notnull() & ibis.ifelse(young, half_a_year, a_year),
        in_care_a_year=a_year,
        had_assessment=(rows.last_seen >= recent).fill_null(False),
        had_dental=(rows.last_dental >= rows.window_first).fill_null(False),
        had_immunisations=(rows.last_immunised >= rows.window_first).fill_null(False),
        awaits_camhs=(
            rows.last_referral.notnull()
            & (rows.last_camhs.isnull() | (rows.last_camhs < rows.last_referral))
        ),
    )


def _last_events(plan: "Plan") -> Any:
    """Of each child and date the last day of each kind of event that is asked of."""
    rows = plan.table(EVENTS)
    asked = plan.dates.select("on")
    known = rows.inner_join(asked, rows.happened_on <= asked.on)
    kinds = {
        "last_dental": "dental check",
        "last_immunised": "immunisations up to date",
        "last_referral": "camhs referred",
        "last_camhs": "camhs seen",
    }
    return known.group_by(["child", "on"]).aggregate(
        **{name: where(known.kind == kind, known.happened_on).max() for name, kind in kinds.items()}
    )


def event_rows(plan: "Plan") -> Any:
    """The rows of every health event by each date, by child."""
    rows = plan.table(EVENTS)
    asked = plan.dates.select("on")
    known = rows.inner_join(asked, rows.happened_on <= asked.on)
    return known.select("child", "on", "origin_file", "origin_row")


def referrals(plan: "Plan") -> Any:
    """Referrals to mental health services within the windows, and the days until the child was seen."""
    rows = plan.table(EVENTS)
    seen = rows.filter(rows.kind == "camhs seen").select("child", seen="happened_on")
    rows = rows.filter(rows.kind == "camhs referred")
    rows = rows.select(
        "child", referred="happened_on", list_file="origin_file", list_row="origin_row"
    )
    pairs = rows.inner_join(seen, "child")
    pairs = pairs.filter(pairs.seen >= pairs.referred)
    answers = pairs.group_by(["child", "referred"]).aggregate(first_seen=pairs.seen.min())
    found = events(plan, attached(rows, answers, ["child", "referred"]), "referred")
    seen_by = known_day(found.first_seen, found.on)
    return found.mutate(days_to_seen=seen_by.delta(found.referred, unit="day"))


def registrations(plan: "Plan") -> Any:
    """Moves within the windows whose twentieth working day has come, with doctors registered by then."""
    days = plan.table("working_days").select(moved="day", due="after_20")
    rows = attached(plan.moves, days, "moved")
    rows = rows.filter(rows.due <= rows.on)
    for kind in ("gp", "dentist"):
        rows = attached(rows, _registered(plan, rows, kind), ["child", "moved"])
    return rows.mutate(registered=rows.gp_by.notnull() & rows.dentist_by.notnull())


def _registered(plan: "Plan", moves: Any, kind: str) -> Any:
    given = plan.table(EVENTS)
    given = given.filter(given.kind == f"{kind} registered").select("child", "happened_on")
    pairs = moves.select("child", "moved", "due").distinct().inner_join(given, "child")
    pairs = pairs.filter((pairs.happened_on >= pairs.moved) & (pairs.happened_on <= pairs.due))
    return pairs.group_by(["child", "moved"]).aggregate(**{f"{kind}_by": pairs.happened_on.min()})


def passports(plan: "Plan") -> Any:
    """Ends of care within the windows at 18, with whether the child had the health passport in 30 days."""
    rows = plan.ends.filter(plan.ends.turned_18)
    given = plan.table(EVENTS)
    given = given.filter(given.kind == "passport given")
    given = given.group_by("child").aggregate(first_given=given.happened_on.min())
    rows = attached(rows, given, "child")
    last = ibis.least(days_later(rows.spell_until, PASSPORT_DAYS), rows.on)
    return rows.mutate(had_passport=(rows.first_given <= last).fill_null(False))
