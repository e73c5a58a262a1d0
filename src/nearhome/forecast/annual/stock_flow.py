"""Stock and flow by the year: those who start less those who leave, both going back to the authority's own mean."""

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.annual.panel import Panel
from nearhome.forecast.annual.wandering import entries, leaving, level, wandering

Floats = NDArray[np.float64]
OWN_YEARS = 5
"""Years whose mean an authority's rates go back to; chosen on origins to 2020 (docs/benchmarks.md)."""
FEWEST_YEARS = 5


def stock_flow(panel: Panel, years: int, own_years: int = OWN_YEARS) -> Floats:
    """Children looked after at the next 31 Marches, of shape (authorities, years ahead).

    Leaving is a rate on the mean of the year's two ends. NaN where an authority's flows or last value are not
    known, and for all before five years are held, from which nothing can be said of how rates wander.
    """
    ahead = np.full((len(panel.areas), years), np.nan)
    if panel.children.shape[1] < FEWEST_YEARS:
        return ahead
    started, ceased = entries(panel), leaving(panel)
    coming_in, leaving_then = wandering(*started), wandering(ceased[0][:, 1:], ceased[1][:, 1:])
    arrivals = level(*started, coming_in, own_years)
    departures = level(ceased[0][:, 1:], ceased[1][:, 1:], leaving_then, own_years)
    stock = panel.children[:, -1]
    for year in range(1, years + 1):
        arrived = np.exp(arrivals.ahead(year, coming_in.persistence))
        rate = np.exp(departures.ahead(year, leaving_then.persistence))
        stock = (stock * (1 - rate / 2) + arrived) / (1 + rate / 2)
        ahead[:, year - 1] = np.maximum(stock, 1.0)
    return ahead
