"""Health from the council's and health's own lists, where the return holds a flag a year or nothing."""

from typing import Any

from nearhome.cohorts.breakdowns import STANDARD
from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Quantile, Share
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

health = Later("health")

GUIDANCE = "DfE and DHSC, Promoting the health and well-being of looked-after children (statutory guidance, 2015)"
REGULATIONS = (
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7: every six months under"
    " 5, every twelve from then on"
)
NOT_THE_DFES = "Everyone in care long enough, in date today: another measure than the DfE's, so it has no range."
STARTS_WORDS = (
    "Starts of care in the twelve months whose twentieth working day has come, less children who left before it"
    " and had not been seen by then"
)


def in_time(rows: Any) -> Any:
    """Seen by the twentieth working day."""
    return rows.in_time


def reported(rows: Any) -> Any:
    """The report was back by the twentieth working day."""
    return rows.reported


def is_due(rows: Any) -> Any:
    """The twentieth working day has come."""
    return rows.is_due


def is_late(rows: Any) -> Any:
    """It has come, and the child had not been seen by it."""
    return rows.is_due & ~rows.in_time


def not_yet_due(rows: Any) -> Any:
    """It has not come, and the child is in care."""
    return rows.not_yet_due


def seen_of_due(rows: Any) -> Any:
    """Due, and seen by the date."""
    return rows.is_due & rows.days_to_seen.notnull()


def working_days_to_seen(rows: Any) -> Any:
    """Working days from coming into care to being seen, of those due."""
    return rows.is_due.ifelse(rows.days_to_seen, None)


def assessment_is_asked(rows: Any) -> Any:
    """In care long enough for a review assessment."""
    return rows.assessment_is_asked


def had_assessment(rows: Any) -> Any:
    """Seen for an assessment within the months that the age asks."""
    return rows.had_assessment


def in_care_a_year(rows: Any) -> Any:
    """In care for twelve months."""
    return rows.in_care_a_year


def had_dental(rows: Any) -> Any:
    """Had a dental check in the window."""
    return rows.had_dental


def had_immunisations(rows: Any) -> Any:
    """Immunisations recorded as up to date in the window."""
    return rows.had_immunisations


def awaits_camhs(rows: Any) -> Any:
    """Referred and not seen."""
    return rows.awaits_camhs


def was_seen(rows: Any) -> Any:
    """Seen after the referral."""
    return rows.days_to_seen.notnull()


def days_to_seen(rows: Any) -> Any:
    """Days from referral to being seen."""
    return rows.days_to_seen


def registered(rows: Any) -> Any:
    """With a doctor and a dentist by the twentieth working day."""
    return rows.registered


def had_passport(rows: Any) -> Any:
    """Had the health passport within 30 days of leaving."""
    return rows.had_passport


FIRST_ASSESSMENTS = Population(
    "first_assessments",
    health.first_assessments,
    "12 months",
    breakdowns=("late_step", *STANDARD),
    months_needed=12,
    since=window_start,
    detail=("spell_started", "due", "first_seen", "by_late_step"),
    evidence=(
        ("origin_file", "origin_row"),
        ("seen_file", "seen_row"),
        ("told_file", "told_row"),
    ),
    lists=("health_assessments",),
)
HEALTH_IN_DATE = Population(
    "health_in_date",
    health.in_date,
    "at date",
    detail=("age", "spell_started", "last_seen", "last_dental", "last_immunised", "last_referral"),
    evidence=(("origin_file", "origin_row"), ("assessed_file", "assessed_row")),
    more_evidence=health.event_rows,
    lists=("health_assessments", "health_events"),
)
CAMHS_REFERRALS = Population(
    "camhs_referrals",
    health.referrals,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("referred", "first_seen"),
    evidence=(("list_file", "list_row"),),
    lists=("health_events",),
)
REGISTRATIONS = Population(
    "registrations",
    health.registrations,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("moved", "due", "gp_by", "dentist_by"),
    evidence=(("move_file", "move_row"),),
    more_evidence=health.event_rows,
    lists=("health_events",),
)
PASSPORTS = Population(
    "passports",
    health.passports,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("spell_until", "first_given"),
    more_evidence=health.event_rows,
    lists=("health_events",),
)

H01 = Measure(
    code="H01",
    name="First health check within 20 working days",
    question="When children come into our care, how many see a doctor within 20 working days?",
    population=STARTS_WORDS,
    numerator="Those seen for an initial health assessment from the day of entry to the twentieth working day",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=f"{GUIDANCE}; bank holidays counted out, the day of entry is day 0",
    notes="A new period of care needs a new assessment. A child who left sooner counts only if seen in time.",
    shape=Share(FIRST_ASSESSMENTS, in_time, is_due),
)
H01_REPORT = Measure(
    code="H01-report",
    name="First health check reported back within 20 working days",
    question="When children come into our care, how many doctors' reports are back in 20 working days?",
    population=STARTS_WORDS,
    numerator="Those whose report came back by the twentieth working day",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    shape=Share(FIRST_ASSESSMENTS, reported, is_due),
)
H01_NOT_DUE = Measure(
    code="H01-not-due",
    name="First health check not due yet",
    question="How many children came into our care so lately that their first health check is not due yet?",
    population="Starts of care in the twelve months of children still in care",
    numerator="Those whose twentieth working day has not come",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=GUIDANCE,
    shape=Count(FIRST_ASSESSMENTS, not_yet_due),
)
H01_LATE_STEP = Measure(
    code="H01-late-step",
    name="Why first health checks were late",
    question="When a first health check was late, whose step was it?",
    population=STARTS_WORDS,
    numerator="Of a step: those not seen in time of whom the list names it",
    denominator="All not seen in time",
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDANCE,
    own_breakdown="late_step",
    shape=Share(FIRST_ASSESSMENTS, is_late, is_late),
)
H01_DAYS = Measure(
    code="H01-days",
    name="Working days to the first health check",
    question="How long do children who come into our care wait to see a doctor?",
    population=STARTS_WORDS,
    numerator="Those seen by the date, late ones too: half of them waited at most so many working days",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source=f"{GUIDANCE}; working days",
    shape=Quantile(FIRST_ASSESSMENTS, working_days_to_seen, seen_of_due, among=is_due),
)
H02_LOCAL = Measure(
    code="H02-local",
    name="Health check in date today",
    question="How many children in our care have had their health check when they should?",
    population="Children looked after at the date, in care six months (under 5) or twelve (5 and over)",
    numerator="Those seen for an assessment in the six months (under 5) or twelve (5 and over) to the date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    notes=NOT_THE_DFES,
    lists=("health_assessments",),
    list_months=12,
    months=12,
    shape=Share(HEALTH_IN_DATE, had_assessment, assessment_is_asked),
)
H03_LOCAL = Measure(
    code="H03-local",
    name="Dental check in date today",
    question="How many children in our care have seen a dentist in the last year?",
    population="Children looked after at the date, in care twelve months",
    numerator="Those with a dental check in the twelve months",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=NOT_THE_DFES,
    lists=("health_events",),
    list_months=12,
    months=12,
    shape=Share(HEALTH_IN_DATE, had_dental, in_care_a_year),
)
H04_LOCAL = Measure(
    code="H04-local",
    name="Immunisations up to date today",
    question="How many children in our care have all their vaccinations?",
    population="Children looked after at the date, in care twelve months",
    numerator="Those recorded as up to date in the twelve months",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=NOT_THE_DFES,
    lists=("health_events",),
    list_months=12,
    months=12,
    shape=Share(HEALTH_IN_DATE, had_immunisations, in_care_a_year),
)
H07 = Measure(
    code="H07",
    name="Weeks waiting for mental health help",
    question="How long do children in our care wait for help with their mental health?",
    population="Referrals to mental health services in the twelve months of children in care that day",
    numerator="Those seen by the date: half of them waited at most so many weeks",
    denominator="All of them",
    unit="weeks",
    polarity=Polarity.LOWER,
    source="Our own count from the list health_events: referred to seen, in weeks",
    notes="Those who still wait are not in the middle: H07-waiting counts them.",
    shape=Quantile(CAMHS_REFERRALS, days_to_seen, was_seen, per=7),
)
H07_WAITING = Measure(
    code="H07-waiting",
    name="Waiting for mental health help",
    question="How many children in our care are waiting for help with their mental health?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those referred to mental health services and not seen since",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count from the list health_events",
    lists=("health_events",),
    list_months=0,
    shape=Count(HEALTH_IN_DATE, awaits_camhs),
)
H09 = Measure(
    code="H09",
    name="Doctor and dentist after a move",
    question="When children move home, how many soon have a doctor and a dentist?",
    population="Moves in the twelve months (as in E03) whose twentieth working day has come",
    numerator="Those after which both a doctor and a dentist were registered by that day",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    shape=Share(REGISTRATIONS, registered),
)
H10 = Measure(
    code="H10",
    name="Health record given at 18",
    question="When young people leave our care at 18, how many are given their health record?",
    population="Children who left care at 18 in the twelve months",
    numerator="Those given a health passport by 30 days after",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    shape=Share(PASSPORTS, had_passport),
)
