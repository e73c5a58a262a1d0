"""Which of the flows asked together moved beyond chance, since when, and which of them first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nearhome.signals.first.chances import by_chance
from nearhome.signals.first.order import FALSE_ALARMS, Order, adjusted, order
from nearhome.signals.first.steps import FEWEST_MONTHS, FEWEST_SINCE, Steps, steps
from nearhome.signals.flows import TOO_FEW
from nearhome.signals.scan import YEAR, Numbers

LATELY = 24
"""A step that began longer ago than so many months is the new usual, and is not told."""
BLOCKS = (1, 3, 6)
"""Months added up in judging how much a flow varies where the same children make many of its events."""


@dataclass(frozen=True)
class Asked:
    """A flow asked about: its code and breakdown, which tell what counts the same children.

    `counts` are events in months that do not overlap, `weight` what each month would have at one rate.
    `repeated`: the same children make many of the events.
    """

    code: str
    breakdown: str
    counts: Numbers
    weight: Numbers
    repeated: bool = False


@dataclass(frozen=True)
class Dated:
    """What is told of a flow that moved: `row` of those asked; columns of months; `likely` month by month.

    `begins` is the first column that it was judged from.
    """

    row: int
    way: int
    begins: int
    earliest: int
    best: int
    latest: int
    chance: float
    root: float
    likely: Numbers


@dataclass(frozen=True)
class Judged:
    """All that moved, the rows of which the order tells, and the rows with too few events to say."""

    dated: tuple[Dated, ...]
    ranked: tuple[int, ...]
    order: Order
    too_few: tuple[int, ...]

    @property
    def first(self) -> int | None:
        """The row that surely moved first; None when that cannot be told."""
        return None if self.order.sure is None else self.ranked[self.order.sure]

    @property
    def rivals(self) -> tuple[int, ...]:
        """The rows that may each have been the first, where two or more moved and the first is not sure."""
        if len(self.ranked) < 2 or self.first is not None:
            return ()
        return tuple(self.ranked[n] for n in self.order.rivals)


@dataclass(frozen=True)
class _Step:
    """One flow's step: the chance of one as large in it alone, and the columns that it may have begun in."""

    found: Steps
    chance: float
    skipped: int


def judged(asked: Sequence[Asked]) -> Judged:
    """The flows asked together as one family; all of the same months, 36 to 60 of them.

    A flow with fewer than `TOO_FEW` events a year is not judged. One whose largest step is older than
    `LATELY` is judged again from that step on, where enough months are left.
    """
    enough = [n for n, each in enumerate(asked) if _a_year(each) >= TOO_FEW]
    few = tuple(n for n in range(len(asked)) if n not in enough)
    found = [_step(asked[n], len(enough)) for n in enough]
    chances = adjusted([each.chance for each in found])
    dated = [
        _dated(n, each, chance)
        for n, each, chance in zip(enough, found, chances, strict=True)
        if chance <= FALSE_ALARMS and _age(each) <= LATELY
    ]
    dated.sort(key=lambda each: each.best)
    ranked = [each for each in dated if _tells_most(each, dated, asked)]
    months = 0 if not asked else asked[0].counts.size
    likely = [_spread_out(each, months) for each in ranked]
    return Judged(tuple(dated), tuple(each.row for each in ranked), order(likely), few)


def _a_year(each: Asked) -> float:
    return float(each.counts.sum() * YEAR / each.counts.size)


def _step(each: Asked, family: int) -> _Step:
    found = _of(each, 0)
    if found.chance * family > FALSE_ALARMS or _age(found) <= LATELY:
        return found
    older = int(found.found.best[0])
    return _of(each, older) if each.counts.size - older >= FEWEST_MONTHS else found


def _of(each: Asked, skipped: int) -> _Step:
    counts, weight = each.counts[None, skipped:], each.weight[None, skipped:]
    found = steps(counts, weight, BLOCKS if each.repeated else (1,))
    rate = float(counts.sum()) / counts.size
    spread = float(found.spread[0])
    chance = by_chance(rate, spread, counts.size, float(found.root[0]))
    return _Step(found, chance, skipped)


def _age(each: _Step) -> int:
    """How many months ago the step began, the newest month counted."""
    return int(each.found.months[-1] + FEWEST_SINCE - each.found.best[0])


def _dated(row: int, each: _Step, chance: float) -> Dated:
    found, skipped = each.found, each.skipped
    earliest, latest = found.supported(0)
    root = float(found.root[0])
    return Dated(
        row,
        1 if root > 0 else -1,
        skipped,
        earliest + skipped,
        int(found.best[0]) + skipped,
        latest + skipped,
        chance,
        root,
        np.concatenate([np.zeros(int(found.months[0]) + skipped), found.likely[0]]),
    )


def _tells_most(each: Dated, dated: Sequence[Dated], asked: Sequence[Asked]) -> bool:
    """Whether no other breakdown of the same flow, moving the same way, stands out more.

    The same children are counted whole, by age and by need: one way of counting them has a place in the order.
    """
    own = asked[each.row]
    alike = [
        other for other in dated if other.way == each.way and asked[other.row].code == own.code
    ]
    strongest = max(alike, key=lambda other: (abs(other.root), asked[other.row].breakdown))
    return asked[strongest.row].breakdown == own.breakdown


def _spread_out(each: Dated, months: int) -> Numbers:
    return np.concatenate([each.likely, np.zeros(months - each.likely.size)])
