"""Where the level of a monthly count stands, and how it will wander: children who come, and the pace of leaving.

A month's count is about exposure x exp(mean + x), x an autoregression about the authority's own mean with a spread and
a persistence read from all authorities (`constants`), and more scattered than chance by a factor (siblings come
together). A filter with Laplace's approximation gives mean and x together; spreads and scatters on a grid are
weighed by how well they foresaw each month, averaged and not chosen (specification 5.4; West and Harrison 1997,
chapter 14).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WIDER = (0.25, 0.5, 1.0, 1.5)
"""Spreads tried, as factors of the standard deviation of all authorities."""
WIDER_WEIGHTS = (0.15, 0.25, 0.4, 0.2)
"""What is thought of each before the council's own months are seen."""
SCATTERS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Variance of a month's count over its mean."""
_MEAN_VARIANCE = 4.0
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Wanders:
    """How a level wanders by the month: what is left of it after one, and its variance about the mean."""

    persistence: float
    spread: float

    @property
    def shock(self) -> float:
        """The variance of a month's new movement, which keeps the spread as it is."""
        return self.spread * (1 - self.persistence**2)


@dataclass(frozen=True, slots=True)
class Standing:
    """One grid point after the last month: the mean and x of the log level, their covariance, and how likely."""

    state: Floats
    covariance: Floats
    wanders: Wanders
    scatter: float
    weight: float
    path: Floats
    """x as it was thought to be after each month."""


def standings(counts: Floats, exposure: Floats, wanders: Wanders) -> tuple[Standing, ...]:
    """Where the level stands for every grid point, weights adding to one.

    `counts` and `exposure` are by month, the earliest first; months with no exposure say nothing. Raises ValueError
    without a month.
    """
    if not len(counts) or not (exposure > 0).any():
        raise ValueError("a level cannot be told without a month")
    found = []
    for wider, before in zip(WIDER, WIDER_WEIGHTS, strict=True):
        own = Wanders(wanders.persistence, wanders.spread * wider**2)
        for scatter in SCATTERS:
            found.append((*_filtered(counts, exposure, own, scatter), own, scatter, before))
    logs = np.array([each[2] + np.log(each[6]) for each in found])
    weights = np.exp(logs - logs.max())
    weights = weights / weights.sum()
    return tuple(
        Standing(state, covariance, own, scatter, float(weight), path)
        for (state, covariance, _, path, own, scatter, _), weight in zip(
            found, weights, strict=True
        )
    )


def _filtered(
    counts: Floats, exposure: Floats, wanders: Wanders, scatter: float
) -> tuple[Floats, Floats, float, Floats]:
    """The state after the last month, its covariance, the log likelihood of all months, and the path of x."""
    start = np.log(max(counts.sum(), 0.5) / exposure.sum())
    state = np.array([start, 0.0])
    covariance = np.diag([_MEAN_VARIANCE, wanders.spread])
    likelihood, path = 0.0, []
    for count, at_risk in zip(counts, exposure, strict=True):
        state = state * np.array([1.0, wanders.persistence])
        covariance = covariance * np.array(
            [[1.0, wanders.persistence], [wanders.persistence, wanders.persistence**2]]
        )
        covariance[1, 1] += wanders.shock
        if at_risk > 0:
            state, covariance, gained = _seen(state, covariance, count, at_risk, scatter)
            likelihood += gained
        path.append(state[1])
    return state, covariance, likelihood, np.array(path)


def _seen(
    state: Floats, covariance: Floats, count: float, exposure: float, scatter: float
) -> tuple[Floats, Floats, float]:
    """A month's count taken in: the mode of the log level, by Newton's method, and the curve there.

    The count is Poisson with its likelihood tempered by the scatter, which has that variance over its mean.
    """
    before = float(state.sum())
    variance = float(covariance.sum())
    log = before
    for _ in range(_STEPS):
        expected = exposure * np.exp(log)
        slope = (count - expected) / scatter - (log - before) / variance
        curve = expected / scatter + 1 / variance
        step = float(np.clip(slope / curve, -1.5, 1.5))
        log += step
        if abs(step) < 1e-9:
            break
    expected = exposure * np.exp(log)
    after = 1 / (expected / scatter + 1 / variance)
    across = covariance.sum(axis=1)
    state = state + across * (log - before) / variance
    covariance = covariance - np.outer(across, across) * (1 - after / variance) / variance
    said = (
        _unlikeness(count, float(expected)) / -2 / scatter
        - np.log(2 * np.pi * scatter * (count + 1 / 6)) / 2
    )
    gained = said - (log - before) ** 2 / (2 * variance) + np.log(after / variance) / 2
    return state, covariance, float(gained)


def _unlikeness(count: float, expected: float) -> float:
    """Poisson deviance; with the scatter it makes Nelder and Pregibon's (1987) extended quasi-likelihood."""
    return 2 * ((count * np.log(count / expected) if count else 0.0) - count + expected)


@dataclass(frozen=True, slots=True)
class Paths:
    """Drawn futures: logs of the level by draw and month, the scatter of each draw, and the draw's own mean."""

    logs: Floats
    scatter: Floats
    means: Floats


def paths(found: Sequence[Standing], draws: int, months: int, chance: np.random.Generator) -> Paths:
    """Futures of the level: a grid point for each draw by its weight, then mean and x, then the wandering of x.

    Grid points are taken in even steps of their weights, so that few draws hold them in the right shares.
    """
    ends = np.cumsum([each.weight for each in found])
    picked = np.searchsorted(ends / ends[-1], (np.arange(draws) + 0.5) / draws)
    chance.shuffle(picked)
    normal = chance.standard_normal((draws, months + 2))
    logs, means = np.empty((draws, months)), np.empty(draws)
    for draw, which in enumerate(picked):
        at = found[which]
        root = np.linalg.cholesky(at.covariance + 1e-12 * np.eye(2))
        mean, x = at.state + root @ normal[draw, :2]
        shock = np.sqrt(at.wanders.shock)
        for month in range(months):
            x = x * at.wanders.persistence + shock * normal[draw, month + 2]
            logs[draw, month] = mean + x
        means[draw] = mean
    return Paths(logs, np.array([found[which].scatter for which in picked]), means)
