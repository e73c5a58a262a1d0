"""Plans for a home that lasts, care plans and visits, from the case system's lists."""

from typing import Any

from nearhome.cohorts.breakdowns import STANDARD
from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Condition, Count, Quantile, Share
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

permanence = Later("permanence")

GUIDANCE = "DfE, Children Act 1989 guidance and regulations, volume 2: care planning, placement and case review"
REGULATION_28 = (
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28; of it the longest"
    " gap alone: the first week after a move is not asked"
)
ACHIEVED_WORDS = "Plans achieved in the twelve months of children who had come into care by then"
IN_CARE_WORDS = "of children in care that day"


def _flag(name: str) -> Condition:
    def condition(rows: Any) -> Any:
        return rows[name]

    return condition


agreed_by_it = _flag("agreed_by_it")
waits = _flag("waits")
is_matched = _flag("is_matched")
is_long_term = _flag("is_long_term")
plan_in_date = _flag("plan_in_date")
plan_is_due = _flag("plan_is_due")
visit_in_time = _flag("visit_in_time")
visit_is_due = _flag("visit_is_due")
was_alone = _flag("was_alone")
was_seen = _flag("was_seen")
is_secure = _flag("is_secure")
days_to_achieved = _flag("days_to_achieved")


def plan_overdue(rows: Any) -> Any:
    """Due a care plan in date, and without one."""
    return rows.plan_is_due & ~rows.plan_in_date


def days_to_agreed(rows: Any) -> Any:
    """Days to the agreement, of children in care."""
    return rows.in_care.ifelse(rows.days_to_agreed, None)


def days_to_match(rows: Any) -> Any:
    """Days to the match, of children in care."""
    return rows.in_care.ifelse(rows.days_to_match, None)


def is_achieved(rows: Any) -> Any:
    """The day a plan was achieved."""
    return rows.step == "achieved"


def is_agreed(rows: Any) -> Any:
    """The day a plan was agreed of a child in care."""
    return (rows.step == "agreed") & rows.in_care


def is_match(rows: Any) -> Any:
    """The day of a match of a child in care."""
    return (rows.step == "matched") & rows.in_care


def days_known(rows: Any) -> Any:
    """Achieved, and the day of coming into care known."""
    return rows.days_to_achieved.notnull()


def agreed_known(rows: Any) -> Any:
    """Agreed, and the day of coming into care known."""
    return is_agreed(rows) & rows.days_to_agreed.notnull()


PLAN_DAYS = Population(
    "plan_days",
    permanence.plan_days,
    "12 months",
    breakdowns=("plan_route", *STANDARD),
    months_needed=12,
    since=window_start,
    detail=("period_started", "step", "plan_day", "plan_agreed"),
    evidence=(("list_file", "list_row"),),
    lists=("permanence_plans",),
)
PLANNED = Population(
    "planned",
    permanence.planned,
    "at date",
    breakdowns=("wait", "plan_route", *STANDARD),
    detail=("spell_started", "waits_since", "plan_reviewed", "last_visit"),
    evidence=(
        ("origin_file", "origin_row"),
        ("wait_file", "wait_row"),
        ("latest_file", "latest_row"),
        ("plan_file", "plan_row"),
        ("visit_file", "visit_row"),
    ),
    lists=("permanence_plans", "care_plans", "visits"),
)
SECOND_REVIEWS = Population(
    "second_reviews",
    permanence.second_reviews,
    "at date",
    tables=("Reviews",),
    detail=("spell_started", "second_review", "agreed_by_it"),
    evidence=(("review_file", "review_row"), ("agreed_file", "agreed_row")),
    lists=("permanence_plans",),
)
VISITS = Population(
    "visits_of_year",
    permanence.visits,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("visited_on", "was_seen", "was_alone"),
    evidence=(("list_file", "list_row"),),
    lists=("visits",),
)
PLAN_AUDITS = Population(
    "plan_audits",
    permanence.audits,
    "12 months",
    breakdowns=(),
    since=window_start,
    detail=("audited_on", "grade"),
    lists=("audits",),
    of_children=False,
)

F01 = Measure(
    code="F01",
    name="Plan for a home that lasts by the second review",
    question="How many of our children had a plan for a lasting home by their second review?",
    population="Children looked after at the date, in care four months or more, whose second review has been held",
    numerator="Those whose plan had been agreed by the day of that review",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    shape=Share(SECOND_REVIEWS, agreed_by_it),
)
F02 = Measure(
    code="F02",
    name="Days from coming into care to a home that lasts",
    question="How long does it take until a child has a home that lasts?",
    population=ACHIEVED_WORDS,
    numerator="Days from coming into care to the day it was achieved: half of them took at most so many",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    also_by=("plan_route",),
    shape=Quantile(PLAN_DAYS, days_to_achieved, days_known, among=is_achieved),
)
F02_AGREED = Measure(
    code="F02-agreed",
    name="Days from coming into care to the plan",
    question="How long does it take until a plan for a lasting home is agreed?",
    population=f"Plans agreed in the twelve months {IN_CARE_WORDS}",
    numerator="Days from coming into care to the day the plan was agreed: half of them took at most so many",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    also_by=("plan_route",),
    shape=Quantile(PLAN_DAYS, days_to_agreed, agreed_known, among=is_agreed),
)
F02_MATCH = Measure(
    code="F02-match",
    name="Days from the plan to the match",
    question="How long does it take from the plan until child and family are matched?",
    population=f"Matches made in the twelve months {IN_CARE_WORDS}",
    numerator="Days from the agreement of the plan to the match: half of them took at most so many",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    also_by=("plan_route",),
    shape=Quantile(PLAN_DAYS, days_to_match, is_match, among=is_match),
)
F03 = Measure(
    code="F03",
    name="Waiting for a home that lasts",
    question="How many of our children wait for a home that lasts?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those with a plan agreed and not yet achieved",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    also_by=("wait", "plan_route"),
    list_months=0,
    lists=("permanence_plans",),
    shape=Count(PLANNED, waits),
)
F09 = Measure(
    code="F09",
    name="Matched for the long term with foster carers",
    question="How many children who are to grow up with foster carers are formally matched with them?",
    population="Children looked after at the date whose latest plan is long-term fostering",
    numerator="Those matched by the date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    list_months=0,
    lists=("permanence_plans",),
    shape=Share(PLANNED, is_matched, is_long_term),
)
F10 = Measure(
    code="F10",
    name="Plans for a home that lasts found secure",
    question="When plans for a lasting home were checked, how many were found secure?",
    population="Audits of plans for permanence in the twelve months",
    numerator="Those judged secure",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Our own count from the list audits",
    shape=Share(PLAN_AUDITS, is_secure),
)
J01 = Measure(
    code="J01",
    name="Care plan in date",
    question="How many of our children have a plan that was looked at when it should be?",
    population="Children looked after at the date, in care ten working days or more",
    numerator="Those whose care plan was made or reviewed in the six months to the date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    lists=("care_plans",),
    list_months=6,
    shape=Share(PLANNED, plan_in_date, plan_is_due),
)
J01_OVERDUE = Measure(
    code="J01-overdue",
    name="Care plan overdue",
    question="How many of our children have no plan in date?",
    population="Children looked after at the date, in care ten working days or more",
    numerator="Those whose care plan was not made or reviewed in the six months to the date",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    lists=("care_plans",),
    list_months=6,
    shape=Count(PLANNED, plan_overdue),
)
J03 = Measure(
    code="J03",
    name="Visited by the social worker in time",
    question="How many of our children did their social worker visit when they should?",
    population="Children looked after at the date, in care seven days or more",
    numerator="Those last visited in the 42 days before the date, or 92 where matched for the long term",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATION_28,
    notes="Without the list of plans for a home that lasts, 42 days are asked of everybody.",
    lists=("visits",),
    list_months=3,
    shape=Share(PLANNED, visit_in_time, visit_is_due),
)
J03_ALONE = Measure(
    code="J03-alone",
    name="Seen alone by the social worker",
    question="When the social worker visited, how often was the child seen alone?",
    population="Visits in the twelve months to children in care that day, at which the child was seen",
    numerator="Those at which the child was seen alone",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulation 29",
    shape=Share(VISITS, was_alone, was_seen),
)
