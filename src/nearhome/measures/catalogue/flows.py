"""Children who came into care and who left it."""

from typing import Any

from nearhome.measures.catalogue.numbers import GUIDE, PUBLISHED, RATE_WORDS, is_start_known
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import ENDS, ENDS_OF_MONTH, SEASON, STARTS, STARTS_OF_MONTH
from nearhome.measures.shapes import Count, Net, Rate, Ratio, Share
from nearhome.measures.sums import SeasonalIndex
from nearhome.results.values import Polarity


def is_child(rows: Any) -> Any:
    """The child's first start, or last end, in the window: so that each child counts once."""
    return rows.is_child


def is_start_unknown(rows: Any) -> Any:
    """The first known episode is not a start: the child was in care before the records begin."""
    return ~rows.start_known


def was_in_care_12(rows: Any) -> Any:
    """An earlier time in care ended in the twelve months up to the start."""
    return rows.was_looked_after_12


def was_in_care_24(rows: Any) -> Any:
    """An earlier time in care ended in the twenty-four months up to the start."""
    return rows.was_looked_after_24


def in_month(rows: Any) -> Any:
    """The start is in the month itself."""
    return rows.in_month


def half_months(rows: Any) -> Any:
    """The start's weight in the mean of twelve months, in halves."""
    return rows.half_months


STARTS_WORDS = "Starts of being looked after in the twelve months, short breaks (V3, V4) left out"
ENDS_WORDS = "Ends of being looked after in the twelve months, short breaks (V3, V4) left out"

CAME = Count(STARTS, is_child)
CAME_EVENTS = Count(STARTS, is_start_known)
LEFT = Count(ENDS, is_child)
LEFT_EVENTS = Count(ENDS)

A04 = Measure(
    code="A04",
    name="Children who came into care",
    question="How many children came into our care in the last year?",
    population=STARTS_WORDS,
    numerator="Children with a start, each counted once, at the first",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Children starting to be looked after each year, children_count",
    shape=CAME,
)
A04_EVENTS = Measure(
    code="A04-events",
    name="Times that children came into care, every one",
    question="How many times did a child come into our care in the last year?",
    population=STARTS_WORDS,
    numerator="Every start, a turn from short breaks to another status among them",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count; the DfE counts children once (A04)",
    shape=CAME_EVENTS,
)
A04_MONTH = Measure(
    code="A04-month",
    name="Times that children came into care in the month, every one",
    question="How many times did a child come into our care this month?",
    population="Starts of being looked after in the calendar month, short breaks (V3, V4) left out",
    numerator="Every start",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count; twelve months of it are A04-events",
    month_ends=True,
    shape=Count(STARTS_OF_MONTH, is_start_known),
)
A04_UNKNOWN = Measure(
    code="A04-unknown",
    name="Children who appear in the records without a start",
    question="How many children were already in our care when the records first mention them?",
    population="Spells whose first known episode is not a start (S), first seen in the twelve months",
    numerator="Spells with an unknown start",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count, so that starts, ends and numbers at a date agree exactly",
    notes="Nil after the first year when the returns are whole.",
    shape=Count(STARTS, is_start_unknown),
)
A04_RATE = Measure(
    code="A04-rate",
    name="Rate of children who came into care",
    question="How many of every 10,000 children here came into our care in the last year?",
    population=STARTS_WORDS,
    numerator="Children with a start, each counted once (A04)",
    denominator=RATE_WORDS,
    unit="rate",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Children starting to be looked after each year, rate_per_10000",
    shape=Rate(CAME),
)
A05 = Measure(
    code="A05",
    name="Children who left care",
    question="How many children left our care in the last year?",
    population=ENDS_WORDS,
    numerator="Children with an end, each counted once, at the last",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Children ceasing to be looked after each year, children_count",
    shape=LEFT,
)
A05_EVENTS = Measure(
    code="A05-events",
    name="Times that children left care, every one",
    question="How many times did a child leave our care in the last year?",
    population=ENDS_WORDS,
    numerator="Every end, a turn to short breaks and the 18th birthday among them",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count; the DfE counts children once (A05)",
    shape=LEFT_EVENTS,
)
A05_MONTH = Measure(
    code="A05-month",
    name="Times that children left care in the month, every one",
    question="How many times did a child leave our care this month?",
    population="Ends of being looked after in the calendar month, short breaks (V3, V4) left out",
    numerator="Every end",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count; twelve months of it are A05-events",
    month_ends=True,
    also_by=("leaving_route",),
    shape=Count(ENDS_OF_MONTH),
)
A05_RATE = Measure(
    code="A05-rate",
    name="Rate of children who left care",
    question="How many of every 10,000 children here left our care in the last year?",
    population=ENDS_WORDS,
    numerator="Children with an end, each counted once (A05)",
    denominator=RATE_WORDS,
    unit="rate",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Children ceasing to be looked after each year, rate_per_10000",
    shape=Rate(LEFT),
)
A06 = Measure(
    code="A06",
    name="Net change: starts less ends",
    question="Did more children come into our care than left it?",
    population="Starts and ends of being looked after in the twelve months",
    numerator="Every start (A04-events) less every end (A05-events)",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count",
    shape=Net(CAME_EVENTS, LEFT_EVENTS),
)
A06_CHILDREN = Measure(
    code="A06-children",
    name="Net change: children who came less children who left",
    question="Did more children come into our care than left it, counting each child once?",
    population="Starts and ends of being looked after in the twelve months",
    numerator="Children who came into care (A04) less children who left (A05)",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="From the DfE's published starts and ceases",
    notes="Differs from the change in the number in care where a child came and left more than once.",
    shape=Net(CAME, LEFT),
)
A07 = Measure(
    code="A07",
    name="Children coming in for each child leaving",
    question="For every child who left our care, how many came in?",
    population="Starts and ends of being looked after in the twelve months",
    numerator="Children who came into care (A04)",
    denominator="Children who left care (A05)",
    unit="ratio",
    polarity=Polarity.RANGE,
    source="From the DfE's published starts and ceases",
    shape=Ratio(CAME, LEFT),
)
A09 = Measure(
    code="A09",
    name="Children who came back into care within 12 months",
    question="Of those who came into our care, how many had left it less than a year before?",
    population=STARTS_WORDS,
    numerator="Starts where an earlier time in care ended in the 12 months up to the start",
    denominator="Every start (A04-events)",
    unit="%",
    polarity=Polarity.LOWER,
    source="Our own count",
    months=24,
    shape=Share(STARTS, was_in_care_12, is_start_known),
)
A09_24M = Measure(
    code="A09-24m",
    name="Children who came back into care within 24 months",
    question="Of those who came into our care, how many had left it less than two years before?",
    population=STARTS_WORDS,
    numerator="Starts where an earlier time in care ended in the 24 months up to the start",
    denominator="Every start (A04-events)",
    unit="%",
    polarity=Polarity.LOWER,
    source="Our own count",
    months=36,
    shape=Share(STARTS, was_in_care_24, is_start_known),
)
A14 = Measure(
    code="A14",
    name="Season of coming into care",
    question="Is this a month of the year when more children than usual come into our care?",
    population="Starts of being looked after in the month and in the months around it",
    numerator="Starts in the month",
    denominator="A month's starts on average, over the twelve months centred on it",
    unit="index",
    polarity=Polarity.NEITHER,
    source="The 2×12 centred moving average of classical seasonal decomposition",
    notes="Exists at month ends, once six months more are in the records. 1 is a usual month.",
    total_only=True,
    month_ends=True,
    months_ahead=6,
    shape=SeasonalIndex(SEASON, in_month, half_months),
)
