"""One forecast from several, weighted by how right each has been so far ahead on the council's own history.

A pool of distributions: what it foresees is what one of its members does, by chance of their weights. Weights are
steps of a quarter, the ones whose pool had the lowest CRPS on origins whose outcome was already known; below eight of
these, equal weights, since few outcomes choose worse than none (decision 0016). The first member never has less than a half:
ten years hold three outcomes three years ahead that do not overlap, which cannot earn a weight of nought.
"""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 4
FEWEST = 8
LEAST_OF_FIRST = 2
POINTS = 200


def pooled_points(members: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """POINTS of equal weight of the pool of one outcome; each member's points are of equal weight."""
    values = np.concatenate(members)
    shares = np.concatenate(
        [
            np.full(len(each), weight / len(each))
            for each, weight in zip(members, weights, strict=True)
        ]
    )
    order = np.argsort(values, kind="stable")
    ends = np.cumsum(shares[order])
    at = np.searchsorted(ends / ends[-1], (np.arange(POINTS) + 0.5) / POINTS)
    return np.asarray(values[order][np.minimum(at, len(values) - 1)])


def weights_from(past: Sequence[tuple[Sequence[Floats], float]]) -> tuple[float, ...]:
    """The weights for members from past outcomes: each the members' points then, and what happened.

    Raises ValueError without members.
    """
    if not past or not past[0][0]:
        raise ValueError("a pool needs members")
    count = len(past[0][0])
    if len(past) < FEWEST:
        return (1 / count,) * count
    scored = [_distances(members, outcome) for members, outcome in past]
    to = np.sum([each[0] for each in scored], axis=0)
    between = np.sum([each[1] for each in scored], axis=0)
    grid = [
        each
        for each in product(range(STEPS + 1), repeat=count)
        if sum(each) == STEPS and each[0] >= LEAST_OF_FIRST
    ]
    even = min(grid, key=lambda each: sum((n - STEPS / count) ** 2 for n in each))
    best = min(
        grid, key=lambda each: (_crps(np.array(each) / STEPS, to, between), each != even, each)
    )
    return tuple(n / STEPS for n in best)


def _distances(members: Sequence[Floats], outcome: float) -> tuple[Floats, Floats]:
    """Of each member the mean distance to the outcome, and of each pair the mean distance between points."""
    to = np.array([np.abs(each - outcome).mean() for each in members])
    between = np.array([[_mean_apart(one, two) for two in members] for one in members])
    return to, between


def _mean_apart(one: Floats, two: Floats) -> float:
    """The mean distance between the points of two lists, by sorting."""
    values = np.concatenate([one, two])
    order = np.argsort(values, kind="stable")
    steps = np.diff(values[order])
    first = np.cumsum(order < len(one))[:-1] / len(one)
    second = np.cumsum(order >= len(one))[:-1] / len(two)
    return float((steps * (first * (1 - second) + second * (1 - first))).sum())


def _crps(weights: Floats, to: Floats, between: Floats) -> float:
    """The CRPS of a pool, from distances of its members: E|X - y| - E|X - X'| / 2."""
    return float(weights @ to - weights @ between @ weights / 2)


def as_shares(names: Sequence[str], weights: Sequence[float]) -> Mapping[str, float]:
    """Weights by member, those without weight left out."""
    return {name: weight for name, weight in zip(names, weights, strict=True) if weight}
