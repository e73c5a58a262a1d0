"""The change of a stock that unchanged rates would give, against a plain loop and against algebra."""

from datetime import date, timedelta
from math import exp, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signals_samples import monthly_results, result

from nearhome.results.signals import Evidence
from nearhome.signals.flows import FlowCall, flow_call
from nearhome.signals.seasonality import NO_SEASON
from nearhome.signals.series import months_of
from nearhome.signals.stock_direction import stock_direction, stock_history
from nearhome.signals.stocks import (
    STOCK_BAR,
    WITH_A_FLOW,
    ExpectedChange,
    StockHistory,
    expected_change,
    simulated,
    stock_way,
)


def history(starts, ends, first=400.0):
    stock = [first]
    for came, left in zip(starts, ends, strict=True):
        stock.append(stock[-1] + came - left)
    return StockHistory(tuple(stock), tuple(map(float, starts)), tuple(map(float, ends)))


def by_hand(stock, came, left, months, present, runs, seed):
    """The same twelve months, child by child, with the standard library's own chance."""
    rng, changes = Random(seed), []
    for _ in range(runs):
        rate = rng.gammavariate(came + 0.5, 1 / months)
        chance = rng.gammavariate(left + 0.5, 1 / present)
        now = stock
        for _ in range(12):
            gone = sum(rng.random() < chance for _ in range(now))
            arrived, limit, product = 0, exp(-rate), rng.random()
            while product > limit:
                arrived += 1
                product *= rng.random()
            now += arrived - gone
        changes.append(now - stock)
    mean = sum(changes) / runs
    return mean, sqrt(sum((each - mean) ** 2 for each in changes) / runs)


def test_the_simulation_is_what_a_plain_loop_gives():
    fast = simulated(150, 180, 168, 36, 36 * 150)
    mean, deviation = by_hand(150, 180, 168, 36, 36 * 150, 1500, 3)
    assert fast.mean() == pytest.approx(mean, abs=1.5)
    assert fast.std() == pytest.approx(deviation, rel=0.08)


def test_the_middle_is_what_algebra_gives():
    # dS = rate - chance S: S(12) = S kept + rate (1 - kept) / chance, where kept = (1 - chance)^12.
    fast = simulated(440, 432, 432, 36, 36 * 440)
    rate, chance = 432 / 36, 432 / (36 * 440)
    kept = (1 - chance) ** 12
    assert fast.mean() == pytest.approx(440 * kept + rate * (1 - kept) / chance - 440, abs=1.5)


def test_the_same_is_simulated_every_time():
    known = history([12] * 48, [12] * 48)
    assert expected_change(known) == expected_change(known)


def test_a_year_of_half_as_many_again_stands_out():
    expected = expected_change(history([12] * 36 + [18] * 12, [12] * 48))
    assert expected.stands_out(72.0) > STOCK_BAR
    low, high = expected.range()
    assert low < 0 < high < 72


def test_only_months_before_the_year_make_the_rates():
    quiet, busy = history([12] * 48, [12] * 48), history([12] * 36 + [30] * 12, [12] * 48)
    assert expected_change(quiet).middle == expected_change(busy).middle


@settings(deadline=None)
@given(st.floats(-6, 6), st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 0, 1]))
def test_up_and_down_are_alike(stands_out, came, left):
    assert stock_way(-stands_out, (-came, -left)) == -stock_way(stands_out, (came, left))


def test_a_flow_lends_weight_only_the_same_way():
    between = (STOCK_BAR + WITH_A_FLOW) / 2
    assert stock_way(between, (0, 0)) == 0
    assert stock_way(between, (1, 0)) == 1
    assert stock_way(between, (-1, 0)) == 0
    assert stock_way(between, (1, -1)) == 0
    assert stock_way(WITH_A_FLOW - 0.1, (1, 0)) == 0
    assert stock_way(STOCK_BAR + 0.1, (-1, 0)) == 1


@settings(max_examples=25, deadline=None)
@given(st.floats(-100, 100), st.floats(1, 50))
def test_the_range_is_the_bar_on_both_sides(middle, deviation):
    low, high = ExpectedChange(middle, deviation).range()
    assert (low + high) / 2 == pytest.approx(middle, abs=1e-6)
    assert ExpectedChange(middle, deviation).stands_out(high) == pytest.approx(STOCK_BAR)


def results_of(starts, ends, first=400):
    known = history(starts, ends, first)
    came = monthly_results(starts, "A04-month")
    left = monthly_results(ends, "A05-month")
    days = [each.as_at for each in came]
    before = days[0].replace(day=1) - timedelta(days=1)
    stock = [
        result(count, code="A01", on=day, unit="n")
        for count, day in zip(known.stock, [before, *days], strict=True)
    ]
    return stock, came, left


def directed(starts, ends):
    stock, came, left = results_of(starts, ends)
    months = months_of(came), months_of(left)
    found = stock_history(stock, *months)
    return stock_direction(found, flow_call(months[0]), flow_call(months[1]), None)


def test_a_rise_is_dated_by_those_who_came():
    base = [12, 11, 13, 12, 12, 10, 14, 12, 13, 11, 12, 12]
    found = directed(base * 5 + [20] * 12, base * 6)
    assert (found.evidence, found.way) == (Evidence.REAL_CHANGE, "more")
    assert found.since == monthly_results(base * 6)[60].as_at.replace(day=1)
    assert found.change == 96
    assert found.change > found.usual_high


def test_a_steady_council_is_as_usual():
    base = [12, 11, 13, 12, 12, 10, 14, 12, 13, 11, 12, 12]
    found = directed(base * 6, base[::-1] * 6)
    assert (found.evidence, found.way, found.since) == (Evidence.USUAL, "", None)
    assert found.usual_low < found.change < found.usual_high


def called(way):
    return FlowCall(way, date(2026, 4, 1), 12.0, 1.0, NO_SEASON, 84, None)


def test_fewer_leaving_explains_a_rise():
    known = next(
        each
        for each in (history([12] * 36 + [more] * 12, [12] * 48) for more in range(12, 30))
        if WITH_A_FLOW < expected_change(each).stands_out(each.stock[-1] - 400) < STOCK_BAR
    )
    found = stock_direction(known, called(0), called(-1), None)
    assert (found.evidence, found.way, found.since) == (
        Evidence.REAL_CHANGE,
        "more",
        date(2026, 4, 1),
    )
    assert found.change > found.usual_high
    assert stock_direction(known, called(0), called(1), None).evidence is Evidence.USUAL
    assert stock_direction(known, called(0), called(0), None).evidence is Evidence.USUAL
    assert stock_direction(known, called(1), called(0), None).way == "more"


def test_a_short_history_is_too_few():
    assert directed([12] * 23, [12] * 23).evidence is Evidence.TOO_FEW


def test_a_gap_cuts_the_history():
    stock, came, left = results_of([12] * 60, [12] * 60)
    months = months_of(came), months_of(left)
    assert len(stock_history(stock, *months).starts) == 48
    without = [each for n, each in enumerate(stock) if n != 30]
    assert len(stock_history(without, *months).starts) == 29
