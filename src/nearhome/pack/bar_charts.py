"""What fills the template of a bar chart: bars, a mark for the reference date, names and counts."""

from typing import Any

from nearhome.pack.blocks import Bar, BarChart
from nearhome.pack.labels import width
from nearhome.pack.wording import whole

Row = dict[str, Any]

PANEL_SIZE = (236.0, 101.0)
PAGE_WIDTH, HALF_WIDTH = 584.0, 418.0
"""Of the whole picture, in its own points."""

_ROW, _CLOSE_ROW = 26.0, 19.0
_BESIDE = 4.0
"""Room between a name and where its bar begins."""
_AROUND = 5.0 + 6.0
"""Before a number, and between it and a mark."""
_LONGEST_NAME, _LONGEST_OF_HALF = 300.0, 260.0


def bars_size(chart: BarChart) -> tuple[float, float]:
    """How wide and high the whole picture is: on a page as high as its groups need."""
    if chart.size == "panel":
        return PANEL_SIZE
    wide, row = (HALF_WIDTH, _CLOSE_ROW) if chart.size == "half" else (PAGE_WIDTH, _ROW)
    return wide, row * (len(chart.bars) + 1)


def bars_fill(chart: BarChart) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template."""
    values = [value for bar in chart.bars for value in (bar.now, bar.before) if value is not None]
    lowest, right = min([*values, 0]), max([*values, 1])
    placed = [(n + 1.5, bar) for n, bar in enumerate(chart.bars)]
    places = _places(chart)
    across = places["end"] - places["left"]
    datasets: dict[str, list[Row]] = {
        "bars": [{"from": 0, "x": bar.now, "row": row} for row, bar in placed if bar.now],
        "marks": [{"x": bar.before, "row": row} for row, bar in placed if bar.before is not None],
        "names": [{"row": row, "text": bar.name} for row, bar in placed],
        "counts": [
            {"x": _reach(bar, right - lowest, across), "row": row, "text": _said(bar)}
            for row, bar in placed
        ],
        "nought": [{"x": 0}] if lowest < 0 else [],
        "key": [],
    }
    marked = next((bar for bar in chart.bars if bar.before is not None), None)
    if marked is not None and marked.before is not None:
        datasets["marks"].append({"x": marked.before, "row": 0.5})
        # Beside its mark, on the side where there is room.
        align = "right" if marked.before > (lowest + right) / 2 else "left"
        words = {"x": marked.before, "row": 0.5, "text": chart.ago, "align": align}
        datasets["key"].append(words)
    rows = len(chart.bars) + 1
    return {"lowest": lowest, "right": right, "rows": rows, **places}, datasets


def _places(chart: BarChart) -> Row:
    """Where across names end and bars begin, and how far down the picture reaches."""
    wide, high = bars_size(chart)
    if chart.size == "panel":
        return {"names": 78.0, "left": 82.0, "end": 202.0, "high": high}
    longest = _LONGEST_OF_HALF if chart.size == "half" else _LONGEST_NAME
    names = min(max((width(bar.name) for bar in chart.bars), default=0.0), longest)
    return {"names": names, "left": names + _BESIDE, "end": wide - 60.0, "high": high}


def _reach(bar: Bar, span: float, across: float) -> float:
    """Where a bar's number stands: at its end, or past the mark where it would lie on that.

    Past a mark far off it would be read as the mark's. Never on a bar that goes below nought. `span` is what the
    `across` points of all bars mean.
    """
    end, mark = max(bar.now or 0, 0), max(bar.before or 0, 0)
    room = (mark - end) * across / span
    return end if room >= width(_said(bar), bold=True) + _AROUND else max(end, mark)


def _said(bar: Bar) -> str:
    return "few" if bar.now is None else whole(bar.now)
