"""Schooling beside the return: changes of school, plans, attendance, suspensions, places, results, occupations."""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.breakdowns import STANDARD
from nearhome.cohorts.groups import described
from nearhome.cohorts.homes import placements
from nearhome.cohorts.intervals import attached
from nearhome.cohorts.lists.by_date import (
    at_date,
    day_after,
    days_later,
    events,
    known_day,
    last_by,
    within,
)
from nearhome.cohorts.on_dates import at_day

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

PLACES = "school_places"
AFTER_CARE_DAYS = 60
TO_SCHOOL_DAYS = 120
OF_SCHOOL_AGE = (5, 15)


def of_school_age(rows: Any) -> Any:
    """Aged 5 to 15."""
    return rows.age.between(*OF_SCHOOL_AGE).fill_null(False)


def _with_a_school(plan: "Plan") -> Any:
    rows = plan.table(PLACES)
    return rows.filter(rows.school.notnull())


def changes(plan: "Plan") -> Any:
    """Every change of school: `changed`, `by_phase` (a phase transfer), `after_care`.

    A row with another school than the child's last earlier one. `after_care`: within 60 days after a known
    start in care or a move of the child.
    """
    rows = _with_a_school(plan)
    order = {"group_by": "child", "order_by": ["started", "origin_file", "origin_row"]}
    rows = rows.mutate(
        last_school=rows.school.lag().over(**order), why_left=rows.reason_left.lag().over(**order)
    )
    rows = rows.filter(rows.last_school.notnull() & (rows.last_school != rows.school))
    rows = rows.select(
        "child", "why_left", changed="started", list_file="origin_file", list_row="origin_row"
    )
    care = entries_and_moves(plan)
    pairs = rows.inner_join(care, "child")
    pairs = pairs.filter(
        (pairs.happened <= pairs.changed)
        & (pairs.changed <= days_later(pairs.happened, AFTER_CARE_DAYS))
    )
    caused = pairs.select("child", "changed", after_care=ibis.literal(True)).distinct()
    rows = attached(rows, caused, ["child", "changed"])
    return rows.mutate(
        after_care=rows.after_care.fill_null(False),
        by_phase=(rows.why_left == "phase transfer").fill_null(False),
    )


def entries_and_moves(plan: "Plan") -> Any:
    """`child` and `happened`: known starts in care, and moves of children in care that day."""
    starts = plan.all_starts
    starts = starts.filter(starts.start_known).select("child", happened="spell_started")
    moves = placements(plan.homes_by_episode).select("child", happened="moved")
    moves = at_day(moves, plan.timeline, "happened").select("child", "happened")
    return starts.union(moves).distinct()


def pupils(plan: "Plan") -> Any:
    """LA(d) with the school place open at each date, changes and suspensions in the window, and occupation.

    `changed_school`, `changed_by_care`, `changed_phase`, `was_suspended`; `has_place` (an open row that is no
    time without a school: its timetable is not "none", and it names a school or a timetable); the place's
    `timetable`, `is_local` and `standing` (empty without one); the `activity` of those aged 16 and 17.
    """
    places = plan.table(PLACES)
    places = places.mutate(over=day_after(places.ended))
    place = last_by(
        plan, places, "started", school="school", timetable="timetable", is_local="local",
        standing="standing", place_from="started", school_file="origin_file", school_row="origin_row",
    )  # fmt: skip
    work = plan.table("occupations")
    work = work.mutate(over=day_after(work.ended))
    activity = last_by(
        plan, work, "started", activity="activity", work_file="origin_file", work_row="origin_row"
    )
    rows = at_date(plan, place, activity, _changed(plan), _suspended(plan))
    flags = ("changed_school", "changed_by_care", "changed_phase", "was_suspended")
    named = rows.timetable.notnull() | rows.school.notnull()
    return rows.mutate(
        has_place=named & (rows.timetable != "none").fill_null(True),
        **{name: rows[name].fill_null(False) for name in flags},
    )


def _changed(plan: "Plan") -> Any:
    rows = within(changes(plan), plan.dates, "changed")
    return rows.group_by(["child", "on"]).aggregate(
        changed_school=(~rows.by_phase).max(),
        changed_by_care=(~rows.by_phase & rows.after_care).max(),
        changed_phase=rows.by_phase.max(),
        change_file=rows.list_file.max(),
        change_row=rows.list_row.max(),
    )


def _suspended(plan: "Plan") -> Any:
    rows = suspensions(plan)
    rows = rows.filter(rows.kind == "suspension")
    return rows.group_by(["child", "on"]).aggregate(
        was_suspended=rows.child.notnull().max(),
        suspension_file=rows.list_file.max(),
        suspension_row=rows.list_row.max(),
    )


def suspensions(plan: "Plan", first: str = "window_first") -> Any:
    """Suspensions and permanent exclusions of children in care that day, within a window of each date."""
    rows = plan.table("suspensions").select(
        "child", "kind", "days", suspended="started",
        list_file="origin_file", list_row="origin_row",
    )  # fmt: skip
    return events(plan, rows, "suspended", first)


def plans(plan: "Plan") -> Any:
    """Education plans due at a term's end within the windows, of children in care that day."""
    rows = plan.table("education_plans").select(
        "child", "term_ends", "completed_on", list_file="origin_file", list_row="origin_row"
    )
    found = events(plan, rows, "term_ends")
    completed = known_day(found.completed_on, found.on)
    return found.mutate(
        in_time=(completed <= found.term_ends).fill_null(False),
        late=(completed > found.term_ends).fill_null(False),
    )


def attendance(plan: "Plan") -> Any:
    """Attendance of children in care on its last day, within the windows: sessions possible and missed.

    `possible_in_window`, `missed_in_window`: of the child; `is_last`: the child's last row of the window.
    """
    rows = plan.table("attendance").select(
        "child", "last_day", "possible", "missed",
        list_file="origin_file", list_row="origin_row",
    )  # fmt: skip
    found = events(plan, rows, "last_day")
    child = {"group_by": ["on", "child"]}
    order = [found.last_day.desc(), found.list_file.desc(), found.list_row.desc()]
    return found.mutate(
        possible_in_window=found.possible.sum().over(**child),
        missed_in_window=found.missed.sum().over(**child),
        is_last=ibis.row_number().over(**child, order_by=order) == 0,
    )


def school_waits(plan: "Plan") -> Any:
    """Known starts and moves within the windows of children of school age, and days until school began."""
    starts, moves = plan.starts, plan.moves
    starts = starts.filter(starts.start_known).mutate(happened=starts.spell_started)
    moves = moves.mutate(happened=moves.moved)
    told = ["child", "on", "happened", "age", *(f"by_{name}" for name in STANDARD)]
    care = starts.select(*told, "origin_file", "origin_row").union(
        moves.select(*told, origin_file="move_file", origin_row="move_row")
    )
    care = care.filter(of_school_age(care))
    began = _with_a_school(plan).select("child", began="started")
    pairs = entries_and_moves(plan).inner_join(began, "child")
    pairs = pairs.filter(
        (pairs.began >= pairs.happened)
        & (pairs.began <= days_later(pairs.happened, TO_SCHOOL_DAYS))
    )
    first = pairs.group_by(["child", "happened"]).aggregate(first_day=pairs.began.min())
    rows = attached(care, first, ["child", "happened"])
    days = known_day(rows.first_day, rows.on).delta(rows.happened, unit="day")
    return rows.mutate(days_to_school=days)


def results(plan: "Plan") -> Any:
    """At each 31 March, children in care a year on the 31 March before it, with their results of last summer."""
    asked = plan.dates.filter(plan.dates.is_year_end).select(
        "on", "last_summer_march", "last_summer_first", "year"
    )
    rows = plan.timeline
    rows = rows.filter(rows.counts)
    rows = rows.inner_join(
        asked,
        [
            rows.decom <= asked.last_summer_march,
            rows.row_until > asked.last_summer_march,
            rows.spell_started <= asked.last_summer_first,
        ],
    )
    rows = described(rows, "last_summer_march")
    found = plan.table("school_results").select(
        "child", "early_years_good", "key_stage_2_expected", "attainment_8", "english_maths_4",
        results_year="collection_year", list_file="origin_file", list_row="origin_row",
    )  # fmt: skip
    rows = rows.mutate(results_year=(rows.year - 1).cast("int32"))
    return rows.inner_join(found, ["child", "results_year"])
