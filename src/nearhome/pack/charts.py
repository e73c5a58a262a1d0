"""Charts as static SVG: Vega-Lite templates filled with values, drawn without a browser or network.

The templates are validated against the Vega-Lite schema in the tests, not here. The look: the council
in blue, whole; the other line dark, dotted; this time last year in red, dashed; each with its own
label on it, so that a photocopy in black and white can be read.
"""

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

import vl_convert

from nearhome.pack.blocks import Bar, BarChart, Chart, Line, LineChart
from nearhome.pack.wording import whole

VEGA_LITE = "6.1"
BLUE, RED, DARK = "#12436d", "#a30d11", "#4a4a4a"
_UNDER_LABELS = 0.5
"""The share of the width, at the right, that the labels lie over."""
_HALF_LABEL = 0.11
"""Half the height of a label, and its distance from a line, as a share of the height."""

Row = dict[str, Any]


def svg(chart: Chart) -> str:
    """The chart as an SVG picture with role, title and alternative text; the same bytes every time."""
    drawn = vl_convert.vegalite_to_svg(specification(chart), vl_version=VEGA_LITE)
    return _with_alternative(drawn, chart)


def specification(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart: the template of its kind, filled."""
    if isinstance(chart, LineChart):
        return _filled("line.json", *_line_fill(chart))
    return _filled("bars.json", *_bars_fill(chart))


@cache
def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _filled(name: str, params: Row, datasets: dict[str, list[Row]]) -> dict[str, Any]:
    filled: dict[str, Any] = json.loads(_template(name))
    filled["params"] = [{"name": key, "value": value} for key, value in params.items()]
    filled["datasets"] = {**filled["datasets"], **datasets}
    return filled


def _line_fill(chart: LineChart) -> tuple[Row, dict[str, list[Row]]]:
    first = chart.lines[0]
    days = [point.on for point in first.points]
    lines = [_rows(line, days) for line in chart.lines]
    right = max(len(days) - 1, 1)
    reference = [] if chart.reference is None else _across(chart.reference.value, right)
    highest = max((row["y"] for rows in (*lines, reference) for row in rows), default=1.0)
    tick = nice(highest)
    top = max(highest, tick, 1) * 1.3
    datasets: dict[str, list[Row]] = {
        "first": lines[0],
        "second": lines[1] if len(lines) > 1 else [],
        "reference": reference,
        "hollow": [row for row in lines[0] if row["hollow"]],
        "dots": _dots(lines[0], len(days)),
        "breaks": [{"x": _place(each, days)} for each in chart.breaks],
        "labels": _labels(chart, lines, reference, right, top),
        "ends": _ends(days, right),
    }
    return {"right": right, "top": top, "ticks": [0, tick]}, datasets


def _place(on: date, days: Sequence[date]) -> float:
    """Where a day between the first and the last point falls, counted in points."""
    after = next(place for place, each in enumerate(days) if each >= on)
    earlier = days[after - 1]
    return after - 1 + (on - earlier).days / (days[after] - earlier).days


def _rows(line: Line, days: Sequence[date]) -> list[Row]:
    rows: list[Row] = []
    run = 0
    for point in line.points:
        if point.value is None:
            run += 1
        else:
            place = {"x": days.index(point.on), "y": point.value}
            rows.append({**place, "run": run, "hollow": point.provisional})
    return rows


def _across(value: float | None, right: int) -> list[Row]:
    return [] if value is None else [{"x": 0, "y": value}, {"x": right, "y": value}]


def _dots(rows: list[Row], days: int) -> list[Row]:
    # A yearly series has few points: each is drawn. A monthly one shows its last point only.
    shown = rows if days <= 12 else rows[-1:]
    return [row for row in shown if not row["hollow"]]


def _labels(
    chart: LineChart, lines: list[list[Row]], reference: list[Row], right: int, top: float
) -> list[Row]:
    wanted = [
        (rows[-1]["y"], f"{line.name} {_now(line)}", colour, weight)
        for line, rows, colour, weight in zip(
            chart.lines, lines, (BLUE, DARK), ("bold", "normal"), strict=False
        )
        if rows
    ]
    if reference:
        value = reference[0]["y"]
        wanted.append((value, f"a year ago {whole(value)}", RED, "normal"))
    wanted.sort(key=lambda each: each[0], reverse=True)
    near = [each[0] for each in wanted] + [
        row["y"]
        for rows in (*lines, reference)
        for row in rows
        if row["x"] >= right * (1 - _UNDER_LABELS)
    ]
    heights = label_heights([each[0] for each in wanted], near, top)
    return [
        {"x": right, "y": height, "text": text, "colour": colour, "weight": weight}
        for height, (_, text, colour, weight) in zip(heights, wanted, strict=True)
    ]


def _now(line: Line) -> str:
    """The last point in words; one that is hidden is never passed off as the last that is shown."""
    value = line.points[-1].value
    return "not shown" if value is None else whole(value)


def label_heights(values: Sequence[float], near: Sequence[float], top: float) -> list[float]:
    """Where the labels of lines go, highest line first: one above all that is near, the rest below it.

    `near` are the values that the labels could cover. Labels never overlap each other, and those that
    would fall under the axis are put on top of the first instead.
    """
    if not values:
        return []
    step = 2 * _HALF_LABEL * top * 0.9
    above = max(near) + _HALF_LABEL * top
    below = min(near) - _HALF_LABEL * top
    room = int((below - _HALF_LABEL * top * 0.6) // step) + 1 if below > 0 else 0
    under = min(len(values) - 1, max(room, 0))
    over = len(values) - under
    return [above + step * (over - 1 - n) for n in range(over)] + [
        below - step * n for n in range(under)
    ]


def nice(highest: float) -> float:
    """The round number, at or below a value, that the axis names: 300 for 370, 20 for 28."""
    if highest < 1:
        return 1
    size = 10 ** (len(str(int(highest))) - 1)
    return float(int(highest // size) * size)


def _ends(days: Sequence[date], right: int) -> list[Row]:
    ends = [{"x": 0, "text": f"{days[0]:%b %Y}", "align": "left"}]
    if len(days) > 1:
        ends.append({"x": right, "text": f"{days[-1]:%b %Y}", "align": "right"})
    return ends


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
        words = {"x": marked.before, "row": 0.5, "text": "a year ago", "align": align}
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
