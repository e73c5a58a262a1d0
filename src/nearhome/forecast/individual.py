"""The individual engine: children one by one, for what the analytic engine cannot tell.

Capacity (own foster carers and own homes have so many places; who finds none goes down a list, and is counted as
unmet), prices (drawn when a home begins, kept until it ends), and whole joint futures. Same parameters, same month
step: a permanent test holds both engines together. Replicate r runs on draw r modulo the number of draws.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.draws import Draws, Here, entry_steps
from nearhome.forecast.individual_steps import ARRIVING, replicates_of
from nearhome.forecast.states import AGE_BANDS, CLASSES, ROUTES, STREAMS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NO_LIMIT = -1
_AGES, _KINDS, _ROUTES = len(AGE_BANDS), len(CLASSES), len(ROUTES)


@dataclass(frozen=True, slots=True)
class Places:
    """How many children a class can hold by month (`most`, (class, month), NO_LIMIT for any), and where who finds no
    place goes instead (`instead`, (class, class): in order, -1 after the last; the last has no limit).
    """

    most: Ints
    instead: Ints


@dataclass(frozen=True, slots=True)
class Prices:
    """Weekly price of a home when it begins, by class: `log_mean` and `log_spread` of a lognormal, in the price year's
    pounds; nought children pay nothing (`log_mean` of minus infinity).
    """

    log_mean: Floats
    log_spread: Floats


@dataclass(frozen=True, slots=True)
class Futures:
    """What happened in each replicate at the end of each month (replicates first, then months).

    `by_class`, `by_age` (and `by_stream`) are children here; `left` by route with turning 18 last; `moved` and `came`
    counts; `unmet` those who found no place in the class they needed; `weekly` pounds a week by class, of homes in
    force, before inflation.
    """

    by_class: Ints
    by_age: Ints
    by_stream: Ints
    left: Ints
    moved: Ints
    came: Ints
    unmet: Ints
    weekly: Floats

    @property
    def total(self) -> Ints:
        """Children here."""
        return np.asarray(self.by_class.sum(axis=2))


def futures(
    draws: Draws,
    children: Here,
    keys: Ints,
    replicates: int,
    seed: int,
    places: Places | None = None,
    prices: Prices | None = None,
) -> Futures:
    """So many replicates. `keys` are the children's own numbers, by which chance is looked up.

    Raises ValueError for a key that is not below 1,048,576 or is not theirs alone.
    """
    if len(keys) and (keys.max() >= ARRIVING or len(np.unique(keys)) != len(keys)):
        raise ValueError("every child needs a key of its own below 1,048,576")
    months, picked = draws.months, min(draws.draws, replicates)
    bands, durations = entry_steps(months)
    tables = (
        draws.step_leaving, draws.moving, _running(draws.went), _running(draws.began_in),
        _running(draws.entry_ages), draws.entries, draws.together, draws.pace_leaving, draws.pace_moving,
    )  # fmt: skip
    of_children = (
        children.kind, children.stream, children.adult_step, children.newness, children.ages,
        children.durations, keys,
    )  # fmt: skip
    held = places or Places(
        np.full((_KINDS, months), NO_LIMIT), np.full((_KINDS, _KINDS), NO_LIMIT)
    )
    paid = prices or Prices(np.full(_KINDS, -np.inf), np.zeros(_KINDS))
    into = (
        *(
            np.zeros((replicates, months, *shape), dtype=np.int32)
            for shape in ((_KINDS,), (_AGES,), (len(STREAMS),), (_ROUTES + 1,), (), (), ())
        ),
        np.zeros((replicates, months, _KINDS), dtype=np.float32),
    )

    def of_draw(draw: int) -> None:
        replicates_of(
            seed, draw, draws.draws, replicates, *(table[draw] for table in tables), *of_children,
            bands, durations, held.most, held.instead, paid.log_mean, paid.log_spread, *into,
        )  # fmt: skip

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(of_draw, range(picked)))
    return Futures(*into)


def _running(shares: Floats) -> Floats:
    """Running sums of shares along the last axis, the last of them above one so that every number is below it."""
    found = np.cumsum(shares, axis=-1)
    found[..., -1] = 2.0
    return found
