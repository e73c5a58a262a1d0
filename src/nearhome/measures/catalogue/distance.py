"""How far from home the children live, and whether in the council's own area."""

from dataclasses import replace
from typing import Any

from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.catalogue.profile import ALL, AT_31_MARCH
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import LOOKED_AFTER, STABILITY
from nearhome.measures.shapes import Quantile, Share
from nearhome.results.values import Polarity

GUIDE = (
    "DfE, Children looked after in England: methodology (distance and locality of placement); "
    "SSDA903 guide, PL_DISTANCE and PL_LOCATION"
)
FAR_MILES = 20.0


def outside(rows: Any) -> Any:
    """The home is outside the area of the responsible council."""
    return (rows.location == "OUT").fill_null(False)


def far_from_home(rows: Any) -> Any:
    """The home is over 20 miles from where the child came from."""
    return (rows.distance > FAR_MILES).fill_null(False)


def far_and_outside(rows: Any) -> Any:
    """The home is over 20 miles from where the child came from, and outside the area."""
    return far_from_home(rows) & outside(rows)


def far_beyond_boundary(rows: Any) -> Any:
    """The home is 20 miles or more beyond the boundary."""
    return (rows.beyond_boundary >= FAR_MILES).fill_null(False)


def settled_two_years(rows: Any) -> Any:
    """With the same carers for two years or more."""
    return (rows.stay_started <= rows.before_24).fill_null(False)


def far_and_outside_as_computed(rows: Any) -> Any:
    """Over 20 miles from home and outside the area by our own working out, whatever was supplied."""
    far = (rows.calculated_distance > FAR_MILES).fill_null(False)
    return far & (rows.calculated_location == "OUT").fill_null(False)


def far_and_outside_as_supplied(rows: Any) -> Any:
    """Over 20 miles from home and outside the area by what the return says alone."""
    far = (rows.supplied_distance > FAR_MILES).fill_null(False)
    return far & (rows.supplied_location == "OUT").fill_null(False)


def miles(rows: Any) -> Any:
    """Miles from the home the child came from."""
    return rows.distance


def distance_known(rows: Any) -> Any:
    """The distance is known."""
    return rows.distance.notnull()


UNKNOWN_STAYS = "Children whose distance or area is not known stay in the denominator."

D08 = Measure(
    code="D08",
    name="Over 20 miles from home and outside the area",
    question="How many of the children in our care live over 20 miles from home and outside the area?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those over 20.0 miles from home in a placement outside the responsible council's area",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Distance and locality, over 20 miles from home and outside the boundary",
    notes=UNKNOWN_STAYS,
    field=("episodes", "distance"),
    shape=Share(LOOKED_AFTER, far_and_outside),
)
D08_ANYWHERE = Measure(
    code="D08-anywhere",
    name="Over 20 miles from home, anywhere",
    question="How many of the children in our care live over 20 miles from home?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those over 20.0 miles from home",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Distance, over 20 miles",
    notes=UNKNOWN_STAYS,
    field=("episodes", "distance"),
    shape=Share(LOOKED_AFTER, far_from_home),
)
D08_BOUNDARY = Measure(
    code="D08-boundary",
    name="20 miles or more beyond the boundary",
    question="How many of the children in our care live 20 miles or more beyond the edge of the area?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those 20.0 miles or more from the nearest point of the boundary, outside it",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source="The wording of a Corporate Parenting Board's minute; our own count",
    notes=UNKNOWN_STAYS,
    field=("episodes", "beyond_boundary"),
    shape=Share(LOOKED_AFTER, far_beyond_boundary),
)
D08_COMPUTED = replace(
    D08,
    code="D08-computed",
    name="Over 20 miles from home and outside the area, by our own distances",
    question="How many would it be by the distances we work out from postcodes?",
    numerator="Those for whom our own working out from postcodes says so, whatever the return supplies",
    source=f"{GUIDE}; kept to tell which distances another count used",
    published="",
    officers_only=True,
    field=("episodes", "calculated_distance"),
    shape=Share(LOOKED_AFTER, far_and_outside_as_computed),
)
D08_SUPPLIED = replace(
    D08,
    code="D08-supplied",
    name="Over 20 miles from home and outside the area, by the distances supplied",
    question="How many would it be by the distances in the return alone?",
    numerator="Those of whom the return itself says so (PL_DISTANCE, PL_LOCATION)",
    source=f"{GUIDE}; kept to tell which distances another count used",
    published="",
    officers_only=True,
    field=("episodes", "supplied_distance"),
    shape=Share(LOOKED_AFTER, far_and_outside_as_supplied),
)
D09 = Measure(
    code="D09",
    name="Outside the area",
    question="How many of the children in our care live outside the area?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in a placement outside the responsible council's area",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Locality, outside the boundary",
    notes=UNKNOWN_STAYS,
    field=("episodes", "location"),
    shape=Share(LOOKED_AFTER, outside),
)
D10 = Measure(
    code="D10",
    name="Miles from home: the middle",
    question="How far from home does the child in the middle of the line live?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those whose distance is known",
    denominator=ALL,
    unit="miles",
    polarity=Polarity.LOWER,
    source=GUIDE,
    notes="By distance it is the share of children in each band, the unknown included, as a percentage.",
    own_breakdown="distance",
    field=("episodes", "distance"),
    shape=Quantile(LOOKED_AFTER, miles, distance_known),
)
D10_Q1 = replace(
    D10,
    code="D10-q1",
    name="Miles from home: the nearer quarter",
    question="Within how many miles of home does the nearest quarter of the children live?",
    notes="",
    own_breakdown="",
    field=("episodes", "distance"),
    shape=Quantile(LOOKED_AFTER, miles, distance_known, quantile=0.25),
)
D10_Q3 = replace(
    D10,
    code="D10-q3",
    name="Miles from home: the farther quarter",
    question="Beyond how many miles from home does the farthest quarter of the children live?",
    notes="",
    own_breakdown="",
    field=("episodes", "distance"),
    shape=Quantile(LOOKED_AFTER, miles, distance_known, quantile=0.75),
)
D12 = Measure(
    code="D12",
    name="Far from home but settled",
    question="Of the children who live far from home, how many have been with the same carers for two years?",
    population="Children looked after over 20 miles from home and outside the area (D08)",
    numerator="Those with the same carers for 24 months or more",
    denominator="Children over 20 miles from home and outside the area",
    unit="%",
    polarity=Polarity.NEITHER,
    source="Our own count",
    months=24,
    field=("episodes", "distance"),
    shape=Share(STABILITY, settled_two_years, far_and_outside),
)
