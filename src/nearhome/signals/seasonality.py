"""Whether a monthly series has a season, in which months, and how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from nearhome.signals.scan import Numbers

YEARS_NEEDED = 3
SHUFFLES = 299
SEED = 1927
DOUBT = 0.01
"""Of the shuffled series so few may have as strong a season as the true one."""


@dataclass(frozen=True)
class Season:
    """A series' season: `level` is a calendar month's usual events over those of an average month.

    `level` holds twelve numbers, January first, all 1 where no season is found. `doubt` is the share
    of shuffles with as strong a season; `years` the whole years it is judged from.
    """

    found: bool
    level: tuple[float, ...]
    doubt: float
    years: int

    def months(self, beyond: float = 0.1) -> tuple[tuple[int, float], ...]:
        """The months (1 January) further than `beyond` from average, with their levels; largest first."""
        named = [(n + 1, level) for n, level in enumerate(self.level) if abs(level - 1) > beyond]
        return tuple(sorted(named, key=lambda each: -abs(each[1] - 1)))


NO_SEASON = Season(False, (1.0,) * 12, 1.0, 0)


def season(dates: Sequence[date], counts: Sequence[float]) -> Season:
    """The season of a monthly series, judged from its last whole years.

    The months of each year are shuffled among themselves: where nothing depends on the month, the
    true order is as good as any. Levels are drawn towards 1 by as much as chance alone would part them.
    """
    years = min(len(counts) // 12, 5)
    if years < YEARS_NEEDED or not sum(counts[-12 * years :]):
        return NO_SEASON
    grid = np.asarray(counts[-12 * years :], dtype=np.float64).reshape(years, 12)
    first = dates[-12 * years].month - 1
    strength, doubt = _judged(grid)
    if doubt > DOUBT:
        return Season(False, NO_SEASON.level, doubt, years)
    level = np.roll(_drawn_in(grid, strength), first)
    return Season(True, tuple(float(each) for each in level), doubt, years)


def _judged(grid: Numbers) -> tuple[float, float]:
    rng = np.random.default_rng(SEED)
    shuffled = rng.permuted(np.broadcast_to(grid, (SHUFFLES, *grid.shape)), axis=2)
    true, chance = _strength(grid[None])[0], _strength(shuffled)
    return float(true), float((1 + (chance >= true).sum()) / (SHUFFLES + 1))


def _strength(grids: Numbers) -> Numbers:
    totals = grids.sum(axis=1)
    found: Numbers = ((totals - totals.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    return found


def _drawn_in(grid: Numbers, strength: float) -> Numbers:
    means = grid.mean(axis=0)
    residual = ((grid - means) ** 2).sum() / (11 * (grid.shape[0] - 1)) * grid.shape[0]
    kept = max(0.0, 1.0 - 9 * residual / strength)
    level = 1.0 + kept * (means / means.mean() - 1.0)
    found: Numbers = np.asarray(level / level.mean(), dtype=np.float64)
    return found
