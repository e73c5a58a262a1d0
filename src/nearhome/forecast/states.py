"""The states that a forecast knows: where a child lives, how old, how long in care and in this home, and how care ends.

A class of home follows from the placement code and its provider (`classes.csv`; an empty provider is any other, and
a code that is not there is `other`). Ages and lengths are in completed months and have lower ends; the last of each
is open. The classes are the specification's, as far as a return tells them.
"""

from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from nearhome.vocabulary.codes import groups
from nearhome.vocabulary.shipped import shipped_rows

Ints = NDArray[np.int64]
OTHER = "other"
CLASSES = (
    "foster with family or friends", "own foster carers", "other foster carers", "own children's homes",
    "other children's homes", "supported accommodation", "secure and institutions", "with parents",
    "placed for adoption", OTHER,
)  # fmt: skip
AGE_BANDS = ("under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
AGES_FROM = np.array([0, 12, 60, 120, 192])
ADULT = 216
"""Months of age at which care ends."""
DURATIONS_FROM = np.array([0, 1, 3, 6, 12, 24, 48])
"""Months in care at which each band of duration begins."""
NEWNESS_FROM = np.array([0, 1, 2, 3])
"""Months in a home at which each phase begins: homes break down early or not."""
STREAMS = ("not UASC", "UASC")
ROUTES = ("home", "special guardianship or child arrangements", "adopted", OTHER)
"""How care ends but for the 18th birthday, which is no matter of chance."""
TURNED_18 = "turned 18"
_ROUTE_OF = MappingProxyType(
    {
        "home, planned": 0,
        "home, unplanned": 0,
        "special guardianship": 1,
        "child arrangements order": 1,
        "adopted": 2,
    }
)
MONTH_DAYS = 365.25 / 12
NOT_BEFORE_16 = CLASSES.index("supported accommodation")
"""The class in which nobody under 16 may be placed."""


@cache
def _classes() -> dict[tuple[str, str], int]:
    rows = shipped_rows(__package__, "classes.csv")
    return {(row["place"], row["provider"]): CLASSES.index(row["class"]) for row in rows}


def class_of(place: str | None, provider: str | None) -> int:
    """The number of the class of a placement code and its provider."""
    known, code = _classes(), place or ""
    return known.get((code, provider or ""), known.get((code, ""), len(CLASSES) - 1))


def route_of(reason: str | None) -> int:
    """The number of the route of a reason for ceasing; unknown reasons are `other`."""
    label = groups("REC").get(reason or "", "")
    return _ROUTE_OF.get(label, len(ROUTES) - 1)


def age_band_of(months: Ints) -> Ints:
    """The number of the age band of completed months of age."""
    return np.searchsorted(AGES_FROM, months, side="right") - 1


def duration_of(months: Ints) -> Ints:
    """The number of the band of completed months in care."""
    return np.searchsorted(DURATIONS_FROM, months, side="right") - 1


def newness_of(months: Ints) -> Ints:
    """The number of the phase of completed months in a home."""
    return np.searchsorted(NEWNESS_FROM, months, side="right") - 1
