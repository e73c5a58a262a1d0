"""Bounds of numbers that follow row by row: what needs no linear programme.

A row with all numbers but one bounded bounds that one; so on, until nothing moves. Counts are whole. Each
bound remembers the row that set it, so that it can be said what it follows from. Where rows and numbers
that are still open form a tree the bounds are exact (every value within them can be had); where they
form a circle they are only outer ones.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

TOLERANCE = 1e-6
ROUNDS = 200


@dataclass(frozen=True)
class System:
    """Rows of low <= sum of coefficient x number <= high, as entries (row, column, coefficient).

    `taken_off` is what numbers that are no entries any more come to, already taken off both ends.
    """

    row: Ints
    column: Ints
    coefficient: Floats
    row_low: Floats
    row_high: Floats
    columns: int
    whole: Flags
    taken_off: Floats | float = 0.0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.row_low)

    def room(self) -> Floats:
        """By how much each row may be missed: the last figures of a large sum are not exact."""
        lowest = self.row_low + self.taken_off
        return np.asarray(TOLERANCE * (1 + np.abs(np.where(np.isfinite(lowest), lowest, 0.0))))

    def kept(self, rows: Flags) -> "System":
        """The system of some rows, numbered as before: the others bind nothing."""
        return System(
            self.row,
            self.column,
            self.coefficient,
            np.where(rows, self.row_low, -np.inf),
            np.where(rows, self.row_high, np.inf),
            self.columns,
            self.whole,
            self.taken_off,
        )

    def narrowed(self, low: Floats, high: Floats) -> "System":
        """The system of the numbers that are open: what the others come to is taken off the ends of rows."""
        is_open = (high > low)[self.column]
        pinned = self.column[~is_open]
        weights = self.coefficient[~is_open] * low[pinned]
        found = np.asarray(np.bincount(self.row[~is_open], weights=weights, minlength=self.rows))
        return System(
            self.row[is_open],
            self.column[is_open],
            self.coefficient[is_open],
            self.row_low - found,
            self.row_high - found,
            self.columns,
            self.whole,
            np.asarray(self.taken_off + found, dtype=np.float64),
        )


@dataclass
class Bounds:
    """The bounds of each number, and the row that set each (-1: none did, the number itself)."""

    low: Floats
    high: Floats
    low_row: Ints
    high_row: Ints

    def is_open(self) -> Flags:
        """The numbers that are not pinned down."""
        return np.asarray(self.high - self.low > TOLERANCE)


@dataclass(frozen=True)
class Activity:
    """The least and greatest that each row can come to, infinite parts counted apart."""

    low: Floats
    high: Floats
    low_infinite: Ints
    high_infinite: Ints
    entry_low: Floats
    entry_high: Floats

    def least(self) -> Floats:
        """The least that a row can come to."""
        return np.where(self.low_infinite > 0, -np.inf, self.low)

    def greatest(self) -> Floats:
        """The greatest that a row can come to."""
        return np.where(self.high_infinite > 0, np.inf, self.high)


def activity(system: System, low: Floats, high: Floats) -> Activity:
    """What rows can come to when each number is within its bounds."""
    up = system.coefficient > 0
    at_low, at_high = low[system.column], high[system.column]
    entry_low = system.coefficient * np.where(up, at_low, at_high)
    entry_high = system.coefficient * np.where(up, at_high, at_low)
    finite_low, finite_high = np.isfinite(entry_low), np.isfinite(entry_high)
    return Activity(
        _sums(system, np.where(finite_low, entry_low, 0.0)),
        _sums(system, np.where(finite_high, entry_high, 0.0)),
        _counts(system, ~finite_low),
        _counts(system, ~finite_high),
        entry_low,
        entry_high,
    )


def propagated(system: System, low: Floats, high: Floats) -> tuple[Bounds, Flags]:
    """The bounds that follow row by row; and the rows that contradict the others, which are left out."""
    unmet = np.zeros(system.rows, dtype=bool)
    while True:
        bounds, broken = _settled(system.kept(~unmet), low, high)
        if not broken.any():
            return bounds, unmet
        unmet |= broken


def _settled(system: System, low: Floats, high: Floats) -> tuple[Bounds, Flags]:
    none = np.full(system.columns, -1, dtype=np.int64)
    bounds = Bounds(low.copy(), high.copy(), none, none.copy())
    for _ in range(ROUNDS):
        found = activity(system, bounds.low, bounds.high)
        room = system.room()
        broken = (found.least() > system.row_high + room) | (
            found.greatest() < system.row_low - room
        )
        if broken.any():
            return bounds, broken
        if not _tighten(system, bounds, found):
            break
    return bounds, np.zeros(system.rows, dtype=bool)


def _tighten(system: System, bounds: Bounds, found: Activity) -> bool:
    """Bring every bound in as far as its rows say; whether any moved."""
    others_low = _others(system, found.low, found.low_infinite, found.entry_low, -np.inf)
    others_high = _others(system, found.high, found.high_infinite, found.entry_high, np.inf)
    with np.errstate(invalid="ignore"):
        least = (system.row_low[system.row] - others_high) / system.coefficient
        most = (system.row_high[system.row] - others_low) / system.coefficient
    up = system.coefficient > 0
    lows, highs = np.where(up, least, most), np.where(up, most, least)
    whole = system.whole[system.column]
    lows = np.where(whole, np.ceil(lows - TOLERANCE), lows)
    highs = np.where(whole, np.floor(highs + TOLERANCE), highs)
    moved = _raise(bounds.low, bounds.low_row, lows, system)
    # What pins a number from below and above at once must not cross by a rounding error.
    return _lower(bounds, highs, system) or moved


def _others(system: System, sums: Floats, infinite: Ints, own: Floats, without: float) -> Floats:
    """What the other numbers of an entry's row come to; `without` bound when one of them has none."""
    is_infinite = ~np.isfinite(own)
    left = infinite[system.row] - is_infinite
    rest = sums[system.row] - np.where(is_infinite, 0.0, own)
    return np.where(left > 0, without, rest)


def _raise(low: Floats, low_row: Ints, lows: Floats, system: System) -> bool:
    better = np.flatnonzero(lows > low[system.column] + TOLERANCE)
    if not len(better):
        return False
    order = better[np.argsort(lows[better], kind="stable")]
    low[system.column[order]] = lows[order]
    low_row[system.column[order]] = system.row[order]
    return True


def _lower(bounds: Bounds, highs: Floats, system: System) -> bool:
    better = np.flatnonzero(highs < bounds.high[system.column] - TOLERANCE)
    if not len(better):
        return False
    order = better[np.argsort(-highs[better], kind="stable")]
    bounds.high[system.column[order]] = highs[order]
    bounds.high_row[system.column[order]] = system.row[order]
    return True


def _sums(system: System, entries: Floats) -> Floats:
    found = np.bincount(system.row, weights=entries, minlength=system.rows)
    return np.asarray(found, dtype=np.float64)


def _counts(system: System, entries: Flags) -> Ints:
    return np.asarray(np.bincount(system.row[entries], minlength=system.rows), dtype=np.int64)
