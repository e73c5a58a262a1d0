"""Charts as static SVG: Vega-Lite templates filled with values, drawn without a browser or network.

The templates are validated against the Vega-Lite schema in the tests, not here.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from nearhome.pack import drawing
from nearhome.pack.area_maps import map_fill, map_size
from nearhome.pack.bar_charts import bars_fill, bars_size
from nearhome.pack.blocks import (
    AreaMap,
    BarChart,
    Chart,
    DatesChart,
    FunnelChart,
    HeatMap,
    LineChart,
    Waterfall,
)
from nearhome.pack.dates_charts import dates_fill, dates_size
from nearhome.pack.funnels import funnel_fill, funnel_size
from nearhome.pack.heat_maps import heat_fill, heat_size
from nearhome.pack.line_charts import line_fill, size_of
from nearhome.pack.waterfalls import waterfall_fill, waterfall_size

Row = dict[str, Any]
_Filled = tuple[str, Row, Row, dict[str, list[Row]]]


@lru_cache(maxsize=1024)
def svg(chart: Chart) -> str:
    """The chart as an SVG picture with role, title and alternative text; the same bytes every time.

    Kept, so that a chart which stands in several files is drawn once.
    """
    found = _GIVEN.pop(chart, None)
    return found or _with_alternative(drawing.drawn(*_filled(chart)), chart)


_GIVEN: dict[Chart, str] = {}


def given(drawn: Mapping[Chart, str]) -> None:
    """Keep charts that another process has drawn: `svg` gives them without drawing."""
    _GIVEN.update(drawn)
    for chart in drawn:
        svg(chart)


def wide(chart: Chart) -> float:
    """How wide the whole picture is, in its own points."""
    if isinstance(chart, LineChart):
        size = size_of(chart)
        return size.left + size.width + size.right
    return _size(chart)[0]


def _size(
    chart: BarChart | HeatMap | AreaMap | Waterfall | FunnelChart | DatesChart,
) -> tuple[float, float]:
    if isinstance(chart, BarChart):
        return bars_size(chart)
    if isinstance(chart, Waterfall):
        return waterfall_size(chart)
    if isinstance(chart, FunnelChart):
        return funnel_size(chart)
    if isinstance(chart, DatesChart):
        return dates_size(chart)
    return heat_size(chart) if isinstance(chart, HeatMap) else map_size(chart)


def specification(chart: Chart) -> Row:
    """The Vega-Lite specification of a chart: the template of its kind, filled."""
    return drawing.specification(*_filled(chart))


def _filled(chart: Chart) -> _Filled:
    """The template's name, the picture's size, the values and the data sets."""
    if isinstance(chart, LineChart):
        size = size_of(chart)
        sizes = {"width": size.width, "height": size.height, "padding": size.padding}
        return ("line.json", sizes, *line_fill(chart))
    wide, high = _size(chart)
    sizes = {"width": wide, "height": high}
    if isinstance(chart, BarChart):
        return ("bars.json", sizes, *bars_fill(chart))
    if isinstance(chart, HeatMap):
        return ("heat.json", sizes, *heat_fill(chart))
    if isinstance(chart, FunnelChart):
        return ("funnel.json", sizes, *funnel_fill(chart))
    if isinstance(chart, DatesChart):
        return ("dates.json", sizes, *dates_fill(chart))
    if isinstance(chart, Waterfall):
        return ("waterfall.json", sizes, *waterfall_fill(chart))
    return ("map.json", sizes, *map_fill(chart))


_ROLE = re.compile(r' (?:role|aria-roledescription|aria-hidden|pointer-events|class)="[^"]*"')
_ROOT = re.compile(r'<svg [^>]*viewBox="([^"]*)"[^>]*>')


_LONG_FRACTION = re.compile(r"(\d\.\d\d)\d+")
"""A place is given to a hundredth of a point."""
_NOTHING = re.compile(r'<path d="" display="none"/>')

_EDGED = re.compile(
    r'<text([^>]*?) fill="([^"]*)"( stroke="[^"]*" stroke-width="[^"]*" stroke-linejoin="[^"]*")>([^<]*)</text>'
)
"""Words with a white edge: drawn twice, that the edge lies behind the letters and not on them."""


def _edged(found: re.Match[str], beyond: float) -> str:
    """The words twice, for their edge; once where they stand beyond the lines, on nothing but white."""
    placed, fill, edge, words = found.groups()
    across = _ACROSS.search(placed)
    if across is not None and float(across.group(1)) > beyond:
        return f'<text{placed} fill="{fill}">{words}</text>'
    return (
        f'<text{placed} fill="none"{edge}>{words}</text><text{placed} fill="{fill}">{words}</text>'
    )


_ACROSS = re.compile(r'"start" transform="translate\(([\d.]+),')


def _with_alternative(drawn: str, chart: Chart) -> str:
    """The drawing with its role and words: vl-convert drops a description, and names inner groups."""
    short = _LONG_FRACTION.sub(r"\1", _NOTHING.sub("", _ROLE.sub("", drawn)))
    beyond = size_of(chart).width if isinstance(chart, LineChart) else float("inf")
    plain = _EDGED.sub(lambda found: _edged(found, beyond), short)
    title = f'<title id="{chart.id}-title">{escape(chart.alternative)}</title>'
    root = (
        r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="\1" role="img"'
        f' aria-labelledby="{chart.id}-title">'
    )
    return _ROOT.sub(lambda match: match.expand(root) + title, plain, count=1)
