"""Charts as static SVG: Vega-Lite templates filled with values, drawn without a browser or network.

The templates are validated against the Vega-Lite schema in the tests, not here.
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

import vl_convert

from nearhome.pack.blocks import Bar, BarChart, Chart, LineChart
from nearhome.pack.line_charts import Row, line_fill
from nearhome.pack.wording import whole

VEGA_LITE = "6.1"

LETTERS = 16.4
"""The size of every letter of a chart, in the picture's own points: 12 point on paper."""


@lru_cache(maxsize=1024)
def svg(chart: Chart) -> str:
    """The chart as an SVG picture with role, title and alternative text; the same bytes every time.

    Kept, so that a chart which stands in several files is drawn once.
    """
    drawn = vl_convert.vegalite_to_svg(specification(chart), vl_version=VEGA_LITE)
    return _with_alternative(drawn, chart)


def wide(chart: Chart) -> float:
    """How wide the whole picture is, in its own points."""
    found = _ROOT.search(svg(chart))
    assert found is not None
    return float(found[1].split()[2])


def specification(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart: the template of its kind, filled."""
    if isinstance(chart, LineChart):
        return _filled("line.json", *line_fill(chart))
    return _filled("bars.json", *_bars_fill(chart))


@cache
def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _filled(name: str, params: Row, datasets: dict[str, list[Row]]) -> dict[str, Any]:
    filled: dict[str, Any] = json.loads(_template(name))
    filled["params"] = [{"name": key, "value": value} for key, value in params.items()]
    filled["datasets"] = {**filled["datasets"], **datasets}
    return filled


def _bars_fill(chart: BarChart) -> tuple[Row, dict[str, list[Row]]]:
    values = [value for bar in chart.bars for value in (bar.now, bar.before) if value is not None]
    right = max([*values, 1])
    placed = [(n + 1.5, bar) for n, bar in enumerate(chart.bars)]
    datasets: dict[str, list[Row]] = {
        "bars": [{"from": 0, "x": bar.now, "row": row} for row, bar in placed if bar.now],
        "marks": [{"x": bar.before, "row": row} for row, bar in placed if bar.before is not None],
        "names": [{"row": row, "text": bar.name} for row, bar in placed],
        "counts": [{"x": _reach(bar), "row": row, "text": _said(bar)} for row, bar in placed],
        "key": [],
    }
    marked = next((bar for bar in chart.bars if bar.before is not None), None)
    if marked is not None and marked.before is not None:
        datasets["marks"].append({"x": marked.before, "row": 0.5})
        # Beside its mark, on the side where there is room.
        align = "right" if marked.before > right / 2 else "left"
        words = {"x": marked.before, "row": 0.5, "text": chart.ago, "align": align}
        datasets["key"].append(words)
    return {"right": right, "rows": len(chart.bars) + 1}, datasets


def _reach(bar: Bar) -> float:
    return max(bar.now or 0, bar.before or 0)


def _said(bar: Bar) -> str:
    return "few" if bar.now is None else whole(bar.now)


_ROLE = re.compile(r' (?:role|aria-roledescription|aria-hidden|pointer-events|class)="[^"]*"')
_ROOT = re.compile(r'<svg [^>]*viewBox="([^"]*)"[^>]*>')


def _with_alternative(drawn: str, chart: Chart) -> str:
    """The drawing with its role and words: vl-convert drops a description, and names inner groups."""
    plain = _ROLE.sub("", drawn)
    title = f'<title id="{chart.id}-title">{escape(chart.alternative)}</title>'
    root = (
        r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="\1" role="img"'
        f' aria-labelledby="{chart.id}-title">'
    )
    return _ROOT.sub(lambda match: match.expand(root) + title, plain, count=1)
