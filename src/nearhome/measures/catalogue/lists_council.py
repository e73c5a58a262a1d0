"""The council's own work: staff, money, audits, what Ofsted asked; and young people who have left care."""

from dataclasses import replace
from typing import Any

from nearhome.measures.catalogue.distance import far_and_outside
from nearhome.measures.conditions import amount, both, holds, is_any_of, said
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Share, Sum
from nearhome.measures.sums import Difference, SumShare
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

STAFF = Population(
    "staff",
    lambda plan: plan.lists.staff,
    "at date",
    breakdowns=(),
    detail=("as_at",),
    lists=("staff",),
    of_children=False,
)
ADVISERS = replace(
    STAFF, name="advisers", table=lambda plan: plan.lists.advisers, lists=("advisers",)
)
BUDGETS = replace(STAFF, name="budgets", table=lambda plan: plan.lists.budgets, lists=("budgets",))
BENEFITS = replace(
    STAFF,
    name="benefits",
    table=lambda plan: plan.lists.benefits,
    detail=("due_on",),
    lists=("benefits",),
)
YOUNG_ADULTS = replace(
    STAFF,
    name="listed_young_people",
    table=lambda plan: plan.lists.listed_young_people,
    detail=("as_at", "age", "living"),
    lists=("care_leavers",),
)
VISITS = Population(
    "visits_paid",
    lambda plan: plan.lists.visits_paid,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("its_visited_on", "pounds"),
    evidence=(("its_file", "its_row"),),
    lists=("visits", "travel_rates"),
)
AUDITS = Population(
    "audits",
    lambda plan: plan.lists.audits,
    "12 months",
    breakdowns=("audit_grade",),
    since=window_start,
    detail=("audited_on", "grade"),
    lists=("audits",),
    of_children=False,
)
ACTIONS = replace(
    AUDITS,
    name="audit_actions",
    table=lambda plan: plan.lists.audit_actions,
    breakdowns=(),
    detail=("due_on", "closed_on"),
    lists=("audit_actions",),
)
RECOMMENDATIONS = replace(
    ACTIONS,
    name="recommendations",
    table=lambda plan: plan.lists.recommendations,
    period="at date",
    detail=("made_on", "closed_on"),
    lists=("ofsted_recommendations",),
)
RECOMMENDATIONS_MET = replace(RECOMMENDATIONS, name="recommendations_met", period="12 months")
STAFF_WORDS = "All social workers, as counted last in the 92 days to the date"
STAFF_SOURCE = "The council's count of staff (list: staff)"
HOMES = "homes for children in care"
CHILDREN = "children in care"
SERVICES = "children's services"


def _sum_of(*columns: str) -> Any:
    """Columns added up; empty where one of them is."""

    def value(rows: Any) -> Any:
        total = rows[columns[0]]
        for column in columns[1:]:
            total = total + rows[column]
        return total

    return value


def _where_known(value: str, *columns: str) -> Any:
    """A column's number where those it is set beside are known too."""

    def known(rows: Any) -> Any:
        number = rows[value]
        for column in columns:
            number = (rows[column].notnull()).ifelse(number, None)
        return number

    return known


def _of_line(line: str, column: str) -> Any:
    return lambda rows: (rows.line == line).ifelse(rows[column], None)


def _services_beside_care(rows: Any) -> Any:
    """The forecast for children's services, where that for children in care is known."""
    known = (rows.line == SERVICES) & rows.care_forecast.notnull()
    return known.ifelse(rows.forecast, None)


M01 = Measure(
    code="M01",
    name="Children for each social worker",
    question="How many children does each social worker work with?",
    population=STAFF_WORDS,
    numerator="Children they work with",
    denominator="Social workers in post, full-time equivalent",
    unit="children a worker",
    polarity=Polarity.LOWER,
    source=STAFF_SOURCE,
    total_only=True,
    shape=SumShare(STAFF, amount("children"), _where_known("fte", "children"), times=1),
)
M02 = replace(
    M01,
    code="M02",
    name="Social work posts vacant",
    question="How many of the social work posts are empty?",
    numerator="Posts vacant",
    denominator="Posts vacant and social workers in post",
    unit="%",
    shape=SumShare(STAFF, amount("vacant"), _sum_of("fte", "vacant")),
)
M02_AGENCY = replace(
    M02,
    code="M02-agency",
    name="Agency social workers",
    question="How many of the social workers come from an agency?",
    numerator="Agency workers",
    denominator="Agency workers and social workers in post",
    shape=SumShare(STAFF, amount("agency"), _sum_of("fte", "agency")),
)
M02_TURNOVER = replace(
    M02,
    code="M02-turnover",
    name="Social workers who left",
    question="How many of the social workers left in the year?",
    numerator="Those who left in the twelve months",
    denominator="Social workers in post",
    shape=SumShare(STAFF, amount("left"), _where_known("fte", "left")),
)
K08 = replace(
    M01,
    code="K08",
    name="Young people for each personal adviser",
    question="How many young people does each personal adviser work with?",
    population="Personal advisers, as counted last in the 92 days to the date",
    numerator="Young people they work with",
    denominator="Personal advisers in post, full-time equivalent",
    source="The leaving care team's count (list: advisers)",
    unit="young people a worker",
    shape=SumShare(ADVISERS, amount("young_people"), amount("fte"), times=1),
)
N01 = Measure(
    code="N01",
    name="Forecast less budget for homes",
    question="Will the money for children's homes and carers last the year?",
    population="The year's money for homes for children in care, by the latest figures by the date",
    numerator="Pounds forecast for the year, less pounds budgeted",
    denominator="",
    unit="GBP",
    polarity=Polarity.LOWER,
    source="Finance (list: budgets)",
    notes="Below nought: less than budgeted.",
    total_only=True,
    shape=Difference(
        BUDGETS, _of_line(HOMES, "forecast"), _of_line(HOMES, "budget"), is_any_of("line", HOMES)
    ),
)
N05 = replace(
    N01,
    code="N05",
    name="Children in care in the budget",
    question="How much of the money for children goes to children in care?",
    population="The year's money for children's services, by the latest figures by the date",
    numerator="Pounds forecast for children in care",
    denominator="Pounds forecast for children's services",
    unit="%",
    polarity=Polarity.RANGE,
    notes="",
    shape=SumShare(
        BUDGETS,
        _of_line(CHILDREN, "forecast"),
        _services_beside_care,
        is_any_of("line", CHILDREN, SERVICES),
    ),
)
N06 = Measure(
    code="N06",
    name="What it costs to visit",
    question="What does it cost to travel to the children?",
    population="Visits in the twelve months to children in care that day",
    numerator="Miles and hours travelled, at the rates of the day, in pounds",
    denominator="",
    unit="GBP",
    polarity=Polarity.LOWER,
    source="Visits and rates of travel (lists: visits, travel_rates)",
    notes="A visit without miles or hours costs nothing here.",
    total_only=True,
    shape=Sum(VISITS, amount("pounds")),
)


def pounds_far(rows: Any) -> Any:
    """What the visit cost, where the child lived far from home and outside the area that day."""
    return far_and_outside(rows).ifelse(rows.pounds, 0.0)


N06_FAR = replace(
    N06,
    code="N06-far",
    name="What it costs to visit children far away",
    question="What does it cost to travel to the children who live far away?",
    population="Visits in the twelve months to children who lived over 20 miles from home and outside the area",
    shape=Sum(VISITS, pounds_far, far_and_outside),
)
N07 = Measure(
    code="N07",
    name="Savings that came",
    question="How much of what decisions were to save was saved?",
    population="Decisions whose savings were due by the date",
    numerator="Pounds a year that they save",
    denominator="Pounds a year that they were to save",
    unit="%",
    polarity=Polarity.HIGHER,
    source="The register of benefits (list: benefits)",
    total_only=True,
    shape=SumShare(BENEFITS, amount("realised"), amount("forecast")),
)
P01 = Measure(
    code="P01",
    name="Files found good or outstanding",
    question="How good is our work with children, when somebody looks?",
    population="Audits of children's files in the twelve months",
    numerator="Those found good or outstanding",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Audits (list: audits)",
    own_breakdown="audit_grade",
    shape=Share(
        AUDITS,
        both(is_any_of("kind", "care file"), is_any_of("grade", "good", "outstanding")),
        is_any_of("kind", "care file"),
    ),
)
P01_MODERATED = replace(
    P01,
    code="P01-moderated",
    name="Audits that a second person agreed",
    question="How many audits did a second person agree?",
    numerator="Those that a second person agreed",
    own_breakdown="",
    total_only=True,
    shape=Share(
        AUDITS,
        both(is_any_of("kind", "care file"), said("moderated")),
        is_any_of("kind", "care file"),
    ),
)
P02 = Measure(
    code="P02",
    name="Audit actions done in time",
    question="Is what audits asked for done in time?",
    population="Actions from audits due in the twelve months",
    numerator="Those done by their day",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Actions from audits (list: audit_actions)",
    total_only=True,
    shape=Share(ACTIONS, holds("in_time")),
)
P03 = Measure(
    code="P03",
    name="Ofsted's recommendations open",
    question="How many of Ofsted's recommendations are still open?",
    population="Recommendations made by the date",
    numerator="Those not met by it",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Ofsted's recommendations (list: ofsted_recommendations)",
    total_only=True,
    list_months=0,
    shape=Count(RECOMMENDATIONS, holds("is_open")),
)
P03_CLOSED = replace(
    P03,
    code="P03-closed",
    name="Ofsted's recommendations met",
    question="How many of Ofsted's recommendations were met in the year?",
    numerator="Those met in the twelve months",
    polarity=Polarity.HIGHER,
    list_months=12,
    shape=Count(RECOMMENDATIONS_MET, holds("was_met")),
)
