"""Health, wellbeing and offending, once a year, from OC2."""

from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.populations import HEALTH
from nearhome.measures.shapes import Condition, Mean, Share, everybody
from nearhome.results.values import Polarity

GUIDE = "DfE, Children looked after in England: data guidance, health outcomes; SSDA903 guide, OC2"
OUTCOMES = "la_conviction_health_outcome_cla"
COHORT = "Children looked after at 31 March for twelve months or more, short breaks left out"
CONCERN = 17
NOT_DONE = "A child with no OC2 row counts as not done, as does a check that was declined."


def ticked(flag: str) -> Condition:
    """A condition: the OC2 row says yes to a flag."""
    return lambda rows: rows[flag]


def is_under_5(rows: Any) -> Any:
    """Aged under 5."""
    return (rows.age < 5).fill_null(False)


def is_5_to_16(rows: Any) -> Any:
    """Aged 5 to 16."""
    return rows.age.between(5, 16).fill_null(False)


def is_10_to_17(rows: Any) -> Any:
    """Aged 10 to 17."""
    return rows.age.between(10, 17).fill_null(False)


def has_score(rows: Any) -> Any:
    """Aged 5 to 16 with a strengths and difficulties score."""
    return is_5_to_16(rows) & rows.sdq_score.notnull()


def score(rows: Any) -> Any:
    """The score of a child aged 5 to 16."""
    return has_score(rows).ifelse(rows.sdq_score, None)


def of_concern(rows: Any) -> Any:
    """A score of 17 or more."""
    return (rows.sdq_score >= CONCERN).fill_null(False)


H02 = Measure(
    code="H02",
    name="Yearly health assessment done",
    question="How many of the children in our care for a year or more had their health assessment?",
    population=COHORT,
    numerator="Those with the health assessment done (for under-fives both of the year's)",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: Had their annual health assessment",
    notes=NOT_DONE,
    field=("health_years", "health_assessment"),
    shape=Share(HEALTH, ticked("health_assessment")),
)
H02_DEVELOPMENT = Measure(
    code="H02-development",
    name="Development checks of under-fives up to date",
    question="How many of our under-fives had their development checks up to date?",
    population=COHORT,
    numerator="Those with development checks up to date",
    denominator="Those of them aged under 5",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: Development assessments",
    notes=NOT_DONE,
    field=("health_years", "health_check"),
    shape=Share(HEALTH, ticked("health_check"), is_under_5),
)
H03 = Measure(
    code="H03",
    name="Teeth checked by a dentist",
    question="How many of the children in our care for a year or more had their teeth checked?",
    population=COHORT,
    numerator="Those with teeth checked by a dentist in the year",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: Had their teeth checked by a dentist",
    notes=NOT_DONE,
    field=("health_years", "teeth_check"),
    shape=Share(HEALTH, ticked("teeth_check")),
)
H04 = Measure(
    code="H04",
    name="Immunisations up to date",
    question="How many of the children in our care for a year or more had their immunisations up to date?",
    population=COHORT,
    numerator="Those with immunisations up to date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: Had their immunisations up to date",
    notes=NOT_DONE,
    field=("health_years", "immunisations"),
    shape=Share(HEALTH, ticked("immunisations")),
)
H05 = Measure(
    code="H05",
    name="Strengths and difficulties questionnaire returned",
    question="For how many children aged 5 to 16 did we ask how they are feeling, and get an answer?",
    population=COHORT,
    numerator="Those with a score",
    denominator="Those of them aged 5 to 16",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: SDQ score was received",
    notes="To be shown beside the average score (H06) always.",
    field=("health_years", "sdq_score"),
    shape=Share(HEALTH, has_score, is_5_to_16),
)
H06 = Measure(
    code="H06",
    name="Average strengths and difficulties score",
    question="What is the average score of emotional health of our children aged 5 to 16?",
    population=COHORT,
    numerator="The sum of the scores, 0 to 40 each",
    denominator="Those of them aged 5 to 16 with a score",
    unit="score",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{OUTCOMES}: SDQ average score",
    notes="0 to 13 is usual, 14 to 16 borderline, 17 and over a cause for concern.",
    field=("health_years", "sdq_score"),
    shape=Mean(HEALTH, score, has_score),
)
H06_CONCERN = Measure(
    code="H06-concern",
    name="Strengths and difficulties score of concern",
    question="For how many of our children aged 5 to 16 is the score a cause for concern?",
    population=COHORT,
    numerator="Those with a score of 17 or more",
    denominator="Those of them aged 5 to 16 with a score",
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{OUTCOMES}: SDQ score is a cause for concern",
    field=("health_years", "sdq_score"),
    shape=Share(HEALTH, of_concern, has_score),
)
H08 = Measure(
    code="H08",
    name="Alcohol or drugs a problem",
    question="How many of the children in our care for a year or more have a problem with alcohol or drugs?",
    population=COHORT,
    numerator="Those identified as having a substance misuse problem in the year",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{OUTCOMES}: Identified as having a substance misuse problem",
    field=("health_years", "substance_misuse"),
    shape=Share(HEALTH, ticked("substance_misuse"), everybody),
)
H08_RECEIVED = Measure(
    code="H08-received",
    name="Help with alcohol or drugs received",
    question="Of the children with a problem with alcohol or drugs, how many got help?",
    population=COHORT,
    numerator="Those who received an intervention",
    denominator="Those of them identified as having a substance misuse problem",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: Received an intervention for their substance misuse problem",
    field=("health_years", "intervention_received"),
    shape=Share(HEALTH, ticked("intervention_received"), ticked("substance_misuse")),
)
H08_OFFERED = Measure(
    code="H08-offered",
    name="Help with alcohol or drugs offered",
    question="Of the children with a problem with alcohol or drugs, how many were offered help?",
    population=COHORT,
    numerator="Those who were offered an intervention",
    denominator="Those of them identified as having a substance misuse problem",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{OUTCOMES}: Offered an intervention but refused it",
    field=("health_years", "intervention_offered"),
    shape=Share(HEALTH, ticked("intervention_offered"), ticked("substance_misuse")),
)
I13 = Measure(
    code="I13",
    name="Convicted or cautioned",
    question="How many of our 10 to 17 year olds were convicted or cautioned in the year?",
    population=COHORT,
    numerator="Those convicted, or given a youth caution, in the year",
    denominator="Those of them aged 10 to 17",
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{OUTCOMES}: Convictions",
    field=("health_years", "convicted"),
    shape=Share(HEALTH, ticked("convicted"), is_10_to_17),
)
