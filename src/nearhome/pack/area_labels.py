"""Where the names and counts of areas stand on a map: in their area where they fit, else at its side with a line.

No label lies on another. One whose name is wider than its area reaches over its lines, with its count within
the area, and little of it on the areas beside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nearhome.pack.area_shapes import Box, Point, Shape, bounds, enters, holds, holds_box
from nearhome.pack.labels import LINE_HEIGHT, width

LINE = LINE_HEIGHT + 2.0
_CLEAR = 2.0
_GRID = 14
"""How many places across and down an area are tried for its label."""

_ACROSS, _DOWN = 8, 3
"""How many places of a label are looked at, for what it lies on."""

_MOST_ELSEWHERE = 0.45
"""The share of a label that may lie on other areas."""

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Named:
    """An area to be labelled: its name and count in words, its shape, the middle of it."""

    name: str
    count: str
    shape: Shape
    middle: Point


@dataclass(frozen=True, slots=True)
class Placed:
    """Words and the middle of them; `area` is the position of the area that they name."""

    text: str
    at: Point
    bold: bool
    area: int


@dataclass(frozen=True, slots=True)
class Beside:
    """An area whose words stand at the side: its position, and points in it that a line may lead to, best first."""

    area: int
    text: str
    points: tuple[Point, ...]

    @property
    def at(self) -> Point:
        """The best of the points."""
        return self.points[0]

    def led_to(self, start: Point, boxes: Sequence[Box]) -> Point:
        """The best point to which a line leads that comes into none of some boxes; the best of all if none does."""
        free = (each for each in self.points if not any(enters(start, each, box) for box in boxes))
        return next(free, self.at)


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in the areas, those among them whose names reach over lines, and what stands at the side."""

    inside: tuple[Placed, ...]
    over: frozenset[int]
    beside: tuple[Beside, ...]
    boxes: tuple[Box, ...]


def label(areas: Sequence[Named], frame: Box) -> Labels:
    """A label for every area, none beyond the frame: in it whole, else over its lines, else at the side."""
    inside: list[Placed] = []
    over: set[int] = set()
    beside: list[Beside] = []
    taken: list[Box] = []
    framed = [(bounds([each.shape]), each.shape) for each in areas]
    for n in sorted(range(len(areas)), key=lambda n: -_size(areas[n])):
        each = areas[n]
        lines = (shortened(each.name), each.count)
        points = tuple(_tried(each))
        box = _free(each, lines, points, taken)
        if box is None:
            others = [other for m, other in enumerate(framed) if m != n]
            box = _free(each, lines, points, taken, (frame, others))
            over |= set() if box is None else {n}
        if box is None:
            beside.append(Beside(n, f"{lines[0]}: {each.count}", points))
        else:
            taken.append(box)
            inside += _lines(lines, box, n)
    at_side = sorted(beside, key=lambda each: each.area)
    return Labels(tuple(inside), frozenset(over), tuple(at_side), tuple(taken))


def shortened(name: str) -> str:
    """A name as it stands on a map: a long one is cut."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _size(area: Named) -> float:
    left, top, right, bottom = bounds([area.shape])
    return (right - left) * (bottom - top)


def _free(
    area: Named,
    lines: tuple[str, str],
    points: Sequence[Point],
    taken: Sequence[Box],
    over: tuple[Box, Sequence[tuple[Box, Shape]]] | None = None,
) -> Box | None:
    """The box for a name and a count nearest to the middle of an area, on no other; None for none.

    It lies in the area whole; `over` its lines (in a frame, with little on other shapes) only the count's part does.
    """
    for x, y in points:
        box = _box((x, y), max(width(lines[0]), width(lines[1], bold=True)), 2 * LINE)
        count = _box((x, y + LINE / 2), width(lines[1], bold=True), LINE)
        if any(_meet(box, other) for other in taken):
            continue
        if over is None and holds_box(area.shape, box):
            return box
        if over is not None and holds_box(area.shape, count) and _may_lie(box, *over):
            return box
    return None


def _box(middle: Point, wide: float, high: float) -> Box:
    x, y = middle
    wide, high = wide + 2 * _CLEAR, high + 2 * _CLEAR
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _may_lie(box: Box, frame: Box, others: Sequence[tuple[Box, Shape]]) -> bool:
    """Whether a box lies in a frame, and little enough of it on other shapes (each with its own bounds)."""
    left, top, right, bottom = box
    if left < frame[0] or top < frame[1] or right > frame[2] or bottom > frame[3]:
        return False
    points = [
        (left + (right - left) * (i + 0.5) / _ACROSS, top + (bottom - top) * (j + 0.5) / _DOWN)
        for i in range(_ACROSS)
        for j in range(_DOWN)
    ]
    near = [shape for around, shape in others if _meet(around, box)]
    elsewhere = sum(any(holds(shape, point) for shape in near) for point in points)
    return elsewhere <= _MOST_ELSEWHERE * len(points)


def _tried(area: Named) -> Iterator[Point]:
    """Places in an area, the nearest to its middle first."""
    left, top, right, bottom = bounds([area.shape])
    grid = [
        (left + (right - left) * (i + 0.5) / _GRID, top + (bottom - top) * (j + 0.5) / _GRID)
        for i in range(_GRID)
        for j in range(_GRID)
    ]
    x, y = area.middle
    yield area.middle
    yield from sorted(
        (each for each in grid if holds(area.shape, each)),
        key=lambda each: ((each[0] - x) ** 2 + (each[1] - y) ** 2, each),
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lines(lines: Sequence[str], box: Box, area: int) -> Iterator[Placed]:
    middle = (box[0] + box[2]) / 2
    for n, text in enumerate(lines):
        yield Placed(text, (middle, box[1] + _CLEAR + LINE * (n + 0.5)), bold=n == 1, area=area)
