"""How children come into care, what was known before, the courts, and support to stay at home."""

from dataclasses import replace
from typing import Any

from nearhome.measures.conditions import both, holds, said
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Mean, Rate, Share, everybody
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import months_before, window_start

ENTRIES = Population(
    "known_entries",
    lambda plan: plan.lists.known_entries,
    "12 months",
    breakdowns=("known_before", "age_band", "sex", "ethnicity", "need", "legal_status", "uasc"),
    months_needed=12,
    since=window_start,
    detail=("spell_started", "planned", "age"),
    lists=("entries",),
)
APPLICATIONS = Population(
    "applications",
    lambda plan: plan.lists.applications,
    "12 months",
    breakdowns=(),
    since=window_start,
    detail=("applied_on", "offered_on", "held_on"),
    lists=("proceedings",),
    of_children=False,
)
CONCLUDED = replace(
    APPLICATIONS,
    name="concluded_proceedings",
    table=lambda plan: plan.lists.concluded_proceedings,
    detail=("applied_on", "concluded_on"),
)
BIRTHS_DUE = replace(
    APPLICATIONS,
    name="births_due",
    table=lambda plan: plan.lists.births_due,
    detail=("due_date", "assessed_on"),
    lists=("prebirth",),
)
PROTECTION = replace(
    APPLICATIONS,
    name="protection_plans",
    table=lambda plan: plan.lists.protection_plans,
    detail=("started", "ended"),
    lists=("before_care",),
)
OPEN_PROTECTION = replace(
    PROTECTION,
    name="open_protection_plans",
    table=lambda plan: plan.lists.open_protection_plans,
    period="at date",
    list_months=0,
)
REFERRALS = replace(
    PROTECTION, name="referrals", table=lambda plan: plan.lists.referrals, detail=("started",)
)
EARLY_HELP = replace(
    OPEN_PROTECTION, name="early_help", table=lambda plan: plan.lists.early_help, detail=()
)
SUPPORT_6 = Population(
    "support_ended_6",
    lambda plan: plan.lists.support_ended_6,
    "12 months",
    breakdowns=(),
    months_needed=18,
    since=lambda on: window_start(months_before(on, 6)),
    detail=("started", "ended"),
    lists=("edge_of_care",),
)
SUPPORT_12 = replace(
    SUPPORT_6,
    name="support_ended_12",
    table=lambda plan: plan.lists.support_ended_12,
    months_needed=24,
    since=lambda on: window_start(months_before(on, 12)),
)
WITH_ROW = "Those of them on the list of entries"
COURT = "The council's tracker of care proceedings (list: proceedings)"
BEFORE = "What was known before care (list: before_care)"
EDGE = "The council's list of support to families (list: edge_of_care)"


def not_planned(rows: Any) -> Any:
    """The entry was not planned."""
    return (rows.planned == 0).fill_null(False)


def was_known(rows: Any) -> Any:
    """Something was known of the child before."""
    return rows.by_known_before != "not recorded"


def of_known_parents(rows: Any) -> Any:
    """Whether a parent was in care is on the list, either way."""
    return rows.parent_in_care.notnull()


def of_unknown_parents(rows: Any) -> Any:
    """Whether a parent was in care is not on the list."""
    return rows.parent_in_care.isnull()


def not_exempt(rows: Any) -> Any:
    """The application is not recorded as exempt from the offer."""
    return ~rows.is_exempt


def in_26_weeks(rows: Any) -> Any:
    """Concluded within 182 days."""
    return rows.days <= 182


_WEEK = 1 / 7
"""Of a day; a query divides by nothing."""


def weeks(rows: Any) -> Any:
    """Weeks from application to the final order."""
    return rows.days * _WEEK


A10 = Measure(
    code="A10",
    name="Came into care without a plan",
    question="How many of the children who came into our care came without a plan?",
    population="Starts in the twelve months whose first day is known, every one counted",
    numerator="Those that were not planned",
    denominator=WITH_ROW,
    unit="%",
    polarity=Polarity.LOWER,
    source="The council's list of entries (list: entries)",
    shape=Share(ENTRIES, both(holds("has_entry"), not_planned), holds("has_entry")),
)
A10_NIGHT = replace(
    A10,
    code="A10-night",
    name="Came into care at night or a weekend",
    question="How many came into our care at night or at a weekend?",
    numerator="Those that were outside office hours",
    shape=Share(ENTRIES, both(holds("has_entry"), said("out_of_hours")), holds("has_entry")),
)
C02 = replace(
    A10,
    code="C02",
    name="Had been on a child protection plan",
    question="How many of the children who came into our care had a child protection plan just before?",
    numerator="Those with a child protection plan open that day, or ended in the twelve months before it",
    denominator="All those starts",
    polarity=Polarity.NEITHER,
    source=BEFORE,
    lists=("before_care",),
    list_months=24,
    shape=Share(ENTRIES, holds("was_on_plan")),
)
C02_KNOWN = replace(
    C02,
    code="C02-known",
    name="Known to the council before care",
    question="How many of the children who came into our care did the council know before?",
    numerator="Those for whom the list has anything that began before the day",
    notes="By what was known: each start under the furthest step that was reached.",
    own_breakdown="known_before",
    shape=Share(ENTRIES, was_known),
)
C04 = Measure(
    code="C04",
    name="Length of care proceedings",
    question="How long do the courts take to decide?",
    population="Care proceedings of the council concluded in the twelve months, whoever the child",
    numerator="Weeks from the application to the final order, added up",
    denominator="Those proceedings",
    unit="weeks",
    polarity=Polarity.LOWER,
    source=COURT,
    total_only=True,
    shape=Mean(CONCLUDED, weeks, everybody),
)
C04_26 = replace(
    C04,
    code="C04-26",
    name="Care proceedings concluded within 26 weeks",
    question="How often did the court decide within 26 weeks?",
    numerator="Those concluded within 182 days of the application",
    unit="%",
    polarity=Polarity.HIGHER,
    shape=Share(CONCLUDED, in_26_weeks),
)
C05 = Measure(
    code="C05",
    name="Care applications",
    question="How many applications to court do we make for every 10,000 children?",
    population="Applications for a care or supervision order in the twelve months, one a child",
    numerator="Those applications",
    denominator="Children aged 0 to 17 (ONS mid-year estimate)",
    unit="rate",
    polarity=Polarity.NEITHER,
    source=COURT,
    total_only=True,
    shape=Rate(Count(APPLICATIONS)),
)
C06 = Measure(
    code="C06",
    name="Family group decision-making offered before an application",
    question="Before we went to court, how many families were offered a meeting of their own?",
    population="Applications for a care or supervision order in the twelve months",
    numerator="Those with an offer made before the day of the application",
    denominator="Those less the ones recorded as not in the child's best interests",
    unit="%",
    polarity=Polarity.HIGHER,
    source=COURT,
    notes="Children's Wellbeing and Schools Act 2026, section 1: a duty only once regulations bring it into force.",
    total_only=True,
    shape=Share(APPLICATIONS, holds("was_offered"), not_exempt),
)
C06_ACCEPTED = replace(
    C06,
    code="C06-accepted",
    name="Family group decision-making accepted",
    question="Of the families offered a meeting of their own, how many accepted?",
    numerator="Those whose family accepted",
    denominator="Those, less exemptions, with an offer made before the application",
    shape=Share(APPLICATIONS, holds("was_accepted"), both(holds("was_offered"), not_exempt)),
)
C06_HELD = replace(
    C06_ACCEPTED,
    code="C06-held",
    name="Family group decision-making held",
    question="Of the families offered a meeting of their own, how many had it?",
    numerator="Those whose meeting was held by the date",
    shape=Share(APPLICATIONS, holds("was_held"), both(holds("was_offered"), not_exempt)),
)
C07 = Measure(
    code="C07",
    name="Assessed in time before birth",
    question="How many assessments before birth were complete eight weeks before the baby was due?",
    population="Babies due in the twelve months for whom an assessment was begun",
    numerator="Those whose assessment was complete 56 days or more before the due date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="The council's list of assessments before birth (list: prebirth)",
    notes="Babies on the list need not be in the return.",
    total_only=True,
    shape=Share(BIRTHS_DUE, holds("in_time")),
)
Q01 = Measure(
    code="Q01",
    name="At home six months after support ended",
    question="After our support to families ended, how many children were still at home half a year on?",
    population="Support to a child's family that ended in the twelve months ending six months before the date",
    numerator="Those whose child did not come into care from that day to six months after",
    denominator="All of them; children whom no return holds are at home",
    unit="%",
    polarity=Polarity.HIGHER,
    source=EDGE,
    total_only=True,
    shape=Share(SUPPORT_6, holds("stayed_home")),
)
Q01_12 = replace(
    Q01,
    code="Q01-12",
    name="At home twelve months after support ended",
    question="After our support to families ended, how many children were still at home a year on?",
    population="Support to a child's family that ended in the twelve months ending a year before the date",
    numerator="Those whose child did not come into care from that day to twelve months after",
    shape=Share(SUPPORT_12, holds("stayed_home")),
)
Q02 = Measure(
    code="Q02",
    name="Child protection plans that are not the first",
    question="How many of the new child protection plans are for a child who has had one before?",
    population="Child protection plans begun in the twelve months, whoever the child",
    numerator="Those of a child with an earlier one",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source=BEFORE,
    total_only=True,
    shape=Share(PROTECTION, holds("is_again")),
)
Q02_2Y = replace(
    Q02,
    code="Q02-2y",
    name="Child protection plans of two years and more",
    question="How many of the child protection plans have gone on for two years?",
    population="Child protection plans open at the date, whoever the child",
    numerator="Those begun two years before the date or earlier",
    shape=Share(OPEN_PROTECTION, holds("is_long")),
)
Q03 = replace(
    Q02,
    code="Q03",
    name="Referred again within twelve months",
    question="How many of the children referred to us had been referred in the year before?",
    population="Referrals in the twelve months, whoever the child",
    numerator="Those with another referral of the child in the twelve months before",
    list_months=24,
    shape=Share(REFERRALS, holds("is_again")),
)
A10_PARENT = replace(
    A10,
    code="A10-parent",
    name="Came into care with a parent who had been in care",
    question="How many of the children who came into our care have a parent who was in care?",
    numerator="Those of whom a parent was in care as a child",
    denominator="Those starts for which the list of entries says whether one was",
    polarity=Polarity.NEITHER,
    notes="A share of those known alone: A10-parent-unknown counts the rest.",
    shape=Share(
        ENTRIES,
        both(holds("has_entry"), said("parent_in_care")),
        both(holds("has_entry"), of_known_parents),
    ),
)
A10_PARENT_UNKNOWN = replace(
    A10_PARENT,
    code="A10-parent-unknown",
    name="Came into care without it being known whether a parent had been",
    question="Of how many children who came into our care do we not know whether a parent was in care?",
    numerator="Those for which the list of entries does not say whether a parent was",
    denominator=WITH_ROW,
    polarity=Polarity.LOWER,
    notes="",
    shape=Share(ENTRIES, both(holds("has_entry"), of_unknown_parents), holds("has_entry")),
)
Q04 = replace(
    C05,
    code="Q04",
    name="Children in family help",
    question="How many of every 10,000 children does our early help reach?",
    population="Children with early help open at the date, each counted once",
    numerator="Those children",
    source=BEFORE,
    shape=Rate(Count(EARLY_HELP)),
)
