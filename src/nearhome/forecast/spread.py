"""From means and variances of many draws to one predictive distribution: a mixture, in evenly weighted points."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_NODES = np.array([-1.6448536, -1.0364334, -0.6744898, -0.3853205, -0.1256613])
NODES = np.concatenate([_NODES, -_NODES[::-1]])
"""Ten points of the standard normal, the middles of ten equal shares."""


def predictive(mean: Floats, variance: Floats) -> Floats:
    """Points of equal weight of the mixture over draws, with the draws and NODES flattened last.

    `mean` and `variance` have the draws first; what comes out has the other axes first. Within a draw the count is taken
    as gamma of that mean and variance (Wilson and Hilferty's cube root), which cannot fall below nought and is near
    normal for many children.
    """
    positive = np.maximum(mean, 1e-9)
    flat = np.maximum(variance, 1e-9) / positive**2 / 9
    roots = 1 - flat[..., None] + np.sqrt(flat)[..., None] * NODES
    found = positive[..., None] * np.maximum(roots, 0) ** 3
    return np.asarray(np.moveaxis(found, 0, -2).reshape(*mean.shape[1:], -1))
