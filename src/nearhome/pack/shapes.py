"""The shapes of a grey range on a chart: a block for each 31 March, hatching after the newest.

A range is known at 31 Marches only. Each is drawn as a level block about its own 31 March, half a year
to either side, so that no month between is given a figure that nobody published.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.pack.blocks import Point, Span

Place = Callable[[date], float]
"""Where a day falls across the chart, counted in points of the council's line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A level piece of a range: from where to where across, lowest and highest value."""

    start: float
    end: float
    low: float
    high: float


def blocks(spans: Sequence[Span], place: Place, half_year: float, right: float) -> list[Block]:
    """A block for each 31 March that reaches into the chart; the newest ends on its own day."""
    made = []
    for n, span in enumerate(spans):
        middle = place(span.on)
        newest = n == len(spans) - 1
        start, end = max(middle - half_year, 0.0), min(middle + (0 if newest else half_year), right)
        if start < end:
            made.append(Block(start, end, span.low, span.high))
    return made


def after(spans: Sequence[Span], place: Place, right: float) -> Block | None:
    """Where there is no newer figure: from the newest 31 March on, at its range; None at the chart's end."""
    newest = spans[-1]
    start = max(place(newest.on), 0.0)
    return Block(start, right, newest.low, newest.high) if start < right else None


def hatching(
    block: Block, across: float, down: float, apart: float
) -> list[tuple[float, float, float, float]]:
    """Slanting lines that fill a block, each from (x, y) to (x, y).

    `across` and `down` are the lengths of one point of the picture in the chart's own numbers; `apart`
    is how many points of the picture lie between two lines.
    """
    wide = (block.end - block.start) / across
    high = (block.high - block.low) / down
    lines = []
    offset = apart
    while offset < wide + high:
        x1, y1 = (offset, 0.0) if offset <= wide else (wide, offset - wide)
        x2, y2 = (0.0, offset) if offset <= high else (offset - high, high)
        lines.append(
            (
                block.start + x1 * across,
                block.low + y1 * down,
                block.start + x2 * across,
                block.low + y2 * down,
            )
        )
        offset += apart
    return lines


def steps(
    points: Sequence[Point], place: Place, half_year: float, right: float
) -> list[tuple[float, float]]:
    """A line of yearly figures: level about each 31 March, the newest held to the chart's end."""
    path: list[tuple[float, float]] = []
    for n, point in enumerate(points):
        if point.value is None:
            continue
        middle = place(point.on)
        newest = n == len(points) - 1
        start, end = (
            max(middle - half_year, 0.0),
            right if newest else min(middle + half_year, right),
        )
        if start < end:
            path += [(start, point.value), (end, point.value)]
    return path
