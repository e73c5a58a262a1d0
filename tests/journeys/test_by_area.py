"""Children by area against the slow count, child by child; homes beside them; what is on no map."""

import random
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from sample_returns import write_years

import areas_made as made
from nearhome.journeys.by_area import count_by_area
from nearhome.journeys.homes_here import homes_here
from nearhome.journeys.records import open_records
from nearhome.results.where import IN_NO_AREA, OUTSIDE
from nearhome.returns.areas.reading import read_areas
from nearhome.returns.postcodes import postcode_index
from nearhome.store.schema import schemas
from reference import areas as slow

OWN = "E06000059"
ON = date(2026, 3, 31)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """A small council's records, some children placed for adoption, confidential or on holiday."""
    from nearhome.journeys.add import add
    from nearhome.journeys.init import init

    folder = tmp_path_factory.mktemp("areas")
    write_years(folder / "years", [2025, 2026], children=60)
    init(folder / "ws", OWN, say=str)
    add(folder / "ws", [folder / "years"], say=str)
    return open_records(folder / "ws")


def spoilt(records, seed):
    """The records with some episodes as they seldom are."""
    chance = random.Random(seed)
    rows = records.tables["episodes"].to_pylist()
    for row in rows:
        drawn = chance.random()
        if drawn < 0.06:
            row["place"] = chance.choice(["A3", "A6"])
        elif drawn < 0.10:
            row["supplied_la"] = "CON"
        elif drawn < 0.25:
            row["place"] = chance.choice(["T0", "T3"])
            row["supplied_la"] = chance.choice([None, "CON"])
        elif drawn < 0.30:
            row["place_post"] = chance.choice([None, "ZZ99 9ZZ"])
        elif drawn < 0.34:
            row["home_post"] = None
    episodes = pa.Table.from_pylist(rows, schema=records.tables["episodes"].schema)
    return replace(records, tables={**records.tables, "episodes": episodes})


def random_areas(seed):
    """Some squares over the county, one with a hole; they overlap and leave gaps."""
    chance = random.Random(seed)
    found = []
    for n in range(5):
        size = chance.choice([8_000.0, 15_000.0, 30_000.0])
        west, south = chance.uniform(340_000, 400_000), chance.uniform(70_000, 120_000)
        rings = [made.square(west, south, size)]
        if n % 2:
            rings.append(made.square(west + size / 3, south + size / 3, size / 3))
        found.append((f"Area {n}", rings))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_count_is_the_one_made_child_by_child(records, seed):
    changed = spoilt(records, seed)
    areas = random_areas(seed)
    read = read_areas(
        "a.geojson", made.collection(*(made.feature(name, *rings) for name, rings in areas))
    )
    found = count_by_area(changed, ON, read, str)
    came, live = slow_counts(changed, areas)
    assert {each.area: each.came_from for each in found.rows if each.came_from} == came
    assert {each.area: each.live_here for each in found.rows if each.live_here} == live
    assert found.children == sum(came.values()) == sum(live.values()) > 30
    assert sum(each.came_from for each in found.rows) == found.children
    assert sum(each.live_here for each in found.rows) == found.children
    hidden = next(each for each in found.elsewhere if each.area == slow.HIDDEN)
    assert sum(lives for _, _, lives in found.parts) == hidden.live_here > 0


def slow_counts(records, areas):
    episodes = records.tables["episodes"].to_pylist()
    codes = sorted(
        {each for row in episodes for each in (row["home_post"], row["place_post"]) if each}
    )
    located = postcode_index(str).locate(codes)
    known = {
        code: (int(east), int(north), area)
        for code, east, north, area, has in zip(
            codes, located.east, located.north, located.codes(), located.has_grid, strict=True
        )
        if has
    }
    children = records.tables["children"].to_pylist()
    born = {row["child"]: row["dob"] for row in children}
    alone = set(records.tables["uasc"]["child"].to_pylist())
    return slow.by_area(episodes, born, alone, ON, areas, known, OWN)


def homes(*rows):
    usual = {"kind": "children's home", "inside": 1, "as_at": ON, "origin_file": "h", "beds": 4}
    full = [{**usual, "urn": str(n), "origin_row": n, **row} for n, row in enumerate(rows)]
    return pa.Table.from_pylist(full, schema=schemas()["homes"])


def test_homes_stand_in_the_area_their_locality_names():
    found = homes_here(
        homes(
            {"locality": " north  VALE ", "used_by_us": 3},
            {"locality": "North Vale", "kind": "fostering agency"},
            {"locality": "North Vale", "registered_to": ON},
            {"locality": "North Vale", "registered_from": date(2026, 4, 1)},
            {"locality": "Nowhere", "beds": None},
            {"locality": None, "inside": 0},
        ),
        ON,
        ("Coast", "North Vale"),
    )
    assert (found.on, found.of(1).homes, found.of(1).beds, found.of(1).ours) == (ON, 1, 4, 3)
    assert found.of(0).homes == 0
    assert (found.of(IN_NO_AREA).homes, found.of(IN_NO_AREA).beds) == (1, 0)
    assert found.of(OUTSIDE).homes == 1


def test_a_list_of_another_day_or_of_other_areas_says_nothing():
    later = homes({"locality": "Coast", "as_at": date(2026, 4, 1)})
    assert homes_here(later, ON, ("Coast",)) is None
    assert homes_here(homes({"locality": "Coast"}), ON, ("A ward",)) is None
    assert homes_here(homes(), ON, ("Coast",)) is None
