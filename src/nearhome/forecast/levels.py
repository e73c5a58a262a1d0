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
WIDER_WEIGHTS = (0.05, 0.15, 0.5, 0.3)
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
    factors, before = np.array(WIDER), np.array(WIDER_WEIGHTS)
    spreads = np.repeat(wanders.spread * factors**2, len(SCATTERS))
    scatters = np.tile(SCATTERS, len(WIDER))
    grid = _Grid(spreads, spreads * (1 - wanders.persistence**2), wanders.persistence, scatters)
    state, covariance, likelihood, path = _filtered(counts, exposure, grid)
    logs = likelihood + np.log(np.repeat(before, len(SCATTERS)))
    weights = np.exp(logs - logs.max())
    weights = weights / weights.sum()
    return tuple(
        Standing(
            state[n],
            covariance[n],
            Wanders(wanders.persistence, float(spreads[n])),
            float(scatters[n]),
            float(weights[n]),
            path[:, n],
        )
        for n in range(len(weights))
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Spread, new movement and scatter of each grid point, and the persistence that all share."""

    spread: Floats
    shock: Floats
    persistence: float
    scatter: Floats


def _filtered(
    counts: Floats, exposure: Floats, grid: _Grid
) -> tuple[Floats, Floats, Floats, Floats]:
    """The state after the last month (point, 2), its covariance, the log likelihood of all months, the path of x."""
    points = len(grid.spread)
    state = np.zeros((points, 2))
    state[:, 0] = np.log(max(counts.sum(), 0.5) / exposure.sum())
    covariance = np.zeros((points, 2, 2))
    covariance[:, 0, 0], covariance[:, 1, 1] = _MEAN_VARIANCE, grid.spread
    fades = np.array([1.0, grid.persistence])
    likelihood, path = np.zeros(points), np.zeros((len(counts), points))
    for month, (count, at_risk) in enumerate(zip(counts, exposure, strict=True)):
        state = state * fades
        covariance = covariance * np.outer(fades, fades)
        covariance[:, 1, 1] += grid.shock
        if at_risk > 0:
            state, covariance, gained = _seen(
                state, covariance, float(count), float(at_risk), grid.scatter
            )
            likelihood += gained
        path[month] = state[:, 1]
    return state, covariance, likelihood, path


def _seen(
    state: Floats, covariance: Floats, count: float, exposure: float, scatter: Floats
) -> tuple[Floats, Floats, Floats]:
    """A month's count taken in: the mode of the log level, by Newton's method, and the curve there.

    The count is Poisson with its likelihood tempered by the scatter, which has that variance over its mean.
    """
    before = state.sum(axis=1)
    variance = covariance.sum(axis=(1, 2))
    log = before
    for _ in range(_STEPS):
        expected = exposure * np.exp(log)
        slope = (count - expected) / scatter - (log - before) / variance
        step = np.clip(slope / (expected / scatter + 1 / variance), -1.5, 1.5)
        log = log + step
        if np.abs(step).max() < 1e-9:
            break
    expected = exposure * np.exp(log)
    after = 1 / (expected / scatter + 1 / variance)
    across = covariance.sum(axis=2)
    state = state + across * ((log - before) / variance)[:, None]
    learnt = (1 - after / variance) / variance
    covariance = covariance - across[:, :, None] * across[:, None, :] * learnt[:, None, None]
    said = -_unlikeness(count, expected) / 2 / scatter
    said = said - np.log(2 * np.pi * scatter * (count + 1 / 6)) / 2
    gained = said - (log - before) ** 2 / (2 * variance) + np.log(after / variance) / 2
    return state, covariance, gained


def _unlikeness(count: float, expected: Floats) -> Floats:
    """Poisson deviance; with the scatter it makes Nelder and Pregibon's (1987) extended quasi-likelihood."""
    of_count = count * np.log(count / expected) if count else np.zeros_like(expected)
    return np.asarray(2 * (of_count - count + expected))


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
