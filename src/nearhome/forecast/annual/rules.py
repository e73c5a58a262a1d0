"""The simple rules that any forecast has to be set against: each a number of children by authority and year ahead.

Last value; drift (the mean change of three years goes on); damped trend (it fades to seven tenths each year);
linear (a line through five years, which is what councils use most). Of shape (authorities, years ahead).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.annual.panel import Panel

Floats = NDArray[np.float64]
Rule = Callable[[Panel, int], Floats]
DRIFT_YEARS, LINE_YEARS = 3, 5
DAMPING = 0.7


def last_value(panel: Panel, years: int) -> Floats:
    """As many as on the last day known."""
    return np.repeat(panel.children[:, -1:], years, axis=1)


def drift(panel: Panel, years: int) -> Floats:
    """The mean yearly change of the last three years goes on."""
    return _at_least_one(panel.children[:, -1:] + _slope(panel)[:, None] * np.arange(1, years + 1))


def damped_trend(panel: Panel, years: int) -> Floats:
    """The mean yearly change of the last three years goes on, each year seven tenths of the year before."""
    gone_on = np.cumsum(DAMPING ** np.arange(1, years + 1))
    return _at_least_one(panel.children[:, -1:] + _slope(panel)[:, None] * gone_on)


def linear(panel: Panel, years: int) -> Floats:
    """On a straight line through the last five years."""
    recent = panel.children[:, -LINE_YEARS:]
    past = np.arange(recent.shape[1]) - (recent.shape[1] - 1.0)
    centred = past - past.mean()
    slope = recent @ centred / max(float(centred @ centred), 1.0)
    ahead = np.arange(1, years + 1) - past.mean()
    return _at_least_one(recent.mean(axis=1)[:, None] + slope[:, None] * ahead)


RULES: Mapping[str, Rule] = MappingProxyType(
    {"last value": last_value, "drift": drift, "damped trend": damped_trend, "linear": linear}
)


def _slope(panel: Panel) -> Floats:
    back = min(DRIFT_YEARS, panel.children.shape[1] - 1)
    if back == 0:
        return np.zeros(len(panel.areas))
    return np.asarray((panel.children[:, -1] - panel.children[:, -1 - back]) / back)


def _at_least_one(children: Floats) -> Floats:
    return np.asarray(np.where(np.isnan(children), np.nan, np.maximum(children, 1.0)))
