"""What fills the template of a funnel: for each place what chance gives, and where the place lies.

The places stand one under another, the largest first, so that what chance gives opens downwards like a
funnel and no name lies on another. A place outside is a dark diamond, one within a white circle: a photocopy
tells them apart.
"""

from typing import Any

from nearhome.pack.blocks import FunnelChart, FunnelRow
from nearhome.pack.labels import width

Row = dict[str, Any]

WIDTH = 584.0
"""Of the whole picture, in its own points."""

_ROW, _BESIDE = 26.0, 10.0
_LONGEST_NAME = 200.0


def funnel_size(chart: FunnelChart) -> tuple[float, float]:
    """How wide and high the whole picture is."""
    return WIDTH, _ROW * max(len(chart.rows), 1)


def funnel_fill(chart: FunnelChart) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template."""
    placed = [(n + 0.5, each) for n, each in enumerate(chart.rows)]
    known = [(row, each) for row, each in placed if each.value is not None]
    datasets: dict[str, list[Row]] = {
        "widest": [{"x": each.widest[0], "x2": each.widest[1], "row": row} for row, each in placed],
        "usual": [{"x": each.usual[0], "x2": each.usual[1], "row": row} for row, each in placed],
        "middles": [{"x": each.middle, "row": row} for row, each in placed],
        "within": [{"x": each.value, "row": row} for row, each in known if not each.is_outside],
        "outside": [{"x": each.value, "row": row} for row, each in known if each.is_outside],
        "names": [{"row": row, "text": each.name} for row, each in placed],
        "counts": [{"row": row, "text": each.said} for row, each in placed],
    }
    return {"rows": max(len(chart.rows), 1), **_places(chart)}, datasets


def _places(chart: FunnelChart) -> Row:
    """Where across names end, the scale begins and ends, and which values those are."""
    names = min(max((width(each.name) for each in chart.rows), default=0.0), _LONGEST_NAME)
    said = max((width(each.said) for each in chart.rows), default=0.0)
    ends = [end for each in chart.rows for end in _reach(each)]
    return {
        "names": names,
        "left": names + _BESIDE,
        "end": WIDTH - said - 2 * _BESIDE,
        "said": WIDTH - said - _BESIDE / 2,
        "lowest": 0,
        "right": 1.03 * max([*ends, 1]),
        "high": funnel_size(chart)[1],
    }


def _reach(each: FunnelRow) -> tuple[float, ...]:
    return (*each.widest, each.value or 0)
