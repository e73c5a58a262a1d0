"""How good a forecast was, once what happened is known: proper scores, coverage and plain errors.

All take draws (or quantiles) of shape (forecasts, draws) and outcomes of shape (forecasts,), and return one
score a forecast; lower is better. Sources: Gneiting and Raftery (2007) on the continuous ranked probability
score and the interval score; Bracher et al. (2021) on the weighted interval score; Ferro (2014) on the fair
form for ensembles.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
INTERVALS = (0.5, 0.8, 0.95)


def crps(draws: Floats, outcomes: Floats) -> Floats:
    """The continuous ranked probability score of each forecast, in the unit of the outcome.

    The fair form: what the distribution that the draws came from would score, on average, however many draws
    there are. Raises ValueError with fewer than two draws.
    """
    ordered, happened = _checked(draws, outcomes)
    n = ordered.shape[1]
    if n < 2:
        raise ValueError("a score of draws needs two draws or more")
    ranks = 2 * np.arange(1, n + 1) - n - 1
    apart = (ordered * ranks).sum(axis=1) / (n * (n - 1))
    return np.asarray(np.abs(ordered - happened[:, None]).mean(axis=1) - apart)


def interval_score(low: Floats, high: Floats, outcomes: Floats, share: float) -> Floats:
    """The width of a central interval that is to hold a share of outcomes, and 2/(1 - share) for each unit missed by."""
    missed = np.maximum(low - outcomes, 0) + np.maximum(outcomes - high, 0)
    return np.asarray(high - low + missed * 2 / (1 - share))


def weighted_interval_score(
    draws: Floats, outcomes: Floats, intervals: Sequence[float] = INTERVALS
) -> Floats:
    """The median's error and the scores of central intervals, weighted as Bracher et al. (2021) do."""
    ordered, happened = _checked(draws, outcomes)
    total = np.abs(np.median(ordered, axis=1) - happened) / 2
    for share in intervals:
        low, high = interval(ordered, share)
        total = total + (1 - share) / 2 * interval_score(low, high, happened, share)
    return np.asarray(total / (len(intervals) + 0.5))


def interval(draws: Floats, share: float) -> tuple[Floats, Floats]:
    """The ends of the central interval that holds a share of the draws of each forecast."""
    low, high = np.quantile(draws, [(1 - share) / 2, (1 + share) / 2], axis=1)
    return low, high


def covered(draws: Floats, outcomes: Floats, share: float) -> NDArray[np.bool_]:
    """Whether each outcome lies within the central interval that holds a share of the draws, ends included."""
    ordered, happened = _checked(draws, outcomes)
    low, high = interval(ordered, share)
    return np.asarray((low <= happened) & (happened <= high))


def median_error(draws: Floats, outcomes: Floats) -> Floats:
    """The median less what happened: above nought, too many were forecast."""
    ordered, happened = _checked(draws, outcomes)
    return np.asarray(np.median(ordered, axis=1) - happened)


def position(draws: Floats, outcomes: Floats, seed: int) -> Floats:
    """The share of draws below what happened, ties parted by chance: evenly spread where a forecast is calibrated."""
    ordered, happened = _checked(draws, outcomes)
    below = (ordered < happened[:, None]).mean(axis=1)
    ties = (ordered == happened[:, None]).mean(axis=1)
    return np.asarray(below + ties * np.random.default_rng(seed).random(len(happened)))


def skill(score: Floats, baseline: Floats) -> float:
    """The share of the baseline's mean score that is saved; below nought, it was better."""
    return float(1 - np.mean(score) / np.mean(baseline))


def resampled_skill(
    score: Floats, baseline: Floats, blocks: NDArray[np.intp], seed: int, times: int = 2000
) -> tuple[float, float]:
    """The 95 per cent interval of skill when blocks (a number a forecast) are drawn anew with replacement.

    Forecasts of one block are not independent (the same council, the same origin) and stay together.
    """
    names, of = np.unique(blocks, return_inverse=True)
    sums = np.array(
        [np.bincount(of, weights=each, minlength=len(names)) for each in (score, baseline)]
    )
    chance = np.random.default_rng(seed)
    drawn = chance.multinomial(len(names), np.full(len(names), 1 / len(names)), size=times)
    ours, theirs = drawn @ sums.T[:, 0], drawn @ sums.T[:, 1]
    low, high = np.quantile(1 - ours / theirs, [0.025, 0.975])
    return float(low), float(high)


def _checked(draws: Floats, outcomes: Floats) -> tuple[Floats, Floats]:
    ordered = np.sort(np.atleast_2d(np.asarray(draws, dtype=np.float64)), axis=1)
    happened = np.atleast_1d(np.asarray(outcomes, dtype=np.float64))
    if len(ordered) != len(happened):
        raise ValueError(f"{len(ordered)} forecasts and {len(happened)} outcomes")
    if np.isnan(ordered).any() or np.isnan(happened).any():
        raise ValueError("a score needs every draw and every outcome")
    return ordered, happened
