"""Events month by month that do not overlap: whether they have lastingly changed, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from nearhome.results.signals import Direction, Evidence
from nearhome.signals.bars import bar
from nearhome.signals.calling import calls, seen
from nearhome.signals.scan import FEWEST_BEFORE, YEAR, Monthly, Numbers, Whole, dispersion, monthly
from nearhome.signals.seasonality import NO_SEASON, Season, season
from nearhome.signals.series import Months

TOO_FEW = 20
"""Fewer expected in twelve months than this, and nothing is said."""
CHANCE_SPREAD = 1.3
"""Up to this a dispersion may be chance alone in five years of months."""
REPEATED_BLOCK = 6
"""Months for which one child's run of incidents is allowed to last, in judging how much they vary."""


MARGIN = 1.02
"""The simulated bar is raised by a fiftieth, because a council's own rate and dispersion, and any season,
are themselves only known roughly. Chosen on seeds 5001 to 6000."""
REPEATED_BAR = 1.7
"""Where the same children make most events the bar is so much higher: five years of months hold the
lives of too few of them to show how much they vary. Chosen on generated authorities (seeds 5001 to
6000) in which one child in six goes missing, at rates as unequal as those published."""


@dataclass(frozen=True)
class FlowCall:
    """What the last look at one series says: way 1, -1 or 0, and the first month of the change.

    `rate` is the usual number a month before the last twelve, `spread` its dispersion.
    """

    way: int
    since: date | None
    rate: float
    spread: float
    season: Season
    months: int
    last: date | None
    too_few: bool = False


@lru_cache(maxsize=256)
def flow_call(months: Months, *, repeated: bool = False) -> FlowCall:
    """The call of one series at its last month; too few when it is short or its events are few."""
    known = len(months.counts)
    if known < YEAR + FEWEST_BEFORE:
        return FlowCall(0, None, 0.0, 1.0, NO_SEASON, known, _last(months), True)
    found = season(months.dates[:-YEAR], _at_one_size(months)[:-YEAR])
    counts = np.array([months.counts])
    weight = _weight(months, found)
    way, since, rate, spread = judged(counts, weight, _floor(months), repeated=repeated)
    dated = None if way[0] == 0 else months.dates[int(since[0])].replace(day=1)
    return FlowCall(
        int(way[0]),
        dated,
        float(rate[0]),
        float(spread[0]),
        found,
        known,
        _last(months),
        bool(rate[0] * YEAR < TOO_FEW),
    )


def judged(
    counts: Numbers,
    weight: Numbers | None = None,
    floor: Numbers | float = 1.0,
    *,
    repeated: bool = False,
) -> tuple[Whole, Whole, Numbers, Numbers]:
    """Of many series at once, at their last month: way, column it began in, usual rate, dispersion.

    `counts` has a row a series; `weight` what each month would have at one constant rate.
    """
    block = REPEATED_BLOCK if repeated else 1
    series = monthly(counts, weight, floor)
    found = seen(series, block)
    spread = found.spread[:, -1]
    rate = usual_rate(series)
    bars = np.array(
        [
            bar(each, _for_bar(wide, least), series.months, block)
            for each, wide, least in zip(rate, spread, series.floor, strict=True)
        ]
    )
    called = calls(found, bars * (REPEATED_BAR if repeated else MARGIN))
    enough = rate * YEAR >= TOO_FEW
    way = np.where(enough, called.way[:, -1], 0)
    return way, np.where(enough, called.since[:, -1], -1), rate, spread


def usual_rate(series: Monthly) -> Numbers:
    """Events a month before the last twelve months, of up to five years."""
    stop = series.months - YEAR
    start = max(0, stop - 60)
    found: Numbers = (series.sums[:, stop] - series.sums[:, start]) / (stop - start)
    return found


def flow_direction(call: FlowCall, months: Months, reference: date | None) -> Direction:
    """The direction of a flow: the words for a call, and the change in a year beside the usual one."""
    now, before = share_of_year(months), share_of_year(months, YEAR)
    evidence = Evidence.REAL_CHANGE if call.way else Evidence.USUAL
    low, high = (
        (None, None) if call.too_few or before is None else usual_change(call, months, before)
    )
    return Direction(
        Evidence.TOO_FEW if call.too_few else evidence,
        way=WAYS[call.way],
        since=call.since,
        change=None if now is None or before is None else now - before,
        reference=reference,
        usual_low=low,
        usual_high=high,
        method=method_words(call),
    )


def usual_change(call: FlowCall, months: Months, before: float) -> tuple[float, float]:
    """From where to where 95 in 100 changes of a year's events would lie at one rate.

    Of a share, at the number there is a share of this year.
    """
    wide = 2.0 * float(np.sqrt(2 * YEAR * call.rate * call.spread))
    middle = 0.0
    if months.of:
        year, earlier = sum(months.of[-YEAR:]), sum(months.of[-2 * YEAR : -YEAR])
        middle = before * (year / earlier - 1.0)
    return middle - wide, middle + wide


WAYS = {1: "more", -1: "fewer", 0: ""}


def method_words(call: FlowCall) -> str:
    """How a flow was judged, in a sentence."""
    if call.too_few:
        return (
            f"Months that do not overlap: {call.months} known months, "
            f"{call.rate * YEAR:.0f} expected in twelve; {YEAR + FEWEST_BEFORE} months and "
            f"{TOO_FEW} expected are needed."
        )
    seasons = " Set against the season found in them." if call.season.found else ""
    return (
        "Months that do not overlap: the last twelve, and the last six, against up to five years "
        f"before; dated by the likeliest month.{seasons}"
    )


def share_of_year(months: Months, back: int = 0) -> float | None:
    """The events of the twelve months that end `back` months before the last; None when not all known."""
    stop = len(months.counts) - back
    return sum(months.counts[stop - YEAR : stop]) if stop >= YEAR else None


def _weight(months: Months, found: Season) -> Numbers | None:
    level = np.array([found.level[day.month - 1] for day in months.dates])
    if months.of:
        level = level * np.array(months.of)
    return level[None, :] if months.of or found.found else None


def _at_one_size(months: Months) -> tuple[float, ...]:
    """The counts; of a share what they would be of the same number each month."""
    if not months.of:
        return months.counts
    usual = sum(months.of) / len(months.of)
    return tuple(usual * n / of for n, of in zip(months.counts, months.of, strict=True))


def _floor(months: Months) -> float:
    if not months.of:
        return 1.0
    return max(0.02, 1.0 - sum(months.counts) / sum(months.of))


def _for_bar(spread: float, floor: float) -> float:
    return 1.0 if spread / floor < CHANCE_SPREAD else spread / floor


def _last(months: Months) -> date | None:
    return months.dates[-1] if months.dates else None


def flow_spread(counts: Sequence[float]) -> float:
    """The dispersion of a series of months, before its last twelve; 1 where it is too short to tell."""
    if len(counts) < YEAR + FEWEST_BEFORE:
        return 1.0
    return float(dispersion(monthly([list(counts)]), len(counts) - 1)[0, 0])
