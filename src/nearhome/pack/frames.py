"""The frame of a line chart: how large it is, where days and values fall in it, what its axes name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from nearhome.pack.labels import Path


@dataclass(frozen=True, slots=True)
class Size:
    """A picture in its own points: of what is inside the axes, and the room around that."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    below: float
    """From the axis down to the names of the months."""

    @property
    def padding(self) -> dict[str, float]:
        """The room around, as Vega-Lite wants it."""
        return {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}


PANEL = Size(196, 70, left=34, right=6, top=4, bottom=19, below=4)
HALF = Size(340, 114, left=50, right=28, top=8, bottom=25, below=6)
PAGE = Size(502, 232, left=50, right=32, top=8, bottom=31, below=11)
"""Of half and page, at their widest: the names of the lines take room from it."""

_MONTHS = 12
_LABELS_APART = 76.0
"""Room across for the name of a month and year."""
_NUMBERS_APART = 17.0
"""Room down for a number of the axis."""
_FOOT_ROOM = 0.05
"""How much lower than its lowest value a chart reaches that goes below nought, in parts of its height."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days fall across and values fall down, from `base` at the axis to `top`."""

    days: Sequence[date]
    base: float
    top: float
    size: Size

    @property
    def right(self) -> float:
        return max(len(self.days) - 1, 1)

    @property
    def half_year(self) -> float:
        """Half a year, counted in points of the line: six months, or half a point of a yearly line."""
        return 0.5 if self.is_yearly else 6.0

    @property
    def is_yearly(self) -> bool:
        """Whether the points are a year apart."""
        return len(self.days) < 2 or (self.days[1] - self.days[0]).days > 300

    def place(self, on: date) -> float:
        """Where a day falls, counted in points; days before the first or after the last fall outside."""
        if on in self.days:
            return float(self.days.index(on))
        if len(self.days) < 2:
            return 0.0 if on < self.days[0] else 1.0
        after_it = next((n for n, each in enumerate(self.days) if each >= on), len(self.days) - 1)
        later = max(after_it, 1)
        start, end = self.days[later - 1], self.days[later]
        return later - 1 + (on - start).days / (end - start).days

    def across(self, x: float) -> float:
        return x / self.right * self.size.width

    def down(self, y: float) -> float:
        return self.size.height * (self.top - y) / (self.top - self.base)

    @property
    def step(self) -> tuple[float, float]:
        """One point of the picture across and down, in the chart's own numbers."""
        return self.right / self.size.width, (self.top - self.base) / self.size.height

    def path(self, points: Sequence[tuple[float, float]]) -> Path:
        return [(self.across(x), self.down(y)) for x, y in points]


def named_values(base: float, highest: float, size: Size) -> list[float]:
    """The values that the axis names: its base and one round number; on a page a few round steps.

    Where the base is below nought, nought is named too, and a round number to either side of it.
    """
    if size is PANEL:
        return [base, nice(highest)] if base >= 0 else [-nice(-base), 0.0, nice(highest)]
    step = _step(highest - base)
    if base < 0:
        return [each * step for each in range(ceil(base / step), floor(highest / step) + 1)]
    first = floor(base / step) + 1
    last = floor(highest / step)
    return [base, *(each * step for each in range(first, last + 1) if each * step > base)]


def below_nought(lowest: float, highest: float) -> float:
    """Where an axis begins whose lowest value is below nought: a little lower, that a thick line has room."""
    lowest = min(lowest, -1.0)
    return lowest - _FOOT_ROOM * (max(highest, 0.0) - lowest)


def apart(named: Sequence[float], frame: Frame) -> list[float]:
    """Those of the named values whose numbers do not touch; nought stays, then the ones farthest from it."""
    kept: list[float] = []
    for each in sorted(named, key=lambda value: (value != 0, -abs(value))):
        if all(abs(frame.down(each) - frame.down(other)) >= _NUMBERS_APART for other in kept):
            kept.append(each)
    return sorted(kept)


def nice(highest: float) -> float:
    """The round number, at or below a value, that the axis names: 300 for 370, 20 for 28."""
    if highest < 1:
        return 1
    size = 10 ** (len(str(int(highest))) - 1)
    return float(int(highest // size) * size)


def _step(span: float) -> float:
    """A round step, of at least one, that parts a span into two to five."""
    least = max(span / 5, 1.0)
    ten = 10.0 ** floor(log10(least))
    return next(each * ten for each in (1, 2, 5, 10) if each * ten >= least)


def named_days(frame: Frame) -> list[int]:
    """The points whose month is named below the axis: the ends; on a page a point of each year."""
    last = len(frame.days) - 1
    if frame.size is PANEL or last < 1:
        return sorted({0, last})
    year = 1 if frame.is_yearly else _MONTHS
    years = max(last // year, 1)
    fitting = max(int(frame.size.width // _LABELS_APART), 1)
    step = year * -(-years // fitting)
    found = list(range(last, -1, -step))[::-1]
    return found if last >= year else [0, last]
