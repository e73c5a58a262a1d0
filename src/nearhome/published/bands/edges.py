"""Where a band's edges lie among its members' values.

A quartile lies between two values in proportion: of n values in order, the first quartile is at place
1 + (n - 1) / 4, the third at 1 + 3 (n - 1) / 4 (Excel's QUARTILE.INC, numpy's default, Hyndman and
Fan's type 7).
"""

from collections.abc import Sequence
from math import ceil, floor

from nearhome.published.bands.rules import BEST_QUARTILE, INTERQUARTILE
from nearhome.results.values import Polarity

FEWEST = 3
"""A band needs this many members with a number."""


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share (0 to 1) of the values lie. ValueError when there is none."""
    if not values:
        raise ValueError("no values have no quantile")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below, above = ordered[floor(place)], ordered[ceil(place)]
    return below + (above - below) * (place - floor(place))


def edges_of(
    values: Sequence[float], edges: str, polarity: Polarity
) -> tuple[float, float] | tuple[None, None]:
    """The lowest and highest value of the band; nothing for fewer than three values.

    Best-quartile runs from the best value to the quartile next to it; nothing where neither way is
    good.
    """
    if len(values) < FEWEST:
        return None, None
    if edges == INTERQUARTILE:
        return quantile(values, 0.25), quantile(values, 0.75)
    if edges != BEST_QUARTILE:
        return min(values), max(values)
    if polarity is Polarity.LOWER:
        return min(values), quantile(values, 0.25)
    if polarity is Polarity.HIGHER:
        return quantile(values, 0.75), max(values)
    return None, None
