"""Where the invented children's homes are: postcodes where nobody lives, and invented providers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Weights
from nearhome.vocabulary.shipped import shipped_rows

OFFICE = "DT1 1XJ"
"""The council's own office, which real extracts carry as the home address of some children."""

OFFICE_AT = (369_000, 90_700)
"""Its grid reference, to the nearest hundred metres."""

KILOMETRES = 1.6093
"""In a mile, as the return reckons."""

REACH = 120
"""How many of the authority's postcodes nearest to a child's own count as local."""

NEARBY = 8
"""Among how many of the nearest postcodes carers find their next house."""

NOT_REGISTERED = frozenset({"P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"})
"""Kinds of placement for which the return wants no URN."""


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode of a delivery office, with its grid reference in metres."""

    postcode: str
    easting: int
    northing: int


@cache
def zones() -> Mapping[str, tuple[Place, ...]]:
    """The places of each zone: home, beside, near, wider, far."""
    found: dict[str, list[Place]] = {}
    for row in shipped_rows(__package__, "places.csv"):
        place = Place(row["postcode"], int(row["easting"]), int(row["northing"]))
        found.setdefault(row["zone"], []).append(place)
    return MappingProxyType({zone: tuple(places) for zone, places in found.items()})


@cache
def around(postcode: str) -> tuple[Place, ...]:
    """The authority's places nearest to one of its own, itself included; all when it is not of them."""
    ours = zones()["home"]
    centre = found_at().get(postcode)
    if centre is None or zone_of()[postcode] != "home":
        return ours
    nearest = np.argsort(miles("home", centre.easting, centre.northing), kind="stable")
    return tuple(ours[place] for place in nearest[:REACH])


@cache
def found_at() -> Mapping[str, Place]:
    """Every place by its postcode, the council's office among them."""
    places = {place.postcode: place for group in zones().values() for place in group}
    return MappingProxyType({**places, OFFICE: Place(OFFICE, *OFFICE_AT)})


@cache
def zone_of() -> Mapping[str, str]:
    """The zone of every place by its postcode; the council's office is in none."""
    found = {place.postcode: zone for zone, places in zones().items() for place in places}
    return MappingProxyType({OFFICE: "", **found})


@cache
def grid(zone: str) -> NDArray[np.float64]:
    """The eastings and northings of a zone's places, in metres."""
    return np.array([(place.easting, place.northing) for place in zones()[zone]], float).T


def miles(zone: str, easting: float, northing: float) -> NDArray[np.float64]:
    """The distances from a point to a zone's places, as the return has them."""
    across, up = grid(zone)
    found: NDArray[np.float64] = np.hypot(across - easting, up - northing) / 1000 / KILOMETRES
    return found


@cache
def neighbours(postcode: str) -> tuple[str, ...]:
    """The postcodes nearest to one in its own zone, none for one that is in no zone."""
    place = found_at().get(postcode)
    zone = zone_of().get(postcode, "")
    if place is None or not zone:
        return ()
    nearest = np.argsort(miles(zone, place.easting, place.northing), kind="stable")
    return tuple(zones()[zone][at].postcode for at in nearest[:NEARBY])


def nearby(chance: Chance, postcode: str) -> str:
    """Where carers go who move house: another postcode near their own."""
    return chance.one(neighbours(postcode) or (postcode,))


def postcode_in(chance: Chance, where: Weights, local: float, home: str) -> str:
    """A postcode by zone; within the authority often one near the child's own address."""
    zone = chance.pick(where)
    if zone == "home" and home and chance.yes(local):
        return chance.one(around(home)).postcode
    return chance.one(zones()[zone]).postcode


def urn(chance: Chance, place: str, provider: str) -> str:
    """An invented URN (no real one begins SC9), XXXXXXX for other agencies' adopters, or none."""
    if place in NOT_REGISTERED:
        return ""
    if place[0] == "A" and provider != "PR1":
        return "XXXXXXX"
    if place[0] in "UA":
        return "SC900001" if provider == "PR1" else f"SC9001{chance.whole(1, 18):02d}"
    kind = {"K": 91, "H": 93, "P": 93, "S": 95}.get(place[0], 97)
    return f"SC{kind}{chance.whole(1, 70):04d}"
