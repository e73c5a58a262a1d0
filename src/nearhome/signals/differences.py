"""The direction of a measure set beside itself a year before: shares, counts, yearly points."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nearhome.results.signals import Direction, Evidence
from nearhome.results.values import Result, Status
from nearhome.signals.annual import YEARLY_BAR, yearly_way
from nearhome.signals.histories import SHARE_BAR, count_way, share_way, usual_counts
from nearhome.signals.series import is_known

FEWEST = 20
SMALL_MOVE = 2
WAYS = {1: "more", -1: "fewer", 0: ""}
Way = Callable[[float], int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure at a look and twelve months before; None where it is not known."""

    now: Result | None
    before: Result | None


def refusal(pair: Pair, breaks: tuple[date, ...]) -> Direction | None:
    """The direction where the two cannot be set side by side: not comparable, or too little known."""
    now, before = pair.now, pair.before
    for each in (now, before):
        if each is not None and each.status is Status.NOT_COMPARABLE:
            return Direction(Evidence.NOT_COMPARABLE, method="The figure itself is not comparable.")
    if now is None or before is None or not (is_known(now) and is_known(before)):
        why = "There is no figure for the date, or none for twelve months before."
        return Direction(Evidence.TOO_FEW, method=why)
    broken = [day for day in breaks if before.as_at < day <= now.as_at]
    if broken:
        return Direction(
            Evidence.NOT_COMPARABLE,
            reference=before.as_at,
            method=f"The series breaks on {broken[-1].isoformat()}, between the two dates.",
        )
    return None


def share_direction(pair: Pair, spread: float, *, yearly: bool) -> Direction:
    """The direction of a share beside the one a year before: Newcombe's interval of the difference."""
    now, before = _counts(pair)
    few = min(now[1], before[1]) < FEWEST
    judge = yearly_way if yearly else share_way
    bar = YEARLY_BAR if yearly else SHARE_BAR
    words = (
        "Two 31 Marches: Newcombe's interval of the difference, one percentage point or less being "
        "within rounding."
        if yearly
        else "Twelve months that do not overlap with the twelve before: Newcombe's interval of the "
        f"difference, at {bar:g} standard deviations because it is looked at monthly."
    )
    if few:
        return _too_few(pair, now[0] - before[0], words)
    return _judged(
        pair, now[0], before[0], lambda part: judge((part, now[1]), before, spread), now[1], words
    )


def count_direction(pair: Pair, spread: float = 1.0) -> Direction:
    """The direction of a number of children, or a rate of them, beside the one a year before."""
    now, before = _numerators(pair)
    words = (
        "The number beside the one twelve months before, each as uncertain as a count of so many, at "
        f"{SHARE_BAR:g} standard deviations because it is looked at monthly."
    )
    if max(now, before) < FEWEST:
        return _too_few(pair, now - before, words)
    way = 0 if abs(now - before) <= SMALL_MOVE else count_way(now, before, spread)
    low, high = usual_counts(before, spread)
    return _found(pair, way, now - before, (low, high), words)


def balance_direction(
    pair: Pair, came: tuple[float, float], left: tuple[float, float], spread: float
) -> Direction:
    """The direction of net change or of the ratio of coming to leaving: the share coming of all events.

    `came` and `left` hold the events of the last twelve months and of the twelve before.
    """
    (came_now, came_before), (left_now, left_before) = came, left
    now, before = (came_now, came_now + left_now), (came_before, came_before + left_before)
    change = (came_now - left_now) - (came_before - left_before)
    words = (
        "Those who came of all who came or left, in twelve months and in the twelve before: Newcombe's "
        f"interval of the difference, at {SHARE_BAR:g} standard deviations."
    )
    if min(now[1], before[1]) < FEWEST:
        return _too_few(pair, change, words)
    way = 0 if abs(change) <= SMALL_MOVE else share_way(now, before, spread)
    low, high = _inverted(lambda part: share_way((part, now[1]), before, spread), came_now, now[1])
    base = left_before - came_before
    return _found(pair, way, change, (2 * low - now[1] + base, 2 * high - now[1] + base), words)


def _judged(pair: Pair, now: float, before: float, way: Way, whole: float, words: str) -> Direction:
    low, high = _inverted(way, now, whole)
    found = 0 if abs(now - before) <= SMALL_MOVE else way(now)
    return _found(pair, found, now - before, (low - before, high - before), words)


def _inverted(way: Way, now: float, whole: float) -> tuple[float, float]:
    """The fewest and the most that would not be called, whatever the number now."""
    return _edge(lambda part: way(part) >= 0, whole), whole - _edge(
        lambda rest: way(whole - rest) <= 0, whole
    )


def _edge(usual: Callable[[float], bool], whole: float) -> float:
    low, high = 0, int(whole)
    while low < high:
        middle = (low + high) // 2
        if usual(middle):
            high = middle
        else:
            low = middle + 1
    return float(low)


def _found(
    pair: Pair, way: int, change: float, usual: tuple[float, float], words: str
) -> Direction:
    return Direction(
        Evidence.REAL_CHANGE if way else Evidence.USUAL,
        way=WAYS[way],
        change=change,
        reference=pair.before.as_at if pair.before else None,
        usual_low=usual[0],
        usual_high=usual[1],
        method=words,
    )


def _too_few(pair: Pair, change: float, words: str) -> Direction:
    return Direction(
        Evidence.TOO_FEW,
        change=change,
        reference=pair.before.as_at if pair.before else None,
        method=f"{words} Fewer than {FEWEST} are too few.",
    )


def _numerators(pair: Pair) -> tuple[float, float]:
    assert pair.now is not None
    assert pair.before is not None
    return float(pair.now.numerator or 0), float(pair.before.numerator or 0)


def _counts(pair: Pair) -> tuple[tuple[float, float], tuple[float, float]]:
    assert pair.now is not None
    assert pair.before is not None
    now, before = _numerators(pair)
    return (now, float(pair.now.denominator or 0)), (before, float(pair.before.denominator or 0))
