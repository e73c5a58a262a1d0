"""The direction of children at a date, from their history and the calls of the flows that make it."""

import itertools
from collections.abc import Sequence, Set
from datetime import date

from nearhome.results.signals import Direction, Evidence
from nearhome.results.values import Result
from nearhome.signals.flows import WAYS, FlowCall
from nearhome.signals.scan import YEAR
from nearhome.signals.series import Months, is_known
from nearhome.signals.stocks import (
    RATES_FROM,
    STOCK_BAR,
    WITH_A_FLOW,
    StockHistory,
    expected_change,
    stock_way,
)

FEWEST = 20
SMALL_MOVE = 2
WORDS = (
    "The change in twelve months beside what unchanged coming and leaving would have given, simulated "
    "from the council's own rates of up to three years before"
)


def stock_history(stock: Sequence[Result], came: Months, left: Months) -> StockHistory | None:
    """The months that all three know, up to the last settled; None when they are too few."""
    held = {each.as_at: float(each.numerator or 0) for each in stock if is_known(each)}
    starts = dict(zip(came.dates, came.counts, strict=True))
    ends = dict(zip(left.dates, left.counts, strict=True))
    run = _unbroken(sorted(held), starts.keys() & ends.keys())[-(YEAR + RATES_FROM) :]
    if not run:
        return None
    found = StockHistory(
        (held[run[0][0]], *(held[day] for _, day in run)),
        tuple(starts[day] for _, day in run),
        tuple(ends[day] for _, day in run),
    )
    return found if found.enough else None


def _unbroken(days: Sequence[date], known: Set[date]) -> list[tuple[date, date]]:
    """The last run of months: the month end before, and their own, on which the flows are known."""
    run: list[tuple[date, date]] = []
    for before, day in itertools.pairwise(days):
        follows = (day.year * 12 + day.month) - (before.year * 12 + before.month) == 1
        if day > max(known, default=day):
            break
        run = [*run, (before, day)] if follows and day in known else []
    return run


def stock_direction(
    history: StockHistory | None, came: FlowCall, left: FlowCall, reference: date | None
) -> Direction:
    """Real when the change stands out by itself, or less far and a flow that makes it has changed too."""
    if history is None:
        words = f"{WORDS}: two years of settled months are needed."
        return Direction(Evidence.TOO_FEW, reference=reference, method=words)
    change = history.stock[-1] - history.stock[-1 - YEAR]
    if max(history.stock[-1], history.stock[-1 - YEAR]) < FEWEST:
        words = f"{WORDS}: fewer than {FEWEST} children are too few."
        return Direction(Evidence.TOO_FEW, change=change, reference=reference, method=words)
    expected = expected_change(history)
    flows = (came.way, -left.way)
    way = 0 if abs(change) <= SMALL_MOVE else stock_way(expected.stands_out(change), flows)
    with_a_flow = way != 0 and abs(expected.stands_out(change)) < STOCK_BAR
    low, high = expected.range(WITH_A_FLOW if with_a_flow else STOCK_BAR)
    return Direction(
        Evidence.REAL_CHANGE if way else Evidence.USUAL,
        way=WAYS[way],
        since=_since(way, came, left),
        change=change,
        reference=reference,
        usual_low=low,
        usual_high=high,
        method=f"{WORDS}{FLOW_TOO if with_a_flow else ''}.",
    )


FLOW_TOO = ", together with a real change in those who come or leave"


def _since(way: int, came: FlowCall, left: FlowCall) -> date | None:
    """The first month of the flow that pushes the same way; the earlier of two."""
    pushing = [
        call.since for call, sign in ((came, 1), (left, -1)) if way and call.way * sign == way
    ]
    known = [each for each in pushing if each is not None]
    return min(known) if known else None
