"""Which code counts what, of the six lists that come first: one line each."""

from typing import Any

from reference import local_first_health as health
from reference import local_first_homes as homes
from reference import local_first_missing as missing
from reference import local_first_plans as plans
from reference import local_first_school as school
from reference.rules import AT_DATE, WINDOW, Rule

INTERVIEWS, ASSESSMENTS, EVENTS = "return_interviews", "health_assessments", "health_events"
PLACES, PRICES, CARERS, PLANS = "school_places", "prices", "carers", "permanence_plans"


def _window(how: str, units: Any, name: str, **more: Any) -> Rule:
    """Of the twelve months to d: the list must reach back to their first day."""
    return Rule(how, units, WINDOW, lists=(name,), list_months=WINDOW, **more)


def _at_date(how: str, units: Any, *names: str, **more: Any) -> Rule:
    return Rule(how, units, AT_DATE, lists=names, **more)


def _interviews(how: str, units: Any, months: int = WINDOW, **more: Any) -> Rule:
    """Over missing incidents of the return, which must hold them for the whole time."""
    lists: dict[str, Any] = {"lists": (INTERVIEWS,), "list_months": months}
    return Rule(how, units, months, ("Missing",), months, **lists, **more)


def _month(how: str, units: Any) -> Rule:
    return _interviews(how, units, 1, month_ends=True)


def _council(how: str, units: Any, name: str, months: int = 0, **more: Any) -> Rule:
    return Rule(how, units, lists=(name,), list_months=months, of_council=True, **more)


def _carers(how: str, units: Any, months: int = 0, **more: Any) -> Rule:
    return _council(how, units, CARERS, months, labels=("carer_locality",), **more)


def _results(how: str, units: Any) -> Rule:
    """Of the cohort of a year before, which had been in care for a year."""
    return Rule(how, units, 24, annual=True, lists=("school_results",))


FIRST: dict[str, Rule] = {
    "E04": _window("percent", school.moved_for_care, PLACES),
    "E04-any": _window("percent", school.changed_school, PLACES),
    "E04-phase": _window("percent", school.changed_phase, PLACES),
    "F01": Rule("percent", plans.plan_by_second_review, AT_DATE, ("Reviews",), lists=(PLANS,)),
    "F02": _window("median", plans.days_to_permanence, PLANS, labels=("plan_route",)),
    "F02-agreed": _window("median", plans.days_to_plan, PLANS, labels=("plan_route",)),
    "F02-match": _window("median", plans.days_to_match, PLANS, labels=("plan_route",)),
    "F03": _at_date("n", plans.waiting, PLANS, labels=("wait", "plan_route")),
    "F09": _at_date("percent", plans.matched, PLANS),
    "F10": _council("percent", plans.plans_secure, "audits", WINDOW),
    "G01": _window("percent", school.plans_in_time, "education_plans"),
    "G01-late": _window("n", school.plans_late, "education_plans"),
    "G02": _window("percent", school.sessions_missed, "attendance"),
    "G02-persistent": _window("percent", school.persistently_absent, "attendance"),
    "G02-severe": _window("percent", school.severely_absent, "attendance"),
    "G03": _window("percent", school.suspended_children, "suspensions"),
    "G03-days": _window("n", school.suspension_days, "suspensions"),
    "G03-number": _window("n", school.suspensions, "suspensions"),
    "G03-month": Rule(
        "n",
        school.suspensions_of_month,
        1,
        month_ends=True,
        lists=("suspensions",),
        list_months=1,
    ),
    "G04": _window("n", school.exclusions, "suspensions"),
    "G05": _at_date("n", school.no_full_place, PLACES),
    "G05-part": _at_date("n", school.part_time, PLACES),
    "G05-none": _at_date("n", school.no_place, PLACES),
    "G06": _window("median", school.days_to_school, PLACES),
    "G07": _at_date("percent", school.good_schools, PLACES),
    "G08": _at_date("percent", school.local_schools, PLACES),
    "G09": _results("percent", school.early_years),
    "G10": _results("percent", school.key_stage_2),
    "G11": _results("ratio", school.attainment_8),
    "G11-grade4": _results("percent", school.english_and_maths),
    "G12": _at_date("percent", school.not_occupied, "occupations"),
    "H01": _window("percent", health.seen_in_time, ASSESSMENTS),
    "H01-not-due": _window("n", health.not_yet_due, ASSESSMENTS),
    "H01-report": _window("percent", health.reported_in_time, ASSESSMENTS),
    "H01-late-step": _window("percent", health.late_steps, ASSESSMENTS, own="late_step"),
    "H01-days": _window("median", health.days_to_seen, ASSESSMENTS),
    "H02-local": _window("percent", health.reviewed_in_date, ASSESSMENTS),
    "H03-local": _window("percent", health.teeth_in_date, EVENTS),
    "H04-local": _window("percent", health.immunised_in_date, EVENTS),
    "H07": _window("median", health.camhs_weeks, EVENTS),
    "H07-waiting": _at_date("n", health.camhs_waiting, EVENTS),
    "H09": _window("percent", health.registered_after_a_move, EVENTS),
    "H10": _window("percent", health.passport_at_18, EVENTS),
    "I06": _interviews("percent", missing.offered),
    "I06-last": _at_date("percent", missing.offered_after_the_last, "last_interviews"),
    "I07": _interviews("percent", missing.accepted),
    "I08": _interviews("percent", missing.completed),
    "I08-offered": _interviews("percent", missing.completed_of_offered),
    "I08-month": _month("percent", missing.completed_month),
    "I09": _interviews("percent", missing.within_72_hours),
    "I09-unknown": _interviews("n", missing.not_known_72_hours),
    "I09-month": _month("percent", missing.within_72_hours_month),
    "I10": _interviews("percent", missing.themes, own="theme", several=True),
    "I11": _interviews("percent", missing.concerns),
    "I11-closed": _interviews("percent", missing.concerns_closed),
    "I11-days": _interviews("median", missing.days_to_close),
    "J01": _at_date("percent", plans.plan_in_date, "care_plans", list_months=6),
    "J01-overdue": _at_date("n", plans.plan_overdue, "care_plans", list_months=6),
    "J03": _at_date("percent", plans.visited_in_time, "visits", list_months=3),
    "J03-alone": _window("percent", plans.seen_alone, "visits"),
    "N02": _at_date("ratio", homes.weekly_price, PRICES),
    "N02-unpriced": _at_date("n", homes.unpriced, PRICES),
    "N03": _at_date("n", homes.costs_most, PRICES),
    "N03-spend": _at_date("n", homes.spend_on_those, PRICES),
    "N04": _at_date("percent", homes.outside_share, PRICES),
    "O01": _carers("n", homes.fostering_households),
    "O01-places": _carers("n", homes.fostering_places),
    "O01-filled": _carers("n", homes.filled_places, list_end=True),
    "O01-vacant": _carers("n", homes.vacant_places, list_end=True),
    "O01-kinship": _carers("n", homes.kinship_households),
    "O02": _carers("n", homes.carers_net, WINDOW),
    "O02-in": _carers("n", homes.carers_in, WINDOW),
    "O02-out": _carers("n", homes.carers_out, WINDOW),
    "O03": _carers("percent", homes.enquiries_approved, 24),
    "O03-days": _carers("median", homes.days_to_approval, WINDOW),
    "O04": _at_date("n", homes.carer_gap, "home_areas", CARERS, labels=("home_locality",)),
    "O05": _carers("n", homes.adopter_households),
    "O06": _council("n", homes.beds, "homes", labels=("operator", "grade")),
    "O06-ours": _council("n", homes.beds_ours, "homes", labels=("operator", "grade")),
    "O06-others": _council("n", homes.beds_others, "homes", labels=("operator", "grade")),
}
