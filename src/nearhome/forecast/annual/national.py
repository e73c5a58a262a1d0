"""England's own movement: what all authorities share, which fades, and how unsure it is."""

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.annual.panel import Panel

Floats = NDArray[np.float64]
DAMPING = 0.8
"""Of a year's movement this share is left the next year; chosen on origins to 2020 (docs/benchmarks.md)."""
_FEWEST, _BEFORE_THAT = 4, 0.012
_LEAST = 0.008


def carried(panel: Panel, years: int, damping: float = DAMPING) -> Floats:
    """The last value moved on as England moved in the last year, fading: of shape (authorities, years ahead)."""
    moved = england_moves(panel)
    last = moved[-1] if len(moved) else 0.0
    fading = np.cumsum(damping ** np.arange(1, years + 1))
    return np.asarray(panel.children[:, -1:] * np.exp(last * fading)[None])


def england_moves(panel: Panel) -> Floats:
    """The yearly change of the log of all children, over authorities known in both years."""
    found = []
    for before, after in zip(panel.children.T[:-1], panel.children.T[1:], strict=True):
        both = ~(np.isnan(before) | np.isnan(after))
        if both.any():
            found.append(float(np.log(after[both].sum() / before[both].sum())))
    return np.array(found)


def england_spread(panel: Panel, ahead: int) -> float:
    """The standard deviation of the log that all share so many years ahead, from how its yearly change changed.

    Before four changes are known: 1.2 per cent a year, that of England from 2009 to 2012 (DfE); never below 0.8,
    since few years may look too alike.
    """
    moves = england_moves(panel)
    turned = float(np.std(np.diff(moves))) if len(moves) >= _FEWEST else _BEFORE_THAT
    grown = [sum(DAMPING**each for each in range(n + 1)) for n in range(ahead)]
    return float(max(turned, _LEAST) * np.sqrt(np.sum(np.square(grown))))
