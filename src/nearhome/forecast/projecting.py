"""The council's own forecast: children here by group, who comes, who leaves and how, moves; from the analytic engine."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.analytic import Expected, expected
from nearhome.forecast.fitting import Fitted, children_here, drawn
from nearhome.forecast.parameters import Parameters
from nearhome.forecast.results import LEVELS, Point
from nearhome.forecast.spread import predictive
from nearhome.forecast.states import AGE_BANDS, CLASSES, ROUTES, STREAMS, TURNED_18
from nearhome.vocabulary.periods import months_before

Floats = NDArray[np.float64]
STOCK, CAME, LEFT, MOVED = "A01", "A04-month", "A05-month", "E03-month"
HOME, ROUTE = "home", "leaving_route"


def projected(found: Fitted, parameters: Parameters) -> tuple[Point, ...]:
    """The forecast from what was fitted, by date."""
    draws = drawn(found, parameters)
    moments = expected(draws, children_here(found, parameters.months))
    days = tuple(months_before(found.on, -n - 1) for n in range(parameters.months))
    points = [
        Point(code, day, breakdown, group, tuple(map(float, row)))
        for code, breakdown, group, points_of in series(moments, draws.together)
        for day, row in zip(days, np.quantile(points_of, LEVELS, axis=-1).T, strict=True)
    ]
    return tuple(sorted(points, key=_order))


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
