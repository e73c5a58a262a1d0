"""Reviews of the children's care: held in time, and with the child's part in them."""

from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.populations import (
    DUE_REVIEWS,
    DUE_REVIEWS_OF_MONTH,
    REVIEWED_CHILDREN,
    REVIEWS,
)
from nearhome.measures.shapes import Share
from nearhome.results.values import Polarity

REGULATIONS = (
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33; "
    "SSDA903 guide, Reviews"
)
TAKES_PART_FROM_AGE = 4


def on_time(rows: Any) -> Any:
    """Held on or before the day it was due."""
    return rows.on_time


def takes_part(rows: Any) -> Any:
    """Old enough, at the review, to be asked to take part."""
    return (rows.age >= TAKES_PART_FROM_AGE).fill_null(False)


def took_part(rows: Any) -> Any:
    """Spoke, was spoken for or conveyed a view."""
    return rows.took_part


def always_took_part(rows: Any) -> Any:
    """Took part in every review of the window."""
    return rows.always_took_part


J02 = Measure(
    code="J02",
    name="Reviews held in time",
    question="When a child's care was due to be reviewed, how often was it done in time?",
    population="Reviews that fell due in the twelve months while the child was in care",
    numerator="Those held on or before the due day",
    denominator="All that fell due",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    notes="The first within 20 working days, the second within three months, then every six months.",
    shape=Share(DUE_REVIEWS, on_time),
)
J02_MONTH = Measure(
    code="J02-month",
    name="Reviews held in time in the month",
    question="When a child's care was due to be reviewed this month, how often was it done in time?",
    population="Reviews that fell due in the calendar month while the child was in care",
    numerator="Those held on or before the due day",
    denominator="All that fell due",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    notes="Numerators and denominators of twelve months add up to those of J02.",
    month_ends=True,
    shape=Share(DUE_REVIEWS_OF_MONTH, on_time),
)
J04 = Measure(
    code="J04",
    name="Reviews in which the child took part",
    question="In how many of the reviews did the child take part?",
    population="Reviews held in the twelve months of children in care aged 4 and over at the review",
    numerator="Those in which the child spoke, was spoken for or conveyed a view (PN1, 2, 3, 5, 6)",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    field=("reviews", "review_code"),
    shape=Share(REVIEWS, took_part, takes_part),
)
J04_CHILDREN = Measure(
    code="J04-children",
    name="Children who took part in all their reviews",
    question="How many of the children took part in every one of their reviews?",
    population="Children in care aged 4 and over with a review in the twelve months",
    numerator="Those who took part in every review",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=REGULATIONS,
    field=("reviews", "review_code"),
    shape=Share(REVIEWED_CHILDREN, always_took_part),
)
