"""Shapes of areas on a page: whether a point or a box lies in one, and the slanting lines that fill it.

A shape is rings of points, down from the top left; a point is inside when an odd number of rings hold it, so
that holes need no mark.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor

Point = tuple[float, float]
Ring = tuple[Point, ...]
Shape = tuple[Ring, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def holds(shape: Shape, point: Point) -> bool:
    """Whether a shape holds a point: a line from it to the right crosses its rings an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in _edges(shape):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def holds_box(shape: Shape, box: Box) -> bool:
    """Whether a box lies in a shape whole: its middle does, and no line of the shape comes into it."""
    left, top, right, bottom = box
    if not holds(shape, ((left + right) / 2, (top + bottom) / 2)):
        return False
    return not any(enters(one, other, box) for one, other in _edges(shape))


def bounds(shapes: Sequence[Shape]) -> Box:
    """The box round some shapes."""
    points = [point for shape in shapes for ring in shape for point in ring]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def hatched(shape: Shape, apart: float) -> list[tuple[float, float, float, float]]:
    """Slanting lines within a shape, each from (x, y) to (x, y), so far apart."""
    turned = tuple(tuple((x + y, x - y) for x, y in ring) for ring in shape)
    low, _, high, _ = bounds([turned])
    step = apart * 2**0.5
    lines = []
    for n in range(ceil(low / step), floor(high / step) + 1):
        level = n * step
        crossings = sorted(
            v1 + (level - u1) / (u2 - u1) * (v2 - v1)
            for (u1, v1), (u2, v2) in _edges(turned)
            if (u1 > level) != (u2 > level)
        )
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            lines.append((*_back(level, start), *_back(level, end)))
    return lines


def _back(along: float, beside: float) -> Point:
    return (along + beside) / 2, (along - beside) / 2


def _edges(shape: Shape) -> Iterator[tuple[Point, Point]]:
    for ring in shape:
        yield from pairwise(ring)


def enters(one: Point, other: Point, box: Box) -> bool:
    """Whether a line comes into a box: what of it lies between each pair of sides has a length in common."""
    first, last = 0.0, 1.0
    for start, end, low, high in (
        (one[0], other[0], box[0], box[2]),
        (one[1], other[1], box[1], box[3]),
    ):
        if start == end:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / (end - start), (high - start) / (end - start)))
        first, last = max(first, near), min(last, far)
    return first < last
