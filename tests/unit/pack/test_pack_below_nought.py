"""Charts of values below nought: every point in the frame, nought drawn, a number named to either side."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.pack.alternatives import alternative_of_line
from nearhome.pack.blocks import (
    Bar,
    BarChart,
    GreyRange,
    HeatMap,
    Line,
    LineChart,
    Point,
    Reference,
    Span,
)
from nearhome.pack.charts import specification, svg
from nearhome.pack.gaps import gap_words
from nearhome.pack.heat_maps import shade_of
from nearhome.pack.labels import width
from nearhome.vocabulary.periods import month_ends

MONTHS = month_ends(date(2026, 10, 31), 61)
SIZES = ("panel", "page")


def chart(values, size, *, reference=None, spans=()):
    days = MONTHS[-len(values) :]
    line = Line("now", tuple(Point(on, value) for on, value in zip(days, values, strict=True)))
    red = None if reference is None else Reference("a year ago", (Point(days[0], reference),))
    marches = (date(2024, 3, 31), date(2025, 3, 31), date(2026, 3, 31))
    ranges = tuple(Span(on, min(both), max(both)) for on, both in zip(marches, spans, strict=False))
    grey = GreyRange("range", ranges) if ranges else None
    return LineChart("c", (line,), red, "n", "words", grey=grey, size=size)


def made(each):
    found = specification(each)
    return {param["name"]: param["value"] for param in found["params"]}, found["datasets"]


def heights(datasets):
    """Every value of the chart's own numbers at which something is drawn."""
    drawn = ("grey", "edges", "hatching", "kept", "gap", "first", "second", "reference", "changed")
    return [
        row[key] for name in drawn for row in datasets[name] for key in ("y", "y2") if key in row
    ]


def middles(given, datasets):
    """The ticks down from the top, in points of the picture."""
    span = given["top"] - given["base"]
    return [given["high"] * (given["top"] - each) / span for each in given["ticks"]]


numbers = st.floats(-100_000, 100_000, allow_nan=False).map(lambda value: round(value, 3))
small = st.floats(-60, 60, allow_nan=False).map(lambda value: round(value, 1))


@settings(deadline=None, max_examples=60)
@given(
    values=st.lists(st.none() | small | numbers, min_size=2, max_size=61).filter(
        lambda some: any(each is not None for each in some)
    ),
    reference=st.none() | small,
    spans=st.lists(st.tuples(small, small), max_size=3),
    size=st.sampled_from(SIZES),
)
def test_whatever_its_values_nothing_is_drawn_outside_the_frame(values, reference, spans, size):
    given_, datasets = made(chart(values, size, reference=reference, spans=spans))
    assert given_["base"] < given_["top"]
    for each in (*heights(datasets), *given_["ticks"]):
        assert given_["base"] <= each <= given_["top"]
    for each in datasets["labels"]:
        assert 0 <= each["down"] <= given_["high"]
    known = [each for each in values if each is not None]
    if min(known) < 0:
        assert datasets["nought"] == [{"y": 0}]
        assert 0 in given_["ticks"]
        assert given_["base"] < min(known)
        downs = sorted(middles(given_, datasets))
        assert all(b - a >= 16.4 for a, b in itertools.pairwise(downs))


@pytest.mark.parametrize("size", SIZES)
def test_a_number_is_named_on_both_sides_of_nought(size):
    given_, _ = made(chart([28.0, -15.0, 6.0, -19.0], size))
    assert min(given_["ticks"]) < 0 < max(given_["ticks"])
    assert 0 in given_["ticks"]


def test_a_number_of_the_axis_that_would_touch_that_of_nought_is_left_out():
    given_, _ = made(chart([-60.0, 8.0, -50.0], "panel"))
    assert given_["ticks"] == [-60, 0]


@pytest.mark.parametrize("size", SIZES)
def test_only_values_below_nought_reach_up_to_nought(size):
    given_, datasets = made(chart([-240.0, -300.0, -280.0], size))
    assert given_["base"] < -300 < 0 <= given_["top"]
    assert datasets["nought"]


@pytest.mark.parametrize("size", SIZES)
def test_a_chart_of_no_value_below_nought_begins_there_with_no_line_of_its_own(size):
    given_, datasets = made(chart([0.0, 5.0, 9.0], size))
    assert given_["base"] == given_["ticks"][0] == 0
    assert datasets["nought"] == []


def test_the_line_of_nought_is_in_the_picture():
    below, above = svg(chart([4.0, -9.0], "page")), svg(chart([4.0, 9.0], "page"))
    assert below.count('stroke-width="1.2"') == above.count('stroke-width="1.2"') + 1


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.none() | small, st.none() | small), min_size=1, max_size=8),
    st.sampled_from(SIZES),
)
def test_every_bar_and_mark_lies_within_the_picture(values, size):
    bars = tuple(Bar(f"group {n}", *both) for n, both in enumerate(values))
    given_, datasets = made(BarChart("b", bars, "words", "a year ago", size))
    for name in ("bars", "marks", "counts", "key", "nought"):
        for row in datasets[name]:
            assert given_["lowest"] <= row["x"] <= given_["right"]
    is_below = any(each is not None and each < 0 for both in values for each in both)
    assert (datasets["nought"] == [{"x": 0}]) is is_below
    assert given_["lowest"] <= 0
    points = (given_["end"] - given_["left"]) / (given_["right"] - given_["lowest"])
    for row, bar in zip(datasets["counts"], bars, strict=True):
        end, mark = max(bar.now or 0, 0), max(bar.before or 0, 0)
        assert row["x"] >= end
        # What is left between the number and a mark to the right of it; a mark is three points wide, seven with its edge.
        left = (mark - row["x"]) * points - 5 - width(row["text"], bold=True)
        if row["x"] < mark:
            assert left >= 3.5
        elif mark > end:
            assert (mark - end) * points - 5 - width(row["text"], bold=True) < 6


def test_a_number_stands_at_its_own_bar_and_not_at_a_mark_far_off():
    bars = (Bar("near", 76, 101), Bar("close", 34, 36), Bar("past", 126, 121), Bar("few", None, 90))
    _, datasets = made(BarChart("b", bars, "words", "a year ago", "page"))
    assert [row["x"] for row in datasets["counts"]] == [76, 36, 126, 0]


def test_a_cell_below_nought_is_as_dark_as_its_size_and_says_its_sign():
    assert [shade_of(each, 20) for each in (-20, -1, 0, 1, 20)] == [4, 1, 0, 1, 4]
    cells = ((-20.0, 5.0), (0.0, None))
    _, datasets = made(HeatMap("h", ("one", "two"), tuple(MONTHS[:2]), cells, "words"))
    assert [row["text"] for row in datasets["counts"]] == ["-20", "5", "0"]
    shades = [row["shade"] for row in datasets["cells"]]
    assert shades[0] == "#4a4a4a"
    assert shades[1] == "#e0e0e0"


def test_a_gap_is_that_of_the_whole_numbers_that_are_read():
    red = [(0.0, -2.6), (1.0, -2.6)]
    assert gap_words([4.0, 2.0], red, "n", 12, steps=False) == ("gap 5",)
    line = chart([4.0, 2.0], "page").lines[0]
    said = alternative_of_line("Gap", "n", line, Reference("a year ago", (Point(MONTHS[0], -2.6),)))
    assert "so higher now, by 5" in said
