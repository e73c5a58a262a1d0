"""How little and how much hidden numbers were seen to be able to be, in tables that agree with all that is shown.

Whoever only ever hides more may keep it from one attack to the next: such a table stands for good.
"""

from dataclasses import dataclass

import numpy as np

from nearhome.disclosure.bounds import Floats, Ints


@dataclass(frozen=True)
class Seen:
    """By column, the least and the most; infinite (low above high) where no table was found yet."""

    low: Floats
    high: Floats

    def widen(self, columns: Ints, low: Floats, high: Floats) -> None:
        """One or more tables more: what they show of some columns."""
        self.low[columns] = np.fmin(self.low[columns], low)
        self.high[columns] = np.fmax(self.high[columns], high)


def seen_in(table: Floats) -> Seen:
    """What one whole table shows."""
    return Seen(table.copy(), table.copy())
