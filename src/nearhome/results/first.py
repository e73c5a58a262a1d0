"""What moved first: the flows that lastingly stepped up or down, since when, and in which order."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow that was asked about: a monthly measure, whole or one group of a breakdown."""

    code: str
    breakdown: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A flow that moved beyond chance: `way` 1 for more, -1 for fewer.

    `earliest`, `likely` and `latest` are the first days of months. `before` and `after` are events a year
    before and since the likeliest month; None where they may not be shown. `chance` is how often chance
    alone would have dated any of the flows asked together; `first` how likely it moved before the others,
    None where there is no other; `places` from which to which place of the order it may have. One not
    `ranked` counts the same children as others that tell more, and has no place.
    """

    flow: Flow
    way: int
    earliest: date
    likely: date
    latest: date
    before: float | None
    after: float | None
    chance: float
    first: float | None = None
    places: tuple[int, int] = (1, 1)
    ranked: bool = True


@dataclass(frozen=True, slots=True)
class WhatMoved:
    """What moved of the flows asked together, the likeliest month first.

    `first` is the flow that surely moved before all others that moved; `rivals` are those that may each
    have been the first, where that is not sure. `still` are flows that did not move beyond chance,
    `too_few` those with too few events to tell. `months` are the first and last month looked at, None
    where the records are too short.
    """

    moved: tuple[Moved, ...] = ()
    first: Flow | None = None
    rivals: tuple[Flow, ...] = ()
    still: tuple[Flow, ...] = ()
    too_few: tuple[Flow, ...] = ()
    months: tuple[date, date] | None = None

    @property
    def ranked(self) -> tuple[Moved, ...]:
        """The flows that have a place in the order."""
        return tuple(each for each in self.moved if each.ranked)
