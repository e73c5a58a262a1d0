"""A GeoJSON of areas: what is read, mended, told and refused."""

import json
import math

import numpy as np
import pytest
import shapely

import areas_made as made
from nearhome.returns.areas.finding import area_of
from nearhome.returns.areas.geojson import MOST_FEATURES, may_be_geojson
from nearhome.returns.areas.reading import read_areas
from nearhome.returns.errors import NotAReturnError, ReturnError

WEST, SOUTH = made.WEST, made.SOUTH


def read(*features, name="wards.geojson", field_asked="", kind="", **members):
    content = made.collection(*features, **members)
    return read_areas(name, content, field_asked=field_asked, kind=kind)


def rules(found):
    return [(entry.rule, entry.row) for entry in found.log]


def refused(*features, **members):
    with pytest.raises(ReturnError) as told:
        read(*features, **members)
    return str(told.value)


ONE = made.feature("East", made.square(WEST, SOUTH))
TWO = made.feature("West", made.square(WEST - 1_000, SOUTH))


def test_metres_on_the_national_grid_are_taken_as_they_are():
    found = read(ONE, TWO, crs=made.GRID)
    assert found.names == ("East", "West")
    assert found.kind == "wards"
    assert shapely.area(found.areas[0].outline) == 1_000_000
    assert rules(found) == [("name-field", None), ("coordinates", None)]


def test_degrees_become_metres_where_the_survey_says_they_lie():
    """A ring about the Survey's point TP05, which is at 438710.920, 114792.250."""
    ring = [
        [-1.450514337 + 0.001 * across, 50.93127938 + 0.001 * up]
        for across, up in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    ]
    found = read(made.feature("TP05", ring))
    middle = shapely.centroid(found.areas[0].outline)
    assert math.hypot(middle.x - 438_710.920, middle.y - 114_792.250) < 5
    swapped = read(made.feature("TP05", [point[::-1] for point in ring]))
    assert shapely.equals_exact(swapped.areas[0].outline, found.areas[0].outline, 0.001)
    assert "changed about" in swapped.log[1].why


@pytest.mark.parametrize(
    ("ring", "said"),
    [
        (made.square(-250_000.0, 6_550_000.0), "EPSG:3857"),
        (made.square(9.0, 50.0, 0.1), "outside Great Britain"),
        (made.square(600_000.0, 5_600_000.0), "projection that is not known"),
    ],
)
def test_any_other_projection_is_refused_with_the_mend(ring, said):
    told = refused(ONE, made.feature("Odd", ring))
    assert told.startswith("wards.geojson: Feature 2 has coordinates that are ")
    assert said in told
    assert "EPSG:27700" in told


def test_two_systems_in_one_file_are_refused():
    told = refused(ONE, made.feature("Odd", made.square(-2.4, 50.7, 0.01)))
    assert "Feature 1 is in metres" in told
    assert "feature 2 in longitude" in told


def test_what_the_file_says_of_its_coordinates_is_not_believed_but_told():
    wrong = {"type": "name", "properties": {"name": "EPSG:4326"}}
    found = read(ONE, crs=wrong)
    assert ("crs-differs", None) in rules(found)
    assert shapely.area(found.areas[0].outline) == 1_000_000
    irish = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::29903"}}
    assert "EPSG:29903, which is not read" in refused(ONE, crs=irish)
    assert read(ONE, crs="none").names == ("East",)


def test_whoever_lives_in_a_hole_is_in_no_area():
    hole = made.square(WEST + 400, SOUTH + 400, 200)
    found = read(made.feature("Ring", made.square(WEST, SOUTH), hole), TWO)
    assert ("hole", 1) in rules(found)
    assert ("gaps", None) in rules(found)
    east = np.array([WEST + 500, WEST + 100, WEST - 500, WEST - 5_000], np.int32)
    north = np.full(4, SOUTH + 500, np.int32)
    assert area_of(found.areas, east, north).tolist() == [-1, 0, 1, -1]


def test_an_area_that_fills_a_hole_leaves_no_gap():
    hole = made.square(WEST + 400, SOUTH + 400, 200)
    found = read(made.feature("Ring", made.square(WEST, SOUTH), hole), made.feature("In", hole))
    assert ("gaps", None) not in rules(found)
    middle = np.array([WEST + 500], np.int32), np.array([SOUTH + 500], np.int32)
    assert area_of(found.areas, *middle).tolist() == [1]


def test_where_two_areas_lie_on_each_other_the_first_counts():
    found = read(ONE, made.feature("Over", made.square(WEST + 500, SOUTH)))
    (told,) = (entry for entry in found.log if entry.rule == "overlap")
    assert told.row == 2
    assert "Over lies over East by 0.19 square miles" in told.why
    at = np.array([WEST + 700], np.int32), np.array([SOUTH + 500], np.int32)
    assert area_of(found.areas, *at).tolist() == [0]
    assert area_of(found.areas[::-1], *at).tolist() == [0]


def test_a_crossing_outline_is_mended():
    bow = [[0, 0], [1_000, 1_000], [1_000, 0], [0, 1_000], [0, 0]]
    found = read(made.feature("Bow", [[WEST + x, SOUTH + y] for x, y in bow]))
    assert ("self-crossing", 1) in rules(found)
    assert shapely.is_valid(found.areas[0].outline)
    assert shapely.area(found.areas[0].outline) == pytest.approx(500_000)


def test_names_are_mended_and_told():
    found = read(ONE, made.feature(None, made.square(WEST - 1_000, SOUTH)),
                 made.feature(" east ", made.square(WEST + 1_000, SOUTH)))  # fmt: skip
    assert found.names == ("East", "area without a name (feature 2)")
    assert shapely.area(found.areas[0].outline) == 2_000_000
    assert [each for each in rules(found) if each[1]] == [("no-name", 2), ("same-name", 3)]


def test_the_property_that_names_is_chosen_by_rule_or_asked_for():
    both = {"WD24NM": "Ons", "ward_code": "E05", "known_as": "Old"}
    ring = made.square(WEST, SOUTH)
    by_rule = read(made.feature(None, ring, **both))
    assert (by_rule.name_field, by_rule.kind, by_rule.names) == ("WD24NM", "wards", ("Ons",))
    asked = read(made.feature(None, ring, **both), field_asked="KNOWN_AS", name="x_2026.json")
    assert (asked.name_field, asked.kind, asked.names) == ("known_as", "x", ("Old",))
    assert by_rule.outlines != asked.outlines
    assert read(ONE, kind="Localities of 2026").kind == "localities of"
    with pytest.raises(ReturnError, match=r"ward_code, known_as.*--name-field"):
        read(made.feature(None, ring, ward_code="E05", known_as="Old"))
    with pytest.raises(ReturnError, match="in a property nick"):
        read(ONE, field_asked="nick")


def test_what_is_no_area_is_set_aside_by_its_number():
    point = {"type": "Feature", "properties": {"name": "P"}, "geometry": {"type": "Point"}}
    empty = {"type": "Feature", "properties": {"name": "N"}, "geometry": None}
    flat = made.feature(
        "Flat", [[WEST, SOUTH], [WEST + 9, SOUTH], [WEST + 5, SOUTH], [WEST, SOUTH]]
    )
    words = made.feature("Words", [["a", "b"]] * 4)
    found = read(point, ONE, empty, flat, words, "none")
    assert found.names == ("East",)
    aside = [row for rule, row in rules(found) if rule == "no-outline"]
    assert sorted(aside) == [1, 3, 4, 5, 6]
    assert (found.read, found.set_aside) == (6, 5)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"type": "FeatureCollection", "features": []}', "holds no feature"),
        (b'{"type": "FeatureCollection"}', "holds no feature"),
        (b'{"type": "FeatureCollection", "features": [', "no whole JSON"),
        (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
        (b'{"type": "FeatureCollection", "features": ' + b"[" * 200_000, "brackets go too deep"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "NaN"),
        ('{"type": "FeatureCollection", "features": ["é"]}'.encode("cp1252"), "UTF-8"),
        (b'{"type": "FeatureCollection", "features": [{}]}', "feature 1"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, said):
    with pytest.raises(ReturnError, match=said):
        read_areas("a.geojson", content)


def test_too_many_features_or_points_are_refused(monkeypatch):
    many = made.collection(*[ONE] * (MOST_FEATURES + 1))
    with pytest.raises(ReturnError, match="1,001 features"):
        read_areas("a.geojson", many)
    monkeypatch.setattr("nearhome.returns.areas.geojson.MOST_POINTS", 4)
    with pytest.raises(ReturnError, match="5 points"):
        read_areas("a.geojson", made.collection(ONE))
    monkeypatch.setattr("nearhome.returns.areas.geojson.FILE_BYTES", 10)
    with pytest.raises(ReturnError, match="simpler"):
        read_areas("a.geojson", made.collection(ONE))


def test_json_of_something_else_is_passed_over():
    with pytest.raises(NotAReturnError):
        read_areas("a.json", b'{"type": "book", "Feature": 1}')
    assert may_be_geojson(b'\xef\xbb\xbf{"type":"FeatureCollection"')
    assert not may_be_geojson(b"CHILD,DECOM")


def test_a_multipolygon_with_holes_a_third_number_and_a_date_is_read():
    geometry = {
        "type": "MultiPolygon",
        "coordinates": [
            [[[*point, 12.5] for point in made.square(WEST, SOUTH)]],
            [made.square(WEST + 5_000, SOUTH), made.square(WEST + 5_400, SOUTH + 400, 200)],
        ],
    }
    two = {"type": "Feature", "properties": {"name": "Isles"}, "geometry": geometry}
    whole = {
        "type": "FeatureCollection",
        "date": "1 May 2025",
        "kind": "Localities",
        "features": [two],
    }
    found = read_areas("x.json", json.dumps(whole).encode("utf-8-sig"))
    assert shapely.area(found.areas[0].outline) == 1_960_000
    assert (found.kind, found.dated) == ("localities", "1 May 2025")
