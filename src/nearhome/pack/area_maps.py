"""What fills the template of a map: areas shaded by their counts, named, with a scale, north up, and a key.

The shades are as far apart in grey as in blue, and every count stands in words, so that none has to be
judged. An area whose count is not shown is striped. Places are in points, down from the top left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor
from typing import Any

from nearhome.pack.area_labels import LINE, Labels, Named, label
from nearhome.pack.area_shapes import Point, Shape, bounds, hatched
from nearhome.pack.blocks import AreaMap, MapArea
from nearhome.pack.heat_maps import DARK_LETTERS, LIGHT_LETTERS, shade_of
from nearhome.pack.labels import width
from nearhome.pack.wording import whole

Row = dict[str, Any]

WIDTH, MOST_HIGH = 584.0, 430.0
"""Of the whole picture, and of the map in it, in its own points."""

SHADES = (
    ("#ffffff", DARK_LETTERS),
    ("#dbe5f1", DARK_LETTERS),
    ("#b3c8e1", DARK_LETTERS),
    ("#84a5cc", DARK_LETTERS),
    ("#12436d", LIGHT_LETTERS),
)
"""From none to the most: the shade of an area, and the colour of the letters on it."""

NOT_TOLD = "not shown"
_EDGE = 6.0
_BESIDE = 14.0
_HATCHES_APART = 6.0
_SCALES = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_SCALE_SHARE = 0.3
"""At most so much of the map's width is the scale's."""

_ONE_SIDE, _SIDES = 8, 0.5
"""More words at the side than these stand on both sides, where those take no more of the width than this."""

_SCALE_HIGH = 34.0
_SWATCH, _SWATCH_HIGH, _KEY_ROW = 26.0, 14.0, 26.0
_KEY_APART = 18.0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A map laid out: the shape of each area, its labels, points a mile, and how high the map alone is.

    `at_left` are the areas, of those whose words stand at the side, that have them at the left.
    """

    shapes: tuple[Shape, ...]
    labels: Labels
    at_left: frozenset[int]
    mile: float
    left: float
    wide: float
    high: float


def map_size(chart: AreaMap) -> tuple[float, float]:
    """How wide and high the whole picture is."""
    return WIDTH, _laid_out(chart).high + _SCALE_HIGH + _KEY_ROW * len(_key_rows(chart))


def map_fill(chart: AreaMap) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template."""
    drawn = _laid_out(chart)
    wide, high = map_size(chart)
    datasets: dict[str, list[Row]] = {
        "areas": [_feature(shape, _shade(chart, each)[0]) for shape, each in _pairs(chart, drawn)],
        "hatching": [
            _line(*line)
            for shape, each in _pairs(chart, drawn)
            if each.count is None
            for line in hatched(shape, _HATCHES_APART)
        ],
        "edges": [],
        "names": [],
        "lines": [],
    }
    _add_labels(chart, drawn, datasets)
    _add_scale(drawn, datasets)
    _add_key(chart, drawn.high + _SCALE_HIGH, datasets)
    return {"wide": wide, "high": high}, datasets


def count_words(count: float | None) -> str:
    """A count as it stands on a map."""
    return NOT_TOLD if count is None else whole(count)


@lru_cache(maxsize=16)
def _laid_out(chart: AreaMap) -> _Drawn:
    """The map as large as it can be: over the whole width, else with room for words at its right, or both sides."""
    drawn = _with_sides(chart, 0.0, 0.0)
    if not drawn.labels.beside:
        return drawn
    drawn = _roomy(chart, both=False)
    longest = _longest(drawn)
    many = len(drawn.labels.beside) > _ONE_SIDE and 2 * longest <= _SIDES * WIDTH
    return _roomy(chart, both=True) if many else drawn


def _roomy(chart: AreaMap, *, both: bool) -> _Drawn:
    """The map with room at its right, or on both sides, for all words that find none in it."""
    side = 0.0
    drawn = _with_sides(chart, 0.0, 0.0)
    while _longest(drawn) + _BESIDE > side:
        side = _longest(drawn) + _BESIDE
        drawn = _with_sides(chart, side if both else 0.0, side)
    return drawn


def _longest(drawn: _Drawn) -> float:
    return max((width(each.text) for each in drawn.labels.beside), default=0.0)


def _with_sides(chart: AreaMap, at_left: float, at_right: float) -> _Drawn:
    left, low, right, top = bounds([each.rings for each in chart.areas])
    room = WIDTH - 2 * _EDGE - at_left - at_right
    mile = min(room / max(right - left, 1e-9), (MOST_HIGH - 2 * _EDGE) / max(top - low, 1e-9))
    wide, high = (right - left) * mile, (top - low) * mile
    start = _EDGE + at_left if at_right else (WIDTH - wide) / 2

    def placed(point: Point) -> Point:
        return start + (point[0] - left) * mile, _EDGE + (top - point[1]) * mile

    shapes = tuple(
        tuple(tuple(placed(point) for point in ring) for ring in each.rings) for each in chart.areas
    )
    named = [
        Named(each.name, count_words(each.count), shape, placed(each.middle))
        for each, shape in zip(chart.areas, shapes, strict=True)
    ]
    labels = label(named, (at_left, 0.0, WIDTH - at_right, high + 2 * _EDGE))
    lefts = frozenset(
        each.area for each in labels.beside if at_left and each.at[0] < start + wide / 2
    )
    most = max(len(lefts), len(labels.beside) - len(lefts))
    down = max(high, LINE * most) + 2 * _EDGE
    return _Drawn(shapes, labels, lefts, mile, start, wide, down)


def _pairs(chart: AreaMap, drawn: _Drawn) -> list[tuple[Shape, MapArea]]:
    return list(zip(drawn.shapes, chart.areas, strict=True))


def _shade(chart: AreaMap, area: MapArea) -> tuple[str, str]:
    return SHADES[shade_of(area.count, chart.most)]


def _feature(shape: Shape, shade: str) -> Row:
    """An area as the template draws it: its rings as one polygon each, whose holes even and odd leave out."""
    rings = [[list(point) for point in ring] for ring in shape]
    return {
        "type": "Feature",
        "shade": shade,
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


def _line(x: float, y: float, x2: float, y2: float) -> Row:
    return {"x": x, "y": y, "x2": x2, "y2": y2}


def _stroke(line: Row, ink: str = DARK_LETTERS, wide: float = 1.4) -> Row:
    return {**line, "ink": ink, "wide": wide}


def _words(
    text: str, at: Point, ink: str = DARK_LETTERS, align: str = "left", weight: str = "normal"
) -> Row:
    return {"x": at[0], "y": at[1], "text": text, "ink": ink, "align": align, "weight": weight}


def _add_labels(chart: AreaMap, drawn: _Drawn, datasets: dict[str, list[Row]]) -> None:
    edged = drawn.labels.over | {n for n, each in enumerate(chart.areas) if each.count is None}
    for words in drawn.labels.inside:
        ink = _shade(chart, chart.areas[words.area])[1]
        weight = "bold" if words.bold else "normal"
        plain = _words(words.text, words.at, align="center", weight=weight)
        if words.area in edged:
            datasets["edges"].append(plain)
        datasets["names"].append(plain if words.area in edged else {**plain, "ink": ink})
    for left in (True, False):
        _add_side(drawn, datasets, left=left)


def _add_side(drawn: _Drawn, datasets: dict[str, list[Row]], *, left: bool) -> None:
    """The words at one side, in order of what they name, each with a line to it."""
    mine = [each for each in drawn.labels.beside if (each.area in drawn.at_left) is left]
    mine.sort(key=lambda each: each.at[1])
    edge = drawn.left - _BESIDE if left else drawn.left + drawn.wide + _BESIDE
    for each, y in zip(mine, _heights([each.at[1] for each in mine], drawn.high), strict=True):
        align, start = ("right", edge + 3.0) if left else ("left", edge - 3.0)
        datasets["names"].append(_words(each.text, (edge, y), align=align))
        leader = _line(start, y, *each.led_to((start, y), drawn.labels.boxes))
        datasets["lines"] += [_stroke(leader, "#ffffff", 4.0), _stroke(leader)]


def _heights(wanted: Sequence[float], high: float) -> list[float]:
    """Heights for lines at the side, in order and apart, each as near to what it names as that leaves."""
    found: list[float] = []
    for n, each in enumerate(wanted):
        lowest = high - _EDGE - LINE * (len(wanted) - n - 0.5)
        above = found[-1] + LINE if found else _EDGE + LINE / 2
        found.append(max(above, min(each, lowest)))
    return found


def _add_scale(drawn: _Drawn, datasets: dict[str, list[Row]]) -> None:
    """A bar of whole miles, and an arrow to the north."""
    miles = max(
        (each for each in _SCALES if each * drawn.mile <= _SCALE_SHARE * drawn.wide),
        default=_SCALES[0],
    )
    y, start = drawn.high + _SCALE_HIGH / 2, _EDGE
    end = start + miles * drawn.mile
    bar = ((start, y, end, y), (start, y - 4, start, y + 4), (end, y - 4, end, y + 4))
    named = f"{miles:g} mile" + ("" if miles == 1 else "s")
    datasets["names"].append(_words(named, (end + 8.0, y)))
    x = WIDTH - _EDGE - 8.0
    arrow = ((x, y + 12, x, y - 12), (x, y - 12, x - 4, y - 5), (x, y - 12, x + 4, y - 5))
    datasets["lines"] += [_stroke(_line(*each)) for each in (*bar, *arrow)]
    datasets["names"].append(_words("North", (x - 10.0, y), align="right"))


Key = tuple[str, str | None]
"""An entry of the key: its words, and its shade; None for stripes."""


def _key(chart: AreaMap) -> list[Key]:
    """What the shades mean, those that are on the map."""
    found: list[Key] = []
    shown = {shade_of(each.count, chart.most) for each in chart.areas if each.count is not None}
    steps = len(SHADES) - 1
    for step in sorted(shown):
        low, high = floor(chart.most * (step - 1) / steps) + 1, floor(chart.most * step / steps)
        words = "none" if step == 0 else whole(low) if low == high else f"{low} to {high}"
        found.append((words, SHADES[step][0]))
    if any(each.count is None for each in chart.areas):
        found.append((NOT_TOLD, None))
    return found


def _key_rows(chart: AreaMap) -> list[list[Key]]:
    """The key in rows that are no wider than the picture."""
    rows: list[list[Key]] = []
    left = WIDTH
    for each in _key(chart):
        wide = _SWATCH + 6 + width(each[0]) + _KEY_APART
        if not rows or left < wide:
            rows.append([])
            left = WIDTH - 2 * _EDGE
        rows[-1].append(each)
        left -= wide
    return rows


def _add_key(chart: AreaMap, top: float, datasets: dict[str, list[Row]]) -> None:
    for n, row in enumerate(_key_rows(chart)):
        x, y = _EDGE, top + _KEY_ROW * (n + 0.5)
        for words, shade in row:
            shape = _swatch(x, y)
            datasets["areas"].append(_feature(shape, shade or SHADES[0][0]))
            if shade is None:
                datasets["hatching"] += [_line(*line) for line in hatched(shape, _HATCHES_APART)]
            datasets["names"].append(_words(words, (x + _SWATCH + 6, y)))
            x += _SWATCH + 6 + width(words) + _KEY_APART


def _swatch(x: float, y: float) -> Shape:
    high = _SWATCH_HIGH / 2
    return (
        (
            (x, y - high),
            (x + _SWATCH, y - high),
            (x + _SWATCH, y + high),
            (x, y + high),
            (x, y - high),
        ),
    )
