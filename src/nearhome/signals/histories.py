"""Shares and counts over windows: now beside twelve months earlier, on windows that do not overlap.

The bar is set for the twelve looks of a year, which share most of their children. It was chosen on
generated authorities (seeds 5001 to 6000) and is judged on others: docs/signals.md.
"""

from math import sqrt

from nearhome.signals.intervals import newcombe

SHARE_BAR = 2.8
"""Standard normal bound of the interval of a difference looked at twelve times a year.

Of the difference of two windows that meet, looked at monthly, about 5 in 100 years stray so far.
"""


def share_difference(
    now: tuple[float, float],
    before: tuple[float, float],
    spread: float = 1.0,
    bar: float = SHARE_BAR,
) -> tuple[float, float]:
    """The interval of the difference of two shares (part, whole), in percentage points.

    `spread` is how much more the parts vary than chance (children who move together).
    """
    low, high = newcombe(now, before, bar * sqrt(spread))
    return 100 * low, 100 * high


def share_way(
    now: tuple[float, float],
    before: tuple[float, float],
    spread: float = 1.0,
    bar: float = SHARE_BAR,
) -> int:
    """1 when the share has really risen, -1 when it has fallen, 0 when nought lies in the interval."""
    low, high = share_difference(now, before, spread, bar)
    return 1 if low > 0 else -1 if high < 0 else 0


def count_way(now: float, before: float, spread: float = 1.0, bar: float = SHARE_BAR) -> int:
    """1 or -1 when a count differs from the one a year before by more than the bar, else 0.

    On the scale of F. J. Anscombe, The transformation of Poisson, binomial and negative-binomial
    data, Biometrika 35 (1948), where a count's standard deviation is 1.
    """
    stands_out = sqrt(2 / spread) * (sqrt(now + 0.375) - sqrt(before + 0.375))
    return 1 if stands_out >= bar else -1 if stands_out <= -bar else 0


def usual_counts(before: float, spread: float = 1.0, bar: float = SHARE_BAR) -> tuple[float, float]:
    """From where to where a count's change in a year would lie had nothing changed."""
    root, reach = sqrt(before + 0.375), bar / sqrt(2 / spread)
    low = max(root - reach, sqrt(0.375)) ** 2 - 0.375 - before
    return low, (root + reach) ** 2 - 0.375 - before
