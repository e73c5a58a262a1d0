"""How children leave care: adoption, guardians, home, adulthood, and who comes back."""

from typing import Any

from nearhome.measures.catalogue.flows import ENDS_WORDS, is_child
from nearhome.measures.catalogue.numbers import GUIDE
from nearhome.measures.catalogue.profile import OF_GROUP
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import ADOPTIONS, ENDS, RETURNS_HOME_12, RETURNS_HOME_18
from nearhome.measures.shapes import Mean, Share
from nearhome.results.values import Polarity

CEASED = "la_children_who_ceased_to_be_looked_after_during_the_year"
LEFT = "Children who left care, each counted once, at the last end (A05)"
SCORECARD = "DfE, Adoption scorecards: guidance, the two indicators of timeliness"


def days_to_family(rows: Any) -> Any:
    """Days from coming into care to moving in with the adoptive family."""
    return rows.days_to_family


def family_known(rows: Any) -> Any:
    """Both days are in the records."""
    return rows.days_to_family.notnull()


def days_to_match(rows: Any) -> Any:
    """Days from the placement order to the match."""
    return rows.days_to_match


def match_known(rows: Any) -> Any:
    """Both days are in the records."""
    return rows.days_to_match.notnull()


def was_adopted(rows: Any) -> Any:
    """Left by adoption."""
    return rows.was_adopted


def went_home(rows: Any) -> Any:
    """Left to go home to parents or relatives with parental responsibility."""
    return rows.went_home


def went_home_unplanned(rows: Any) -> Any:
    """Left to go home, not as part of the plan."""
    return (rows.end_reason == "E4B").fill_null(False)


def came_back(rows: Any) -> Any:
    """Came into care again."""
    return rows.came_back


F04 = Measure(
    code="F04",
    name="Days from coming into care to moving in with the adoptive family",
    question="How long did children who were adopted wait before they moved in with their family?",
    population="Children whose time in care ended in adoption in the twelve months",
    numerator="The sum of their days from coming into care to moving in",
    denominator="Children adopted for whom both days are in the records",
    unit="days",
    polarity=Polarity.LOWER,
    source=SCORECARD,
    notes="For a child adopted by former foster carers the clock stops where they began to foster.",
    shape=Mean(ADOPTIONS, days_to_family, family_known),
)
F04_A2 = Measure(
    code="F04-A2",
    name="Days from the court's permission for adoption to the match",
    question="How long after the court's order were children who were adopted matched with a family?",
    population="Children whose time in care ended in adoption in the twelve months",
    numerator="The sum of their days from placement order to match, none for a match before the order",
    denominator="Children adopted for whom both days are in the records",
    unit="days",
    polarity=Polarity.LOWER,
    source=SCORECARD,
    shape=Mean(ADOPTIONS, days_to_match, match_known),
)
F05 = Measure(
    code="F05",
    name="How children left care",
    question="Did the children who left go home, to a new family, or into adult life?",
    population=ENDS_WORDS,
    numerator=OF_GROUP,
    denominator=LEFT,
    unit="%",
    polarity=Polarity.RANGE,
    source=GUIDE,
    published=f"{CEASED}: Reason episode ceased",
    notes="Turned 18 goes by the date of birth: no reason in the return says so.",
    own_breakdown="leaving_route",
    is_mix=True,
    shape=Share(ENDS, is_child, is_child),
)
F06 = Measure(
    code="F06",
    name="Adopted",
    question="How many of the children who left our care were adopted?",
    population=ENDS_WORDS,
    numerator="Those who left by adoption (E11, E12)",
    denominator=LEFT,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{CEASED}: Reason episode ceased, adopted",
    notes="A court decides; it is no target.",
    shape=Share(ENDS, was_adopted, is_child),
)
F07 = Measure(
    code="F07",
    name="Went home",
    question="How many of the children who left our care went home to their family?",
    population=ENDS_WORDS,
    numerator="Those who returned home to someone with parental responsibility (E4A, E4B)",
    denominator=LEFT,
    unit="%",
    polarity=Polarity.RANGE,
    source=GUIDE,
    published=f"{CEASED}: Reason episode ceased, returned home",
    notes="Living with others (E13) and child arrangements orders (E41) are apart.",
    shape=Share(ENDS, went_home, is_child),
)
F07_UNPLANNED = Measure(
    code="F07-unplanned",
    name="Went home without a plan",
    question="How many of the children who left our care went home although the plan was another?",
    population=ENDS_WORDS,
    numerator="Those who returned home not as part of the plan (E4B)",
    denominator=LEFT,
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{CEASED}: Reason episode ceased, returned home, unplanned",
    shape=Share(ENDS, went_home_unplanned, is_child),
)
F08 = Measure(
    code="F08",
    name="Came back within 12 months of going home",
    question="Of the children who went home, how many were back in our care within a year?",
    population="Ends by going home (E4A, E4B) in the twelve months ending a year before the date",
    numerator="Those with a later time in care that began within 12 months",
    denominator="All ends by going home in those twelve months",
    unit="%",
    polarity=Polarity.LOWER,
    source="Our own count",
    shape=Share(RETURNS_HOME_12, came_back),
)
F08_18M = Measure(
    code="F08-18m",
    name="Came back within 18 months of going home",
    question="Of the children who went home, how many were back in our care within a year and a half?",
    population="Ends by going home (E4A, E4B) in the twelve months ending 18 months before the date",
    numerator="Those with a later time in care that began within 18 months",
    denominator="All ends by going home in those twelve months",
    unit="%",
    polarity=Polarity.LOWER,
    source="Our own count",
    shape=Share(RETURNS_HOME_18, came_back),
)
