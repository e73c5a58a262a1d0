"""What fills the template of a waterfall: two days' counts, and the parts between them end to end.

A part that raises is a dark bar, one that lowers a white bar with a dark edge, and each says in words
which it is: a photocopy tells them apart. Both days are marks and no bars, for the picture need not begin
at nought.
"""

from itertools import accumulate, pairwise
from typing import Any

from nearhome.pack.blocks import Waterfall
from nearhome.pack.labels import width

Row = dict[str, Any]

WIDTH = 584.0
"""Of the whole picture, in its own points."""

_ROW, _BESIDE, _EDGE = 26.0, 8.0, 6.0
_LONGEST_NAME = 300.0
_HALF_A_BAR = 0.27
"""How far a bar reaches above and below the middle of its row."""
_STARTS_AND_ENDS = 2


def waterfall_size(chart: Waterfall) -> tuple[float, float]:
    """How wide and high the whole picture is."""
    return WIDTH, _ROW * (len(chart.steps) + _STARTS_AND_ENDS)


def waterfall_fill(chart: Waterfall) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template."""
    levels = [*accumulate((step.by for step in chart.steps), initial=chart.start.by)]
    rows = len(chart.steps) + _STARTS_AND_ENDS
    bars = [
        {
            "x": before,
            "x2": after,
            "top": n + 1.5 - _HALF_A_BAR,
            "low": n + 1.5 + _HALF_A_BAR,
        }
        for n, (before, after) in enumerate(pairwise(levels))
    ]
    ends = [
        {"x": end.by, "row": row, "text": end.said}
        for end, row in ((chart.start, 0.5), (chart.end, rows - 0.5))
    ]
    datasets: dict[str, list[Row]] = {
        "more": [bar for bar in bars if bar["x2"] > bar["x"]],
        "fewer": [bar for bar in bars if bar["x2"] < bar["x"]],
        "joins": [{"x": level, "top": n + 0.5, "low": n + 1.5} for n, level in enumerate(levels)],
        "ends": ends,
        "names": [{"row": n + 0.5, "text": name} for n, name in enumerate(_names(chart))],
        "counts": [
            {"x": max(bar["x"], bar["x2"]), "row": n + 1.5, "text": step.said}
            for n, (bar, step) in enumerate(zip(bars, chart.steps, strict=True))
        ],
    }
    return {"rows": rows, "high": _ROW * rows, **_places(chart, levels)}, datasets


def _names(chart: Waterfall) -> list[str]:
    return [each.name for each in (chart.start, *chart.steps, chart.end)]


def _places(chart: Waterfall, levels: list[float]) -> Row:
    """Where across names end and bars begin and end, and which counts those are."""
    names = min(max(map(width, _names(chart))), _LONGEST_NAME)
    said = max(width(each.said) for each in (chart.start, *chart.steps, chart.end))
    spread = max(max(levels) - min(levels), 1.0)
    return {
        "names": names,
        "left": names + _BESIDE + _EDGE,
        "end": WIDTH - said - _BESIDE,
        "lowest": min(levels),
        "right": min(levels) + spread,
    }
