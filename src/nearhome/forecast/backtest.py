"""How right the forecast would have been: made again at past dates from what was known then, and scored.

Origins are quarters with three years of returns before them and an outcome after; horizons are months ahead. At each
origin the pool has the weights that origins before it, whose outcomes were known by then, would have given it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast import scores
from nearhome.forecast.analytic import expected
from nearhome.forecast.fitting import children_here, drawn, fitted
from nearhome.forecast.history import History
from nearhome.forecast.markov import markov
from nearhome.forecast.monthly import SIMPLE
from nearhome.forecast.parameters import Parameters
from nearhome.forecast.pooling import pooled_points, weights_from
from nearhome.forecast.results import Score
from nearhome.forecast.spread import predictive
from nearhome.vocabulary.periods import months_before

Floats = NDArray[np.float64]
HORIZONS = (3, 6, 12, 24, 36)
TRAINING_MONTHS, EVERY_MONTHS = 36, 3
POOL, STRUCTURE, MARKOV = "Nearhome", "children one by one", "plain Markov"
MEMBERS = (STRUCTURE, "damped trend", "last value")
"""What the pool is of."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One origin: what each forecaster foresaw (points by name and horizon), and what happened where it is known."""

    origin: date
    foreseen: Mapping[tuple[str, int], Floats]
    happened: Mapping[int, float]


def backtested(
    history: History, on: date, parameters: Parameters, every: int = EVERY_MONTHS
) -> tuple[Tried, ...]:
    """Every origin up to a day, so many months apart, the earliest first; none where there is too little history."""
    found: list[Tried] = []
    for origin in origins(history, on, every):
        foreseen = foreseen_at(history, origin, parameters)
        known = [h for h in HORIZONS if months_before(origin, -h) <= on]
        happened = {h: float(len(history.here(months_before(origin, -h)))) for h in known}
        pooled = {
            (POOL, h): pooled_points(
                [foreseen[name, h] for name in MEMBERS], pool_weights(found, h, origin)
            )
            for h in HORIZONS
        }
        found.append(Tried(origin, {**foreseen, **pooled}, happened))
    return tuple(found)


def origins(history: History, on: date, every: int = EVERY_MONTHS) -> tuple[date, ...]:
    """Dates back from a day with training before and an outcome after, within the last unbroken returns."""
    first = date.fromordinal(history.covered[-1][0])
    found = []
    back = every
    while months_before(on, back + TRAINING_MONTHS) >= first:
        found.append(months_before(on, back))
        back += every
    return tuple(reversed(found))


def pool_weights(tried: Sequence[Tried], horizon: int, known_by: date) -> tuple[float, ...]:
    """The pool's weights for a horizon from origins whose outcome was known by a day."""
    past = [
        ([each.foreseen[name, horizon] for name in MEMBERS], each.happened[horizon])
        for each in tried
        if horizon in each.happened and months_before(each.origin, -horizon) <= known_by
    ]
    return weights_from(past) if past else (1 / len(MEMBERS),) * len(MEMBERS)


def foreseen_at(
    history: History, origin: date, parameters: Parameters
) -> dict[tuple[str, int], Floats]:
    """What each forecaster foresees from a day, by horizon."""
    months = max(HORIZONS)
    asked = parameters.model_copy(update={"months": months})
    found = fitted(history, origin, asked)
    moments = expected(drawn(found, asked), children_here(found, months))
    by_name = {
        STRUCTURE: predictive(moments.stock.sum(axis=(2, 3, 4)), moments.total),
        MARKOV: markov(history, origin, months),
    }
    past = stock_series(history, origin)
    for name, rule in SIMPLE.items():
        by_name[name] = rule(past, months)
    return {(name, h): points[h - 1] for name, points in by_name.items() for h in HORIZONS}


def stock_series(history: History, on: date, months: int = 120) -> Floats:
    """Children here at month ends up to a day, of the last unbroken returns."""
    first = history.covered[-1][0] - 1
    ends = [months_before(on, each) for each in range(months, -1, -1)]
    kept = [each for each in ends if each.toordinal() >= first]
    return np.array([len(history.here(each)) for each in kept], dtype=float)


def scored(tried: Sequence[Tried]) -> tuple[Score, ...]:
    """The scores of every forecaster by horizon, the pool first."""
    names = list(dict.fromkeys(name for each in tried for name, _ in each.foreseen))
    names.sort(key=lambda name: (name != POOL, name != STRUCTURE))
    return tuple(_scores(tried, names))


def _scores(tried: Sequence[Tried], names: Sequence[str]) -> Iterator[Score]:
    for name in names:
        for horizon in HORIZONS:
            known = [each for each in tried if horizon in each.happened]
            if not known:
                continue
            points = _evenly([each.foreseen[name, horizon] for each in known])
            happened = np.array([each.happened[horizon] for each in known])
            error = scores.median_error(points, happened)
            half, most, nearly = (
                float(scores.covered(points, happened, share).mean()) for share in scores.INTERVALS
            )
            yield Score(
                name, horizon, len(known), float(np.abs(error).mean()),
                float(scores.crps(points, happened).mean()),
                float(scores.weighted_interval_score(points, happened).mean()), half, most, nearly, float(error.mean()),
            )  # fmt: skip


def _evenly(points: Sequence[Floats]) -> Floats:
    """Points of different number as so many quantiles each."""
    levels = (np.arange(200) + 0.5) / 200
    return np.stack([np.quantile(each, levels, method="inverted_cdf") for each in points])


def spaced(weights: Mapping[int, Sequence[float]], months: int) -> Floats:
    """Weights for every month from those of HORIZONS, straight lines between, the last beyond: (months, members)."""
    ahead = np.arange(1, months + 1)
    columns = np.array([weights[h] for h in HORIZONS])
    return np.stack(
        [np.interp(ahead, HORIZONS, columns[:, n]) for n in range(columns.shape[1])], axis=1
    )


def best_simple(found: Sequence[Score], horizon: int) -> Score | None:
    """The simple forecaster with the lowest CRPS at a horizon, None where nothing was scored."""
    others = [
        each for each in found if each.horizon == horizon and each.forecaster in (*SIMPLE, MARKOV)
    ]
    return min(others, key=lambda each: each.crps) if others else None
