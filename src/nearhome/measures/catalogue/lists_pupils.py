"""Schooling of the children in our care at a date: changes of school, places, occupation."""

from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Condition, Count, Share
from nearhome.results.values import Polarity

schools = Later("schools")

GUIDANCE = (
    "DfE, Promoting the education of looked-after children and previously looked-after children (statutory"
    " guidance, 2018)"
)
SCHOOL_AGE_WORDS = "Children looked after at the date aged 5 to 15"
YOUNG_WORDS = "Children looked after at the date aged 16 and 17"
OUR_OWN = "Our own count from the list school_places"


def of_school_age(rows: Any) -> Any:
    """Aged 5 to 15."""
    return schools.of_school_age(rows)


def _at_school_age(name: str) -> Condition:
    def condition(rows: Any) -> Any:
        return rows[name] & schools.of_school_age(rows)

    return condition


changed_by_care = _at_school_age("changed_by_care")
changed_school = _at_school_age("changed_school")
changed_phase = _at_school_age("changed_phase")
was_suspended = _at_school_age("was_suspended")
has_place = _at_school_age("has_place")


def part_time(rows: Any) -> Any:
    """Of school age on a part-time timetable."""
    return schools.of_school_age(rows) & (rows.timetable == "part").fill_null(False)


def without_school(rows: Any) -> Any:
    """Of school age with no open row, or one that says none or names neither a school nor a timetable."""
    return schools.of_school_age(rows) & ~rows.has_place


def part_or_none(rows: Any) -> Any:
    """Of school age on a part-time timetable or without a school."""
    return part_time(rows) | without_school(rows)


def is_good(rows: Any) -> Any:
    """The school gives no cause for attention."""
    return rows.standing == "good"


def is_inspected(rows: Any) -> Any:
    """Of school age with a place whose school's standing is on the list."""
    return has_place(rows) & rows.standing.notnull()


def is_local(rows: Any) -> Any:
    """The school is in the council's area."""
    return rows.is_local == 1


def aged_16_17(rows: Any) -> Any:
    """Aged 16 or 17."""
    return (rows.age >= 16).fill_null(False)


def not_occupied(rows: Any) -> Any:
    """In no education, employment or training, or not known."""
    return rows.activity.isin(("none", "not known")).fill_null(False)


PUPILS = Population(
    "pupils",
    schools.pupils,
    "at date",
    detail=("age", "school", "timetable", "activity", "changed_by_care", "changed_school"),
    evidence=(
        ("origin_file", "origin_row"),
        ("school_file", "school_row"),
        ("change_file", "change_row"),
        ("work_file", "work_row"),
        ("suspension_file", "suspension_row"),
    ),
    lists=("school_places", "occupations", "suspensions"),
)

E04 = Measure(
    code="E04",
    name="School changed because of coming into care or a move",
    question="How many of our children changed school because they came into care or moved home?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those who began at another school in the twelve months, within 60 days after coming into care or a move",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    notes="A change of phase, such as from primary to secondary, is no such change: E04-phase.",
    lists=("school_places",),
    list_months=12,
    months=12,
    shape=Share(PUPILS, changed_by_care, of_school_age),
)
E04_ANY = Measure(
    code="E04-any",
    name="School changed, whatever the reason",
    question="How many of our children changed school in the year, other than to the next phase?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those who began at another school in the twelve months, no phase transfer",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    lists=("school_places",),
    list_months=12,
    months=12,
    shape=Share(PUPILS, changed_school, of_school_age),
)
E04_PHASE = Measure(
    code="E04-phase",
    name="School changed to the next phase",
    question="How many of our children went on to the next phase of school in the year?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those who began at another school in the twelve months by phase transfer",
    denominator="All of them",
    unit="%",
    polarity=Polarity.NEITHER,
    source=OUR_OWN,
    lists=("school_places",),
    list_months=12,
    months=12,
    shape=Share(PUPILS, changed_phase, of_school_age),
)
G05 = Measure(
    code="G05",
    name="No school, or part time",
    question="How many of our children have no school, or only part of a week?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those whose open row says part time or none or names no school, or who have no open row",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    lists=("school_places",),
    list_months=0,
    shape=Count(PUPILS, part_or_none),
)
G05_PART = Measure(
    code="G05-part",
    name="School part time",
    question="How many of our children are at school for only part of a week?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those whose open row says part time",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    lists=("school_places",),
    list_months=0,
    shape=Count(PUPILS, part_time),
)
G05_NONE = Measure(
    code="G05-none",
    name="No school",
    question="How many of our children have no school?",
    population=SCHOOL_AGE_WORDS,
    numerator="Those whose open row says none or names no school, or who have no open row",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    lists=("school_places",),
    list_months=0,
    shape=Count(PUPILS, without_school),
)
G07 = Measure(
    code="G07",
    name="At a school that gives no cause for attention",
    question="How many of our children are at a good school?",
    population="Children looked after at the date aged 5 to 15 with a school whose standing is on the list",
    numerator="Those whose school is good, as the virtual school reads its last inspection",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Ofsted inspections as the virtual school reads them: schools have no single grade since 2024",
    notes="A school not inspected yet is in the denominator.",
    lists=("school_places",),
    list_months=0,
    shape=Share(PUPILS, is_good, is_inspected),
)
G08 = Measure(
    code="G08",
    name="At a school in our area",
    question="How many of our children go to a local school?",
    population="Children looked after at the date aged 5 to 15 with a school",
    numerator="Those whose school is in the council's area",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    lists=("school_places",),
    list_months=0,
    shape=Share(PUPILS, is_local, has_place),
)
G12 = Measure(
    code="G12",
    name="Not in education, work or training at 16 and 17",
    question="How many of our young people of 16 and 17 have no education, work or training?",
    population=YOUNG_WORDS,
    numerator="Those whose open row says none or not known",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source="Our own count from the list occupations",
    lists=("occupations",),
    list_months=0,
    shape=Share(PUPILS, not_occupied, aged_16_17),
)
