"""How often chance alone gives so large a step in a council whose rate never changes: a simulated table.

`chances.csv` is made by `scripts/build_first_chances.py`, which simulates councils without change
(`nearhome.signals.threshold.unchanged`) and takes each one's likeliest step, wherever it falls.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from types import MappingProxyType

from nearhome.signals.first.steps import FEWEST_MONTHS

RATES = (1.7, 4.0, 10.0, 30.0, 100.0)
"""Events a month of the councils simulated; the nearest by ratio is taken."""
SPREADS = (1.0, 1.5, 2.0, 3.0, 5.0)
LENGTHS = (36, 48, 60)
"""Months of the series simulated; the longest that a series fills is taken."""
BY_CHANCE = (0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005)
"""For each of these the table holds the root that so many councils without change reach."""

Place = tuple[float, float, int]
"""Rate, spread, months."""


def by_chance(rate: float, spread: float, months: int, root: float) -> float:
    """The share of councils without change with a step that stands out as far, either way, somewhere.

    1 where more than the table's most have one; never under its least. ValueError for a short series.
    """
    if months < FEWEST_MONTHS:
        raise ValueError(f"{months} months are too short a series to be judged")
    length = max(each for each in LENGTHS if each <= months)
    reached = chances()[_nearest(rate, RATES), _nearest(spread, SPREADS), length]
    if abs(root) < reached[0]:
        return 1.0
    return _between(reached, abs(root))


def _between(reached: Sequence[float], root: float) -> float:
    """The chance between two of the table's, by the logarithm."""
    for (low, often), (high, rarely) in zip(
        zip(reached, BY_CHANCE, strict=True),
        zip(reached[1:], BY_CHANCE[1:], strict=False),
        strict=False,
    ):
        if root < high:
            share = (root - low) / (high - low)
            return exp(log(often) + share * (log(rarely) - log(often)))
    return BY_CHANCE[-1]


def places() -> tuple[Place, ...]:
    """Every council simulated."""
    return tuple(
        (rate, spread, months) for months in LENGTHS for rate in RATES for spread in SPREADS
    )


@cache
def chances() -> Mapping[Place, tuple[float, ...]]:
    """The roots as they ship, in the order of `BY_CHANCE`."""
    text = (files(__package__) / "chances.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            (float(row["rate"]), float(row["spread"]), int(row["months"])): tuple(
                float(row[str(share)]) for share in BY_CHANCE
            )
            for row in csv.DictReader(text.splitlines())
        }
    )


def _nearest(value: float, grid: tuple[float, ...]) -> float:
    found = log(max(value, grid[0]))
    return min(grid, key=lambda each: abs(log(each) - found))
