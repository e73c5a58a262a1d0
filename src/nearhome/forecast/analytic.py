"""The analytic engine: means and variances without chance, for every draw of the parameters.

Each child here carries an exact vector of probabilities over (class, newness), each month's arrivals another, and
both move on by the same month. Known children add p(1 - p) to a variance; arrivals are split Poisson counts, whose
families add `together` x q x q over the children expected that month. Numbers of one draw are exact but for the month
step; draws lie innermost, so that a step works on many at once.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast import analytic_steps as steps
from nearhome.forecast.draws import Draws, Here, entry_steps
from nearhome.forecast.states import AGE_BANDS, CLASSES, NEWNESS_FROM, ROUTES, STREAMS

Floats = NDArray[np.float64]
WIDTH = 50
"""Draws worked on at once: wide enough for the processor's vectors, narrow enough for its cache."""
_AGES, _KINDS, _NEW, _ROUTES, _STREAMS = (
    len(AGE_BANDS), len(CLASSES), len(NEWNESS_FROM), len(ROUTES), len(STREAMS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """Moments of one draw each, at the end of each month (draws first, then months).

    `stock` (…, age band, class, stream) is the mean of children here; `by_class`, `by_age` and `total` are variances;
    `left` (…, route; the last is turning 18) and `moved` are means of the month's events, `came` (…, stream) the
    mean of those who come.
    """

    stock: Floats
    by_class: Floats
    by_age: Floats
    total: Floats
    left: Floats
    moved: Floats
    came: Floats


def expected(draws: Draws, children: Here) -> Expected:
    """The moments, worked out in single precision: right to a thousandth of a child."""
    count = draws.draws
    width = min(WIDTH, count)
    blocks = -(-count // width)
    picked = np.minimum(np.arange(blocks * width), count - 1)

    def blocked(table: Floats) -> NDArray[np.float32]:
        whole = table.astype(np.float32)[picked].reshape(blocks, width, *table.shape[1:])
        return np.ascontiguousarray(np.moveaxis(whole, 1, -1))

    leaving = draws.step_leaving
    rates = leaving.sum(axis=-1)
    stay, half = _kept(rates, draws.pace_leaving)
    hold = _held(draws.moving, draws.pace_moving)
    bands, durations = entry_steps(draws.months)
    moments = _moments(blocks, draws.months, width)
    stays, halves, holds = blocked(stay), blocked(half), blocked(hold)
    routes = blocked(_by_stream(leaving / np.maximum(rates[..., None], 1e-30)))
    went = blocked(np.swapaxes(draws.went, 2, 3))
    arriving = tuple(
        map(blocked, (draws.began_in, draws.entry_ages, draws.entries, draws.together))
    )
    reached = (draws.entry_ages > 0).any(axis=0)

    def one_block(n: int) -> None:
        into = [table[n] for table in moments]
        of_children = (
            children.kind, children.stream, children.adult_step, children.newness, children.ages, children.durations,
        )  # fmt: skip
        steps.children(stays[n], holds[n], routes[n], went[n], *of_children, *into)
        arrivals = (table[n] for table in arriving)
        steps.arrivals(
            stays[n],
            halves[n],
            holds[n],
            routes[n],
            went[n],
            *arrivals,
            bands,
            durations,
            reached,
            *into,
        )

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(one_block, range(blocks)))

    def whole(table: Floats) -> Floats:
        return np.moveaxis(table, -1, 1).reshape(blocks * width, *table.shape[1:-1])[:count]

    stock, by_class, by_age, total, left, moved = (whole(table) for table in moments)
    return Expected(
        stock, by_class, by_age, total, left, moved, came=np.swapaxes(draws.entries, 1, 2)
    )


def _moments(blocks: int, months: int, width: int) -> tuple[Floats, ...]:
    """Empty tables of `stock`, `by_class`, `by_age`, `total`, `left` and `moved`, draws last."""
    shapes = ((_AGES, _KINDS, _STREAMS), (_KINDS,), (_AGES,), (), (_ROUTES + 1,), ())
    return tuple(np.zeros((blocks, months, *shape, width)) for shape in shapes)


def _kept(rates: Floats, pace: Floats) -> tuple[Floats, Floats]:
    """The chance to stay a month (draw, month, age, duration, stream, class), and that of the first half month."""
    by_stream = np.swapaxes(rates, 3, 4)
    month = by_stream[:, None].astype(np.float32) * pace[:, :, None, None, None, None].astype(
        np.float32
    )
    return np.exp(-month), np.exp(-month[:, :, :, 0] / 2)


def _held(moving: Floats, pace: Floats) -> Floats:
    """The chance not to move in a month: (draw, month, age, stream, class, newness)."""
    by_stream = np.moveaxis(moving, 4, 2)
    return np.exp(
        -by_stream[:, None].astype(np.float32)
        * pace[:, :, None, None, None, None].astype(np.float32)
    )


def _by_stream(route: Floats) -> Floats:
    """Shares of routes as (draw, age, duration, stream, route, class)."""
    return np.moveaxis(route, (3, 4, 5), (5, 3, 4))
