"""Where the labels of a chart stand: beside what they name, on no line, never on each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

LINE_HEIGHT = 16.0
"""The height that a label takes, in the chart's own points; its letters are 16.4 of them."""

SWATCH_ROOM = 15.0
"""The room for a swatch before its label."""

LETTERS = 16.4
"""The size of every letter of a chart, in the picture's own points: 12 point on paper."""
_NARROW, _SLIM, _WIDE = frozenset("ijlI.,:;'|"), frozenset("ftr()-/ "), frozenset("mMWw")

Path = Sequence[tuple[float, float]]
"""A drawn line, as points across and down."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words to be placed: near one of the heights `anchors` (down from the top), at `left` or ending at `right`.

    An `ordered` label keeps its place among the other ordered ones, from top to bottom. One with a
    `swatch` (a sample of what it names, by that name) has room for it at its left.
    """

    text: str
    anchors: tuple[float, ...]
    colour: str
    bold: bool = False
    left: float | None = None
    right: float | None = None
    ordered: bool = True
    swatch: str = ""

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where across it reaches."""
        wide = width(self.text, bold=self.bold) + (SWATCH_ROOM if self.swatch else 0.0)
        if self.left is not None:
            return self.left, self.left + wide
        right = self.right or 0.0
        return right - wide, right


def width(text: str, *, bold: bool = False) -> float:
    """About how wide words are when drawn, never less than they are in Arial or Liberation Sans."""
    letters = sum(map(_letter, text))
    return letters * LETTERS * (1.07 if bold else 1.0)


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.28
    if letter in _SLIM:
        return 0.34
    if letter in _WIDE:
        return 0.86
    return 0.72 if letter.isupper() else 0.56


@dataclass(frozen=True, slots=True)
class Placing:
    """The middle of each label, down from the top, and how far they are in all from what they name."""

    middles: tuple[float, ...]
    far: float


def placed(
    labels: Sequence[Label], paths: Sequence[Path], height: float, within: float = float("inf")
) -> Placing | None:
    """Where labels stand, as near as can be to what they name; None when they do not all fit.

    `paths` are the drawn lines that no label may lie on. Labels on the right are placed first; those
    at the left keep clear of them. None too once they are sure to be farther in all than `within`.
    """
    found: dict[int, float] = {}
    far = 0.0
    for side in (False, True):
        mine = [n for n, label in enumerate(labels) if (label.left is not None) is side]
        taken = [(labels[n].extent, found[n]) for n in found]
        free = {n: _priced(labels[n], _free(labels[n], paths, taken, height)) for n in mine}
        nearest = sum(min((far for _, far in free[n]), default=_NEVER) for n in mine)
        if far + nearest > within + _ROUNDING:
            return None
        stacks = _Stacks(free)
        best = min(map(stacks.stacked, _orders(mine, labels)), key=itemgetter(0))
        if best[0] == _NEVER:
            return None
        far += best[0]
        found.update(best[1])
    return Placing(tuple(found[n] for n in range(len(labels))), far)


_NEVER = float("inf")
_ROUNDING = 1e-6


def _orders(mine: Sequence[int], labels: Sequence[Label]) -> list[list[int]]:
    """Every order from top to bottom in which the ordered labels keep theirs."""
    orders = [sorted((n for n in mine if labels[n].ordered), key=lambda n: labels[n].anchors[0])]
    for n in mine:
        if not labels[n].ordered:
            orders = [
                [*order[:at], n, *order[at:]] for order in orders for at in range(len(order) + 1)
            ]
    return orders


def _free(
    label: Label,
    paths: Sequence[Path],
    taken: Sequence[tuple[tuple[float, float], float]],
    height: float,
) -> list[float]:
    """The heights at which a label lies on no line and on no label already placed."""
    left, right = label.extent
    blocked = [
        (min(inside) - _CLEAR, max(inside) + _CLEAR)
        for path in paths
        if (inside := _heights(path, left, right))
    ]
    blocked += [
        (middle - LINE_HEIGHT / 2, middle + LINE_HEIGHT / 2)
        for (start, end), middle in taken
        if start < right and left < end
    ]
    half = LINE_HEIGHT / 2
    free = _steps(half, height - half)
    for top, bottom in blocked:
        free = [each for each in free if each + half <= top or each - half >= bottom]
    return free


_CLEAR = 0.5


def _steps(first: float, last: float) -> list[float]:
    return [first + n for n in range(int(last - first) + 1)] if last >= first else []


def _heights(path: Path, left: float, right: float) -> list[float]:
    """The heights that a line has between two places across."""
    inside = [down for across, down in path if left <= across <= right]
    for (x1, y1), (x2, y2) in pairwise(path):
        for edge in (left, right):
            if x1 < edge < x2 or x2 < edge < x1:
                inside.append(y1 + (y2 - y1) * (edge - x1) / (x2 - x1))
    return inside


Priced: TypeAlias = tuple[float, float]
"""A height at which a label may stand, and how far that is from what it names."""


def _priced(label: Label, free: Sequence[float]) -> list[Priced]:
    """The free heights with their distance, which is the same in whatever order labels are tried."""
    weight = 2 if label.ordered else 1
    if len(label.anchors) == 1:
        (anchor,) = label.anchors
        return [(each, abs(each - anchor) * weight) for each in free]
    return [(each, min(abs(each - anchor) for anchor in label.anchors) * weight) for each in free]


_Reached: TypeAlias = "tuple[float, float, _Reached | None]"
"""A middle, what all labels down to it cost at best, and where the label above it stands."""


class _Stacks:
    """Labels stacked in one order after another; what orders have in common at the top is worked out once."""

    def __init__(self, free: Mapping[int, list[Priced]]) -> None:
        self._free = free
        self._kept: dict[tuple[int, ...], list[_Reached]] = {(): [(-_NEVER, 0.0, None)]}

    def stacked(self, order: Sequence[int]) -> tuple[float, dict[int, float]]:
        """The labels in an order from top to bottom, as near to what they name as they can be together."""
        best = self._lowest(tuple(order))
        if not best:
            return _NEVER, {}
        reached: _Reached | None = min(best, key=itemgetter(1))
        cost = reached[1] if reached else _NEVER
        places: dict[int, float] = {}
        for n in reversed(order):
            if reached is not None:
                places[n], _, reached = reached
        return cost, places

    def _lowest(self, order: tuple[int, ...]) -> list[_Reached]:
        if order not in self._kept:
            self._kept[order] = _below(self._lowest(order[:-1]), self._free[order[-1]])
        return self._kept[order]


def _below(above: Sequence[_Reached], free: Sequence[Priced]) -> list[_Reached]:
    """The label at each free height that has room below the best place of the labels above it."""
    found: list[_Reached] = []
    if not above:
        return found
    cheapest: _Reached | None = None
    least = _NEVER
    passed, last = 0, len(above)
    for middle, far in free:
        room = middle - LINE_HEIGHT
        while passed < last and above[passed][0] <= room:
            if cheapest is None or above[passed][1] < least:
                cheapest = above[passed]
                least = cheapest[1]
            passed += 1
        if cheapest is not None:
            found.append((middle, least + far, cheapest))
    return found
