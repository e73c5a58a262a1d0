"""Carers, adopters and homes, from the fostering service's list, the adoption agency's and the list of homes."""

from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Net, Quantile, Share, Sum
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

carers = Later("carers")

OUR_OWN = "Our own count from the list carers; Ofsted, Fostering in England asks the same of each 31 March"
OFSTED = "Ofsted, Children's homes in England; counted from the list homes"
APPROVED_WORDS = "Households approved at the date: approved by then, and approval not ended"
AS_OF_THE_LIST = (
    "Filled and unavailable places are of the list's last day, so this exists on that day alone."
)


def is_fostering(rows: Any) -> Any:
    """Approved for mainstream fostering."""
    return rows.is_fostering


def is_kinship(rows: Any) -> Any:
    """Approved as relatives or friends."""
    return rows.is_kinship


def is_adopter(rows: Any) -> Any:
    """Approved to adopt."""
    return rows.is_adopter


def places(rows: Any) -> Any:
    """Children that fostering households are approved for."""
    return rows.is_fostering.ifelse(rows.places, 0)


def has_locality(rows: Any) -> Any:
    """A fostering household whose locality is known."""
    return rows.is_fostering & rows.locality.notnull()


def places_there(rows: Any) -> Any:
    """Places of fostering households whose locality is known."""
    return rows.places_there


def filled(rows: Any) -> Any:
    """Of these, filled."""
    return rows.is_fostering.ifelse(rows.filled, 0)


def vacant(rows: Any) -> Any:
    """Of these, neither filled nor unavailable."""
    return rows.is_fostering.ifelse(rows.vacant, 0)


def came(rows: Any) -> Any:
    """A fostering household approved in the window."""
    return rows.is_fostering & rows.came


def went(rows: Any) -> Any:
    """An approved fostering household that ended in the window."""
    return rows.is_fostering & rows.went


def days_known(rows: Any) -> Any:
    """Approved in the window, the enquiry's day known."""
    return came(rows) & rows.days_to_approval.notnull()


def days_to_approval(rows: Any) -> Any:
    """Days from enquiry to approval."""
    return rows.is_fostering.ifelse(rows.days_to_approval, None)


def was_approved(rows: Any) -> Any:
    """Approved by the date."""
    return rows.was_approved


def beds(rows: Any) -> Any:
    """Places registered."""
    return rows.beds


def used_by_us(rows: Any) -> Any:
    """Filled by our children."""
    return rows.used_by_us


def used_by_others(rows: Any) -> Any:
    """Filled by other councils' children."""
    return rows.used_by_others


def _households(name: str, table: Any, period: str, detail: tuple[str, ...]) -> Population:
    at_date = period == "at date"
    return Population(
        name,
        table,
        period,
        breakdowns=("carer_locality", "home_locality"),
        since=(lambda on: on) if at_date else window_start,
        detail=detail,
        lists=("carers",),
        of_children=False,
    )


APPROVED = _households(
    "approved_households", carers.approved, "at date", ("kind", "approved_on", "places", "locality")
)
CHANGED = _households(
    "changed_households", carers.changed, "12 months", ("approved_on", "ended_on", "end_reason")
)
ENQUIRIES = Population(
    "enquiries",
    carers.enquiries,
    "12 months",
    breakdowns=("carer_locality",),
    detail=("enquired_on", "approved_on"),
    lists=("carers",),
    list_months=24,
    of_children=False,
)
CHILDREN_BY_LOCALITY = Population(
    "children_by_locality",
    carers.children_by_locality,
    "at date",
    breakdowns=("home_locality",),
    detail=("area",),
    evidence=(("area_file", "area_row"),),
    lists=("home_areas",),
)
BEDS = Population(
    "beds",
    carers.beds,
    "at date",
    breakdowns=("operator", "grade"),
    detail=("operator", "beds", "grade"),
    lists=("homes",),
    of_children=False,
)

O01 = Measure(
    code="O01",
    name="Foster families",
    question="How many foster families do we have?",
    population=APPROVED_WORDS,
    numerator="Those of mainstream fostering",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Count(APPROVED, is_fostering),
)
O01_KINSHIP = Measure(
    code="O01-kinship",
    name="Relatives and friends approved as foster carers",
    question="How many relatives and friends of our children are approved to care for them?",
    population=APPROVED_WORDS,
    numerator="Those approved as relatives or friends",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Count(APPROVED, is_kinship),
)
O01_PLACES = Measure(
    code="O01-places",
    name="Places in foster families",
    question="For how many children are our foster families approved?",
    population=APPROVED_WORDS,
    numerator="Places of mainstream fostering households",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Sum(APPROVED, places, is_fostering),
)
O01_FILLED = Measure(
    code="O01-filled",
    name="Places in foster families that are filled",
    question="How many places in our foster families are filled?",
    population=APPROVED_WORDS,
    numerator="Filled places of mainstream fostering households",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=OUR_OWN,
    notes=AS_OF_THE_LIST,
    also_by=("carer_locality",),
    at_list_end=True,
    shape=Sum(APPROVED, filled, is_fostering),
)
O01_VACANT = Measure(
    code="O01-vacant",
    name="Places in foster families that are vacant",
    question="How many places in our foster families are free?",
    population=APPROVED_WORDS,
    numerator="Places of mainstream fostering households less filled and unavailable ones",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=OUR_OWN,
    notes=AS_OF_THE_LIST,
    also_by=("carer_locality",),
    at_list_end=True,
    shape=Sum(APPROVED, vacant, is_fostering),
)
O02 = Measure(
    code="O02",
    name="Foster families: those who came less those who stopped",
    question="Did we gain or lose foster families in the year?",
    population="Households of mainstream fostering",
    numerator="Those approved in the twelve months less approved ones that ended in them; may be below nought",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Net(Count(CHANGED, came), Count(CHANGED, went)),
)
O02_IN = Measure(
    code="O02-in",
    name="Foster families approved in the year",
    question="How many foster families did we approve in the year?",
    population="Households of mainstream fostering",
    numerator="Those approved in the twelve months",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Count(CHANGED, came),
)
O02_OUT = Measure(
    code="O02-out",
    name="Foster families that stopped in the year",
    question="How many foster families stopped in the year?",
    population="Households of mainstream fostering that had been approved",
    numerator="Those whose approval ended in the twelve months",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Count(CHANGED, went),
)
O03 = Measure(
    code="O03",
    name="People who asked to foster and were approved",
    question="Of people who asked to foster, how many became foster carers?",
    population="Households that first asked in the twelve months that ended a year before the date, to foster",
    numerator="Those approved by the date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=OUR_OWN,
    notes="A year is left for each to be approved in.",
    also_by=("carer_locality",),
    shape=Share(ENQUIRIES, was_approved, is_fostering),
)
O03_DAYS = Measure(
    code="O03-days",
    name="Days from asking to foster to being approved",
    question="How long does it take to become a foster carer?",
    population="Households of mainstream fostering approved in the twelve months",
    numerator="Those whose first enquiry is dated: half of them waited at most so many days",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source=OUR_OWN,
    also_by=("carer_locality",),
    shape=Quantile(CHANGED, days_to_approval, days_known, among=came),
)
O04 = Measure(
    code="O04",
    name="Children beside places in foster families, by area",
    question="In which areas have we fewer foster families than children who come from there?",
    population="Children looked after at the date by the locality they came from, and places of mainstream fostering households there",
    numerator="Children less places; below nought where there are more places than children",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count from the lists home_areas and carers",
    notes="Every locality that either list names is shown: one without a family is a true nought.",
    also_by=("home_locality",),
    shape=Net(Count(CHILDREN_BY_LOCALITY), Sum(APPROVED, places_there, has_locality)),
)
O05 = Measure(
    code="O05",
    name="Approved adopters",
    question="How many families are approved to adopt, and where?",
    population=APPROVED_WORDS,
    numerator="Those approved to adopt",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source="Our own count from the list carers",
    notes="Every locality that the lists name is shown: one without an adopter is a true nought.",
    also_by=("carer_locality",),
    shape=Count(APPROVED, is_adopter),
)
O06 = Measure(
    code="O06",
    name="Places in children's homes in our area",
    question="How many children can the children's homes here take?",
    population="Children's homes in the council's area registered at the date",
    numerator="Their places",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=OFSTED,
    also_by=("operator", "grade"),
    shape=Sum(BEDS, beds),
)
O06_OURS = Measure(
    code="O06-ours",
    name="Places in children's homes here that our children have",
    question="How many places in children's homes here do our children have?",
    population="Children's homes in the council's area registered at the date",
    numerator="Places filled by our children",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=OFSTED,
    also_by=("operator", "grade"),
    shape=Sum(BEDS, used_by_us),
)
O06_OTHERS = Measure(
    code="O06-others",
    name="Places in children's homes here that other councils' children have",
    question="How many places in children's homes here do other councils' children have?",
    population="Children's homes in the council's area registered at the date",
    numerator="Places filled by other councils' children",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=OFSTED,
    also_by=("operator", "grade"),
    shape=Sum(BEDS, used_by_others),
)
