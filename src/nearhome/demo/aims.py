"""What the demonstration is to meet: published counts, with a little room, for its size."""

from collections.abc import Iterable, Mapping

from nearhome.demo.figures import Figure, figures
from nearhome.demo.settling import Aim

YEARS = range(2020, 2026)
"""The collection years of which there are published counts; the next is to be like the last."""
ROOM = 0.008
"""How far from a published count, as a share of the total: within two points with rounding."""
FLOWS = frozenset({"A04", "A05"})
"""Measures of a year, whose totals the next year does not share."""
HIDDEN = (1.0, 5.0)
"""What a suppressed count may be."""


def between(
    code: str, breakdown: str, scale: float, years: Iterable[int] = YEARS
) -> dict[Aim, tuple[float, float]]:
    """The lowest and highest count of each group of a measure in each year: (code, year, group)."""
    found: dict[Aim, tuple[float, float]] = {}
    for year in years:
        total = figures()[year, code, "", ""].count or 0
        for figure in groups(year, code, breakdown):
            found[code, year, figure.group] = limits(figure, total, scale)
    return found


def carried(aims: Mapping[Aim, tuple[float, float]], year: int) -> dict[Aim, tuple[float, float]]:
    """The aims of the last published year for the year after, with three times the room."""
    last = max(YEARS)
    found: dict[Aim, tuple[float, float]] = {}
    for aim, (low, high) in aims.items():
        if aim[0] not in FLOWS and aim[1] == last:
            found[aim[0], year, aim[2]] = (low - (high - low), high + (high - low))
    return found


def groups(year: int, code: str, breakdown: str) -> list[Figure]:
    """The published figures of a measure's groups in a year."""
    return [each for key, each in figures().items() if key[:3] == (year, code, breakdown)]


def limits(figure: Figure, total: float, scale: float) -> tuple[float, float]:
    """From the lowest to the highest count of a group at a size."""
    room = max(1.0 if scale >= 0.5 else 0.5, ROOM * total * scale)
    if figure.suppressed:
        return (0.0, HIDDEN[1] * max(scale, 0.2)) if scale < 0.5 else scaled(HIDDEN, scale)
    if figure.count is None:
        return 0.0, float("inf")
    wanted = figure.count * scale
    return max(0.0, wanted - room), wanted + room


def scaled(pair: tuple[float, float], scale: float) -> tuple[float, float]:
    """Both ends of a range at a size."""
    return pair[0] * min(1.0, scale), pair[1] * scale
