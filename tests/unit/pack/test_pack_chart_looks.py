"""How charts look: contrast from the templates' own colours, shapes that grey keeps, gaps, heat maps."""

import io
import itertools
import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from xml.etree import ElementTree as ET

import altair
import numpy as np
import pypdfium2
import pytest
import typst
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.pack import charts, drawing, heat_maps, line_charts
from nearhome.pack.alternatives import alternative_of_heat_map, alternative_of_line, beginning
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
from nearhome.pack.charts import specification, svg, wide
from nearhome.pack.frames import PAGE, PANEL
from nearhome.pack.gaps import gap_shades, gap_words
from nearhome.pack.labels import width
from nearhome.pack.pdf.fonts import faces
from nearhome.pack.references import ENGLAND
from nearhome.pack.wording import amount
from nearhome.vocabulary.periods import month_ends

MONTHS = month_ends(date(2026, 10, 31), 61)
MARCHES = tuple(date(year, 3, 31) for year in range(2020, 2026))
WHITE = "#ffffff"


def template(name):
    return json.loads(files("nearhome.pack").joinpath("templates", name).read_text("utf-8"))


def layers(name):
    """Each layer's mark by its data's name; two of one name are numbered."""
    found = {}
    for layer in template(name)["layer"]:
        key = layer["data"].get("name", "axis")
        while key in found:
            key += "'"
        found[key] = layer["mark"]
    return found


def luminance(colour):
    """The relative luminance of #rrggbb, as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast("#949494", WHITE) == pytest.approx(3.03, abs=0.01)


LINE, BARS = layers("line.json"), layers("bars.json")
GREY, SHADE = LINE["grey"]["color"], LINE["gap"]["color"]


def colour(mark):
    return mark.get("color") or mark.get("stroke") or mark.get("fill")


@pytest.mark.parametrize("ground", [WHITE, GREY, SHADE], ids=["white", "grey range", "gap"])
@pytest.mark.parametrize("name", ["first", "second", "reference", "breaks", "kept", "dots", "axis"])
def test_every_line_stands_out_from_what_it_is_drawn_on(name, ground):
    assert contrast(colour(LINE[name]), ground) >= 3


@pytest.mark.parametrize("name", ["edges", "hatching", "gap'", "ends"])
def test_every_edge_stands_out_from_the_paper(name):
    assert contrast(colour(LINE[name]), WHITE) >= 3


def test_the_lines_of_the_gap_stand_out_from_its_shade_and_marks_from_their_rims():
    assert contrast(colour(LINE["gap'"]), SHADE) >= 3
    assert contrast(LINE["changed"]["fill"], LINE["changed"]["stroke"]) >= 3
    assert contrast(LINE["hollow"]["stroke"], LINE["hollow"]["fill"]) >= 3


@pytest.mark.parametrize("name", ["bars", "marks'"])
def test_bars_and_their_marks_stand_out_from_the_paper(name):
    assert contrast(colour(BARS[name]), WHITE) >= 3


WORDS = {
    "blue": line_charts.BLUE, "red": line_charts.RED, "second": line_charts.DARK,
    "ink": line_charts.INK, "months": LINE["ends'"]["fill"], "bar names": BARS["names"]["fill"],
    "counts": BARS["counts"]["fill"], "key": BARS["key"]["fill"],
    "axis": template("line.json")["config"]["axis"]["labelColor"],
}  # fmt: skip


@pytest.mark.parametrize("ground", [WHITE, GREY, SHADE], ids=["white", "grey range", "gap"])
@pytest.mark.parametrize("name", WORDS)
def test_words_can_be_read_on_paper_on_the_range_and_on_the_gap(name, ground):
    assert contrast(WORDS[name], ground) >= 4.5


def test_the_line_colours_are_those_of_their_names():
    assert LINE["first"]["color"] == line_charts.BLUE
    assert LINE["reference"]["color"] == line_charts.RED


@pytest.mark.parametrize(("shade", "ink"), heat_maps.SHADES)
def test_counts_can_be_read_on_every_shade_of_a_heat_map(shade, ink):
    assert contrast(shade, ink) >= 4.5


def test_the_shades_of_a_heat_map_are_greys_that_a_photocopy_keeps_apart():
    for shade, _ in heat_maps.SHADES:
        assert shade[1:3] == shade[3:5] == shade[5:7]
    for one, two in itertools.pairwise(shade for shade, _ in heat_maps.SHADES):
        assert contrast(one, two) >= 1.25


def line(values, name="now"):
    return Line(name, tuple(Point(MONTHS[n], value) for n, value in enumerate(values)))


def chart(values, reference=None, size="page", unit="n", **more):
    before = None
    if reference is not None:
        before = Reference("a year ago", (Point(date(2025, 10, 31), reference),))
    return LineChart("c", (line(values),), before, unit, "words", size=size, **more)


def in_grey(drawn, text=None):
    """A chart as a black-and-white copier sees it: rows of pixels, 0 black to 255 white, 4 to a point."""
    size = specification(drawn)
    padding = size["padding"]
    across = size["width"] + padding["left"] + padding["right"]
    down = size["height"] + padding["top"] + padding["bottom"]
    page = (
        f'#set page(width: {across}pt, height: {down}pt, margin: 0pt)\n#image("c.svg", width: 100%)'
    )
    made = typst.compile(
        {"main.typ": page.encode(), "c.svg": (text or svg(drawn)).encode()},
        font_paths=faces(),
        ignore_system_fonts=True,
    )
    rendered = pypdfium2.PdfDocument(io.BytesIO(made))[0].render(scale=4, grayscale=True)
    return np.asarray(rendered.to_numpy()).reshape(rendered.height, rendered.width), size


def darkness_along(pixels, size, value, top, base=0.0):
    """Which pixels of the row at a value, between the first point and half way across, are dark."""
    padding = size["padding"]
    row = padding["top"] + size["height"] * (top - value) / (top - base)
    left, right = padding["left"] + 4, padding["left"] + size["width"] / 2
    return pixels[round(row * 4), round(left * 4) : round(right * 4)] < 128


@pytest.mark.parametrize("size", ["panel", "page"])
def test_in_black_and_white_the_blue_line_is_whole_and_the_red_one_broken(size):
    drawn = chart([30.0] * 61, 60.0, size)
    pixels, made = in_grey(drawn)
    top = next(each["value"] for each in made["params"] if each["name"] == "top")
    blue = darkness_along(pixels, made, 30, top)
    red = darkness_along(pixels, made, 60, top)
    assert blue.all()
    assert 0.45 < red.mean() < 0.85
    changes = int((red[1:] != red[:-1]).sum())
    assert changes >= 10


def test_the_test_of_grey_sees_a_red_line_that_is_not_broken():
    drawn = chart([30.0] * 61, 60.0, "panel")
    pixels, made = in_grey(drawn, svg(drawn).replace(' stroke-dasharray="7,4"', ""))
    top = next(each["value"] for each in made["params"] if each["name"] == "top")
    assert darkness_along(pixels, made, 60, top).all()


def compiled_whole(drawn):
    """The picture by the long way: the whole specification through Vega-Lite, with nothing left out."""
    return vl_convert.vegalite_to_svg(specification(drawn), vl_version=drawing.VEGA_LITE)


def bare(text):
    """Without groups that hold nothing, and without the numbers that clips are given."""
    shorter = re.sub(r"<g[^>]*></g>|<g[^>]*/>", "", text)
    return bare(shorter) if shorter != text else re.sub(r"clip\d+", "", text)


AGES = ("under 1", "1 to 4", "5 to 9")
YEAR = tuple(MONTHS[-12:])
HEAT = HeatMap(
    "ages",
    AGES,
    YEAR,
    tuple(tuple(float((n * 7 + m) % 19) if m % 5 else None for m in range(12)) for n in range(3)),
    "words",
)
FAR = GreyRange("range", tuple(Span(on, 16, 27) for on in MARCHES))
EXAMPLES = {
    "panel": chart([28.0, 30.0, None, 27.0] * 15, 25.0, "panel", "%", grey=FAR),
    "page": chart([28.0, 30.0, None, 27.0] * 15, 25.0, "page", "%", grey=FAR, changed=MONTHS[20]),
    "alone": chart([3.0], None, "page"),
    "bars": BarChart("b", (Bar("a long name of a group", 9, 8), Bar("b", None, 3)), "words", size="page"),
    "small bars": BarChart("b", (Bar("a", 9, 8), Bar("b", 0, None)), "words"),
    "heat": HEAT,
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_short_way_of_drawing_gives_what_the_long_way_gives(name):
    drawn = EXAMPLES[name]
    assert bare(drawing.drawn(*charts._filled(drawn))) == bare(compiled_whole(drawn))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_specification_is_valid_vega_lite(name):
    made = specification(EXAMPLES[name])
    altair.Chart.from_dict({key: value for key, value in made.items() if key != "$schema"})


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_picture_is_as_wide_as_it_says_and_its_words_stay_in_it(name):
    root = ET.fromstring(svg(EXAMPLES[name]))
    _, _, across, down = map(float, root.get("viewBox").split())
    assert across == wide(EXAMPLES[name])
    assert across <= 584.4, "in large print a page is so wide that its letters are of 14 point"
    assert down <= 300


def test_a_chart_of_the_page_size_names_lines_beside_them_and_nothing_leaves_the_picture():
    drawn = chart([28.0] * 61, 12.0, unit="%", grey=FAR)
    made = specification(drawn)
    inside = made["width"]
    for row in made["datasets"]["labels"]:
        if row["text"] in ("now 28", "a year ago 12", "gap 16 in 100"):
            assert row["across"] > inside
            assert row["across"] + width(row["text"]) <= inside + made["padding"]["right"]
    assert made["width"] + made["padding"]["left"] + made["padding"]["right"] == wide(drawn)


def labels(drawn):
    return [row["text"] for row in specification(drawn)["datasets"]["labels"]]


def test_the_gap_is_shaded_and_numbered_on_a_page_and_not_in_a_panel():
    page, panel = chart([28.0] * 61, 12.0), chart([28.0] * 61, 12.0, "panel")
    assert "gap 16" in labels(page)
    assert not any("gap" in text for text in labels(panel))
    assert specification(panel)["datasets"]["gap"] == []
    rows = specification(page)["datasets"]["gap"]
    assert [(row["x"], row["y"], row["y2"]) for row in rows] == [(n, 28, 12) for n in range(61)]


def test_the_gap_of_two_equal_lines_is_said_to_be_none_and_a_hidden_end_has_none():
    assert "no gap" in labels(chart([12.0] * 61, 12.2))
    assert not any("gap" in text for text in labels(chart([12.0, None], 9.0)))
    assert not any("gap" in text for text in labels(chart([12.0] * 61)))


def test_beside_england_the_gap_of_a_year_before_is_named():
    england = Reference(
        ENGLAND,
        tuple(
            Point(on, value) for on, value in zip(MARCHES, (16, 17, 17, 17, 18, 20), strict=True)
        ),
    )
    drawn = LineChart("c", (line([25.0] * 61),), england, "%", "words", size="page")
    assert {"gap 5 in 100", "a year before 5"} < set(labels(drawn))
    rising = replace(drawn, lines=(line([*[25.0] * 49, *[31.0] * 12]),))
    assert {"gap 11 in 100", "a year before 5"} < set(labels(rising))


def test_a_gap_is_the_difference_of_the_numbers_that_are_read():
    assert gap_words([27.6], [(0, 18.4), (1, 18.4)], "n", 12, steps=False) == ("gap 10",)


def test_the_shade_breaks_where_the_line_does_and_follows_a_stepped_reference():
    runs = [[(0, 10.0), (1, 12.0), (2, 14.0)], [(4, 8.0), (5, 8.0)]]
    red = [(0, 5.0), (1.5, 5.0), (1.5, 6.0), (5, 6.0)]
    found = gap_shades(runs, red)
    assert found == [
        [(0, 10.0, 5.0), (1, 12.0, 5.0), (1.5, 13.0, 5.0)],
        [(1.5, 13.0, 6.0), (2, 14.0, 6.0)],
        [(4, 8.0, 6.0), (5, 8.0, 6.0)],
    ]


def area(slices):
    return sum(
        (x2 - x1) * (abs(y1 - l1) + abs(y2 - l2)) / 2
        for (x1, y1, l1), (x2, y2, l2) in itertools.pairwise(slices)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(50, 100), min_size=2, max_size=20), st.floats(0, 40))
def test_the_shade_is_the_area_between_a_line_and_a_level_reference_below_it(values, level):
    runs = [list(enumerate(values))]
    (found,) = gap_shades(runs, [(0, level), (len(values) - 1, level)])
    whole_area = sum((one + two) / 2 - level for one, two in itertools.pairwise(values))
    assert area(found) == pytest.approx(whole_area)


def test_a_heat_map_prints_each_count_in_its_cell_darker_where_there_are_more():
    cells = ((0.0, 5.0, None), (10.0, 2.0, 20.0))
    made = specification(HeatMap("h", ("a", "b"), YEAR[:3], cells, "words"))["datasets"]
    assert [row["text"] for row in made["counts"]] == ["0", "5", "10", "2", "20"]
    shades = [row["shade"] for row in made["cells"]]
    order = [
        heat_maps.SHADES.index(next(s for s in heat_maps.SHADES if s[0] == each)) for each in shades
    ]
    assert order == [0, 1, 0, 2, 1, 4]
    hidden = made["cells"][2]
    assert made["hatching"]
    for row in made["hatching"]:
        assert hidden["x"] <= min(row["x"], row["x2"])
        assert max(row["x"], row["x2"]) <= hidden["x2"]
        assert hidden["y"] <= min(row["y"], row["y2"])
        assert max(row["y"], row["y2"]) <= hidden["y2"]


def test_each_count_of_a_heat_map_stands_on_its_own_month_and_group():
    made = specification(HEAT)["datasets"]
    names = {row["text"]: row["y"] for row in made["names"] if row["text"] in AGES}
    months = [row["x"] for row in made["names"] if row["align"] == "center"]
    found = {(round(row["y"]), round(row["x"])): row["text"] for row in made["counts"]}
    expected = {
        (round(names[group]), round(months[m])): f"{HEAT.cells[n][m]:.0f}"
        for n, group in enumerate(AGES)
        for m in range(12)
        if HEAT.cells[n][m] is not None
    }
    assert found == expected


def test_a_heat_map_names_its_months_and_each_year_once():
    names = [row["text"] for row in specification(HEAT)["datasets"]["names"]]
    assert [each for each in names if each in ("2025", "2026")] == ["2025", "2026"]
    assert names.count("Jan") == names.count("Oct") == 1


def test_the_alternative_text_of_a_heat_map_says_latest_comparison_direction_and_most():
    said = alternative_of_heat_map(
        "Came in", ("babies", "older"), YEAR[:3], ((2.0, 9.0, 7.0), (None, 3.0, None))
    )
    assert said == (
        "Heat map. Came in, November 2025 to January 2026. In January 2026: babies 7, the one before 9, "
        "lower now, most 9 in December 2025; older not shown, the one before 3, most 3 in December 2025."
    )
    assert alternative_of_heat_map("Came in", (), (), ()) == "Heat map. Came in: no month is known."


def test_the_alternative_text_begins_with_the_sentence_once():
    once = beginning("122 live far away.", "Line chart. Far.")
    assert once == "122 live far away. Line chart. Far."
    assert beginning("122 live far away.", once) == once


def test_months_and_values_are_named_in_round_steps_on_a_page():
    made = specification(chart([float(n) for n in range(400, 461)], 400.0))
    given = {each["name"]: each["value"] for each in made["params"]}
    assert given["ticks"] == [0, 100, 200, 300, 400]
    assert [row["text"] for row in made["datasets"]["ends"]] == [
        f"Oct {year}" for year in range(2021, 2027)
    ]
    assert PAGE.width > PANEL.width


def test_a_chart_is_drawn_once_however_often_it_is_asked_for():
    charts.svg.cache_clear()
    first, again = svg(EXAMPLES["panel"]), svg(replace(EXAMPLES["panel"]))
    assert first is again
    assert charts.svg.cache_info().misses == 1


def test_money_on_a_chart_has_its_pound():
    last_year = Reference("a year ago", (Point(MARCHES[0], 2_000.0),))
    drawn = LineChart("c", (line([2_314.4] * 61),), last_year, "GBP a week", "words", size="page")
    assert {"now £2,314", "a year ago £2,000", "gap £314"} <= set(labels(drawn))
    said = alternative_of_line("Price", drawn.unit, drawn.lines[0], last_year)
    assert "Latest: £2,314 on" in said
    assert "higher now, by £314" in said


def test_a_minus_stands_before_the_pound():
    assert amount(-20.4, "GBP") == "-£20"
    assert amount(-0.4, "GBP") == "£0"
    assert amount(1_234.0, "n") == "1,234"
