"""Months at risk and what happened in them, by cell: all that hazards are made from.

A cell of leaving is (age band, duration band, class, stream), one of moving (age band, class, newness, stream), as
`states` numbers them. Months are counted to the day, and both months and events weigh less the longer ago they
were: half as much every `half_life` months. Only days that returns cover count, so that what is censored on either
side biases nothing.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.history import UNKNOWN, History
from nearhome.forecast.states import (
    AGES_FROM,
    CLASSES,
    DURATIONS_FROM,
    MONTH_DAYS,
    NEWNESS_FROM,
    ROUTES,
    STREAMS,
    age_band_of,
    duration_of,
    newness_of,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LEAVING = (len(AGES_FROM), len(DURATIONS_FROM), len(CLASSES), len(STREAMS))
MOVING = (len(AGES_FROM), len(CLASSES), len(NEWNESS_FROM), len(STREAMS))
OLD_ENOUGH = 2
"""Whether under 16, or 16 and over: who may be placed where."""


@dataclass(frozen=True, slots=True)
class Exposures:
    """Weighted months and events up to a day.

    `leaving_months` of shape LEAVING, `left` with ROUTES besides; `moving_months` and `moved` of shape MOVING;
    `went` of shape (under 16 or not, class, class): the moves from one class to another or the same;
    `began_in` of shape (stream, age band, class): first homes of those who came.
    """

    leaving_months: Floats
    left: Floats
    moving_months: Floats
    moved: Floats
    went: Floats
    began_in: Floats


def exposures(history: History, on: date, half_life: float) -> Exposures:
    """The exposures of what was known on a day (`History.as_known_at`). `half_life` is in months, above nought."""
    day = on.toordinal()
    leaving_months, moving_months = np.zeros(LEAVING), np.zeros(MOVING)
    for first, last in history.covered:
        parts = _parts(history, first, min(last, day) + 1)
        weighed = _weighed_months(parts, day, half_life)
        np.add.at(leaving_months, parts.leaving, weighed)
        np.add.at(moving_months, parts.moving, weighed)
    left, moved = np.zeros((*LEAVING, len(ROUTES))), np.zeros(MOVING)
    went = np.zeros((OLD_ENOUGH, len(CLASSES), len(CLASSES)))
    leavers = np.flatnonzero((history.route != UNKNOWN) & _covered(history, history.until, day))
    cells, _ = _cells(history, leavers, history.until[leavers] - 1)
    np.add.at(
        left,
        (*cells, history.route[leavers]),
        _weight(history.until[leavers], day, half_life),
    )
    movers = np.flatnonzero((history.first == 0) & _covered(history, history.start, day))
    _, cells = _cells(history, movers - 1, history.start[movers] - 1)
    weights = _weight(history.start[movers], day, half_life)
    np.add.at(moved, cells, weights)
    old = (cells[0] == len(AGES_FROM) - 1).astype(np.int64)
    np.add.at(went, (old, history.kind[movers - 1], history.kind[movers]), weights)
    return Exposures(
        leaving_months, left, moving_months, moved, went, _began_in(history, day, half_life)
    )


def _weighed_months(parts: "_Parts", day: int, half_life: float) -> Floats:
    """The integral of the weight over each stretch, in months."""
    ends = _weight(parts.until, day, half_life) - _weight(parts.start, day, half_life)
    return np.asarray(ends * half_life / np.log(2))


def _began_in(history: History, day: int, half_life: float) -> Floats:
    began_in = np.zeros((len(STREAMS), len(AGES_FROM), len(CLASSES)))
    came = entrants(history, day)
    (ages, _, kinds, streams), _ = _cells(history, came, history.start[came])
    np.add.at(began_in, (streams, ages, kinds), _weight(history.start[came], day, half_life))
    return began_in


def entrants(history: History, day: int) -> Ints:
    """The numbers of the stays with which a spell began, known to have begun then, on covered days up to a day."""
    return np.flatnonzero(
        (history.first == 1) & (history.started_known == 1) & _covered(history, history.start, day)
    )


def _covered(history: History, days: Ints, day: int) -> NDArray[np.bool_]:
    inside = np.zeros(len(days), dtype=np.bool_)
    for first, last in history.covered:
        inside |= (days >= first) & (days <= min(last, day))
    return inside


def _weight(days: Floats | Ints, day: int, half_life: float) -> Floats:
    return np.asarray(0.5 ** ((day - days) / MONTH_DAYS / half_life))


def stream_of(history: History, stays: Ints, days: Ints) -> Ints:
    """Whether the child of each stay is in the stream of unaccompanied children on a day."""
    return np.asarray((history.alone_until[stays] > days).astype(np.int64))


def _cells(history: History, stays: Ints, days: Ints) -> tuple[tuple[Ints, ...], tuple[Ints, ...]]:
    """The cells of leaving and of moving of stays on days."""
    ages = age_band_of(_months(days - history.born[stays]))
    durations = duration_of(_months(days - history.began[stays]))
    newness = newness_of(_months(days - history.start[stays]))
    kinds, streams = history.kind[stays], stream_of(history, stays, days)
    return (ages, durations, kinds, streams), (ages, kinds, newness, streams)


def _months(days: Ints) -> Ints:
    """Completed months of so many days; nought at least, since some are born after they came."""
    return np.asarray(np.maximum(np.floor((days + _HALF_A_DAY) / MONTH_DAYS).astype(np.int64), 0))


_HALF_A_DAY = 0.5
_AGE_DAYS = np.ceil(AGES_FROM[1:] * MONTH_DAYS - _HALF_A_DAY).astype(np.int64)
_DURATION_DAYS = np.ceil(DURATIONS_FROM[1:] * MONTH_DAYS - _HALF_A_DAY).astype(np.int64)
_NEWNESS_DAYS = np.ceil(NEWNESS_FROM[1:] * MONTH_DAYS - _HALF_A_DAY).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Stretches of stays in one cell: from a day up to another, and the cells."""

    start: Ints
    until: Ints
    leaving: tuple[Ints, ...]
    moving: tuple[Ints, ...]


def _parts(history: History, first: int, until: int) -> _Parts:
    """Stays between two days cut wherever their cell changes."""
    start = np.maximum(history.start, first)
    end = np.minimum(np.minimum(history.until, history.eighteenth), until)
    stays = np.flatnonzero(end > start)
    start, end = start[stays], end[stays]
    cuts = np.column_stack(
        [
            start,
            history.born[stays, None] + _AGE_DAYS,
            history.began[stays, None] + _DURATION_DAYS,
            history.start[stays, None] + _NEWNESS_DAYS,
            history.alone_until[stays],
            end,
        ]
    )
    cuts = np.sort(np.clip(cuts, start[:, None], end[:, None]), axis=1)
    length = np.diff(cuts, axis=1)
    row, column = np.nonzero(length)
    begins = cuts[row, column]
    leaving, moving = _cells(history, stays[row], begins)
    return _Parts(begins, begins + length[row, column], leaving, moving)


def adult_in_months(history: History, stays: Ints, day: int) -> Ints:
    """In how many month steps after a day each child turns 18: the first step at whose end they have."""
    to_go = history.eighteenth[stays] - day
    return np.ceil(np.maximum(to_go, 0) / MONTH_DAYS).astype(np.int64)
