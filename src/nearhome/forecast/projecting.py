"""The council's own forecast: children here by group, who comes, who leaves and how, moves; from the analytic engine."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.analytic import Expected, expected
from nearhome.forecast.backtest import (
    HORIZONS,
    MEMBERS,
    Tried,
    pool_weights,
    spaced,
    stock_series,
)
from nearhome.forecast.fitting import Fitted, children_here, drawn
from nearhome.forecast.monthly import SIMPLE
from nearhome.forecast.parameters import Parameters
from nearhome.forecast.pooling import pooled_points
from nearhome.forecast.results import LEVELS, Point
from nearhome.forecast.spread import predictive
from nearhome.forecast.states import AGE_BANDS, CLASSES, ROUTES, STREAMS, TURNED_18
from nearhome.vocabulary.periods import months_before

Floats = NDArray[np.float64]
STOCK, CAME, LEFT, MOVED = "A01", "A04-month", "A05-month", "E03-month"
HOME, ROUTE = "home", "leaving_route"


def projected(
    found: Fitted, parameters: Parameters, tried: Sequence[Tried] = ()
) -> tuple[Point, ...]:
    """The forecast from what was fitted, by date.

    All children here are pooled with the simple forecasts, by weights that the tried origins give; groups of them
    keep their shape and are moved as their whole is, so that middles add up near enough.
    """
    draws = drawn(found, parameters)
    moments = expected(draws, children_here(found, parameters.months))
    days = tuple(months_before(found.on, -n - 1) for n in range(parameters.months))
    points: list[Point] = []
    moved = np.ones((parameters.months, 1))
    for code, breakdown, group, own in series(moments, draws.together):
        of = own
        if code == STOCK and not breakdown:
            of = _pooled(own, found, parameters.months, tried)
            moved = _middles(of) / np.maximum(_middles(own), 1e-9)
        elif code == STOCK:
            of = own * moved
        quantiles = np.quantile(of, LEVELS, axis=-1).T
        points += [
            Point(code, day, breakdown, group, tuple(map(float, row)))
            for day, row in zip(days, quantiles, strict=True)
        ]
    return tuple(sorted(points, key=_order))


def _middles(points: Floats) -> Floats:
    return np.asarray(np.median(points, axis=1, keepdims=True))


def _pooled(own: Floats, found: Fitted, months: int, tried: Sequence[Tried]) -> Floats:
    """All children here: the pool of MEMBERS, of shape (months, points)."""
    past = stock_series(found.known, found.on)
    simple = [SIMPLE[name](past, months) for name in MEMBERS[1:]]
    weights = spaced({h: pool_weights(tried, h, found.on) for h in HORIZONS}, months)
    return np.stack(
        [pooled_points([own[n], *(each[n] for each in simple)], weights[n]) for n in range(months)]
    )


def _order(point: Point) -> tuple[str, str, date]:
    return (point.code, point.breakdown, point.on)


def series(moments: Expected, together: Floats) -> Iterator[tuple[str, str, str, Floats]]:
    """Each series as code, breakdown, group and predictive points by month (month, point).

    `together` scatters those who come: families. Leaving and moving are near enough Poisson counts.
    """
    stock = moments.stock
    yield STOCK, "", "", predictive(stock.sum(axis=(2, 3, 4)), moments.total)
    for n, band in enumerate(AGE_BANDS):
        yield (
            STOCK,
            "age_band",
            band,
            predictive(stock[:, :, n].sum(axis=(2, 3)), moments.by_age[:, :, n]),
        )
    for n, kind in enumerate(CLASSES):
        yield (
            STOCK,
            HOME,
            kind,
            predictive(stock[:, :, :, n].sum(axis=(2, 3)), moments.by_class[:, :, n]),
        )
    for n, stream in enumerate(STREAMS):
        came = moments.came[:, :, n]
        yield CAME, "uasc", stream, predictive(came, came * (1 + together[:, None, n]))
    came = moments.came
    yield CAME, "", "", predictive(came.sum(axis=2), (came * (1 + together[:, None])).sum(axis=2))
    yield LEFT, "", "", predictive(moments.left.sum(axis=2), moments.left.sum(axis=2))
    for n, route in enumerate((*ROUTES, TURNED_18)):
        yield LEFT, ROUTE, route, predictive(moments.left[:, :, n], moments.left[:, :, n])
    yield MOVED, "", "", predictive(moments.moved, moments.moved)
