"""Simple forecasts of a monthly series: what a council could do without a model, each with its honest spread.

Each takes the series up to the day (children here at month ends, earliest first) and the months ahead, and gives
points of equal weight of what it foresees, of shape (months, POINTS). Last value and drift take their spread from how
wrong they would have been so many months ahead; the line and the damped trend from their own errors (Hyndman and
Athanasopoulos 2021, 3.5, 8.7: damped Holt with additive errors).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.chance import normal

Floats = NDArray[np.float64]
Monthly = Callable[[Floats, int], Floats]
POINTS = 100
_LEVELS = (np.arange(POINTS) + 0.5) / POINTS
NORMALS = np.array([normal(float(each)) for each in _LEVELS])
DRIFT_MONTHS, LINE_MONTHS = 36, 60
FEWEST = 13
_ALPHAS = (0.2, 0.4, 0.6, 0.8, 0.95, 1.0)
_BETAS = (0.0, 0.05, 0.1, 0.2, 0.4)
_PHIS = (0.8, 0.9, 0.95, 0.98)


def last_value(series: Floats, months: int) -> Floats:
    """As many as now."""
    return _with_own_errors(series, months, lambda known, _: float(known[-1]))


def drift(series: Floats, months: int) -> Floats:
    """The mean monthly change of three years goes on."""
    return _with_own_errors(series, months, _drifted)


def _drifted(known: Floats, ahead: int) -> float:
    back = min(DRIFT_MONTHS, len(known) - 1)
    return float(known[-1] + ahead * (known[-1] - known[-1 - back]) / max(back, 1))


def linear(series: Floats, months: int) -> Floats:
    """On a straight line through five years, with the line's own prediction interval."""
    recent = series[-LINE_MONTHS:]
    past = np.arange(len(recent), dtype=float)
    centred = past - past.mean()
    squares = float(centred @ centred)
    slope = float(centred @ recent) / squares
    left = recent - recent.mean() - slope * centred
    error = np.sqrt(float(left @ left) / max(len(recent) - 2, 1))
    ahead = len(recent) - 1 + np.arange(1, months + 1) - past.mean()
    wide = error * np.sqrt(1 + 1 / len(recent) + ahead**2 / squares)
    return _around(recent.mean() + slope * ahead, wide)


def damped_trend(series: Floats, months: int) -> Floats:
    """Damped Holt: level and trend smoothed by the settings that foresaw each month best, the trend fading."""
    best = min(
        (
            _smoothed(series, alpha, beta, phi)
            for alpha in _ALPHAS
            for beta in _BETAS
            for phi in _PHIS
        ),
        key=lambda found: found[0],
    )
    squares, level, trend, alpha, beta, phi = best
    error = np.sqrt(squares / max(len(series) - 4, 1))
    faded = np.cumsum(phi ** np.arange(1, months + 1))
    carried = alpha * (1 + beta * np.concatenate([[0.0], faded[:-1]]))
    carried[0] = 0.0
    return _around(level + trend * faded, error * np.sqrt(1 + np.cumsum(carried**2)))


def _smoothed(
    series: Floats, alpha: float, beta: float, phi: float
) -> tuple[float, float, float, float, float, float]:
    """The sum of squared errors a month ahead, and the last level and trend."""
    level, trend, squares = float(series[0]), 0.0, 0.0
    for value in series[1:]:
        foreseen = level + phi * trend
        error = float(value) - foreseen
        squares += error * error
        level = foreseen + alpha * error
        trend = phi * trend + alpha * beta * error
    return squares, level, trend, alpha, beta, phi


SIMPLE: Mapping[str, Monthly] = MappingProxyType(
    {
        "last value": last_value,
        "drift": drift,
        "damped trend": damped_trend,
        "linear, five years": linear,
    }
)


def _with_own_errors(series: Floats, months: int, rule: Callable[[Floats, int], float]) -> Floats:
    found = np.empty((months, POINTS))
    for ahead in range(1, months + 1):
        errors = [
            series[n + ahead] - rule(series[: n + 1], ahead)
            for n in range(FEWEST - 1, len(series) - ahead)
        ]
        if len(errors) >= FEWEST:
            wide = np.sqrt(np.mean(np.square(errors)))
        else:
            step = np.sqrt(np.mean(np.square(np.diff(series))))
            wide = max(step, 1.0) * np.sqrt(ahead)
        found[ahead - 1] = _around(np.array([rule(series, ahead)]), np.array([max(wide, 0.5)]))[0]
    return found


def _around(middle: Floats, wide: Floats) -> Floats:
    return np.asarray(np.maximum(middle[:, None] + wide[:, None] * NORMALS[None], 0.0))
