"""How few children stand behind many incidents, and whether a direction would stand without them.

What it says is for officers: three children are never written of to anyone else.
"""

from collections.abc import Sequence

from nearhome.results.values import Result
from nearhome.signals.histories import count_way

FEW = 3
SMALL_MOVE = 2


def share_of_most(counts: Sequence[int], few: int = FEW) -> float | None:
    """The share (0 to 1) of all incidents of the `few` children with most; None without incidents.

    `counts` holds each child's incidents.
    """
    total = sum(counts)
    return sum(sorted(counts, reverse=True)[:few]) / total if total else None


def stands_without(now: Result, before: Result, spread: float = 1.0) -> bool | None:
    """Whether the way of a change in incidents is the same when the three children with most are left out.

    `now` and `before` are the measure of those three (their incidents, of all), a year apart. None when
    either is not known. A rest that moves by two or fewer, or the other way, does not stand.
    """
    known = (now.numerator, now.denominator, before.numerator, before.denominator)
    if any(each is None for each in known):
        return None
    few_now, all_now, few_before, all_before = (float(each or 0) for each in known)
    rest_now, rest_before = all_now - few_now, all_before - few_before
    moved, rest_moved = all_now - all_before, rest_now - rest_before
    if abs(rest_moved) <= SMALL_MOVE or moved * rest_moved <= 0:
        return False
    return (
        count_way(rest_now, rest_before, spread) != 0 or count_way(all_now, all_before, spread) == 0
    )


def note(now: Result, before: Result, spread: float = 1.0) -> str:
    """A line when three children can move the chart, without a number of theirs; else nothing."""
    if stands_without(now, before, spread) is False:
        return "Three children can move this chart: without them the change would not stand."
    return ""
