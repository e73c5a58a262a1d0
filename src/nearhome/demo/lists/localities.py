"""The invented localities, and where children come from, carers and adopters live, homes are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nearhome.demo.places import Place
from nearhome.vocabulary.shipped import shipped_rows

AREAS = ("areas.geojson", "wards.geojson")
"""The outlines of the localities, and of the wards that they are made of (`scripts/draw_areas.py`)."""


@dataclass(frozen=True, slots=True)
class WardPlace:
    """The place about which an invented ward lies: what is nearest to it is the ward."""

    locality: str
    ward: str
    easting: int
    northing: int


@cache
def ward_places() -> tuple[WardPlace, ...]:
    """The place of every ward, localities in their order."""
    return tuple(
        WardPlace(row["locality"], row["ward"], int(row["easting"]), int(row["northing"]))
        for row in shipped_rows(__package__, "locality_places.csv")
    )


@cache
def locality_at(place: Place) -> str:
    """The locality of a place in the invented county: that of the nearest ward."""
    nearest = min(
        ward_places(),
        key=lambda each: (
            (each.easting - place.easting) ** 2 + (each.northing - place.northing) ** 2
        ),
    )
    return nearest.locality


@cache
def weights(of: str) -> Mapping[str, float]:
    """How likely each locality is for `children`, `carers`, `adopters` or `homes`; 0 is never."""
    return {
        row["locality"]: float(row[of])
        for row in shipped_rows(__package__, "localities.csv")
        if float(row[of])
    }


def decile_children(decile: int) -> float:
    """The part of the invented county's children who live in a decile of deprivation, 1 the most deprived.

    A shire county: twice as many in the least deprived tenth of England as in the most.
    """
    return 0.06 + 0.0073 * decile
