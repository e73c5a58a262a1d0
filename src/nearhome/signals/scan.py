"""Whether a run of months has lasted differently from those before it: the sums behind a flow's signal.

Every array has a row a series and a column a month; a look is the column whose month has just ended.
A standardised difference is the signed root of the likelihood ratio between one rate throughout and
one rate before and another since a month (counts taken as Poisson), over the root of the dispersion.
Source: E. S. Page, Continuous inspection schemes, Biometrika 41 (1954), for the change of level at an
unknown month; P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), 9.2, for dispersion.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

YEAR = 12
BEFORE = 60
"""The months that a run is held against: five years, fewer where the series is shorter."""
FEWEST_BEFORE = 24
"""A look needs two years before the last twelve months."""
LOOKS_BACK = 25
"""Looks replayed, so that what was called earlier is known: two years and the newest."""
SHORTEST, LONGEST = 2, 36
"""A change is dated to between two and thirty-six months ago, so that an old one is known for old."""
FEWEST_BEFORE_RUN = 12
"""Months there must be before a run for it to be held against them."""


@dataclass(frozen=True)
class Monthly:
    """Series of monthly events, and how many each month would have at one constant rate (`weight`).

    `sums` and `weights` are running totals with a leading nought. `floor` is the least dispersion of
    each series: 1 for counts; for shares 1 less the share, which is a binomial's.
    """

    counts: Numbers
    weight: Numbers
    sums: Numbers
    weights: Numbers
    floor: Numbers

    @property
    def months(self) -> int:
        """How many months each series has."""
        return int(self.counts.shape[1])


def monthly(counts: Any, weight: Any = None, floor: Any = 1.0) -> Monthly:
    """The series with their running totals; `weight` 1 a month where nothing else is given."""
    found = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    given = np.ones_like(found) if weight is None else np.asarray(weight, dtype=np.float64)
    shared = np.ascontiguousarray(np.broadcast_to(given, found.shape))
    least = np.broadcast_to(np.asarray(floor, dtype=np.float64), found.shape[:1])
    return Monthly(found, shared, _running(found), _running(shared), least)


def looks(months: int) -> Whole:
    """The columns at which a series of so many months is looked at, oldest first; none when too short."""
    first = max(YEAR + FEWEST_BEFORE - 1, months - LOOKS_BACK)
    return np.arange(first, months)


def dispersion(series: Monthly, look: Any, block: int = 1) -> Numbers:
    """How much more each series varies than chance alone, as at looks: at least its floor.

    Pearson's statistic over its degrees of freedom, in the months before the last twelve, a rate of
    their own. `block` groups months, for events whose excess lasts (one child missing for months on
    end); the largest over blocks of 1, 3 and up to `block` months stands.
    """
    columns = np.atleast_1d(np.asarray(look, dtype=np.int64))
    most = np.repeat(series.floor[:, None], columns.size, axis=1)
    for size in {1, min(3, block), block}:
        for n, column in enumerate(columns):
            most[:, n] = np.maximum(most[:, n], _pearson(series, int(column), size))
    return most


def difference(series: Monthly, start: Whole, look: Whole, spread: Numbers) -> Numbers:
    """The standardised difference of the months `start` to `look` from those before; above 0, more.

    `start` and `look` hold columns, of one shape with `spread` (series by anything).
    """
    rows = np.arange(series.counts.shape[0]).reshape(-1, *(1,) * (start.ndim - 1))
    first = np.maximum(start - BEFORE, 0)
    since = series.sums[rows, look + 1] - series.sums[rows, start]
    before = series.sums[rows, start] - series.sums[rows, first]
    weight_since = series.weights[rows, look + 1] - series.weights[rows, start]
    weight_before = series.weights[rows, start] - series.weights[rows, first]
    return _signed_root(since, before, weight_since, weight_before) / np.sqrt(spread)


def table(series: Monthly, columns: Whole, spread: Numbers) -> Numbers:
    """The standardised differences of every run of `SHORTEST` to `LONGEST` months at each look.

    Series by look by length of run; 0 where the series begins too late for so long a run.
    """
    lengths = np.arange(SHORTEST, LONGEST + 1)
    shape = (series.counts.shape[0], columns.size, lengths.size)
    look = np.broadcast_to(columns[None, :, None], shape)
    start = np.broadcast_to((columns[:, None] - lengths[None, :] + 1)[None], shape)
    found = difference(
        series, np.maximum(start, 0), look, np.broadcast_to(spread[:, :, None], shape)
    )
    return np.where(start >= FEWEST_BEFORE_RUN, found, 0.0)


def _running(values: Numbers) -> Numbers:
    return np.concatenate([np.zeros((values.shape[0], 1)), np.cumsum(values, axis=1)], axis=1)


def _pearson(series: Monthly, look: int, size: int) -> Numbers:
    stop = look - YEAR + 1
    start = max(0, stop - BEFORE)
    start += (stop - start) % size
    rows = series.counts.shape[0]
    counts = series.counts[:, start:stop].reshape(rows, -1, size).sum(axis=2)
    weight = series.weight[:, start:stop].reshape(rows, -1, size).sum(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = weight * (counts.sum(axis=1) / weight.sum(axis=1))[:, None]
        parts = np.where(expected > 0, (counts - expected) ** 2 / expected, 0.0)
    found: Numbers = parts.sum(axis=1) / (counts.shape[1] - 1)
    return found


def _signed_root(
    since: Numbers, before: Numbers, weight_since: Numbers, weight_before: Numbers
) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        share = weight_since / (weight_since + weight_before)
        expected = (since + before) * share
        rest = (since + before) * (1 - share)
        ratio = np.where(since > 0, since * np.log(since / expected), 0.0)
        ratio = ratio + np.where(before > 0, before * np.log(before / rest), 0.0)
    root = np.sign(since - expected) * np.sqrt(np.maximum(2 * ratio, 0.0))
    found: Numbers = np.nan_to_num(root, nan=0.0, posinf=0.0, neginf=0.0)
    return found
