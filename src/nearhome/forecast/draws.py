"""What both engines run on: one set of parameters a draw, and the children here on the day.

All arrays begin with the draw. Rates are a month's; a step is a month, its middle decides the bands of age and of
time in care. Who comes in a month has half of it to leave in, and no move.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.exposures import adult_in_months, stream_of
from nearhome.forecast.history import History
from nearhome.forecast.states import (
    ADULT,
    DURATIONS_FROM,
    MONTH_DAYS,
    NEWNESS_FROM,
    age_band_of,
    duration_of,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ENTRY_MONTHS = np.array([0, 3, 9, *(12 * year + 6 for year in range(1, 18))])
"""Months of age that stand for those who come: newborn, 1 to 5 and 6 to 11 months, then each year's middle."""
STEP_DURATIONS = len(DURATIONS_FROM) + 1
"""Bands of duration as steps see them: the first half month, the month after (half of either band), then the rest."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Parameters, one set a draw.

    `leaving` (draw, age band, duration band, class, stream, route) and `moving` (draw, age band, class, newness,
    stream) are rates a month; `went` (draw, under 16 or not, class, class), `began_in` (draw, stream, age band,
    class) and `entry_ages` (draw, stream, ENTRY_MONTHS) are shares; `entries` (draw, stream, month) children expected;
    `together` (draw, stream) how many siblings come with a child on average, itself counted out; `pace_leaving`
    and `pace_moving` (draw, month) multiply the rates.
    """

    leaving: Floats
    moving: Floats
    went: Floats
    began_in: Floats
    entry_ages: Floats
    entries: Floats
    together: Floats
    pace_leaving: Floats
    pace_moving: Floats

    @property
    def draws(self) -> int:
        """How many draws."""
        return len(self.entries)

    @property
    def months(self) -> int:
        """How many months ahead."""
        return int(self.entries.shape[2])

    @property
    def step_leaving(self) -> Floats:
        """Rates of leaving by the bands of duration that steps see, of shape (draw, age, STEP_DURATIONS, ...)."""
        first, second = self.leaving[:, :, :1], self.leaving[:, :, 1:2]
        return np.concatenate([first, (first + second) / 2, self.leaving[:, :, 1:]], axis=2)


@dataclass(frozen=True, slots=True)
class Here:
    """The children looked after on the day, one number each.

    `adult_step` is the first step at whose end they are 18; `ages` and `durations` (child, step) the bands at each
    step's middle; `newness` the phase at the first.
    """

    kind: Ints
    stream: Ints
    adult_step: Ints
    newness: Ints
    ages: Ints
    durations: Ints

    def __len__(self) -> int:
        return len(self.kind)


def here(history: History, stays: Ints, day: int, months: int) -> Here:
    """Those of the stays in force on a day (`History.here`), for so many steps."""
    steps = np.arange(months) + 0.5
    age = (day - history.born[stays])[:, None] / MONTH_DAYS + steps
    cared_for = (day - history.began[stays])[:, None] / MONTH_DAYS + steps
    at_home = np.floor((day - history.start[stays]) / MONTH_DAYS + 0.5).astype(np.int64)
    return Here(
        history.kind[stays],
        stream_of(history, stays, np.full(len(stays), day)),
        adult_in_months(history, stays, day),
        np.minimum(at_home, len(NEWNESS_FROM) - 1),
        age_band_of(np.clip(np.floor(age).astype(np.int64), 0, ADULT - 1)),
        duration_of(np.floor(cared_for).astype(np.int64)) + 1,
    )


def entry_steps(months: int) -> tuple[Ints, Ints]:
    """For those who came, by entry age and steps since: the age band, and the band of duration that the step sees.

    A band of -1 says that they have turned 18.
    """
    since = np.arange(months)
    ages = ENTRY_MONTHS[:, None] + since[None]
    bands = np.where(ages >= ADULT, -1, age_band_of(np.minimum(ages, ADULT - 1)))
    durations = np.where(since == 0, 0, np.where(since == 1, 1, duration_of(since) + 1))
    return bands, durations
