"""Reviews by the day each was due, and questionnaires at any date, from officers' own lists."""

from typing import Any

from nearhome.measures.catalogue.health import has_score, score
from nearhome.measures.catalogue.reviews import REGULATIONS, on_time, takes_part, took_part
from nearhome.measures.conditions import both
from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Mean, Share
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

reviews = Later("reviews")

GUIDE = (
    "DfE, Children looked after in England: data guidance, strengths and difficulties questionnaire"
)
AGED_5_TO_16 = "Children looked after at the date, in care twelve months, aged 5 to 16"
LISTED = "Of the council's own list (reviews_held), by the days it gives; J02 works the days out from the return."
SCORED = "Of the council's own list (sdq_scores), at any date; the DfE's figure is the return's, at 31 March."

LISTED_DUE = Population(
    "listed_reviews_due",
    reviews.due,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("its_due_on", "its_held_on", "its_cancelled"),
    evidence=(("its_file", "its_row"),),
    lists=("reviews_held",),
)
LISTED_HELD = Population(
    "listed_reviews_held",
    reviews.held,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("its_held_on", "its_participation"),
    evidence=(("its_file", "its_row"),),
    lists=("reviews_held",),
)
SCORES = Population(
    "listed_scores",
    reviews.scores,
    "at date",
    months_needed=12,
    since=window_start,
    detail=("age", "spell_started", "completed_on", "sdq_score"),
    evidence=(("origin_file", "origin_row"), ("its_file", "its_row")),
    lists=("sdq_scores",),
)


def is_asked(rows: Any) -> Any:
    """In care for twelve months, aged 5 to 16."""
    return rows.in_care_a_year & rows.age.between(5, 16).fill_null(False)


def has_listed_score(rows: Any) -> Any:
    """Of those, with a score."""
    return rows.in_care_a_year & has_score(rows)


def listed_score(rows: Any) -> Any:
    """The score of one of those."""
    return rows.in_care_a_year.ifelse(score(rows), None)


H05_LIST = Measure(
    code="H05-list",
    name="Strengths and difficulties questionnaire in date today",
    question="For how many children aged 5 to 16 have we had an answer on how they are feeling in the last year?",
    population=AGED_5_TO_16,
    numerator="Those with a score in the twelve months",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    notes=SCORED,
    shape=Share(SCORES, has_listed_score, is_asked),
)
H06_LIST = Measure(
    code="H06-list",
    name="Average strengths and difficulties score today",
    question="What is the average of the latest scores of our children aged 5 to 16?",
    population=AGED_5_TO_16,
    numerator="The sum of their latest scores in the twelve months, 0 to 40 each",
    denominator="Those of them with a score",
    unit="score",
    polarity=Polarity.LOWER,
    source=GUIDE,
    notes=f"{SCORED} 0 to 13 is usual, 14 to 16 borderline, 17 and over a cause for concern.",
    shape=Mean(SCORES, listed_score, has_listed_score),
)
J02_LIST = Measure(
    code="J02-list",
    name="Reviews held in time, by the day each was due",
    question="Of the reviews that our list says were due, how many were held by that day?",
    population="Days by which a child in care was to be reviewed in the twelve months, each child and day once",
    numerator="Those by which a meeting was held that was not cancelled",
    denominator="All of them; a meeting put off or cancelled is still due",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    notes=LISTED,
    shape=Share(LISTED_DUE, on_time),
)
J04_LIST = Measure(
    code="J04-list",
    name="Reviews on our list in which the child took part",
    question="In how many of the reviews on our list did the child take part?",
    population="Reviews held in the twelve months of children in care aged 4 and over at the review",
    numerator="Those in which the child spoke, was spoken for or conveyed a view (PN1, 2, 3, 5, 6)",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    notes=LISTED,
    shape=Share(LISTED_HELD, both(took_part, takes_part), takes_part),
)
