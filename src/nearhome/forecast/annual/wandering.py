"""How far a yearly rate wanders from an authority's own mean, and how soon it comes back.

The log of the rate is the authority's mean, a part that fades from year to year (an autoregression of order
one), a part of one year alone, and the chance of counting. Mean squared differences over lags of one to seven
years, less the counting, give the first three: 2 x (alone + spread x (1 - persistence ^ lag)). They
flatten with the lag, which a random walk's would not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.annual.panel import Panel

Floats = NDArray[np.float64]
LAGS = (1, 2, 3, 4, 5, 6, 7)
FEWEST_YEARS = 2
"""Years at least in which a lag must be seen, else it is not used."""
_PERSISTENCES = np.arange(0.30, 0.981, 0.005)
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Wandering:
    """`persistence` from one year to the next, the variances of the fading part (`spread`, about the mean) and of
    the part that is of one year `alone`, all of the log of the rate. `by_lag` are the mean squared differences that
    they were read from, less counting, by lag in years.
    """

    persistence: float
    spread: float
    alone: float
    by_lag: tuple[float, ...]

    @property
    def shock(self) -> float:
        """The standard deviation of a year's new movement of the fading part."""
        return float(np.sqrt(self.spread * (1 - self.persistence**2)))


def wandering(logs: Floats, counting: Floats) -> Wandering:
    """How logs of shape (authorities, years) wander; `counting` is the variance of each that is chance of counting.

    NaN where nothing is known. Raises ValueError where fewer than two lags are seen.
    """
    by_lag = [_squared(logs, counting, lag) for lag in LAGS if lag + FEWEST_YEARS <= logs.shape[1]]
    seen = [(lag, each) for lag, each in zip(LAGS, by_lag, strict=False) if not np.isnan(each[0])]
    if len(seen) < 2:
        raise ValueError("how a rate wanders cannot be told from fewer than four years")
    lags = np.array([lag for lag, _ in seen], dtype=float)
    squares = np.array([each[0] for _, each in seen])
    weights = np.sqrt([each[1] for _, each in seen])
    found = [_fitted(each, lags, squares, weights) for each in _PERSISTENCES]
    _, persistence, spread, alone = min(found)
    return Wandering(persistence, max(spread, _LEAST), alone, tuple(float(s) for s in squares))


def _squared(logs: Floats, counting: Floats, lag: int) -> tuple[float, int]:
    """The mean squared difference over a lag, less counting, and of how many."""
    apart = (logs[:, lag:] - logs[:, :-lag]) ** 2 - counting[:, lag:] - counting[:, :-lag]
    known = apart[~np.isnan(apart)]
    return (float(known.mean()), len(known)) if len(known) else (float("nan"), 0)


def _fitted(
    persistence: float, lags: Floats, squares: Floats, weights: Floats
) -> tuple[float, float, float, float]:
    terms = 2 * np.column_stack([1 - persistence**lags, np.ones_like(lags)]) * weights[:, None]
    wanted = np.maximum(squares, 0) * weights
    spread, alone = _not_below_nought(terms, wanted)
    left = float(((terms @ np.array([spread, alone]) - wanted) ** 2).sum())
    return left, float(persistence), spread, alone


def _not_below_nought(terms: Floats, wanted: Floats) -> tuple[float, float]:
    """The least squares of two terms, neither below nought."""
    both = np.linalg.lstsq(terms, wanted, rcond=None)[0]
    if (both >= 0).all():
        return float(both[0]), float(both[1])
    alone = np.maximum(terms.T @ wanted, 0) / (terms**2).sum(axis=0)
    first, second = (
        (terms[:, n] * alone[n] - wanted) @ (terms[:, n] * alone[n] - wanted) for n in (0, 1)
    )
    return (float(alone[0]), 0.0) if first <= second else (0.0, float(alone[1]))


def entries(panel: Panel) -> tuple[Floats, Floats]:
    """The log of those who started, and the variance of it that is counting."""
    counted = np.maximum(panel.started, 0.5)
    return np.log(counted), 1 / counted


def leaving(panel: Panel) -> tuple[Floats, Floats]:
    """The log of the rate of leaving, and the variance of it that is counting."""
    rate = np.maximum(panel.leaving_rate, 1e-3)
    return np.log(rate), 1 / np.maximum(panel.ceased, 0.5)


@dataclass(frozen=True, slots=True)
class Level:
    """Where each authority's log rate stands: its `own` mean, how far `above` it the fading part is, and how sure."""

    own: Floats
    above: Floats
    variance: Floats

    def ahead(self, years: int, persistence: float) -> Floats:
        """The log rate expected so many years on."""
        return np.asarray(self.own + self.above * persistence**years)


def level(logs: Floats, counting: Floats, how: Wandering, years: int) -> Level:
    """Where each authority stands at the last year, by the mean of its last `years` and a filter over them.

    NaN for an authority of which no year is known. The filter is Kalman's for the fading part.
    """
    recent, chance = logs[:, -years:], counting[:, -years:]
    known = ~np.isnan(recent)
    with np.errstate(invalid="ignore"):
        own = np.where(known, recent, 0).sum(axis=1) / known.sum(axis=1)
    above = np.zeros(len(logs))
    variance = np.full(len(logs), how.spread)
    for each in range(recent.shape[1]):
        above = above * how.persistence
        variance = variance * how.persistence**2 + how.shock**2
        noise = np.where(known[:, each], chance[:, each] + how.alone, np.inf)
        gain = variance / (variance + noise)
        seen = np.where(known[:, each], recent[:, each] - own, 0.0)
        above = above + gain * np.where(known[:, each], seen - above, 0.0)
        variance = variance * (1 - gain)
    return Level(own, above, variance)
