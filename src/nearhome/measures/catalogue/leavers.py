"""Young people after care, once a year, from OC3: work and study, home, keeping in touch."""

from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.populations import YOUNG_PEOPLE
from nearhome.measures.shapes import Condition, Count, Share
from nearhome.results.values import Polarity

GUIDE = "DfE, Children looked after in England: data guidance, care leavers; SSDA903 guide, OC3"
ACTIVITY = "la_care_leavers_activity"
ACCOMMODATION = "la_care_leavers_accommodation_suitability"
COHORT = "Young people who left care, in the year of their birthday; those who died or went home left out"
APPRENTICESHIPS_FROM = 2022
IN_ACTIVITY = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")
NOT_IN_ACTIVITY = ("G4", "G5", "G6")
ELSEWHERE = ("G", "H", "R")


def aged(youngest: int, oldest: int) -> Condition:
    """A condition: the age reached at the birthday in the year."""
    return lambda rows: rows.age.between(youngest, oldest).fill_null(False)


def both(first: Condition, second: Condition) -> Condition:
    """A condition: both hold."""
    return lambda rows: first(rows) & second(rows)


def doing(*codes: str) -> Condition:
    """A condition: the main activity is one of these."""
    return lambda rows: rows.activity.isin(codes).fill_null(False)


def living_in(*codes: str) -> Condition:
    """A condition: the accommodation is one of these."""
    return lambda rows: rows.accommodation.isin(codes).fill_null(False)


def residence_counts(rows: Any) -> Any:
    """Not gone abroad, not deported, residence known; no information stays in."""
    return ~rows.accommodation.substr(0, 1).isin(ELSEWHERE).fill_null(False)


def is_suitable(rows: Any) -> Any:
    """The accommodation is suitable: its code ends in 1."""
    return (rows.accommodation.substr(1, 1) == "1").fill_null(False)


def in_touch(rows: Any) -> Any:
    """The council is in touch."""
    return (rows.in_touch == "YES").fill_null(False)


def left_foster_at_18(rows: Any) -> Any:
    """Was living with foster carers on the 18th birthday."""
    return rows.left_foster_at_18


aged_17_18 = aged(17, 18)
aged_19_21 = aged(19, 21)
in_activity = doing(*IN_ACTIVITY)
with_former_carers = living_in("Z1", "Z2")
not_in_activity = both(aged_19_21, doing(*NOT_IN_ACTIVITY))
without_home = living_in("S1", "S2", "W1", "W2", "X1", "X2")

K01 = Measure(
    code="K01",
    name="In education, employment or training, aged 19 to 21",
    question="How many of our care-experienced 19 to 21 year olds are in education, work or training?",
    population=COHORT,
    numerator="Those in education, training or employment",
    denominator="Those aged 19 to 21 at the birthday in the year",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{ACTIVITY}: Total in education, employment or training, aged 19 to 21",
    notes="Those whom the council is not in touch with stay in the denominator.",
    field=("leaver_years", "activity"),
    shape=Share(YOUNG_PEOPLE, in_activity, aged_19_21),
)
K01_17_18 = Measure(
    code="K01-17-18",
    name="In education, employment or training, aged 17 and 18",
    question="How many of our care-experienced 17 and 18 year olds are in education, work or training?",
    population=COHORT,
    numerator="Those in education, training or employment",
    denominator="Those aged 17 or 18 at the birthday in the year",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{ACTIVITY}: Total in education, employment or training, aged 17 to 18",
    field=("leaver_years", "activity"),
    shape=Share(YOUNG_PEOPLE, in_activity, aged_17_18),
)
K02 = Measure(
    code="K02",
    name="In a suitable home, aged 19 to 21",
    question="How many of our care-experienced 19 to 21 year olds have a suitable home?",
    population=COHORT,
    numerator="Those in suitable accommodation",
    denominator="Those aged 19 to 21 not gone abroad, deported or of unknown residence",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{ACCOMMODATION}: Accommodation considered suitable, aged 19 to 21",
    notes="No information counts as not suitable.",
    field=("leaver_years", "accommodation"),
    shape=Share(YOUNG_PEOPLE, is_suitable, both(aged_19_21, residence_counts)),
)
K02_17_18 = Measure(
    code="K02-17-18",
    name="In a suitable home, aged 17 and 18",
    question="How many of our care-experienced 17 and 18 year olds have a suitable home?",
    population=COHORT,
    numerator="Those in suitable accommodation",
    denominator="Those aged 17 or 18 not gone abroad, deported or of unknown residence",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{ACCOMMODATION}: Accommodation considered suitable, aged 17 to 18",
    field=("leaver_years", "accommodation"),
    shape=Share(YOUNG_PEOPLE, is_suitable, both(aged_17_18, residence_counts)),
)
K03 = Measure(
    code="K03",
    name="In touch, aged 19 to 21",
    question="With how many of our care-experienced 19 to 21 year olds are we in touch?",
    population=COHORT,
    numerator="Those the council is in touch with",
    denominator="Those aged 19 to 21 at the birthday in the year",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    field=("leaver_years", "in_touch"),
    shape=Share(YOUNG_PEOPLE, in_touch, aged_19_21),
)
K03_17_18 = Measure(
    code="K03-17-18",
    name="In touch, aged 17 and 18",
    question="With how many of our care-experienced 17 and 18 year olds are we in touch?",
    population=COHORT,
    numerator="Those the council is in touch with",
    denominator="Those aged 17 or 18 at the birthday in the year",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    field=("leaver_years", "in_touch"),
    shape=Share(YOUNG_PEOPLE, in_touch, aged_17_18),
)
K04 = Measure(
    code="K04",
    name="Staying put at 18",
    question="Of those with foster carers when they turned 18, how many still live with them?",
    population=COHORT,
    numerator="Those living with former foster carers (Z1, Z2)",
    denominator="Those aged 18 who were with foster carers on the 18th birthday",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    field=("leaver_years", "accommodation"),
    shape=Share(YOUNG_PEOPLE, with_former_carers, both(aged(18, 18), left_foster_at_18)),
)
K04_19_20 = Measure(
    code="K04-19-20",
    name="Staying put at 19 and 20",
    question="Of those with foster carers when they turned 18, how many still live with them at 19 or 20?",
    population=COHORT,
    numerator="Those living with former foster carers (Z1, Z2)",
    denominator="Those aged 19 or 20 who were with foster carers on the 18th birthday",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    field=("leaver_years", "accommodation"),
    shape=Share(YOUNG_PEOPLE, with_former_carers, both(aged(19, 20), left_foster_at_18)),
)
K06 = Measure(
    code="K06",
    name="At university",
    question="How many of our care-experienced 19 to 21 year olds are at university or the like?",
    population=COHORT,
    numerator="Those in higher education (F1, P1)",
    denominator="Those aged 19 to 21 at the birthday in the year",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{ACTIVITY}: Higher education",
    field=("leaver_years", "activity"),
    shape=Share(YOUNG_PEOPLE, doing("F1", "P1"), aged_19_21),
)
K06_APPRENTICESHIPS = Measure(
    code="K06-apprenticeships",
    name="In an apprenticeship",
    question="How many of our care-experienced 19 to 21 year olds are apprentices?",
    population=COHORT,
    numerator="Those in an apprenticeship (F4, P4)",
    denominator="Those aged 19 to 21 at the birthday in the year",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    notes="In the return from 2021-22.",
    first_year=APPRENTICESHIPS_FROM,
    field=("leaver_years", "activity"),
    shape=Share(YOUNG_PEOPLE, doing("F4", "P4"), aged_19_21),
)
K09 = Measure(
    code="K09",
    name="Without a home, in a guest house, or in custody",
    question="How many of our care-experienced 17 to 21 year olds had no home of their own to go to?",
    population=COHORT,
    numerator="Those aged 17 to 21 of no fixed abode, in bed and breakfast or in custody",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDE,
    field=("leaver_years", "accommodation"),
    shape=Count(YOUNG_PEOPLE, both(aged(17, 21), without_home)),
)
K11 = Measure(
    code="K11",
    name="Why not in education, employment or training",
    question="Why are some of our care-experienced 19 to 21 year olds not in work, school or training?",
    population=COHORT,
    numerator="Those of them in the group",
    denominator="Those aged 19 to 21 who are not in education, employment or training",
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{ACTIVITY}: Not in education, employment or training, by reason",
    own_breakdown="neet_reason",
    is_mix=True,
    field=("leaver_years", "activity"),
    shape=Share(YOUNG_PEOPLE, not_in_activity, not_in_activity),
)
