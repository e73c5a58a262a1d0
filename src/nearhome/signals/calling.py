"""When a flow is called: the rule that is applied at each month end, and how long a call is held.

At each look the last twelve months, and the last six (held to a higher bar), are set against the five
years before. A call is dated by the most likely month, and held while the months since then still
stand out: that is what evidence against it means. What began two years ago or more is the new usual,
and is not called.
"""

from dataclasses import dataclass

import numpy as np

from nearhome.signals.scan import (
    LONGEST,
    SHORTEST,
    YEAR,
    Monthly,
    Numbers,
    Whole,
    difference,
    dispersion,
    looks,
    table,
)

SIX_MONTHS, SIX_MONTHS_BAR = 6, 1.2
"""Six months are called at a bar a fifth higher than twelve, so that they cost few false alarms."""
HELD = 0.95
"""A call is held while its months stand out by nineteen twentieths of the bar."""
HELD_AT_MOST = 24
"""Months from the change after which it is the new usual."""

NO_CHANGE = -1


@dataclass(frozen=True)
class Seen:
    """What the looks at some series show before any bar is set: the part that is worked out once."""

    series: Monthly
    columns: Whole
    spread: Numbers
    up: Numbers
    down: Numbers
    start_up: Whole
    start_down: Whole


@dataclass(frozen=True)
class Calls:
    """By series and look: the way (1 more, -1 fewer, 0 none) and the column of the first month."""

    columns: Whole
    way: Whole
    since: Whole


def seen(series: Monthly, block: int = 1) -> Seen:
    """How far each look of each series stands out, each way, and the month it would be dated to."""
    columns = looks(series.months)
    spread = dispersion(series, columns, block)
    every = table(series, columns, spread)
    year, half = every[:, :, YEAR - SHORTEST], every[:, :, SIX_MONTHS - SHORTEST]
    starts = columns[:, None] - np.arange(SHORTEST, LONGEST + 1)[None, :] + 1
    looked = np.arange(columns.size)
    return Seen(
        series,
        columns,
        spread,
        np.maximum(year, half / SIX_MONTHS_BAR),
        np.maximum(-year, -half / SIX_MONTHS_BAR),
        starts[looked, every.argmax(axis=2)],
        starts[looked, every.argmin(axis=2)],
    )


def calls(found: Seen, bar: Numbers | float) -> Calls:
    """What is called at each look, one after another, and held to the next."""
    rows, count = found.up.shape
    high = np.broadcast_to(np.asarray(bar, dtype=np.float64), (rows,))
    way = np.zeros((rows, count), dtype=np.int64)
    since = np.full((rows, count), NO_CHANGE, dtype=np.int64)
    now, month = np.zeros(rows, dtype=np.int64), np.full(rows, NO_CHANGE, dtype=np.int64)
    for n in range(count):
        now, month = _next(found, n, high, now, month)
        way[:, n], since[:, n] = now, month
    return Calls(found.columns, way, since)


def _next(found: Seen, n: int, high: Numbers, now: Whole, month: Whole) -> tuple[Whole, Whole]:
    up, down = found.up[:, n], found.down[:, n]
    stands = np.where((up >= high) & (up >= down), 1, np.where(down >= high, -1, 0))
    dated = np.where(stands > 0, found.start_up[:, n], found.start_down[:, n])
    fresh = np.where(found.columns[n] - dated < HELD_AT_MOST, stands, 0)
    held = _held(found, n, high, now, month)
    keeps = held & ((fresh == 0) | (fresh == now))
    way = np.where(keeps, now, fresh)
    return way, np.where(keeps, month, np.where(fresh != 0, dated, NO_CHANGE))


def _held(
    found: Seen, n: int, high: Numbers, now: Whole, month: Whole
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    look = int(found.columns[n])
    begun = np.where(now != 0, month, look)
    stands = difference(found.series, begun, np.full_like(begun, look), found.spread[:, n])
    return np.asarray(
        (now != 0) & (look - begun < HELD_AT_MOST) & (now * stands >= HELD * high), dtype=np.bool_
    )
