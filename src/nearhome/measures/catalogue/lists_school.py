"""Schooling from the virtual school's lists: changes of school, plans, attendance, places, results."""

from typing import Any

from nearhome.measures.catalogue.lists_pupils import (
    PUPILS,
    SCHOOL_AGE_WORDS,
    of_school_age,
    was_suspended,
)
from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Mean, Quantile, Share, Sum
from nearhome.measures.sums import SumShare
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

schools = Later("schools")

GUIDANCE = (
    "DfE, Promoting the education of looked-after children and previously looked-after children (statutory"
    " guidance, 2018)"
)
ABSENCE = "DfE, Outcomes for children in need, including children looked after: absence; sessions are half days"
RESULTS_WORDS = (
    "Children in care for twelve months on 31 March of last year, with results of last summer"
)
RESULTS = "DfE, Outcomes for children in need, including children looked after: attainment"


def in_time(rows: Any) -> Any:
    """Completed by the term's end."""
    return rows.in_time


def late(rows: Any) -> Any:
    """Completed after it."""
    return rows.late


def missed(rows: Any) -> Any:
    """Sessions missed."""
    return rows.missed


def possible(rows: Any) -> Any:
    """Sessions possible."""
    return rows.possible


def attends(rows: Any) -> Any:
    """One row of each child with sessions in the window."""
    return rows.is_last & (rows.possible_in_window > 0).fill_null(False)


def persistent(rows: Any) -> Any:
    """Missed a tenth of the sessions or more."""
    return rows.missed_in_window * 10 >= rows.possible_in_window


def severe(rows: Any) -> Any:
    """Missed half of the sessions or more."""
    return rows.missed_in_window * 2 >= rows.possible_in_window


def is_suspension(rows: Any) -> Any:
    """A suspension, for a fixed term."""
    return rows.kind == "suspension"


def is_permanent(rows: Any) -> Any:
    """A permanent exclusion."""
    return rows.kind == "permanent exclusion"


def days_suspended(rows: Any) -> Any:
    """School days lost by a suspension."""
    return is_suspension(rows).fill_null(False).ifelse(rows.days, 0.0)


def began(rows: Any) -> Any:
    """School began within 120 days."""
    return rows.days_to_school.notnull()


def days_to_school(rows: Any) -> Any:
    """Days until school began."""
    return rows.days_to_school


def early_years(rows: Any) -> Any:
    """Reached a good level of development."""
    return rows.early_years_good == 1


def has_early_years(rows: Any) -> Any:
    """Has a result of the early years."""
    return rows.early_years_good.notnull()


def key_stage_2(rows: Any) -> Any:
    """Reached the expected standard."""
    return rows.key_stage_2_expected == 1


def has_key_stage_2(rows: Any) -> Any:
    """Has a result of key stage 2."""
    return rows.key_stage_2_expected.notnull()


def attainment_8(rows: Any) -> Any:
    """The Attainment 8 score."""
    return rows.attainment_8


def has_attainment_8(rows: Any) -> Any:
    """Has a score."""
    return rows.attainment_8.notnull()


def english_maths(rows: Any) -> Any:
    """Grade 4 or more in both."""
    return rows.english_maths_4 == 1


def has_english_maths(rows: Any) -> Any:
    """Has a result of both."""
    return rows.english_maths_4.notnull()


def _of_year(name: str, table: Any, list_name: str, detail: tuple[str, ...]) -> Population:
    return Population(
        name,
        table,
        "12 months",
        months_needed=12,
        since=window_start,
        detail=detail,
        evidence=(("list_file", "list_row"),),
        lists=(list_name,),
    )


EDUCATION_PLANS = _of_year(
    "education_plans_due", schools.plans, "education_plans", ("term_ends", "completed_on")
)
ATTENDANCE = _of_year(
    "attendance_rows",
    schools.attendance,
    "attendance",
    ("last_day", "possible", "missed", "possible_in_window", "missed_in_window"),
)
SUSPENSIONS = _of_year(
    "suspensions_of_year", schools.suspensions, "suspensions", ("suspended", "kind", "days")
)
SUSPENSIONS_OF_MONTH = Population(
    "suspensions_of_month",
    lambda plan: schools.suspensions(plan, "month_first"),
    "month",
    months_needed=1,
    since=lambda on: window_start(on, 1),
    detail=("suspended", "kind", "days"),
    evidence=(("list_file", "list_row"),),
    lists=("suspensions",),
)
SCHOOL_WAITS = Population(
    "school_waits",
    schools.school_waits,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("happened", "first_day"),
    lists=("school_places",),
)
SCHOOL_RESULTS = Population(
    "school_results_cohort",
    schools.results,
    "31 March",
    months_needed=24,
    detail=("results_year", "age"),
    evidence=(("list_file", "list_row"),),
    lists=("school_results",),
    list_months=0,
)

G01 = Measure(
    code="G01",
    name="School plans completed in their term",
    question="How many of our children had their school plan completed each term?",
    population="Plans due at a term's end in the twelve months, of children in our care that day",
    numerator="Those completed by the term's end",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    shape=Share(EDUCATION_PLANS, in_time),
)
G01_LATE = Measure(
    code="G01-late",
    name="School plans completed after their term",
    question="How many school plans were completed only after the term had ended?",
    population="Plans due at a term's end in the twelve months, of children in our care that day",
    numerator="Those completed after the term's end, by the date",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    shape=Count(EDUCATION_PLANS, late),
)
G02 = Measure(
    code="G02",
    name="School sessions missed",
    question="How much school did our children miss?",
    population="Sessions of terms or months that ended in the twelve months, of children in our care that day",
    numerator="Sessions missed",
    denominator="Sessions possible",
    unit="%",
    polarity=Polarity.LOWER,
    source=ABSENCE,
    shape=SumShare(ATTENDANCE, missed, possible),
)
G02_PERSISTENT = Measure(
    code="G02-persistent",
    name="Children who missed a tenth of school or more",
    question="How many of our children missed a tenth of their school or more?",
    population="Children in our care on the last day of a term or month of the twelve months",
    numerator="Those who missed 10% of their possible sessions or more",
    denominator="All of them with sessions possible",
    unit="%",
    polarity=Polarity.LOWER,
    source=ABSENCE,
    shape=Share(ATTENDANCE, persistent, attends),
)
G02_SEVERE = Measure(
    code="G02-severe",
    name="Children who missed half of school or more",
    question="How many of our children missed half of their school or more?",
    population="Children in our care on the last day of a term or month of the twelve months",
    numerator="Those who missed 50% of their possible sessions or more",
    denominator="All of them with sessions possible",
    unit="%",
    polarity=Polarity.LOWER,
    source=ABSENCE,
    shape=Share(ATTENDANCE, severe, attends),
)
G03 = Measure(
    code="G03",
    name="Children suspended from school",
    question="How many of our children were suspended from school in the year?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those with a suspension that began in the twelve months while in care",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source="DfE, Suspensions and permanent exclusions in England: children with one or more",
    lists=("suspensions",),
    list_months=12,
    months=12,
    shape=Share(PUPILS, was_suspended, of_school_age),
)
G03_DAYS = Measure(
    code="G03-days",
    name="School days lost by suspensions",
    question="How many days of school did our children lose by being suspended?",
    population="Suspensions that began in the twelve months of children in care that day",
    numerator="Their school days",
    denominator="",
    unit="days",
    polarity=Polarity.LOWER,
    source="Our own count from the list suspensions",
    shape=Sum(SUSPENSIONS, days_suspended, is_suspension),
)
G03_NUMBER = Measure(
    code="G03-number",
    name="Suspensions",
    question="How many times was one of our children suspended from school?",
    population="Suspensions that began in the twelve months of children in care that day",
    numerator="Every one",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count from the list suspensions",
    shape=Count(SUSPENSIONS, is_suspension),
)
G03_MONTH = Measure(
    code="G03-month",
    name="Suspensions in the month",
    question="How many times was one of our children suspended from school this month?",
    population="Suspensions that began in the calendar month of children in care that day",
    numerator="Every one",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count from the list suspensions",
    month_ends=True,
    shape=Count(SUSPENSIONS_OF_MONTH, is_suspension),
)
G04 = Measure(
    code="G04",
    name="Permanent exclusions",
    question="How many of our children were excluded from school for good?",
    population="Permanent exclusions of the twelve months of children in care that day",
    numerator="Every one",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="DfE, Suspensions and permanent exclusions in England; counted from the list suspensions",
    shape=Count(SUSPENSIONS, is_permanent),
)
G06 = Measure(
    code="G06",
    name="Days until school begins after coming into care or a move",
    question="After coming into care or moving home, how long until a child is at school?",
    population="Starts of care and moves in the twelve months of children aged 5 to 15",
    numerator="Those after which a school began within 120 days: half of them waited at most so many days",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source="Our own count from the list school_places; calendar days, holidays too",
    shape=Quantile(SCHOOL_WAITS, days_to_school, began),
)
G09 = Measure(
    code="G09",
    name="Good level of development in the early years",
    question="How many of our youngest pupils have reached a good level of development?",
    population=RESULTS_WORDS,
    numerator="Those who reached a good level of development",
    denominator="Those with a result of it",
    unit="%",
    polarity=Polarity.HIGHER,
    source=RESULTS,
    notes="Last summer's results, of children in care for twelve months on 31 March before it; from the council's own list, so not the DfE's figure.",
    shape=Share(SCHOOL_RESULTS, early_years, has_early_years),
)
G10 = Measure(
    code="G10",
    name="Expected standard at the end of primary school",
    question="How many of our children leave primary school at the expected standard?",
    population=RESULTS_WORDS,
    numerator="Those who reached the expected standard in reading, writing and mathematics",
    denominator="Those with a result of it",
    unit="%",
    polarity=Polarity.HIGHER,
    source=RESULTS,
    notes="Last summer's results, of children in care for twelve months on 31 March before it; from the council's own list, so not the DfE's figure.",
    shape=Share(SCHOOL_RESULTS, key_stage_2, has_key_stage_2),
)
G11 = Measure(
    code="G11",
    name="Attainment 8",
    question="How well do our young people do in their exams at 16?",
    population=RESULTS_WORDS,
    numerator="Their Attainment 8 scores added",
    denominator="Those with a score",
    unit="score",
    polarity=Polarity.HIGHER,
    source=RESULTS,
    notes="Last summer's results, of children in care for twelve months on 31 March before it; from the council's own list, so not the DfE's figure.",
    shape=Mean(SCHOOL_RESULTS, attainment_8, has_attainment_8),
)
G11_GRADE_4 = Measure(
    code="G11-grade4",
    name="Grade 4 in English and mathematics",
    question="How many of our young people pass English and mathematics at 16?",
    population=RESULTS_WORDS,
    numerator="Those with grade 4 or more in both",
    denominator="Those with a result of both",
    unit="%",
    polarity=Polarity.HIGHER,
    source=RESULTS,
    notes="Last summer's results, of children in care for twelve months on 31 March before it; from the council's own list, so not the DfE's figure.",
    shape=Share(SCHOOL_RESULTS, english_maths, has_english_maths),
)
