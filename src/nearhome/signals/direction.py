"""The direction of a measure by the method its table names, from the results that are known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from nearhome.results.signals import Direction, Evidence
from nearhome.results.values import MeasureCard, Polarity, Result
from nearhome.signals.differences import (
    Pair,
    balance_direction,
    count_direction,
    refusal,
    share_direction,
)
from nearhome.signals.flows import FlowCall, flow_call, flow_direction, share_of_year
from nearhome.signals.methods import Judging, Method
from nearhome.signals.series import Months, months_of
from nearhome.signals.stock_direction import stock_direction, stock_history


class KnownResults(Protocol):
    """What a direction needs to know of: results by code, the look, and the days of breaks."""

    @property
    def results(self) -> Mapping[str, Sequence[Result]]:
        """Results by code."""

    @property
    def look(self) -> date:
        """The month end at which directions are judged."""

    @property
    def breaks(self) -> tuple[date, ...]:
        """The days on which records moved."""


def direction(card: MeasureCard, how: Judging, known: KnownResults, pair: Pair) -> Direction:
    """Whether a measure has really changed, and better or worse only where its card has a good way."""
    refused = refusal(pair, known.breaks)
    found = refused or _judged(how, known, pair)
    return replace(found, better=better(found.way, card.polarity))


def better(way: str, polarity: Polarity) -> bool | None:
    """Whether a way is the good one; None for no way, or a measure without a good direction."""
    if not way or polarity in (Polarity.NEITHER, Polarity.RANGE):
        return None
    return (way == "more") is (polarity is Polarity.HIGHER)


def _judged(how: Judging, known: KnownResults, pair: Pair) -> Direction:
    if how.method in (Method.FLOW, Method.REPEATED):
        return _flow(how, known, pair)
    if how.method is Method.STOCK:
        return _stock(how, known, pair)
    if how.method is Method.BALANCE:
        return _balance(how, known, pair)
    if how.method is Method.NONE:
        return Direction(Evidence.TOO_FEW, change=None, method=NOT_JUDGED)
    if how.method in (Method.COUNT, Method.YEARLY_COUNT):
        return count_direction(pair, how.spread)
    found = share_direction(pair, how.spread, yearly=how.method is Method.YEARLY)
    return _dated(found, how, known)


NOT_JUDGED = (
    "A middle, a score or a mix: its series does not hold how much it varies, so it is not judged."
)


def call_of(code: str, known: KnownResults, *, repeated: bool) -> tuple[Months, FlowCall]:
    """The months of a flow, and what they say at their last."""
    months = months_of(known.results.get(code, ()), known.breaks)
    return months, flow_call(months, repeated=repeated)


def _flow(how: Judging, known: KnownResults, pair: Pair) -> Direction:
    months, call = call_of(how.more[0], known, repeated=how.method is Method.REPEATED)
    before = pair.before.as_at if pair.before else None
    return flow_direction(call, months, before)


def _stock(how: Judging, known: KnownResults, pair: Pair) -> Direction:
    came, call_in = call_of(how.more[0], known, repeated=False)
    left, call_out = call_of(how.fewer[0], known, repeated=False)
    history = stock_history(known.results.get("A01", ()), came, left)
    return stock_direction(history, call_in, call_out, pair.before.as_at if pair.before else None)


def _balance(how: Judging, known: KnownResults, pair: Pair) -> Direction:
    (came, call), (left, _) = (
        call_of(code, known, repeated=False) for code in (how.more[0], how.fewer[0])
    )
    years = [share_of_year(months, back) for months in (came, left) for back in (0, 12)]
    if any(each is None for each in years):
        return Direction(Evidence.TOO_FEW, method="Two years of settled months are needed.")
    came_now, came_before, left_now, left_before = (float(each or 0) for each in years)
    return balance_direction(
        pair, (came_now, came_before), (left_now, left_before), max(1.0, call.spread)
    )


def _dated(found: Direction, how: Judging, known: KnownResults) -> Direction:
    """A real change of a share takes the month of a flow that is called the same way."""
    if found.evidence is not Evidence.REAL_CHANGE:
        return found
    for code in how.more:
        _, call = call_of(code, known, repeated=True)
        if call.way and {1: "more", -1: "fewer"}[call.way] == found.way:
            return replace(found, since=call.since)
    return found
