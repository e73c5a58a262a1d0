"""Charts: valid specifications, labels that can be read, alternative text that is true, one set of bytes."""

import itertools
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import altair
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packs
from nearhome.pack.alternatives import alternative_of_bars, alternative_of_line
from nearhome.pack.blocks import (
    Bar,
    BarChart,
    GreyRange,
    Line,
    LineChart,
    Point,
    Reference,
    Span,
)
from nearhome.pack.build import board_pack
from nearhome.pack.charts import specification, svg
from nearhome.pack.frames import PANEL, nice
from nearhome.pack.labels import LINE_HEIGHT, Label, placed
from nearhome.pack.line_charts import NO_NEWER
from nearhome.pack.references import ENGLAND
from nearhome.pack.shapes import after, blocks, hatching
from nearhome.pack.wording import day, in_100, whole
from nearhome.vocabulary.periods import month_ends

WIDTH, HEIGHT = PANEL.width, PANEL.height
MONTHS = month_ends(date(2026, 10, 31), 61)


MARCHES = tuple(date(year, 3, 31) for year in range(2020, 2026))
YEARS = tuple(date(year, 3, 31) for year in range(2021, 2027))


def drawn(made=None, **changes):
    grid = board_pack(packs.material(made, **changes)).pages[1].blocks[-1]
    return [each.chart for each in grid.panels if each.chart is not None]


def line(values, *, provisional=0, name="now"):
    late = len(values) - provisional
    return Line(
        name,
        tuple(Point(MONTHS[n], value, n >= late) for n, value in enumerate(values)),
    )


def chart(*lines, reference=None, unit="n", **more):
    return LineChart("c", lines, reference, unit, "words", **more)


def a_year_ago(value, name="a year ago"):
    return Reference(name, (Point(date(2025, 10, 31), value),))


def grey(lows_and_highs, name="range"):
    spans = zip(MARCHES, lows_and_highs, strict=False)
    return GreyRange(name, tuple(Span(on, low, high) for on, (low, high) in spans))


FAR = ((15, 24), (18, 24), (16, 23), (16, 24), (17, 27), (16, 27))


@pytest.mark.parametrize("which", range(12))
def test_every_specification_is_valid_vega_lite(which):
    made = specification(drawn()[which])
    altair.Chart.from_dict({key: value for key, value in made.items() if key != "$schema"})


def test_the_templates_name_the_version_they_are_drawn_with():
    assert all("vega-lite/v6" in specification(each)["$schema"] for each in drawn())


def test_a_picture_has_a_role_and_the_alternative_text():
    for each in drawn():
        root = ET.fromstring(svg(each))
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == title.get("id") == f"{each.id}-title"
        assert title.text == each.alternative
        assert not re.search(r"<g[^>]* role=", svg(each))


def test_the_words_of_a_label_cannot_break_out_of_the_picture():
    nasty = "</title><script>alert(1)</script>"
    each = LineChart("c", (line([1, 2, 3], name=nasty),), None, "n", nasty)
    root = ET.fromstring(svg(each))
    assert not [e for e in root.iter() if e.tag.endswith("script")]


def test_the_same_chart_gives_the_same_bytes_whatever_was_drawn_before():
    first = svg(drawn()[4])
    program = (
        "import sys; sys.path[:0] = ['tests', 'tests/unit/pack']; import test_pack_charts as t; "
        "sys.stdout.buffer.write(t.svg(t.drawn()[4]).encode())"
    )
    fresh = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert fresh.stdout.decode() == first


@pytest.mark.parametrize("which", [0, 1, 3, 4, 5, 6, 7, 9, 10, 11])
def test_the_alternative_text_of_a_line_says_value_date_comparison_and_direction(which):
    each = drawn()[which]
    say = in_100 if each.unit == "%" else whole
    last, before = each.lines[0].points[-1], each.reference.latest
    assert f"Latest: {say(last.value)} on {day(last.on)}." in each.alternative
    direction = (
        "higher now" if int(last.value + 0.5) > int(before.value + 0.5)
        else "lower now" if int(last.value + 0.5) < int(before.value + 0.5)
        else "the same"
    )  # fmt: skip
    apart = abs(int(last.value + 0.5) - int(before.value + 0.5))
    by = f", by {say(float(apart))}" if apart else ""
    name = each.reference.name.capitalize()
    expected = f"{name}: {say(before.value)} on {day(before.on)}, so {direction}{by}."
    assert expected in each.alternative
    assert before.value == next(p.value for p in each.lines[0].points if p.on == before.on)


def test_the_alternative_text_of_bars_says_every_group_now_and_a_year_ago():
    bars = (Bar("babies", 28, 31), Bar("1 to 4", None, 9), Bar("5 to 9", 7, 7))
    said = alternative_of_bars(
        "Age coming in", date(2026, 10, 31), date(2025, 10, 31), "a year ago", bars
    )
    assert "babies 28, a year ago 31, lower now" in said
    assert "1 to 4 not shown, a year ago 9;" in said
    assert "5 to 9 7, a year ago 7, the same." in said
    assert "31 October 2026" in said
    assert "31 October 2025" in said


def test_the_alternative_text_names_the_second_line_too():
    said = alternative_of_line("Health", "%", line([90]), None, (line([67.4], name="immunised"),))
    assert "Immunised: 67 in 100 on 31 October 2021." in said


def test_a_hidden_value_leaves_a_gap_and_is_joined_over_by_no_line():
    rows = specification(chart(line([10, None, None, 12, 13])))["datasets"]["first"]
    assert [row["x"] for row in rows] == [0, 3, 4]
    assert rows[0]["run"] != rows[1]["run"] == rows[2]["run"]


@pytest.mark.parametrize("name", ["first", "second"])
def test_each_drawn_line_breaks_at_its_gaps(name):
    layers = specification(chart(line([1, 2])))["layer"]
    (layer,) = (
        each for each in layers
        if each["mark"]["type"] == "line" and each["data"] == {"name": name}
    )  # fmt: skip
    assert layer["encoding"]["detail"] == {"field": "run"}


def test_a_hidden_last_point_is_not_passed_off_as_the_one_before():
    made = specification(chart(line([30, 30, 30, *[None] * 58])))["datasets"]
    assert [row["text"] for row in made["labels"]] == ["now not shown"]


def test_late_points_are_hollow_and_the_last_settled_point_of_a_year_series_is_filled():
    filled = specification(chart(line([10, 11, 12, 13], provisional=2)))["datasets"]
    assert [row["x"] for row in filled["hollow"]] == [2, 3]
    assert [row["x"] for row in filled["dots"]] == [0, 1]


def test_a_vesting_day_is_drawn_said_and_named_where_the_chart_reaches_it():
    vesting = date(2023, 4, 1)
    moved = replace(packs.quality(), breaks=(date(2019, 4, 1), vesting))
    page = board_pack(replace(packs.material(), quality=moved)).pages[1]
    assert "records moved between councils" in page.blocks[0].text
    monthly = [
        each.chart
        for each in page.blocks[-1].panels
        if isinstance(each.chart, LineChart) and len(each.chart.lines[0].points) == 61
    ]
    assert monthly
    for made in monthly:
        assert made.breaks == (vesting,)
        assert "A break: records moved between councils on 1 April 2023." in made.alternative
        (row,) = specification(made)["datasets"]["breaks"]
        before = MONTHS.index(date(2023, 3, 31))
        assert before < row["x"] < before + 0.1
    whole_pack = board_pack(packs.material()).pages[1]
    assert all(
        each.chart.breaks == ()
        for each in whole_pack.blocks[-1].panels
        if isinstance(each.chart, LineChart)
    )


def texts(made):
    return [row["text"] for row in made["datasets"]["labels"]]


def test_every_line_carries_its_own_label_and_another_look():
    made = chart(line([10] * 61), line([20] * 61, name="left"), reference=a_year_ago(12.0))
    made = specification(made)
    labels = {row["text"]: row["colour"] for row in made["datasets"]["labels"]}
    assert set(labels) == {"now 10", "left 20", "a year ago 12"}
    assert len(set(labels.values())) == 3
    dashes = [
        layer["mark"].get("strokeDash") and tuple(layer["mark"]["strokeDash"])
        for layer in made["layer"]
        if layer["mark"]["type"] == "line"
    ]
    assert len(set(dashes)) == 3, "in black and white the lines differ by their dashes"


def test_the_template_is_as_large_as_the_labels_are_placed_for():
    made = specification(chart(line([1, 2])))
    assert (made["width"], made["height"]) == (WIDTH, HEIGHT)


def test_a_range_is_a_block_about_each_31_march_and_hatched_after_the_newest():
    made = specification(chart(line([28.0] * 61), unit="%", grey=grey(FAR)))["datasets"]
    found = [(row["x"], row["x2"], row["y"], row["y2"]) for row in made["grey"]]
    march = {on.year: MONTHS.index(on) for on in MARCHES if on in MONTHS}
    assert march == {2022: 5, 2023: 17, 2024: 29, 2025: 41}
    # That of March 2021 ends in September, before the chart begins; the newest ends on its own day.
    assert found == [(0, 11, 16, 23), (11, 23, 16, 24), (23, 35, 17, 27), (35, 41, 16, 27)]
    for row in made["hatching"]:
        assert 41 - 1e-9 <= row["x2"] <= row["x"] <= 60 + 1e-9
        assert 16 - 1e-9 <= row["y"] <= row["y2"] <= 27 + 1e-9
    assert len(made["hatching"]) > 8
    in_a_panel = texts(specification(chart(line([28.0] * 61), unit="%", grey=grey(FAR))))
    assert "range" in in_a_panel
    # There the words over the graphs say what stripes are.
    assert NO_NEWER not in in_a_panel
    on_a_page = replace(chart(line([28.0] * 61), unit="%", grey=grey(FAR)), size="page")
    assert NO_NEWER in texts(specification(on_a_page))


def test_a_year_without_a_published_range_leaves_a_gap():
    some = GreyRange("range", (Span(MARCHES[2], 16, 23), Span(MARCHES[5], 16, 27)))
    made = specification(chart(line([28.0] * 61), unit="%", grey=some))["datasets"]
    assert [(row["x"], row["x2"]) for row in made["grey"]] == [(0, 11), (35, 41)]


def test_a_yearly_line_has_its_blocks_about_its_own_points():
    points = tuple(Point(on, 70.0) for on in YEARS)
    made = specification(chart(Line("now", points), unit="%", grey=grey(FAR)))["datasets"]
    assert [(row["x"], row["x2"]) for row in made["grey"]] == [
        (0, 0.5), (0.5, 1.5), (1.5, 2.5), (2.5, 3.5), (3.5, 4),
    ]  # fmt: skip
    assert made["hatching"]


def test_nothing_is_hatched_when_the_newest_range_is_of_the_last_point():
    points = tuple(Point(on, 70.0) for on in YEARS[:5])
    made = specification(chart(Line("now", points), unit="%", grey=grey(FAR)))
    assert made["datasets"]["grey"]
    assert not made["datasets"]["hatching"]
    assert NO_NEWER not in texts(made)


def test_a_range_that_was_kept_is_one_dashed_outline_with_its_year_on_it():
    kept = GreyRange("in 2020", (Span(MARCHES[0], 15, 24),))
    made = specification(chart(line([28.0] * 61), unit="%", grey=grey(FAR), kept=kept))
    (row,) = made["datasets"]["kept"]
    assert row == {"x": 0, "x2": 60, "y": 15, "y2": 24}
    assert {"range", "in 2020"} < set(texts(made))
    (layer,) = (each for each in made["layer"] if each["data"] == {"name": "kept"})
    assert layer["mark"]["strokeDash"]
    assert layer["mark"]["fill"] is None


def test_grey_hatching_and_outline_look_different_without_colour():
    layers = {
        each["data"].get("name"): each["mark"]["type"]
        for each in specification(chart(line([1, 2])))["layer"]
    }
    assert layers["grey"] == "rect"
    assert layers["hatching"] == layers["edges"] == "rule", "a photocopy loses light grey"


def test_a_change_is_marked_by_a_shape_on_the_line_at_its_month():
    made = specification(chart(line([*range(10, 71)]), changed=date(2026, 3, 1)))
    at = MONTHS.index(date(2026, 3, 31))
    assert made["datasets"]["changed"] == [{"x": at, "y": 10 + at}]
    (layer,) = (each for each in made["layer"] if each["data"] == {"name": "changed"})
    assert layer["mark"]["shape"] == "diamond"


def test_england_is_drawn_as_steps_about_its_31_marches():
    points = tuple(
        Point(on, value) for on, value in zip(MARCHES, (16, 17, 17, 17, 18, 18), strict=True)
    )
    made = specification(chart(line([28.0] * 61), unit="%", reference=Reference(ENGLAND, points)))
    rows = made["datasets"]["reference"]
    assert [(row["x"], row["y"]) for row in rows] == [
        (0, 17), (11, 17), (11, 17), (23, 17), (23, 18), (35, 18), (35, 18), (60, 18),
    ]  # fmt: skip
    assert "England 18" in texts(made)


def test_a_high_share_begins_above_nought_and_the_axis_says_so():
    points = tuple(Point(on, 70.0) for on in YEARS)
    high = grey(((62, 76), (64, 78), (72, 74), (69, 72), (66, 69), (67, 70)))
    params = specification(chart(Line("now", points), unit="%", grey=high))["params"]
    given = {each["name"]: each["value"] for each in params}
    assert given["base"] == given["ticks"][0] == 40
    low = specification(chart(line([28.0] * 61), unit="%", grey=grey(FAR)))["params"]
    assert {each["name"]: each["value"] for each in low}["base"] == 0


shares = st.floats(0, 100)
ranges_of_years = st.lists(
    st.tuples(shares, shares).map(lambda each: (min(each), max(each))), min_size=1, max_size=6
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(shares, min_size=2, max_size=61),
    shares,
    st.none() | ranges_of_years,
    st.none() | ranges_of_years,
    st.none() | st.integers(0, 60),
)
def test_labels_of_any_chart_lie_inside_it_and_not_on_each_other(values, before, lows, kept, month):
    made = specification(
        chart(
            line(values),
            reference=a_year_ago(before),
            unit="%",
            grey=None if lows is None else grey(lows),
            kept=None if kept is None else grey(kept[:1], "in 2020"),
            changed=None if month is None else MONTHS[min(month, len(values) - 1)].replace(day=1),
        )
    )
    drawn_labels = [
        (*_extent(row), row["down"]) for row in made["datasets"]["labels"]
    ]  # fmt: skip
    assert {"now " + whole(values[-1]), "a year ago " + whole(before)} <= set(texts(made))
    for left, right, down in drawn_labels:
        assert -0.01 <= left < right <= WIDTH + 0.01
        assert LINE_HEIGHT / 2 <= down <= HEIGHT - LINE_HEIGHT / 2
    for one, two in itertools.combinations(drawn_labels, 2):
        beside = one[1] <= two[0] or two[1] <= one[0]
        assert beside or abs(one[2] - two[2]) >= LINE_HEIGHT
    for name, label in (("grey", "range"), ("kept", "in 2020")):
        assert bool(made["datasets"][name]) <= (label in texts(made)), "nothing is drawn unnamed"


def _extent(row):
    bold = row["weight"] == "bold"
    at = {"left": row["across"]} if row["align"] == "left" else {"right": row["across"]}
    return Label(row["text"], (0.0,), "", bold, **at).extent


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, HEIGHT), min_size=1, max_size=3),
    st.lists(st.floats(0, HEIGHT), min_size=2, max_size=30),
)
def test_a_label_never_lies_on_a_line(anchors, heights):
    labels = [Label("now 28", (anchor,), "", right=WIDTH) for anchor in anchors]
    path = [(n * WIDTH / (len(heights) - 1), height) for n, height in enumerate(heights)]
    found = placed(labels, [path], HEIGHT)
    if found is None:
        return
    left = labels[0].extent[0]
    inside = [down for across, down in path if across >= left]
    for middle in found.middles:
        assert all(abs(middle - down) > LINE_HEIGHT / 2 for down in inside)
    ordered = [middle for _, middle in sorted(zip(anchors, found.middles, strict=True))]
    assert ordered == sorted(ordered), "from top to bottom as what they name"


@settings(max_examples=60, deadline=None)
@given(ranges_of_years, st.floats(0.2, 10), st.integers(2, 61))
def test_blocks_do_not_overlap_and_end_where_the_hatching_begins(lows, half_year, right):
    spans = grey(lows).spans
    place = lambda on: (on.year - 2020) * 2 * half_year - 1  # noqa: E731
    found = blocks(spans, place, half_year, right)
    for one, two in itertools.pairwise(found):
        assert one.end == pytest.approx(two.start)
    for each in found:
        assert 0 <= each.start < each.end <= right
        assert any((each.low, each.high) == (span.low, span.high) for span in spans)
    rest = after(spans, place, right)
    if rest is not None and found and place(spans[-1].on) > 0:
        assert rest.start == found[-1].end
        assert rest.end == right


def test_hatching_slants_at_one_angle_and_fills_its_block():
    block = after(grey(((10, 20),)).spans, lambda on: 40.0, 60)
    lines = hatching(block, 60 / 196, 1.0, 7.0)
    assert len(lines) == int((20 * 196 / 60 + 10) // 7)
    for x1, y1, x2, y2 in lines:
        assert (x1 - x2) * 196 / 60 == pytest.approx(y2 - y1)


@pytest.mark.parametrize(
    ("highest", "named"), [(0, 1), (0.4, 1), (7, 7), (28, 20), (99, 90), (370, 300), (1234, 1000)]
)
def test_the_axis_names_a_round_number_within_the_data(highest, named):
    assert nice(highest) == named


def test_bars_tell_what_is_not_shown_from_none():
    bars = BarChart("b", (Bar("a", None, 8), Bar("b", 0, 3), Bar("c", 9, None)), "words")
    counts = specification(bars)["datasets"]["counts"]
    assert [row["text"] for row in counts] == ["few", "0", "9"]
    assert len(specification(bars)["datasets"]["bars"]) == 1
