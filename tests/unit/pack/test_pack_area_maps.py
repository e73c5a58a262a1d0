"""Maps of areas: valid, in their frame, words on nothing else, stripes in their area, words that are true."""

import re
import types
from datetime import date
from xml.etree import ElementTree as ET

import altair
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.pack import drawing
from nearhome.pack.area_labels import LINE, Named, label
from nearhome.pack.area_maps import MOST_HIGH, SHADES, WIDTH, map_fill, map_size
from nearhome.pack.area_shapes import hatched, holds, holds_box
from nearhome.pack.blocks import AreaMap, MapArea, Paragraph
from nearhome.pack.charts import _filled, specification, svg, wide
from nearhome.pack.labels import width
from nearhome.pack.where.homes_page import homes_page
from nearhome.pack.where.maps import map_pages, most_of
from nearhome.pack.wording import capital
from nearhome.results.where import ELSEWHERE, AreaCount, Outline, Where

AS_AT = date(2026, 10, 31)


def ring(west, south, size):
    east, north = west + size, south + size
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def square(west, south, size=4.0, hole=False):
    """The rings of a square, a hole in its middle running the other way round."""
    inner = ring(west + size / 3, south + size / 3, size / 3)[::-1]
    return (ring(west, south, size), *((inner,) if hole else ()))


def area(name, count, west, south, size=4.0, hole=False):
    across = size / 6 if hole else size / 2
    middle = (west + across, south + size / 2)
    return MapArea(name, count, square(west, south, size, hole=hole), middle)


PLAIN = AreaMap(
    "m",
    (
        area("Vale", 98.0, 0, 4),
        area("Isle", None, 4, 4),
        area("Downs", 0.0, 0, 0),
        area("Harbour", 21.0, 4, 0, hole=True),
        area("Tip", 45.0, 8, 0, 0.4),
    ),
    98.0,
    "words",
)
CROWDED = AreaMap(
    "c",
    tuple(
        area(f"A ward of long name {n}", float(n) if n % 5 else None, n % 5 * 2, n // 5 * 2, 2.0)
        for n in range(25)
    ),
    24.0,
    "words",
)
MANY = AreaMap(
    "b", tuple(area(f"W {n}", float(n), n % 20, n // 20, 1.0) for n in range(40)), 39.0, "words"
)
EXAMPLES = {"plain": PLAIN, "crowded": CROWDED, "many": MANY}
MARKS = re.compile(r"<(?:path d=|text|line)[^>]*>")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_map_is_valid_and_the_short_way_of_drawing_gives_what_the_long_way_gives(name):
    made = specification(EXAMPLES[name])
    altair.Chart.from_dict({key: value for key, value in made.items() if key != "$schema"})
    long_way = vl_convert.vegalite_to_svg(made, vl_version=drawing.VEGA_LITE)
    short = drawing.drawn(*_filled(EXAMPLES[name]))
    assert len(MARKS.findall(short)) > 20
    assert MARKS.findall(short) == MARKS.findall(long_way)


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_stays_in_the_picture(name):
    chart = EXAMPLES[name]
    root = ET.fromstring(svg(chart))
    _, _, across, down = map(float, root.get("viewBox").split())
    assert (across, down) == pytest.approx(map_size(chart), abs=0.01)
    assert across == wide(chart) == WIDTH
    _, datasets = map_fill(chart)
    for left, top, right, bottom in boxes_of(datasets["names"]):
        assert left >= -0.5
        assert right <= WIDTH + 0.5
        assert top >= 0
        assert bottom <= down
    for each in datasets["areas"]:
        for line in each["geometry"]["coordinates"]:
            assert all(-0.01 <= x <= WIDTH + 0.01 and -0.01 <= y <= down for x, y in line)


def boxes_of(names):
    """Where words stand: left, top, right, bottom."""
    found = []
    for row in names:
        half = width(row["text"], bold=row["weight"] == "bold") / 2
        middle = row["x"] + {"left": half, "center": 0.0, "right": -half}[row["align"]]
        found.append((middle - half, row["y"] - LINE / 2.2, middle + half, row["y"] + LINE / 2.2))
    return found


def apart(one, other):
    return (
        one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    )  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_words_lie_on_other_words(name):
    _, datasets = map_fill(EXAMPLES[name])
    boxes = boxes_of(datasets["names"])
    for n, one in enumerate(boxes):
        for other in boxes[:n]:
            assert apart(one, other)


def test_every_area_is_named_and_its_count_printed_or_said_not_to_be_shown():
    _, datasets = map_fill(PLAIN)
    words = [row["text"] for row in datasets["names"]]
    for each in PLAIN.areas:
        assert any(text.startswith(each.name) for text in words)
    assert {"98", "0", "21"} <= set(words)
    assert words.count("not shown") == 2, "on the map, and in the key"
    assert "Tip: 45" in words, "too small for its words: at the side, with a line"
    assert {"none", "2 miles", "North"} <= set(words)


def test_many_small_areas_have_their_words_at_both_sides_in_order():
    _, datasets = map_fill(MANY)
    sides = {}
    for row in datasets["names"]:
        if ": " in row["text"]:
            sides.setdefault(row["align"], []).append(row)
    assert set(sides) == {"left", "right"}
    for rows in sides.values():
        down = [row["y"] for row in rows]
        assert down == sorted(down)
    named = {row["text"] for rows in sides.values() for row in rows}
    inside = {row["text"] for row in datasets["names"]}
    for each in MANY.areas:
        assert f"{each.name}: {each.count:.0f}" in named or each.name in inside


def test_the_shade_of_an_area_is_that_of_the_key_and_the_scale_is_true():
    _, datasets = map_fill(PLAIN)
    shades = [each["shade"] for each in datasets["areas"]]
    assert shades[:5] == [SHADES[n][0] for n in (4, 0, 0, 1, 2)]
    across = [x for x, _ in datasets["areas"][0]["geometry"]["coordinates"][0]]
    bar = datasets["lines"][-6]
    assert (bar["x2"] - bar["x"]) / 2 == pytest.approx((max(across) - min(across)) / 4)


def test_the_north_is_up_and_the_west_is_left():
    _, datasets = map_fill(PLAIN)
    north_west, north_east, south_west = (
        datasets["areas"][n]["geometry"]["coordinates"][0] for n in (0, 1, 2)
    )
    assert max(y for _, y in north_west) <= min(y for _, y in south_west) + 0.01
    assert max(x for x, _ in north_west) <= min(x for x, _ in north_east) + 0.01


def test_stripes_fill_an_area_and_stay_out_of_its_hole():
    shape = tuple(tuple((x * 30, y * 30) for x, y in line) for line in square(0, 0, hole=True))
    lines = hatched(shape, 6.0)
    assert len(lines) > 20
    for x1, y1, x2, y2 in lines:
        for part in (0.01, 0.3, 0.5, 0.7, 0.99):
            assert holds(shape, (x1 + (x2 - x1) * part, y1 + (y2 - y1) * part))
    assert not any(holds(shape, point) for point in ((60, 60), (-1, 5), (50, 75)))
    assert holds_box(shape, (2, 2, 38, 118))
    assert not holds_box(shape, (2, 2, 42, 118))
    assert not holds_box(shape, (30, 30, 90, 90)), "round the hole"
    _, datasets = map_fill(PLAIN)
    left, top, right, bottom = (
        pick(p[n] for p in datasets["areas"][1]["geometry"]["coordinates"][0])
        for pick, n in ((min, 0), (min, 1), (max, 0), (max, 1))
    )
    on_map = [each for each in datasets["hatching"] if each["y"] <= bottom + 0.01]
    assert len(on_map) > 10
    assert all(left - 0.01 <= each["x"] <= right + 0.01 for each in on_map)
    assert all(top - 0.01 <= each["y2"] <= bottom + 0.01 for each in on_map)


SIZES = st.tuples(st.integers(20, 260), st.integers(20, 200), st.integers(0, 9))


@settings(max_examples=40, deadline=None)
@given(st.lists(SIZES, max_size=10))
def test_labels_never_meet_whatever_the_areas(sizes):
    areas = []
    at = 0.0
    for across, down, letters in sizes:
        end = at + across
        shape = (((at, 0.0), (end, 0.0), (end, float(down)), (at, float(down)), (at, 0.0)),)
        areas.append(Named("n" * (letters + 1), "12", shape, (at + across / 2, down / 2)))
        at = end
    found = label(areas, (0.0, 0.0, max(at, 1.0), 400.0))
    assert len(found.inside) / 2 + len(found.beside) == len(areas)
    for n, one in enumerate(found.boxes):
        assert all(apart(one, other) for other in found.boxes[:n])


def where(*rows, children=200, homes_on=AS_AT):
    """Areas as (name, came from, live now, homes, rooms) with rows below them."""
    areas = tuple(AreaCount(*row) for row in rows)
    others = tuple(AreaCount(name, 10 * n, 20 * n, 0, 0) for n, name in enumerate(ELSEWHERE))
    drawn = tuple(
        Outline(each.area, square(4 * n, 0), (4 * n + 2.0, 2.0)) for n, each in enumerate(areas)
    )
    return Where(
        as_at=AS_AT,
        kind="localities",
        file="areas.geojson",
        dated="1 April 2025",
        outlines="f89cff5c",
        areas=areas,
        elsewhere=others,
        children=children,
        protected=True,
        homes_on=homes_on,
        drawn=drawn,
    )


def maps(found):
    return map_pages(types.SimpleNamespace(where=found))


def homes(found):
    return homes_page(types.SimpleNamespace(where=found))


ROWS = (("Vale", 98, None, 2, 9), ("Downs", 21, 40, 0, 0), ("Isle", 0, None, 1, 3))
HIDING = where(*ROWS)


def test_a_page_says_most_fewest_and_who_is_on_no_map():
    came, live = maps(HIDING)
    picture = came.blocks[-1]
    assert picture.sentence == (
        "98 of our 200 children came from Vale, more than any other of the localities; none came from "
        "Isle, the fewest."
    )
    words = picture.chart.alternative
    assert words.startswith(picture.sentence)
    assert "Most: Vale, 98. Fewest that are shown: Isle, 0. On no map: 20." in words
    assert came.blocks[0].text.startswith("20 children are on no map: ")
    assert "Striped" not in came.blocks[0].text
    assert "Not shown: Vale and Isle." in live.blocks[-1].chart.alternative
    assert "Striped areas are not shown" in live.blocks[0].text
    assert "areas.geojson of 1 April 2025 (f89cff5c)" in live.blocks[-1].caption
    (beside,) = homes(HIDING)
    assert beside.blocks[0].text.startswith("9 of the 12 rooms in homes here are in Vale")
    assert beside.blocks[1].rows[-1] == ("All", "200", "200", "3", "12")


@pytest.mark.parametrize("at", [1, 2])
def test_the_numbers_stand_beside_the_map_and_are_those_drawn(at):
    picture = maps(HIDING)[at - 1].blocks[-1]
    rows = dict(picture.numbers.rows)
    assert list(rows) == ["Vale", "Downs", "Isle", *map(capital, ELSEWHERE), "All our children"]
    counts = {row[0]: row[at] for row in ROWS}
    for name, count in counts.items():
        told = "not shown" if count is None else str(count) if count else "none"
        assert rows[name] == told
    drawn = {each.name: each.count for each in picture.chart.areas}
    assert drawn == {n: None if count is None else float(count) for n, count in counts.items()}


def test_one_shade_means_the_same_on_both_maps():
    assert most_of(HIDING) == 98
    assert {page.blocks[-1].chart.most for page in maps(HIDING)} == {98}


def test_where_all_is_hidden_the_page_says_no_more():
    came, _ = maps(where(("Vale", None, None), ("Downs", None, None)))
    said = "Too few of our children came from any of these localities to show."
    assert came.blocks[-1].sentence == said
    assert svg(came.blocks[-1].chart).startswith("<svg")


def test_without_outlines_or_homes_there_is_no_page_or_one_sentence():
    assert maps(None) == homes(None) == ()
    (page,) = homes(where(("Vale", 98, 40), homes_on=None))
    (only,) = page.blocks
    assert isinstance(only, Paragraph)
    assert "list of homes" in only.text


@pytest.mark.parametrize("far", [((90, 0), (90, 1)), ((1, 0), (1, 90))])
def test_a_wide_map_and_a_high_one_keep_to_the_page(far):
    line = ((0, 0), *far, (0, 0))
    chart = AreaMap("x", (MapArea("A", 3.0, (line,), far[1]),), 3.0, "words")
    across, down = map_size(chart)
    assert across == WIDTH
    assert down <= MOST_HIGH + 100
