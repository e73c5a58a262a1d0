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
from nearhome.pack.blocks import Bar, BarChart, Line, LineChart, Point
from nearhome.pack.build import board_pack
from nearhome.pack.charts import label_heights, nice, specification, svg
from nearhome.pack.wording import day, in_100, whole
from nearhome.vocabulary.periods import month_ends

MONTHS = month_ends(date(2026, 10, 31), 61)


def drawn(made=None):
    grid = board_pack(packs.material(made)).pages[1].blocks[-1]
    return [each.chart for each in grid.panels if each.chart is not None]


def line(values, *, provisional=0, name="now"):
    late = len(values) - provisional
    return Line(
        name,
        tuple(Point(MONTHS[n], value, n >= late) for n, value in enumerate(values)),
    )


def chart(*lines, reference=None, unit="n"):
    return LineChart("c", lines, reference, unit, "words")


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
    last, before = each.lines[0].points[-1], each.reference
    assert f"Latest: {say(last.value)} on {day(last.on)}." in each.alternative
    direction = (
        "higher now" if round(last.value) > round(before.value)
        else "lower now" if round(last.value) < round(before.value)
        else "the same"
    )  # fmt: skip
    expected = f"A year ago: {say(before.value)} on {day(before.on)}, so {direction}."
    assert expected in each.alternative
    assert before.value == next(p.value for p in each.lines[0].points if p.on == before.on)


def test_the_alternative_text_of_bars_says_every_group_now_and_a_year_ago():
    bars = (Bar("babies", 28, 31), Bar("1 to 4", None, 9), Bar("5 to 9", 7, 7))
    said = alternative_of_bars("Age coming in", date(2026, 10, 31), date(2025, 10, 31), bars)
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
        assert made.alternative.endswith("A break: records moved between councils on 1 April 2023.")
        (row,) = specification(made)["datasets"]["breaks"]
        before = MONTHS.index(date(2023, 3, 31))
        assert before < row["x"] < before + 0.1
    whole_pack = board_pack(packs.material()).pages[1]
    assert all(
        each.chart.breaks == ()
        for each in whole_pack.blocks[-1].panels
        if isinstance(each.chart, LineChart)
    )


def test_every_line_carries_its_own_label_and_another_look():
    made = chart(line([10] * 61), line([20] * 61, name="left"), reference=Point(MONTHS[0], 12.0))
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


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 1000), min_size=1, max_size=3),
    st.lists(st.floats(0, 1000), min_size=1, max_size=30),
)
def test_labels_never_lie_on_each_other_or_on_what_they_stand_beside(values, near):
    near = [*near, *values]
    top = max([*near, 1]) * 1.3
    heights = label_heights(sorted(values, reverse=True), near, top)
    assert len(heights) == len(values)
    assert heights == sorted(heights, reverse=True)
    for one, two in itertools.pairwise(heights):
        assert one - two >= 0.19 * top
    assert all(height > max(near) or 0 <= height < min(near) for height in heights)


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
