"""The values that the line of a chart draws, read back off its axis as somebody with a ruler would.

A line of the council's is the path in its colour; the upright axis has two labels or more, set as far below
their own height as the lowest is below the ground line.
"""

import re
from collections.abc import Iterator

from nearhome.disclosure.finished.texts import Mark

_NUMBER = r"-?\d+(?:\.\d+)?"
_LABEL = re.compile(
    rf'<text text-anchor="end" transform="translate\(-\d+(?:\.\d+)?,({_NUMBER})\)"[^>]*>(-?[\d,]+)</text>'
)
_PATH = re.compile(r'<path d="([^"]*)"([^>]*)/>')
_DOT = re.compile(
    rf'<path transform="translate\(({_NUMBER}),({_NUMBER})\)" d="M{_NUMBER},0A[^"]*" fill="#ffffff" stroke="#12436d"'
)
_POINT = re.compile(rf"[ML]({_NUMBER}),({_NUMBER})")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_BASE = re.compile(r'<line transform="translate\(0,(\d+(?:\.\d+)?)\)" x2="(\d+(?:\.\d+)?)" y2="0"')
_OURS = 'stroke="#12436d"'
_BELOW = 5.0
"""How far below the height it names a label of the axis stands."""


def marks_of(file: str, svg: str, first: str, last: str) -> Iterator[Mark]:
    """Every point of our own line of one chart, and the dots on it, with its value."""
    labels = [(float(y) - _BELOW, float(said.replace(",", ""))) for y, said in _LABEL.findall(svg)]
    base = _BASE.search(svg)
    if len(labels) < 2 or base is None or labels[0][0] == labels[-1][0]:
        return
    (y0, v0), (y1, v1) = labels[0], labels[-1]
    title = _TITLE.search(svg)
    around = title.group(1) if title else ""
    points = [
        point
        for path, rest in _PATH.findall(svg)
        if _OURS in rest
        for point in _POINT.findall(path)
    ]
    for x, y in (*points, *_DOT.findall(svg)):
        value = v0 + (float(y) - y0) * (v1 - v0) / (y1 - y0)
        yield Mark(
            file, "a chart's line", around, first, last, float(x) / float(base.group(2)), value
        )
