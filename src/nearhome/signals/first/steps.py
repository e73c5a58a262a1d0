"""At which month a flow stepped up or down, and which months its counts can support.

Events are counted in months that do not overlap, at one rate before an unknown month and another from it
on, as Poisson counts widened by a dispersion (brothers and sisters come together). Every array has a row a
series and a column a month.
Sources: A. E. Raftery and V. E. Akman, Bayesian analysis of a Poisson process with a change-point,
Biometrika 73 (1986); P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), 9.2, for dispersion.
"""

from dataclasses import dataclass
from math import lgamma
from typing import Any

import numpy as np

from nearhome.signals.scan import Monthly, Numbers, Whole, difference, monthly

MOST_MONTHS = 60
"""Five years are looked at: an older change is past telling."""
FEWEST_MONTHS = 36
FEWEST_BEFORE, FEWEST_SINCE = 12, 3
"""Months that there must be before a step, and since it."""
SUPPORTED = 0.95
"""The months from the earliest to the latest hold at least so much of the likelihood."""
_JEFFREYS = 0.5


@dataclass(frozen=True)
class Steps:
    """The likeliest step of each series: how far it stands out, and how likely each month is.

    `months` are the columns at which a step may begin. `root` is its standardised difference, above 0
    for more; `spread` how much more the series varies than chance alone, the step taken out; `rate` its
    usual number a month; `best` the column of the likeliest month; `likely` (series by `months`) adds to 1.
    """

    months: Whole
    root: Numbers
    spread: Numbers
    rate: Numbers
    best: Whole
    likely: Numbers

    def supported(self, row: int) -> tuple[int, int]:
        """The earliest and the latest column of the likeliest months that hold `SUPPORTED` together."""
        order = np.argsort(-self.likely[row], kind="stable")
        enough = int(np.searchsorted(np.cumsum(self.likely[row][order]), SUPPORTED)) + 1
        held = self.months[order[:enough]]
        return int(held.min()), int(held.max())


def steps(counts: Any, weight: Any = None, blocks: tuple[int, ...] = (1,)) -> Steps:
    """The steps of series of at most `MOST_MONTHS` months; `weight` is what each would have at one rate.

    `blocks` are the months that are added up in judging how much a series varies. ValueError when the
    series is too short or too long.
    """
    series = monthly(counts, weight)
    if not FEWEST_MONTHS <= series.months <= MOST_MONTHS:
        raise ValueError(f"{series.months} months, not {FEWEST_MONTHS} to {MOST_MONTHS}")
    months = np.arange(FEWEST_BEFORE, series.months - FEWEST_SINCE + 1)
    plain = _roots(series, months)
    at = np.abs(plain).argmax(axis=1)
    spread = _spread(series, months[at], blocks)
    rows = np.arange(at.size)
    likely = _likely(series, months, spread)
    return Steps(
        months,
        plain[rows, at] / np.sqrt(spread),
        spread,
        series.sums[:, -1] / series.weights[:, -1],
        months[likely.argmax(axis=1)],
        likely,
    )


def _roots(series: Monthly, months: Whole) -> Numbers:
    """The signed root of the likelihood ratio of a step at each month, of counts that vary as chance does."""
    shape = (series.counts.shape[0], months.size)
    start = np.broadcast_to(months, shape)
    return difference(series, start, np.full(shape, series.months - 1), np.ones(shape))


def _spread(series: Monthly, at: Whole, blocks: tuple[int, ...]) -> Numbers:
    """Pearson's statistic over its degrees of freedom, each side of a step at its own rate; at least 1."""
    since = np.arange(series.months)[None, :] >= at[:, None]
    expected = np.zeros_like(series.counts)
    for side in (since, ~since):
        rate = (series.counts * side).sum(axis=1) / (series.weight * side).sum(axis=1)
        expected += np.where(side, rate[:, None] * series.weight, 0.0)
    found: Numbers = np.max([_pearson(series.counts, expected, size) for size in blocks], axis=0)
    return found


def _pearson(counts: Numbers, expected: Numbers, size: int) -> Numbers:
    first = counts.shape[1] % size
    grouped = [
        each[:, first:].reshape(each.shape[0], -1, size).sum(axis=2) for each in (counts, expected)
    ]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(grouped[1] > 0, (grouped[0] - grouped[1]) ** 2 / grouped[1], 0.0)
    found: Numbers = np.maximum(parts.sum(axis=1) / (grouped[0].shape[1] - 2), 1.0)
    return found


def _likely(series: Monthly, months: Whole, spread: Numbers) -> Numbers:
    """How likely each month is, over every rate before and since (Jeffreys's prior), all months alike at first."""
    before, weight = series.sums[:, months], series.weights[:, months]
    since, after = series.sums[:, -1:] - before, series.weights[:, -1:] - weight
    found = _over_rates(before, weight, spread) + _over_rates(since, after, spread)
    raised = np.exp(found - found.max(axis=1, keepdims=True))
    shares: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _over_rates(events: Numbers, weight: Numbers, spread: Numbers) -> Numbers:
    shape = events / spread[:, None] + _JEFFREYS
    factorials = np.array([[lgamma(each) for each in row] for row in shape])
    found: Numbers = factorials - shape * np.log(weight / spread[:, None])
    return found
