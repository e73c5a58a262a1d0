"""Which of several flows moved first: judged together, dated, and put in order as far as can be told.

The parts asked together are one family: each one's chance is multiplied as S. Holm, A simple sequentially
rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), asks, which holds however
the parts depend on each other (the same children are counted by age and by need). A part is dated when
chance alone would have dated any of the family in fewer than `FALSE_ALARMS` of all councils.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nearhome.signals.scan import Numbers

FALSE_ALARMS = 0.035
"""Below the promised 5 in 100: a council's own rate and dispersion are themselves only known roughly.

This and `SURE` were chosen on seeds 5001 to 6000 of the study (benchmarks/first_study)."""
SURE = 0.99
"""One part is said to have moved before another, or first, only when it is so likely.

Nine in ten would name one of two that stepped in the same month in more than 20 of 100 councils: of two dates
known as well as each other either may come out ahead. At this the study names one in at most five of 100.
At 98.5 it named one in six of 100: who left by how long they had been here follows more coming in within months, so
more often there is a later flow to have been before."""
POSSIBLE = 0.05
"""A part that is less likely to have been the first is not named among those that may have been."""


@dataclass(frozen=True, slots=True)
class Order:
    """The order of some dated parts, as far as it can be told.

    `first` is each one's chance of having moved before all others, `may_be` that none moved before it.
    `places` are from which to which place it may have.
    """

    first: tuple[float, ...]
    may_be: tuple[float, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def sure(self) -> int | None:
        """The part that surely moved first; None when that cannot be told, or there is nothing to be before."""
        if len(self.first) < 2:
            return None
        likeliest = max(range(len(self.first)), key=self.first.__getitem__)
        return likeliest if self.first[likeliest] >= SURE else None

    @property
    def rivals(self) -> tuple[int, ...]:
        """The parts that may each have been the first, the likeliest first."""
        named = [n for n, chance in enumerate(self.may_be) if chance >= POSSIBLE]
        return tuple(sorted(named, key=lambda n: -self.may_be[n]))


def adjusted(chances: Sequence[float]) -> tuple[float, ...]:
    """The chances of a family, each as if asked alone: Holm's, at most 1, in the order given."""
    found = [1.0] * len(chances)
    highest = 0.0
    for rank, n in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[n]))
        found[n] = highest
    return tuple(found)


def order(likely: Sequence[Numbers]) -> Order:
    """The order of parts of which each holds how likely each month is, all of the same months.

    The months of one part tell nothing of another's: the parts share no children. In one month two parts
    are level, and neither was before the other.
    """
    after = [_after(each) for each in likely]
    first = tuple(_alone(likely, after, n, 0) for n in range(len(likely)))
    may_be = tuple(_alone(likely, after, n, 1) for n in range(len(likely)))
    return Order(first, may_be, tuple(_places(likely, after)))


def _after(each: Numbers) -> tuple[Numbers, Numbers]:
    """For each month, how likely a part moved later than it, and in it or later."""
    whole = np.cumsum(each[::-1])[::-1]
    return whole - each, whole


def _alone(
    likely: Sequence[Numbers], after: Sequence[tuple[Numbers, Numbers]], own: int, level: int
) -> float:
    product = likely[own].copy()
    for n, each in enumerate(after):
        if n != own:
            product = product * each[level]
    return float(min(1.0, product.sum()))


def _places(
    likely: Sequence[Numbers], after: Sequence[tuple[Numbers, Numbers]]
) -> list[tuple[int, int]]:
    count = len(likely)
    before = [
        [_before(likely, after, one, other) for other in range(count)] for one in range(count)
    ]
    return [
        (
            1 + sum(before[other][n] >= SURE for other in range(count) if other != n),
            count - sum(before[n][other] >= SURE for other in range(count) if other != n),
        )
        for n in range(count)
    ]


def _before(
    likely: Sequence[Numbers], after: Sequence[tuple[Numbers, Numbers]], one: int, other: int
) -> float:
    return float((likely[one] * after[other][0]).sum())
