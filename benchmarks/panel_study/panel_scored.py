"""Forecasts from each origin as they would have been made then, and their scores."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast import scores
from nearhome.forecast.annual.panel import Panel
from nearhome.forecast.annual.pool import annual_forecast, pooled
from nearhome.forecast.annual.rules import RULES, Rule
from nearhome.forecast.annual.stock_flow import stock_flow

Floats = NDArray[np.float64]
Forecaster = Callable[[Panel, int], Floats]
"""A panel as known at the origin and years ahead, to draws of shape (authorities, draws)."""
CHOSEN_ON, REPORTED_ON = range(2016, 2021), range(2021, 2025)
HORIZONS = (1, 2, 3)
LEVELS = tuple((np.arange(200) + 0.5) / 200)
OURS = "Nearhome"
DAMPINGS, OWN_YEARS = (0.5, 0.65, 0.8), (5, 6, 9)
COVERS = (0.75, 0.87)


@dataclass(frozen=True)
class Scored:
    """Scores of one forecaster at one horizon over origins: one number a forecast, in children, with its council."""

    crps: Floats
    wis: Floats
    error: Floats
    inside: Mapping[float, NDArray[np.bool_]]
    happened: Floats
    council: NDArray[np.intp]

    @property
    def absolute(self) -> Floats:
        """The absolute error of the median."""
        return np.abs(self.error)


def own_spread(rule: Rule, panel: Panel, ahead: int) -> Floats:
    """A rule's point with a spread by size of authority and England's movement, as Nearhome's has."""
    return annual_forecast(panel, ahead, LEVELS, rule).quantiles[:, -1]


def plain_spread(rule: Rule, panel: Panel, ahead: int) -> Floats:
    """A rule's point with its own past errors of the log, of all councils and years alike, both ways."""
    errors = [_errors(rule, panel, year, ahead) for year in _years(panel, ahead)]
    if not errors:
        errors = [_errors(rule, panel, year, 1) * np.sqrt(ahead) for year in _years(panel, 1)]
    both = np.concatenate([*errors, *(-each for each in errors)])
    return rule(panel, ahead)[:, -1:] * np.exp(np.quantile(both, LEVELS))[None]


def _years(panel: Panel, ahead: int) -> range:
    return range(panel.first_year + 2, panel.last_year - ahead + 1)


def _errors(rule: Rule, panel: Panel, year: int, ahead: int) -> Floats:
    point = rule(panel.until(year), ahead)[:, -1]
    return np.asarray(np.log(panel.of(year + ahead)) - np.log(point))


SIMPLE: Mapping[str, Forecaster] = {
    name: partial(plain_spread, rule) for name, rule in RULES.items()
}
BORROWED = "last value, with Nearhome's spread"
FORECASTERS: Mapping[str, Forecaster] = {
    **SIMPLE,
    BORROWED: partial(own_spread, RULES["last value"]),
    "stock and flow alone": partial(
        own_spread,
        lambda panel, years: np.where(
            np.isnan(found := stock_flow(panel, years)), panel.children[:, -1:], found
        ),
    ),
    OURS: partial(own_spread, pooled),
}


def scored(panel: Panel, origins: Iterable[int] = REPORTED_ON) -> dict[str, dict[int, Scored]]:
    """Every forecaster's scores by horizon."""
    return {
        name: {ahead: _scored(panel, forecaster, tuple(origins), ahead) for ahead in HORIZONS}
        for name, forecaster in FORECASTERS.items()
    }


def settings_tried(panel: Panel) -> dict[tuple[float, int], dict[int, Scored]]:
    """Nearhome's scores on the earlier origins for each setting."""
    return {
        (damping, own): {
            ahead: _scored(
                panel,
                partial(own_spread, partial(pooled, damping=damping, own_years=own)),
                tuple(CHOSEN_ON),
                ahead,
            )
            for ahead in HORIZONS
        }
        for damping, own in product(DAMPINGS, OWN_YEARS)
    }


def _scored(panel: Panel, made: Forecaster, origins: tuple[int, ...], ahead: int) -> Scored:
    known = [year for year in origins if year + ahead <= panel.last_year]
    draws = np.concatenate([made(panel.until(year), ahead) for year in known])
    happened = np.concatenate([panel.of(year + ahead) for year in known])
    return Scored(
        scores.crps(draws, happened),
        scores.weighted_interval_score(draws, happened),
        scores.median_error(draws, happened),
        {share: scores.covered(draws, happened, share) for share in scores.INTERVALS},
        happened,
        np.tile(np.arange(len(panel.areas)), len(known)),
    )


def best_simple(found: Mapping[str, Mapping[int, Scored]], ahead: int, score: str) -> str:
    """The simple rule with the lowest mean of a score (`crps` or `absolute`) at a horizon."""
    return min(SIMPLE, key=lambda name: float(np.mean(getattr(found[name][ahead], score))))


def against_best(
    found: Mapping[str, Mapping[int, Scored]], ahead: int, score: str
) -> tuple[str, float, tuple[float, float]]:
    """The best simple rule, our skill against it, and the interval of that."""
    best = best_simple(found, ahead, score)
    return best, *against(found, best, ahead, score)


def against(
    found: Mapping[str, Mapping[int, Scored]], other: str, ahead: int, score: str
) -> tuple[float, tuple[float, float]]:
    """Our skill against another forecaster, and the interval of it, councils drawn anew."""
    ours, theirs = (getattr(found[name][ahead], score) for name in (OURS, other))
    blocks = found[OURS][ahead].council
    return scores.skill(ours, theirs), scores.resampled_skill(ours, theirs, blocks, seed=1)


def is_met(found: Mapping[str, Mapping[int, Scored]]) -> bool:
    """Whether no horizon is lost, one is won at least, and intervals hold what they say."""
    between = [against_best(found, h, s)[2] for h in HORIZONS for s in ("crps", "absolute")]
    held = [float(found[OURS][ahead].inside[0.8].mean()) for ahead in HORIZONS]
    lost = any(high < 0 for _, high in between)
    won = any(low > 0 for low, _ in between)
    return not lost and won and all(COVERS[0] <= each <= COVERS[1] for each in held)
