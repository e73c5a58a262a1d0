"""A plain Markov model like the sector's own tool: constant rates by age band and home, and no memory.

Entries a month and the rate of each exit and move are what was seen over a window, without weights, wandering or
doubt; the band is that of chance alone. It is here to be compared with, and named so.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.analytic import expected
from nearhome.forecast.draws import Draws, here
from nearhome.forecast.exposures import Exposures, exposures
from nearhome.forecast.fitting import entry_counts
from nearhome.forecast.history import History
from nearhome.forecast.spread import predictive
from nearhome.forecast.states import AGE_BANDS, CLASSES, MONTH_DAYS, ROUTES, STREAMS
from nearhome.vocabulary.periods import months_before

Floats = NDArray[np.float64]
WINDOW_MONTHS = 24
_NO_WEIGHT = 1e9


def markov(history: History, on: date, months: int) -> Floats:
    """Points of children here by month, of shape (months, points), from the last two years known on a day."""
    since = months_before(on, WINDOW_MONTHS).toordinal() + 1
    known = history.as_known_at(on)
    window = known.within(since)
    seen = exposures(window, on, _NO_WEIGHT)
    length = sum(last - first + 1 for first, last in window.covered) / MONTH_DAYS
    found = expected(
        _draws(seen, entry_counts(window, on), max(length, 1.0), months),
        here(known, known.here(on), on.toordinal(), months),
    )
    return predictive(found.stock.sum(axis=(2, 3, 4)), found.total)


def _draws(seen: Exposures, came: Floats, length: float, months: int) -> Draws:
    """One draw: the rates seen, by age band and class; what was never seen is never to be."""
    at_risk = np.maximum(seen.leaving_months.sum(axis=(1, 3)), 1e-9)
    left = seen.left.sum(axis=(1, 3)) / at_risk[..., None]
    moved = seen.moved.sum(axis=(2, 3)) / at_risk
    shape = (
        1,
        len(AGE_BANDS),
        seen.leaving_months.shape[1],
        len(CLASSES),
        len(STREAMS),
        len(ROUTES),
    )
    leaving = np.broadcast_to(left[None, :, None, :, None, :], shape) + 1e-12
    moving = np.broadcast_to(
        moved[None, :, :, None, None], (1, *moved.shape, seen.moved.shape[2], len(STREAMS))
    )
    went = _shares(seen.went[None])
    began_in = _shares(seen.began_in[None])
    entries = came.sum(axis=1) / length
    return Draws(
        leaving=leaving,
        moving=moving + 0.0,
        went=went,
        began_in=began_in,
        entry_ages=_shares(came[None]),
        entries=np.broadcast_to(entries[None, :, None], (1, len(STREAMS), months)) + 1e-12,
        together=np.zeros((1, len(STREAMS))),
        pace_leaving=np.ones((1, months)),
        pace_moving=np.ones((1, months)),
    )


def _shares(counts: Floats) -> Floats:
    """Shares along the last axis; even ones where nothing was counted."""
    whole = counts.sum(axis=-1, keepdims=True)
    even = np.full_like(counts, 1 / counts.shape[-1])
    return np.asarray(np.where(whole > 0, counts / np.maximum(whole, 1e-12), even))
