"""Children who went missing, or were away without leave."""

from typing import Any

from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.catalogue.profile import OF_GROUP
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import (
    CHILDREN_MISSING,
    INCIDENTS,
    INCIDENTS_OF_MONTH,
    MERGED_INCIDENTS,
    REPEAT_MISSING,
)
from nearhome.measures.shapes import Count, Ratio, Share, everybody
from nearhome.results.values import PER_100, Polarity

GUIDE = (
    "DfE, Children looked after in England: data guidance, missing and away; SSDA903 guide, Missing"
)
PUBLISHED = "la_children_who_were_missing_or_away_from_placement_without_authorisation"
DURING = "Children looked after at any time in the twelve months, short breaks left out"
NO_TIMES = "The return has dates and no times."


def was_missing(rows: Any) -> Any:
    """Went missing in the window."""
    return rows.was_missing


def was_away(rows: Any) -> Any:
    """Was away without authorisation in the window."""
    return rows.was_away


def is_missing(rows: Any) -> Any:
    """The record is of a child missing: nobody knew where."""
    return rows.is_missing


def is_away(rows: Any) -> Any:
    """The record is of a child away without authorisation: it was known where."""
    return ~rows.is_missing


def of_the_three(rows: Any) -> Any:
    """The record is of one of the three children who went missing most often."""
    return rows.is_of_top


def three_or_more_times(rows: Any) -> Any:
    """Three or more times missing in 90 days."""
    return rows.times_missing >= 3


I01 = Measure(
    code="I01",
    name="Children who went missing",
    question="How many of the children we cared for in the last year went missing?",
    population=DURING,
    numerator="Those with a missing record (M) that began in the twelve months while in our care",
    denominator="Children looked after at any time in the twelve months",
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{PUBLISHED}: Percentage of children who had a missing incident during the year",
    shape=Share(CHILDREN_MISSING, was_missing),
)
I02 = Measure(
    code="I02",
    name="Times that children went missing",
    question="How many times did a child in our care go missing in the last year?",
    population="Missing records (M) that began in the twelve months while in our care",
    numerator="Every record",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{PUBLISHED}: Number of missing incidents during the year",
    notes=NO_TIMES,
    shape=Count(INCIDENTS, is_missing),
)
I02_MERGED = Measure(
    code="I02-merged",
    name="Times that children went missing, records that touch counted as one",
    question="How many separate times did a child in our care go missing in the last year?",
    population="Missing and away records (M, A), merged where they touch or overlap",
    numerator="Incidents with at least one missing record (M), by their first day",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count: a change from missing to away makes two records of one incident",
    notes=NO_TIMES,
    shape=Count(MERGED_INCIDENTS),
)
TOGETHER = Count(INCIDENTS)
FEWER = (
    "Fewer is good, as of missing: away has no good direction only because many councils record none,"
    " and together that makes no difference."
)
I02_TOGETHER = Measure(
    code="I02-together",
    name="Times that children were missing or away, together",
    question="How many times was a child in our care missing, or away without leave, in the last year?",
    population="Missing and away records (M, A) that began in the twelve months while in our care",
    numerator="Every record, whichever of the two it is",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=f"{GUIDE}; the two published numbers added",
    published=f"{PUBLISHED}: Number of missing incidents and of away incidents, added",
    notes=f"I02 and I03-incidents added. {FEWER} {NO_TIMES}",
    shape=TOGETHER,
)
I02_TOGETHER_RATE = Measure(
    code="I02-together-rate",
    name="Times that children were missing or away, together, for every 100 children",
    question="For every 100 children we cared for in the last year, how many times was one missing or away?",
    population=f"Missing and away records (M, A), and children: {DURING[0].lower()}{DURING[1:]}",
    numerator="Every record that began in the twelve months while in our care (I02-together)",
    denominator="Children looked after at any time in the twelve months (as in I01)",
    unit=PER_100,
    polarity=Polarity.LOWER,
    source=f"{GUIDE}; the two published numbers added, over the published children",
    published=f"{PUBLISHED}: missing and away incidents added, over Children looked after during the year",
    notes="Alike for all councils, whichever of the two they record. Times, not children: it may pass 100."
    f" {FEWER} No groups: the times are of the day they began, the children of the end of the year.",
    total_only=True,
    shape=Ratio(TOGETHER, Count(CHILDREN_MISSING), times=100),
)
I02_TOGETHER_MONTH = Measure(
    code="I02-together-month",
    name="Times that children were missing or away in the month, together",
    question="How many times was a child in our care missing, or away without leave, this month?",
    population="Missing and away records (M, A) that began in the calendar month while in our care",
    numerator="Every record, whichever of the two it is",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count; twelve months of it are I02-together",
    notes=NO_TIMES,
    month_ends=True,
    shape=Count(INCIDENTS_OF_MONTH),
)
I02_MONTH = Measure(
    code="I02-month",
    name="Times that children went missing in the month",
    question="How many times did a child in our care go missing this month?",
    population="Missing records (M) that began in the calendar month while in our care",
    numerator="Every record",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count; twelve months of it are I02",
    notes=NO_TIMES,
    month_ends=True,
    shape=Count(INCIDENTS_OF_MONTH, is_missing),
)
I02_TOP3 = Measure(
    code="I02-top3",
    name="Times that the three children went missing who did most often",
    question="Of all the times that a child went missing, how many were of the three who did most often?",
    population="Missing records (M) that began in the twelve months while in our care",
    numerator="Those of the three children with most of them",
    denominator="Every record",
    unit="%",
    polarity=Polarity.NEITHER,
    source="Our own count: three children can move the chart",
    notes="For officers only, since it is of three children. Of equals the first by identifier is taken.",
    total_only=True,
    officers_only=True,
    shape=Share(INCIDENTS, of_the_three, is_missing),
)
I03 = Measure(
    code="I03",
    name="Children away without authorisation",
    question="How many of the children we cared for in the last year were away without leave?",
    population=DURING,
    numerator="Those with an away record (A) that began in the twelve months while in our care",
    denominator="Children looked after at any time in the twelve months",
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Percentage of children who were away from placement without authorisation",
    notes="Many authorities record none: not comparable without asking whether it is recorded at all.",
    shape=Share(CHILDREN_MISSING, was_away),
)
I03_INCIDENTS = Measure(
    code="I03-incidents",
    name="Times that children were away without authorisation",
    question="How many times was a child in our care away without leave in the last year?",
    population="Away records (A) that began in the twelve months while in our care",
    numerator="Every record",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{PUBLISHED}: Number of away incidents during the year",
    shape=Count(INCIDENTS, is_away),
)
I03_INCIDENTS_MONTH = Measure(
    code="I03-incidents-month",
    name="Times that children were away without authorisation in the month",
    question="How many times was a child in our care away without leave this month?",
    population="Away records (A) that began in the calendar month while in our care",
    numerator="Every record",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Our own count; twelve months of it are I03-incidents",
    month_ends=True,
    shape=Count(INCIDENTS_OF_MONTH, is_away),
)
I04 = Measure(
    code="I04",
    name="Missing three times or more in 90 days",
    question="How many children in our care went missing again and again in the last three months?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those with three or more missing records (M) that began in the 90 days to the date",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count",
    shape=Count(REPEAT_MISSING, three_or_more_times),
)
I05 = Measure(
    code="I05",
    name="How long children were missing",
    question="When children went missing, how long were they gone?",
    population="Incidents as in I02-merged that began in the twelve months",
    numerator=OF_GROUP,
    denominator="All of them",
    unit="%",
    polarity=Polarity.NEITHER,
    source="Our own count; the return has dates and no times, so hours cannot be told",
    notes="From first day to last; one still going on, to the date.",
    own_breakdown="duration",
    is_mix=True,
    shape=Share(MERGED_INCIDENTS, everybody),
)
