"""The gap between the council's line and the red reference: its shade, and how wide it is in words."""

from collections.abc import Sequence
from itertools import pairwise

from nearhome.pack.wording import amount, rounded

At = tuple[float, float]
Slice = tuple[float, float, float]
"""A place across, the line's value there, and the reference's."""


def gap_shades(runs: Sequence[Sequence[At]], red: Sequence[At]) -> list[list[Slice]]:
    """The areas between a line and a reference of level pieces, each a list of slices from left to right.

    `runs` are the unbroken pieces of the line; `red` the reference's level pieces, two points to each.
    Where either has no value there is no gap.
    """
    pieces = [(start, end) for start, end in zip(red[::2], red[1::2], strict=True)]
    found = [_between(run, start, end) for start, end in pieces for run in runs]
    return [each for each in found if len(each) > 1]


def _between(run: Sequence[At], start: At, end: At) -> list[Slice]:
    level = start[1]
    edges = [
        (edge, _value_at(run, edge)) for edge in (start[0], end[0]) if run[0][0] < edge < run[-1][0]
    ]
    inside = [point for point in run if start[0] <= point[0] <= end[0]]
    return [(x, y, level) for x, y in sorted({*inside, *edges})]


def _value_at(run: Sequence[At], x: float) -> float:
    for (x1, y1), (x2, y2) in pairwise(run):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return run[-1][1]


def gap_words(
    values: Sequence[float | None], red: Sequence[At], unit: str, a_year: int, *, steps: bool
) -> tuple[str, ...]:
    """How wide the gap is at the last point, and, beside a reference in `steps`, was a year before.

    `values` are those of the line, `a_year` how many points make one. Beside a reference of one day the
    gap of a year before would say nothing new. None where there is nothing to set side by side. The
    numbers are differences of the whole numbers that a reader sees, who on subtracting finds the same.
    """
    last = len(values) - 1
    now = _gap(values[last], _level(red, last))
    if now is None:
        return ()
    said = "no gap" if now == 0 else f"gap {amount(now, unit)}{' in 100' if unit == '%' else ''}"
    earlier = last - a_year
    before = _gap(values[earlier], _level(red, earlier)) if steps and earlier >= 0 else None
    return (said,) if before is None else (said, f"a year before {amount(before, unit)}")


def _gap(value: float | None, beside: float | None) -> int | None:
    if value is None or beside is None:
        return None
    return abs(rounded(value) - rounded(beside))


def _level(red: Sequence[At], x: float) -> float | None:
    """The reference's value at a place across; of two that meet there, the later."""
    pieces = zip(red[::2], red[1::2], strict=True)
    found = [y for (start, y), (end, _) in pieces if start <= x <= end]
    return found[-1] if found else None
