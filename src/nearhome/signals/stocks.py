"""Children at a date: the change in a year beside what unchanged coming and leaving would have given.

The expected change is simulated: children come at the council's own rate, and each leaves with the
council's own monthly chance, both as they were before the year began and both only as well known as so
many events allow. Brothers and sisters who come or leave together widen it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nearhome.signals.flows import flow_spread
from nearhome.signals.scan import YEAR

RATES_FROM = 36
"""The months before the year from which the rates are taken; a year at least."""
SIMULATED = 1000
SEED = 1998
STOCK_BAR = 3.2
"""Standard deviations from the expected change beyond which it is real on its own. Chosen on generated
authorities (seeds 5001 to 6000) so that the twelve looks of a year keep their promise."""
WITH_A_FLOW = 2.1
"""Standard deviations beyond which it is real when a flow that makes it is called the same way."""


@dataclass(frozen=True, slots=True)
class StockHistory:
    """Children at month ends, and how many came and left in each month, up to and with the look.

    `stock` has one more entry than `starts` and `ends`: it begins before the first month.
    """

    stock: tuple[float, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]

    @property
    def enough(self) -> bool:
        """Whether there is a year to judge and a year before it to take rates from."""
        return len(self.starts) >= 2 * YEAR and len(self.ends) == len(self.starts)


@dataclass(frozen=True, slots=True)
class ExpectedChange:
    """The change in a year had nothing changed: its middle and its standard deviation, in children."""

    middle: float
    deviation: float

    def range(self, bar: float = STOCK_BAR) -> tuple[float, float]:
        """From where to where the change would lie."""
        return self.middle - bar * self.deviation, self.middle + bar * self.deviation

    def stands_out(self, change: float) -> float:
        """By how many standard deviations a change differs from what was expected."""
        return (change - self.middle) / self.deviation if self.deviation > 0 else 0.0


def expected_change(history: StockHistory) -> ExpectedChange:
    """What the year to the look would have brought at the rates of the months before it."""
    begun = len(history.starts) - YEAR
    first = max(0, begun - RATES_FROM)
    came, left = sum(history.starts[first:begun]), sum(history.ends[first:begun])
    present = sum(history.stock[first:begun])
    drawn = simulated(history.stock[begun], came, left, begun - first, present)
    wider = np.sqrt((flow_spread(history.starts) + flow_spread(history.ends)) / 2)
    return ExpectedChange(float(drawn.mean()), float(drawn.std() * wider))


def simulated(
    stock: float, came: float, left: float, months: int, present: float, seed: int = SEED
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Changes of a stock in a year, many times over.

    `came` and `left` are the events of so many `months`; `present` is the sum of the stocks those
    months began with: children times months at risk of leaving.
    """
    rng = np.random.default_rng(seed)
    rate = rng.gamma(came + 0.5, 1.0 / months, SIMULATED)
    chance = np.minimum(rng.gamma(left + 0.5, 1.0 / max(present, 1.0), SIMULATED), 1.0)
    now = np.full(SIMULATED, round(stock), dtype=np.int64)
    for _ in range(YEAR):
        now = now - rng.binomial(now, chance) + rng.poisson(rate)
    return (now - round(stock)).astype(np.float64)


def stock_way(stands_out: float, flows: Sequence[int]) -> int:
    """1 more, -1 fewer, 0 as usual: of how far a change stands out, and which way its flows push it.

    `flows` hold 1 where a flow that was called pushes the stock up, -1 where it pushes it down.
    """
    way = 1 if stands_out > 0 else -1
    if abs(stands_out) >= STOCK_BAR:
        return way
    return way if abs(stands_out) >= WITH_A_FLOW and way in flows and -way not in flows else 0
