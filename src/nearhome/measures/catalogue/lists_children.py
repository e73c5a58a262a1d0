"""What lists say of each child in care: needs, brothers and sisters, ties, views, why so far, whom they know."""

from dataclasses import replace
from typing import Any

from nearhome.measures.catalogue.distance import far_and_outside
from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.conditions import answered, both, holds, said
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import LOOKED_AFTER, Population
from nearhome.measures.shapes import Count, Share
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

LISTED = replace(
    LOOKED_AFTER,
    name="listed_children",
    table=lambda plan: plan.lists.listed_children,
    breakdowns=("distance_reason", *LOOKED_AFTER.breakdowns),
    detail=("place", "legal_status", "age"),
    lists=("needs", "connections", "views", "exploitation", "distance_reasons", "advocacy"),
)
RECORDED = replace(
    LOOKED_AFTER, name="recorded_children", table=lambda plan: plan.lists.recorded_children
)
STEADY = replace(
    LOOKED_AFTER,
    name="steady_children",
    table=lambda plan: plan.lists.steady_children,
    months_needed=12,
    tables=("SWEpisodes",),
    since=window_start,
)
SIBLINGS = replace(
    LOOKED_AFTER,
    name="brothers_and_sisters",
    table=lambda plan: plan.lists.brothers_and_sisters,
    lists=("siblings",),
)
GROUPS = Population(
    "sibling_groups",
    lambda plan: plan.lists.sibling_groups,
    "at date",
    breakdowns=(),
    detail=("children",),
    lists=("siblings",),
)
ALL = "All of them"
NEEDS = "The council's or the virtual school's list of needs (list: needs)"
TIES = "The council's list of connections (list: connections)"
FAR = "Children who live over 20 miles from home and outside the area (D08)"


def in_care_a_year(rows: Any) -> Any:
    """In care for twelve months at the date."""
    return rows.spell_started <= rows.window_first


def at_risk(rows: Any) -> Any:
    """Any flag of exploitation is open."""
    return rows.risk_sexual | rows.risk_criminal | rows.risk_trafficking | rows.risk_nrm


def _of_all(code: str, name: str, question: str, numerator: str, **more: Any) -> Measure:
    """A percentage of the children in care at the date."""
    given: dict[str, Any] = {
        "population": LOOKED_AFTER_WORDS,
        "denominator": ALL,
        "unit": "%",
        "polarity": Polarity.HIGHER,
    }
    return Measure(code=code, name=name, question=question, numerator=numerator, **(given | more))


B06 = _of_all(
    "B06",
    "Children with a disability",
    "How many of the children in our care have a disability?",
    "Those with an open row that says so",
    polarity=Polarity.NEITHER,
    source=NEEDS,
    lists=("needs",),
    notes="A child about whom the list is silent counts as having none.",
    shape=Share(LISTED, holds("is_disabled")),
)
B06_SUPPORT = replace(
    B06,
    code="B06-support",
    name="Children with support for special educational needs",
    question="How many of the children in our care have extra support at school?",
    shape=Share(LISTED, holds("has_support")),
)
B06_PLAN = replace(
    B06,
    code="B06-plan",
    name="Children with an education, health and care plan",
    question="How many of the children in our care have an education, health and care plan?",
    shape=Share(LISTED, holds("has_plan")),
)
B08 = Measure(
    code="B08",
    name="Children with brothers or sisters in our care",
    question="How many of the children in our care have a brother or sister in our care too?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in a sibling group with another of them",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="The council's list of brothers and sisters (list: siblings)",
    shape=Count(SIBLINGS, holds("has_sibling_here")),
)
B08_GROUPS = replace(
    B08,
    code="B08-groups",
    name="Groups of brothers and sisters in our care",
    question="How many groups of brothers and sisters are in our care?",
    population="Sibling groups with two or more children looked after at the date",
    numerator="Those groups",
    total_only=True,
    shape=Count(GROUPS),
)
D13 = Measure(
    code="D13",
    name="Brothers and sisters living together",
    question="Of the brothers and sisters who should live together, how many do?",
    population="Sibling groups with two or more children looked after at the date, all planned to be together",
    numerator="Those whose children all live at one known postcode with one provider",
    denominator=ALL,
    unit="%",
    polarity=Polarity.HIGHER,
    source=B08.source,
    notes="A group with a postcode that is not known stays in the denominator: see D13-unknown.",
    total_only=True,
    shape=Share(GROUPS, holds("is_together"), holds("plan_is_together")),
)


def place_not_known(rows: Any) -> Any:
    """Planned together, and where one of them lives is not known."""
    return rows.plan_is_together & ~rows.place_is_known


D13_UNKNOWN = replace(
    B08_GROUPS,
    code="D13-unknown",
    name="Brothers and sisters of whom it is not known",
    question="For how many groups of brothers and sisters is it not known whether they live together?",
    population=D13.population,
    numerator="Those with a child whose postcode is not known",
    shape=Count(GROUPS, place_not_known),
)
D11 = _of_all(
    "D11",
    "Why children live far from home",
    "Why do children live so far from home?",
    "Those by the reason given last",
    population=FAR,
    polarity=Polarity.NEITHER,
    source="The council's list of reasons (list: distance_reasons)",
    lists=("distance_reasons",),
    own_breakdown="distance_reason",
    shape=Share(LISTED, far_and_outside, far_and_outside),
)
D11_REVIEWED = replace(
    D11,
    code="D11-reviewed",
    name="Reasons for distance looked at with partners",
    question="For how many of them did council, police and health look at it together in the year?",
    numerator="Those with a joint review in the twelve months",
    polarity=Polarity.HIGHER,
    own_breakdown="",
    list_months=12,
    shape=Share(LISTED, both(holds("reviewed_jointly"), far_and_outside), far_and_outside),
)
I12 = Measure(
    code="I12",
    name="Children at risk of exploitation",
    question="How many of the children in our care are thought to be exploited?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those with an open flag of sexual or criminal exploitation or trafficking, or a referral",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="The council's list of flags (list: exploitation)",
    notes="For officers only.",
    officers_only=True,
    total_only=True,
    lists=("exploitation",),
    shape=Count(LISTED, at_risk),
)
I12_SEXUAL = replace(
    I12,
    code="I12-sexual",
    name="Children at risk of sexual exploitation",
    numerator="Those with an open flag of it",
    shape=Count(LISTED, holds("risk_sexual")),
)
I12_CRIMINAL = replace(
    I12_SEXUAL,
    code="I12-criminal",
    name="Children at risk of criminal exploitation",
    shape=Count(LISTED, holds("risk_criminal")),
)
I12_TRAFFICKING = replace(
    I12_SEXUAL,
    code="I12-trafficking",
    name="Children at risk of trafficking",
    shape=Count(LISTED, holds("risk_trafficking")),
)
I12_NRM = replace(
    I12_SEXUAL,
    code="I12-nrm",
    name="Children referred to the national mechanism",
    shape=Count(LISTED, holds("risk_nrm")),
)
J06 = _of_all(
    "J06",
    "Life-story work begun",
    "With how many of the children has life-story work begun?",
    "Those with whom it had begun by the date",
    source=TIES,
    lists=("connections",),
    shape=Share(LISTED, holds("story_started")),
)
J07 = replace(
    J06,
    code="J07",
    name="People who matter to the child known",
    question="For how many of the children do we know who matters to them?",
    numerator="Those whose important people had been mapped by the date",
    shape=Share(LISTED, holds("network_mapped")),
)


def _kept(code: str, name: str, question: str, column: str) -> Measure:
    return replace(
        J06,
        code=code,
        name=name,
        question=question,
        numerator="Those of whom the latest row says yes",
        denominator="Those of whom it says yes or no",
        shape=Share(LISTED, said(column), answered(column)),
    )


J07_KEPT = _kept(
    "J07-kept",
    "Sees brothers and sisters",
    "How many see their brothers and sisters as planned?",
    "brothers_sisters_kept",
)
J07_FRIENDS = _kept(
    "J07-kept-friends", "Sees old friends", "How many see their old friends?", "friends_kept"
)
J07_ACTIVITIES = _kept(
    "J07-kept-activities",
    "Goes on with clubs and activities",
    "How many go on with their clubs and activities?",
    "activities_kept",
)
J08_WAITING = Measure(
    code="J08-waiting",
    name="Waiting for an advocate",
    question="How many of the children wait for an advocate?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those referred by the date, not matched and not ended by it",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="The advocacy service's list (list: advocacy)",
    lists=("advocacy",),
    shape=Count(LISTED, holds("waits_for_advocate")),
)
J08_VISITOR_WAITING = replace(
    J08_WAITING,
    code="J08-visitor-waiting",
    name="Waiting for an independent visitor",
    question="How many of the children wait for an independent visitor?",
    shape=Count(LISTED, holds("waits_for_visitor")),
)
L02_ASKED = _of_all(
    "L02-asked",
    "Children who were asked",
    "How many of the children did anybody ask?",
    "Those asked in the twelve months",
    source="What children said (list: views)",
    lists=("views",),
    list_months=12,
    shape=Share(LISTED, holds("was_asked")),
)
M03 = _of_all(
    "M03",
    "The same social worker for a year",
    "How many of the children have had the same social worker for a year?",
    "Those with one social worker since the day twelve months before, or earlier",
    population="Children looked after at the date who had been for twelve months",
    source="SSDA903 guide, Social workers",
    shape=Share(STEADY, both(holds("has_steady_worker"), in_care_a_year), in_care_a_year),
)
P04 = _of_all(
    "P04",
    "Records with every key field",
    "For how many of the children is every key field recorded?",
    "Those whose legal status, home, provider, need and postcodes are known where the law has them recorded",
    source="SSDA903 guide, Episodes",
    notes="No home postcode is asked of a child who came alone, none of the home of one placed for adoption.",
    lists=(),
    shape=Share(RECORDED, holds("is_recorded_whole")),
)
