"""What fills the template of a heat map: a cell for each group and month, darker where there are more.

The shades are greys far enough apart for a photocopy, each with letters that can be read on it; the
count stands in its cell, so that no shade has to be judged. A count that is not shown is hatched.
"""

from datetime import date
from math import ceil
from typing import Any

from nearhome.pack.blocks import HeatMap
from nearhome.pack.labels import width
from nearhome.pack.shapes import Block, hatching
from nearhome.pack.wording import whole

Row = dict[str, Any]

WIDTH = 584.0
"""Of the whole picture, in its own points."""

DARK_LETTERS, LIGHT_LETTERS = "#1d1d1d", "#ffffff"
SHADES = (
    ("#ffffff", DARK_LETTERS),
    ("#e0e0e0", DARK_LETTERS),
    ("#bdbdbd", DARK_LETTERS),
    ("#959595", DARK_LETTERS),
    ("#4a4a4a", LIGHT_LETTERS),
)
"""From none to the most: the shade of a cell, and the colour of the letters on it."""

_ROW, _HEAD, _BESIDE = 28.0, 42.0, 8.0
_LONGEST_NAME = 200.0
_HATCHES_APART = 6.0


def heat_size(chart: HeatMap) -> tuple[float, float]:
    """How wide and high the whole picture is."""
    return WIDTH, _HEAD + _ROW * len(chart.rows)


def heat_fill(chart: HeatMap) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template."""
    left = min(max(map(width, chart.rows), default=0.0), _LONGEST_NAME) + _BESIDE
    across = (WIDTH - 1 - left) / max(len(chart.columns), 1)
    most = max(
        (abs(value) for row in chart.cells for value in row if value is not None), default=0.0
    )
    cells: list[Row] = []
    hatched: list[Row] = []
    counts: list[Row] = []
    for n, row in enumerate(chart.cells):
        for month, value in enumerate(row):
            block = _cell(left + month * across, across, _HEAD + n * _ROW)
            shade, ink = SHADES[shade_of(value, most)]
            cells.append(
                {
                    "x": block.start,
                    "x2": block.end,
                    "y": block.low,
                    "y2": block.high,
                    "shade": shade,
                }
            )
            middle = {"x": (block.start + block.end) / 2, "y": (block.low + block.high) / 2}
            if value is None:
                hatched += _hatched(block)
            else:
                counts.append({**middle, "text": whole(value), "ink": ink})
    wide, high = heat_size(chart)
    names = [*_row_names(chart, left), *_month_names(chart.columns, left, across)]
    datasets = {"cells": cells, "hatching": hatched, "counts": counts, "names": names}
    return {"wide": wide, "high": high}, datasets


def shade_of(value: float | None, most: float) -> int:
    """Which of the shades a count has: the first for none or not shown, the last for those near the most.

    A number below nought has the shade of its size; its sign stands in the cell.
    """
    if not value or most <= 0:
        return 0
    return min(ceil(abs(value) / most * (len(SHADES) - 1)), len(SHADES) - 1)


def _cell(start: float, across: float, top: float) -> Block:
    return Block(start, start + across, top, top + _ROW)


def _hatched(block: Block) -> list[Row]:
    return [
        {"x": x1, "y": y1, "x2": x2, "y2": y2}
        for x1, y1, x2, y2 in hatching(block, 1.0, 1.0, _HATCHES_APART)
    ]


def _row_names(chart: HeatMap, left: float) -> list[Row]:
    return [
        {"x": left - _BESIDE, "y": _HEAD + (n + 0.5) * _ROW, "text": name, "align": "right"}
        for n, name in enumerate(chart.rows)
    ]


def _month_names(months: tuple[date, ...], left: float, across: float) -> list[Row]:
    """The months in their short names, and the year over the first and over each January after it."""
    named: list[Row] = []
    for n, each in enumerate(months):
        middle = left + (n + 0.5) * across
        named.append({"x": middle, "y": _HEAD - 11, "text": f"{each:%b}", "align": "center"})
        if n == 0 or each.year != months[n - 1].year:
            start = left + n * across
            named.append({"x": start, "y": _HEAD - 31, "text": f"{each:%Y}", "align": "left"})
    return named
