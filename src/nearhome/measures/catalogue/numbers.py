"""How many children are in care, at what rate, and for how long."""

from typing import Any

from nearhome.cohorts.breakdowns import NOT_UASC, UASC
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import ENDS, LOOKED_AFTER
from nearhome.measures.shapes import Count, Gap, Quantile, Rate
from nearhome.results.values import Polarity

GUIDE = "DfE, Children looked after in England: methodology and data guidance (SSDA903)"
PUBLISHED = "cla_number_and_rate_per_10k_children"
DAYS_IN_A_MONTH = 30.4375
THRESHOLD = 0.001


def is_uasc(rows: Any) -> Any:
    """The child came to this country alone."""
    return rows.by_uasc == UASC


def is_not_uasc(rows: Any) -> Any:
    """The child did not."""
    return rows.by_uasc == NOT_UASC


def is_start_known(rows: Any) -> Any:
    """The records hold the day the child came into care."""
    return rows.start_known


def days_since_start(rows: Any) -> Any:
    """Days from coming into care to the date."""
    return rows.on.delta(rows.spell_started, unit="day")


def days_in_care(rows: Any) -> Any:
    """Days from coming into care to leaving it."""
    return rows.days_in_care


def turns_18_in_12(rows: Any) -> Any:
    """The 18th birthday falls in the twelve months after the date."""
    return (rows.eighteenth > rows.on) & (rows.eighteenth <= rows.after_12)


def turns_18_in_24(rows: Any) -> Any:
    """The 18th birthday falls in the twenty-four months after the date."""
    return (rows.eighteenth > rows.on) & (rows.eighteenth <= rows.after_24)


LOOKED_AFTER_WORDS = (
    "Children looked after at the date, short breaks (V3, V4) left out, aged under 18"
)
RATE_WORDS = "Children aged 0 to 17 (ONS mid-year estimate)"

IN_CARE = Count(LOOKED_AFTER, with_restricted=True)
IN_CARE_RATE = Rate(IN_CARE)

A01 = Measure(
    code="A01",
    name="Children in care",
    question="How many children are in our care?",
    population=LOOKED_AFTER_WORDS,
    numerator="Children looked after at the date, and any restricted children an officer has added",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Children looked after on 31 March each year, children_count",
    notes="The adjustment for restricted children is in the total only, never in a group.",
    shape=IN_CARE,
)
A02 = Measure(
    code="A02",
    name="Rate of children in care",
    question="How many of every 10,000 children who live here are in our care?",
    population=LOOKED_AFTER_WORDS,
    numerator="Children looked after at the date (A01)",
    denominator=RATE_WORDS,
    unit="rate",
    polarity=Polarity.RANGE,
    source=GUIDE,
    published=f"{PUBLISHED}: Children looked after on 31 March each year, rate_per_10000",
    notes="At 31 March the mid-year estimate of the year before; later the latest one published.",
    shape=IN_CARE_RATE,
)
A03 = Measure(
    code="A03",
    name="Rate of children in care, leaving out children who came here alone",
    question="What would the rate be without children who arrived in this country alone?",
    population=LOOKED_AFTER_WORDS,
    numerator="Children looked after at the date who are not unaccompanied asylum seekers",
    denominator=RATE_WORDS,
    unit="rate",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    uses_uasc=True,
    shape=Rate(Count(LOOKED_AFTER, is_not_uasc)),
)
A03_UASC = Measure(
    code="A03-uasc",
    name="Rate of children in care who came here alone",
    question="How many of every 10,000 children here are children in our care who arrived alone?",
    population=LOOKED_AFTER_WORDS,
    numerator="Unaccompanied asylum-seeking children looked after at the date",
    denominator=RATE_WORDS,
    unit="rate",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    uses_uasc=True,
    shape=Rate(Count(LOOKED_AFTER, is_uasc)),
)
A03_THRESHOLD = Measure(
    code="A03-threshold",
    name="Children who came here alone, as a share of the National Transfer Scheme threshold",
    question="How near are we to the number of children arriving alone that we may be asked to care for?",
    population=LOOKED_AFTER_WORDS,
    numerator="Unaccompanied asylum-seeking children looked after at the date",
    denominator="0.1% of children aged 0 to 17 (ONS mid-year estimate)",
    unit="%",
    polarity=Polarity.NEITHER,
    source="Home Office, National Transfer Scheme protocol: threshold of 0.1% of the child population",
    uses_uasc=True,
    shape=Rate(Count(LOOKED_AFTER, is_uasc), times=100, part_of_population=THRESHOLD),
)
A08 = Measure(
    code="A08",
    name="Gap to England's rate",
    question="How far is our rate of children in care from England's?",
    population=LOOKED_AFTER_WORDS,
    numerator="Children looked after at the date (A01)",
    denominator=RATE_WORDS,
    unit="rate",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: England, rate_per_10000",
    notes="The rate (A02) less England's at the latest 31 March published by the date.",
    total_only=True,
    shape=Gap(IN_CARE_RATE),
)
A11 = Measure(
    code="A11",
    name="Children who will turn 18 in the next 12 months",
    question="How many of the children in our care will turn 18 in the next year?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those whose 18th birthday falls in the twelve months after the date",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count, from dates of birth",
    shape=Count(LOOKED_AFTER, turns_18_in_12),
)
A11_24M = Measure(
    code="A11-24m",
    name="Children who will turn 18 in the next 24 months",
    question="How many of the children in our care will turn 18 in the next two years?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those whose 18th birthday falls in the twenty-four months after the date",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count, from dates of birth",
    shape=Count(LOOKED_AFTER, turns_18_in_24),
)
A13 = Measure(
    code="A13",
    name="Length of time in care",
    question="How long has the child in the middle of the line been in our care?",
    population=LOOKED_AFTER_WORDS,
    numerator="Children whose first day in care is in the records",
    denominator="Children looked after at the date",
    unit="months",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    notes=(
        "Median of days since the spell began, over 30.4375. A child whose start is unknown counts "
        "with the days known, so the value is a lower bound while the denominator exceeds the numerator."
    ),
    shape=Quantile(LOOKED_AFTER, days_since_start, is_start_known, per=DAYS_IN_A_MONTH),
)
A13_LEAVERS = Measure(
    code="A13-leavers",
    name="Length of time in care of those who left",
    question="Of the children who left our care, how long had the one in the middle been in it?",
    population="Ends of being looked after in the twelve months",
    numerator="Ends of children whose first day in care is in the records",
    denominator="All ends in the twelve months",
    unit="months",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    notes="Median of the days of the spell, over 30.4375; every end counts.",
    shape=Quantile(ENDS, days_in_care, is_start_known, per=DAYS_IN_A_MONTH),
)
