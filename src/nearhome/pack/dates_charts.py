"""What fills the template of a chart of dates: for each thing that moved the months that may have been its first.

A grey bar with a dark edge reaches from the earliest to the end of the latest month. The likeliest month is a dark
point upwards for more, a white one downwards for fewer: a photocopy tells them apart. Years stand below.
"""

from datetime import date
from math import ceil
from typing import Any

from nearhome.pack.blocks import DatesChart
from nearhome.pack.labels import width

Row = dict[str, Any]

WIDTH = 584.0
"""Of the whole picture, in its own points."""

_ROW, _BESIDE = 26.0, 10.0
_LONGEST_NAME = 300.0
_HALF_A_BAR = 0.24
_HALF_A_MONTH = 0.5
_YEAR = 12


def dates_size(chart: DatesChart) -> tuple[float, float]:
    """How wide and high the whole picture is: a row for each, and one for the years."""
    return WIDTH, _ROW * (len(chart.rows) + 1)


def dates_fill(chart: DatesChart) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template."""
    placed = [(n + 0.5, each) for n, each in enumerate(chart.rows)]
    points = [
        {"x": _month(each.likely) + _HALF_A_MONTH, "row": row, "is_more": each.is_more}
        for row, each in placed
    ]
    count = len(chart.rows)
    years = [
        {"x": year * _YEAR, "top": 0, "low": count, "text": str(year)} for year in _years(chart)
    ]
    datasets: dict[str, list[Row]] = {
        "bars": [
            {
                "x": _month(each.earliest),
                "x2": _month(each.latest) + 1,
                "top": row - _HALF_A_BAR,
                "low": row + _HALF_A_BAR,
            }
            for row, each in placed
        ],
        "more": [each for each in points if each["is_more"]],
        "fewer": [each for each in points if not each["is_more"]],
        "years": years,
        "labels": [
            {"x": each["x"], "row": count + 0.6, "text": each["text"]}
            for each in years[:: _every(chart)]
        ],
        "names": [{"row": row, "text": each.name} for row, each in placed],
        "counts": [{"row": row, "text": each.said} for row, each in placed],
    }
    return {"rows": count + 1, "high": dates_size(chart)[1], **_places(chart)}, datasets


def _places(chart: DatesChart) -> Row:
    """Where across names end, the line of time begins and ends, and which months those are."""
    names = min(max((width(each.name) for each in chart.rows), default=0.0), _LONGEST_NAME)
    said = max((width(each.said) for each in chart.rows), default=0.0)
    return {
        "names": names,
        "left": names + _BESIDE,
        "end": WIDTH - said - 2 * _BESIDE,
        "said": WIDTH - said - _BESIDE / 2,
        "lowest": _first_year(chart) * _YEAR,
        "right": _month(chart.until) + 1,
    }


def _first_year(chart: DatesChart) -> int:
    return min(each.earliest for each in chart.rows).year


def _years(chart: DatesChart) -> range:
    """The years whose first month stands on the line, the last only with room for its number."""
    return range(_first_year(chart), chart.until.year + (chart.until.month > _YEAR // 2))


def _every(chart: DatesChart) -> int:
    """Of how many years one has its number below the line: as many as have room."""
    places = _places(chart)
    wide, months = places["end"] - places["left"], places["right"] - places["lowest"]
    a_year: float = wide / months * _YEAR
    return max(1, ceil((width("2026") + _BESIDE / 2) / a_year))


def _month(on: date) -> int:
    return on.year * _YEAR + on.month - 1
