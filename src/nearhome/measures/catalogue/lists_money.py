"""What homes cost a week, from the list of prices."""

from typing import Any

from nearhome.cohorts.lists.limits import COSTS_MOST
from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Mean, Sum
from nearhome.measures.sums import SumShare
from nearhome.results.values import Polarity

prices = Later("prices")

OUR_OWN = (
    "Our own count from the list prices: pounds a week, all that the council pays, at the date"
)
PRICED_WORDS = "Children looked after at the date whose price is on the list"
COSTS_MOST_WORDS = f"Those whose home costs {COSTS_MOST:,} pounds a week or more"


def is_priced(rows: Any) -> Any:
    """With an open price."""
    return rows.is_priced


def is_unpriced(rows: Any) -> Any:
    """Without one."""
    return ~rows.is_priced


def weekly(rows: Any) -> Any:
    """Pounds a week."""
    return rows.weekly


def costs_most(rows: Any) -> Any:
    """Of the homes that cost most."""
    return rows.costs_most


def weekly_most(rows: Any) -> Any:
    """Pounds a week of the homes that cost most."""
    return rows.weekly_most


def weekly_external(rows: Any) -> Any:
    """Pounds a week paid to private and voluntary providers."""
    return rows.weekly_external


PRICED = Population(
    "priced",
    prices.priced,
    "at date",
    detail=("place", "sector", "weekly"),
    evidence=(("origin_file", "origin_row"), ("price_file", "price_row")),
    lists=("prices",),
)

N02 = Measure(
    code="N02",
    name="Price of a home a week",
    question="What does a home for a child cost a week?",
    population=PRICED_WORDS,
    numerator="Pounds a week of all of them",
    denominator="All of them",
    unit="GBP a week",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    shape=Mean(PRICED, weekly, is_priced),
)
N02_UNPRICED = Measure(
    code="N02-unpriced",
    name="Children whose price is not known",
    question="Of how many of our children do we not know what their home costs?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those without an open price on the list",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    shape=Count(PRICED, is_unpriced),
)
N03 = Measure(
    code="N03",
    name="Homes that cost most",
    question="How many of our children live in a home that costs 7,000 pounds a week or more?",
    population=LOOKED_AFTER_WORDS,
    numerator=COSTS_MOST_WORDS,
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    notes="The bound is ours, stated so that it can be changed.",
    shape=Count(PRICED, costs_most),
)
N03_SPEND = Measure(
    code="N03-spend",
    name="Pounds a week for the homes that cost most",
    question="What do the homes that cost most cost a week in all?",
    population=LOOKED_AFTER_WORDS,
    numerator="Pounds a week of the homes that cost 7,000 or more",
    denominator="",
    unit="GBP a week",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    shape=Sum(PRICED, weekly_most, costs_most),
)
N04 = Measure(
    code="N04",
    name="Part of the spending paid to private and voluntary providers",
    question="Of what homes cost, how much do we pay to private and voluntary providers?",
    population=PRICED_WORDS,
    numerator="Pounds a week paid to private and voluntary providers",
    denominator="Pounds a week of all of them",
    unit="%",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    shape=SumShare(PRICED, weekly_external, weekly, is_priced),
)
