"""The annual forecast: three points of equal weight, and a spread from how wrong they have been.

The points are the last value; the last value carried on by England's own movement, fading; and entries and rate of
leaving that go back to the authority's own mean (`stock_flow`). No weight is fitted: with so few years a fitted one
is worse than an equal one (decision 0016). The spread is that of the pool's own past errors as they were known at
the date: within a year, by size of authority (a small one varies more), and England's own movement besides.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.annual.national import DAMPING, carried, england_spread
from nearhome.forecast.annual.panel import Panel
from nearhome.forecast.annual.rules import Rule, last_value
from nearhome.forecast.annual.stock_flow import OWN_YEARS, stock_flow

Floats = NDArray[np.float64]
FEWEST_ERRORS = 30
"""Errors at least from which a spread is read."""
FIRST_ORIGIN = 2
"""Years that a panel must hold before its first error is made."""
_FREEDOM = 5.0
"""Degrees of freedom of the t that errors are read by: heavy enough that one merger does not widen all."""
_RATIOS = (0.0, *map(float, np.geomspace(1, 10_000, 41)))
_STEPS, _LEAST = 40, 1e-9


def pooled(
    panel: Panel, years: int, damping: float = DAMPING, own_years: int = OWN_YEARS
) -> Floats:
    """The mean of the three points, of shape (authorities, years ahead); of those that an authority has."""
    parts = np.stack(
        [
            last_value(panel, years),
            carried(panel, years, damping),
            stock_flow(panel, years, own_years),
        ]
    )
    known = ~np.isnan(parts)
    added, how_many = np.where(known, parts, 0.0).sum(axis=0), known.sum(axis=0)
    return np.asarray(np.where(how_many > 0, added / np.maximum(how_many, 1), np.nan))


@dataclass(frozen=True, slots=True)
class AnnualForecast:
    """Children looked after at the next 31 Marches.

    `quantiles` is of shape (authorities, years ahead, levels): the number of children that the share `levels` of
    futures stay below. NaN for an authority with no last value.
    """

    areas: tuple[str, ...]
    last_year: int
    levels: tuple[float, ...]
    quantiles: Floats

    def of(self, area: str) -> Floats:
        """One authority's quantiles, of shape (years ahead, levels). Raises KeyError."""
        try:
            return np.asarray(self.quantiles[self.areas.index(area)])
        except ValueError:
            raise KeyError(area) from None


def annual_forecast(
    panel: Panel, years: int, levels: tuple[float, ...], rule: Rule = pooled
) -> AnnualForecast:
    """The forecast from the last year of a panel. Raises ValueError where no past errors could be made.

    `rule` gives the points; the spread is of its own errors.
    """
    points = rule(panel, years)
    quantiles = np.full((*points.shape, len(levels)), np.nan)
    for ahead in range(1, years + 1):
        spread = spread_of(panel, ahead, rule)
        around = spread.quantiles(levels, panel.children[:, -1])
        quantiles[:, ahead - 1] = points[:, ahead - 1, None] * np.exp(around)
    return AnnualForecast(panel.areas, panel.last_year, levels, quantiles)


@dataclass(frozen=True, slots=True)
class Spread:
    """The errors of a rule so many years ahead, of the log: variance `same` for all and `by_size` over the number of
    children; `shape` are the errors in units of that, both ways; `england` the variance of all moving together.
    """

    same: float
    by_size: float
    shape: Floats
    england: float

    def quantiles(self, levels: tuple[float, ...], children: Floats) -> Floats:
        """How far from the point, of the log, each share of outcomes stays below, by number of children."""
        own = self.same + self.by_size / np.maximum(children, 1.0)
        wider = np.sqrt(own + self.england / np.var(self.shape))
        return np.asarray(wider[:, None] * np.quantile(self.shape, levels)[None])


def spread_of(panel: Panel, ahead: int, rule: Rule = pooled) -> Spread:
    """How wrong a rule has been so many years ahead, from every year whose outcome the panel holds.

    Where no outcome so far ahead is held, from one year ahead, growing with the root of the years. Raises
    ValueError below 30 errors.
    """
    errors, sizes = _errors(panel, ahead, rule)
    if len(errors) < FEWEST_ERRORS and ahead > 1:
        errors, sizes = _errors(panel, 1, rule)
        errors = errors * np.sqrt(ahead)
    if len(errors) < FEWEST_ERRORS:
        raise ValueError(
            f"{len(errors)} past errors: a spread needs {FEWEST_ERRORS}, from three years of a dozen authorities"
        )
    same, by_size = _sized(errors, sizes)
    shape = errors / np.sqrt(same + by_size / sizes)
    return Spread(
        same, by_size, np.sort(np.concatenate([shape, -shape])), england_spread(panel, ahead) ** 2
    )


def _errors(panel: Panel, ahead: int, rule: Rule) -> tuple[Floats, Floats]:
    """Errors of the log less their year's median, and the number of children they started from."""
    found, sizes = [], []
    for year in range(panel.first_year + FIRST_ORIGIN, panel.last_year - ahead + 1):
        then = panel.until(year)
        error = np.log(np.maximum(panel.of(year + ahead), 0.5)) - np.log(rule(then, ahead)[:, -1])
        known = ~np.isnan(error)
        if known.any():
            found.append(error[known] - np.median(error[known]))
            sizes.append(np.maximum(then.children[known, -1], 1.0))
    if not found:
        return np.empty(0), np.empty(0)
    return np.concatenate(found), np.concatenate(sizes)


def _sized(errors: Floats, sizes: Floats) -> tuple[float, float]:
    """The likeliest variance that is the same for all, and that over size, by a t with five degrees of freedom."""
    _, same, ratio = min(_likely(errors, 1 + ratio / sizes, ratio) for ratio in _RATIOS)
    return same, same * ratio


def _likely(errors: Floats, shape: Floats, ratio: float) -> tuple[float, float, float]:
    """How unlikely errors are at the likeliest scale for a shape of variances, that scale, and the ratio again."""
    squares = errors**2 / shape
    scale = float(squares.mean()) + _LEAST
    for _ in range(_STEPS):
        scale = float(((_FREEDOM + 1) / (_FREEDOM + squares / scale) * squares).mean()) + _LEAST
    tail = (_FREEDOM + 1) / 2 * np.log1p(squares / scale / _FREEDOM)
    return float(np.sum(np.log(scale * shape) / 2 + tail)), scale, ratio
