"""The bar for a council, by its own rate, dispersion and length of series: a table of simulated bars.

`bars.csv` is made by `scripts/build_signal_bars.py`, which simulates councils without change
(`nearhome.signals.threshold`); looking it up takes no time, where simulating takes a third of a second.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log
from types import MappingProxyType

from nearhome.signals.scan import FEWEST_BEFORE, YEAR

RATES = (2.0, 6.0, 20.0, 60.0, 200.0)
"""Events a month of the councils simulated; the nearest by ratio is taken."""
SPREADS: Mapping[int, tuple[float, ...]] = MappingProxyType(
    {1: (1.0, 1.5, 2.0, 3.0, 5.0), 6: (1.0, 2.0, 4.0, 8.0, 15.0)}
)
"""Dispersions simulated, by the months that one child's events last."""
LENGTHS = (36, 48, 60, 72, 84)
"""Months of the series simulated; the longest that a series fills is taken."""

Place = tuple[float, float, int, int]
"""Rate, spread, months, block."""


def bar(rate: float, spread: float, months: int, block: int = 1) -> float:
    """The bar for events at a rate a month, of a dispersion, in a series of so many months.

    ValueError for a series too short to be looked at.
    """
    if months < YEAR + FEWEST_BEFORE:
        raise ValueError(f"{months} months are too short a series to be judged")
    return bars()[
        _nearest(rate, RATES),
        _nearest(spread, SPREADS[block]),
        max(length for length in LENGTHS if length <= months),
        block,
    ]


def places() -> tuple[Place, ...]:
    """Every council simulated."""
    return tuple(
        (rate, spread, months, block)
        for block, spreads in SPREADS.items()
        for months in LENGTHS
        for rate in RATES
        for spread in spreads
    )


@cache
def bars() -> Mapping[Place, float]:
    """The bars as they ship."""
    text = (files(__package__) / "bars.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            (
                float(row["rate"]),
                float(row["spread"]),
                int(row["months"]),
                int(row["block"]),
            ): float(row["bar"])
            for row in csv.DictReader(text.splitlines())
        }
    )


def _nearest(value: float, grid: tuple[float, ...]) -> float:
    found = log(max(value, grid[0]))
    return min(grid, key=lambda each: abs(log(each) - found))
