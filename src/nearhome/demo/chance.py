"""Draws that repeat: every child has a stream of its own, so one child's life never shifts another's."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

import numpy as np

from nearhome.demo.parameters import Length

Item = TypeVar("Item")


class Chance:
    """A stream of draws fixed by a seed and any whole numbers that name it."""

    def __init__(self, seed: int, *name: int) -> None:
        self._generator = np.random.Generator(
            np.random.PCG64(np.random.SeedSequence((seed, *name)))
        )
        self._ready: list[float] = []

    def share(self) -> float:
        """A number from 0 up to, not including, 1."""
        if not self._ready:
            self._ready = self._generator.random(64).tolist()
        return self._ready.pop()

    def yes(self, share: float) -> bool:
        """Whether something of this probability happens."""
        return self.share() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def normal(self) -> float:
        """A draw of mean 0 and standard deviation 1."""
        return float(self._generator.standard_normal())

    def poisson(self, mean: float) -> int:
        """A count of independent events of this mean."""
        return int(self._generator.poisson(mean))

    def days(self, length: Length) -> int:
        """A duration in days, one at least."""
        return max(1, round(length.median * float(np.exp(length.spread * self.normal()))))

    def pick(self, weights: Mapping[str, float]) -> str:
        """One of the names, by weight."""
        names = list(weights)
        return names[self.index(list(weights.values()))]

    def index(self, weights: Sequence[float]) -> int:
        """A position, by weight."""
        sums = list(accumulate(weights))
        at = self.share() * sums[-1]
        return next(n for n, total in enumerate(sums) if at < total)

    def one(self, items: Sequence[Item]) -> Item:
        """One of the items, all alike."""
        return items[int(self.share() * len(items))]

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`, both included; `first` when they are the wrong way round."""
        return first + timedelta(days=self.whole(0, max(0, (last - first).days)))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The items in another order."""
        return [items[n] for n in self._generator.permutation(len(items))]
