"""How high the bar must be, found by simulating councils whose rates never change.

The bar is the one that so many in a hundred series without change would cross, either way, at any of
the twelve looks of a year, what was called earlier and is still held included.
"""

from math import exp, log, sqrt

import numpy as np

from nearhome.signals.calling import Seen, calls, seen
from nearhome.signals.scan import YEAR, Numbers, monthly

FALSE_ALARMS = 0.045
"""The share of series a year that may be called for nothing: below the promised 5 in 100, because a
council's own rate and dispersion are themselves only known roughly."""
SIMULATED = 3000
SEED = 1954
LASTING = 24
"""Months that the same children stay, where the same children make most of the events."""
LEAST, MOST = 1.5, 20.0


def simulated_bar(rate: float, spread: float, months: int, block: int = 1) -> float:
    """The bar for a council with so many events a month, of such dispersion, in so many months."""
    found = seen(monthly(unchanged(rate, spread, months, block, SIMULATED, SEED)), block)
    low, high = LEAST, MOST
    for _ in range(9):
        middle = (low + high) / 2
        if alarms(found, middle) > FALSE_ALARMS:
            low = middle
        else:
            high = middle
    return high


def alarms(found: Seen, high: float) -> float:
    """The share of series called at any of the last twelve looks."""
    return float((calls(found, high).way[:, -YEAR:] != 0).any(axis=1).mean())


def unchanged(
    rate: float, spread: float, months: int, block: int, series: int, seed: int
) -> Numbers:
    """Series of events at one constant rate, as dispersed as asked: Poisson, or mixtures of it.

    For a `block` of one month the level is drawn afresh each month from a gamma distribution: brothers
    and sisters come together. For more it wanders and lasts as long as children do, `LASTING` months:
    the same few children go missing again and again. Sums of `block` months are as dispersed as asked.
    """
    rng = np.random.default_rng(seed)
    if spread <= 1.0:
        return rng.poisson(rate, (series, months)).astype(np.float64)
    variance = (spread - 1.0) / (rate * block)
    if block == 1:
        level = rng.gamma(1.0 / variance, variance, (series, months))
    else:
        level = _wandering(rng, variance, (series, months))
    return rng.poisson(rate * level).astype(np.float64)


def _wandering(rng: np.random.Generator, variance: float, shape: tuple[int, int]) -> Numbers:
    deviation = sqrt(log(1.0 + variance))
    kept = exp(-1.0 / LASTING)
    fresh = rng.standard_normal(shape)
    level = np.empty(shape)
    level[:, 0] = fresh[:, 0]
    for month in range(1, shape[1]):
        level[:, month] = kept * level[:, month - 1] + sqrt(1 - kept * kept) * fresh[:, month]
    found: Numbers = np.exp(deviation * level - deviation**2 / 2)
    return found
