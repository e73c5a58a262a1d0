"""Monthly events: what is called, since when, and what must never call anything."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signals_samples import LAST, monthly_results
from signals_slowly import called, dispersion, signed_root

from nearhome.results.signals import Evidence
from nearhome.results.values import Status
from nearhome.signals.bars import LENGTHS, RATES, SPREADS, bar, bars, places
from nearhome.signals.calling import calls, seen
from nearhome.signals.flows import flow_call, flow_direction, judged
from nearhome.signals.scan import dispersion as fast_dispersion
from nearhome.signals.scan import monthly
from nearhome.signals.series import MOST_MONTHS, months_of
from nearhome.signals.threshold import simulated_bar

STEADY = [15, 14, 16, 13, 17, 15, 12, 18, 15, 16, 14, 15, 13]
"""Thirteen, so that the months of a year are not alike every year."""
series = st.integers(36, 84).flatmap(lambda n: st.lists(st.integers(0, 40), min_size=n, max_size=n))


def call(counts, **named):
    return flow_call(months_of(monthly_results(counts)), **named)


@settings(max_examples=60, deadline=None)
@given(series, st.floats(1.5, 4))
def test_the_fast_rule_is_the_slow_one(counts, high):
    found = calls(seen(monthly([counts])), high)
    if not any(counts[:24]):
        return
    slow = called(counts, high)
    assert found.way[0].tolist() == [way for way, _ in slow]
    assert [since if since >= 0 else None for since in found.since[0].tolist()] == [
        since for _, since in slow
    ]


def test_the_fast_sums_are_the_slow_ones():
    counts = [3, 5, 4, 6] * 15 + [9] * 12
    weight = [1.0, 0.8, 1.2, 1.0] * 18
    found = seen(monthly([counts], [weight]))
    assert found.spread[0, -1] == pytest.approx(dispersion(counts, weight, 71))
    root = signed_root(counts, weight, 60, 71, found.spread[0, -1])
    assert found.up[0, -1] >= root - 1e-9
    assert found.up[0, -1] == pytest.approx(
        max(root, signed_root(counts, weight, 66, 71, found.spread[0, -1]) / 1.2)
    )


def test_a_lasting_rise_is_called_more_since_its_month():
    found = call(STEADY * 6 + [24, 25, 23, 26, 24, 25])
    assert (found.way, found.since) == (1, date(2026, 4, 1))


def test_a_lasting_fall_is_called_fewer_since_its_month():
    found = call(STEADY * 6 + [5, 6, 4, 5, 7, 5])
    assert (found.way, found.since) == (-1, date(2026, 4, 1))


def test_one_month_out_of_the_ordinary_calls_nothing():
    assert call([*(STEADY * 6), 26]).way == 0


def test_steady_months_call_nothing():
    assert call(STEADY * 7).way == 0


def test_a_call_is_held_with_its_month_and_then_is_the_new_usual():
    step = (STEADY * 5)[:60] + [25] * 36
    ways = {n: call(step[: 60 + n]) for n in (8, 14, 20, 24, 25, 35)}
    assert [ways[n].way for n in (8, 14, 20, 24, 25)] == [1, 1, 1, 1, 0]
    days = {n: months_of(monthly_results(step[: 60 + n])).dates[60] for n in (8, 14, 20)}
    for n, day in days.items():
        assert ways[n].since == day.replace(day=1)
    assert ways[35].way == 0


def test_what_went_back_is_not_held():
    back = STEADY * 5 + [25] * 8 + STEADY * 2
    assert call(back[:73]).way == 1
    assert call(back).way == 0


def test_too_few_to_say():
    rare = call([1, 0, 2, 1, 1, 0, 1, 1, 2, 0, 1, 1] * 7)
    assert rare.too_few
    assert rare.way == 0
    short = call((STEADY * 3)[:35])
    assert short.too_few
    assert not call((STEADY * 3)[:36]).too_few
    assert "36 months" in flow_direction(short, months_of(()), None).method


def test_unsettled_months_never_decide():
    counts = STEADY * 6 + [24, 25, 23, 26, 24, 25]
    settled = months_of(monthly_results(counts))
    late = months_of(monthly_results(counts, provisional=6))
    assert flow_call(settled).way == 1
    assert flow_call(late).way == 0
    assert len(late.left_out) == 6
    assert late.left_out[-1] == LAST


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=0, max_size=6), st.integers(0, 6))
def test_what_is_provisional_could_be_anything(late, fewer):
    base = STEADY * 6 + STEADY[:fewer]
    found = months_of(monthly_results([*base, *late], provisional=len(late)))
    assert flow_call(found).way == flow_call(months_of(monthly_results(base))).way


@settings(deadline=None)
@given(st.permutations(range(60)))
def test_results_may_come_in_any_order(order):
    results = monthly_results([n % 9 for n in range(60)])
    assert months_of([results[n] for n in order]) == months_of(results)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_what_lies_before_seven_years_changes_nothing(earlier):
    counts = (STEADY * 6)[:72] + [24] * 12
    assert len(counts) == MOST_MONTHS
    assert call([*earlier, *counts]) == call(counts)


def test_a_gap_or_a_break_begins_the_series_anew():
    results = list(monthly_results((STEADY * 5)[:60]))
    results[40] = replace(results[40], status=Status.NOT_COLLECTED, numerator=None, value=None)
    assert len(months_of(results).counts) == 19
    assert len(months_of([*results[:10], *results[12:40]]).counts) == 28
    whole = monthly_results((STEADY * 5)[:60])
    first = whole[24].as_at.replace(day=1)
    assert len(months_of(whole, [first]).counts) == 36
    assert len(months_of(whole, [first.replace(day=2)]).counts) == 35
    assert len(months_of(whole[:20], [first]).counts) == 20


def test_many_series_at_once_are_each_alone():
    counts = np.random.default_rng(4).poisson(12, (8, 80)).astype(float)
    counts[2:4, 70:] += 9
    way, since, _, _ = judged(counts)
    alone = [judged(each[None, :]) for each in counts]
    assert way.tolist() == [int(each[0][0]) for each in alone]
    assert since.tolist() == [int(each[1][0]) for each in alone]
    assert way[2:4].tolist() == [1, 1]


def test_brothers_and_sisters_raise_what_is_needed():
    clumped = np.array([[3, 27] * 42], dtype=float)
    assert fast_dispersion(monthly(clumped), 83)[0, 0] > 8
    clumped[0, -12:] *= 1.5
    plain = np.array([(STEADY * 7)[:84]], dtype=float)
    plain[0, -12:] *= 1.5
    assert (judged(clumped)[0][0], judged(plain)[0][0]) == (0, 1)


def test_what_lasts_with_the_same_children_raises_it_more():
    wave = [20] * 6 + [40] * 6
    counts = np.array([wave * 6 + [40] * 12], dtype=float)
    series = monthly(counts)
    alone, lasting = fast_dispersion(series, 83)[0, 0], fast_dispersion(series, 83, 6)[0, 0]
    assert lasting > 4 * alone
    assert judged(counts)[3][0] == pytest.approx(alone)
    assert judged(counts, repeated=True)[3][0] == pytest.approx(lasting)
    assert judged(counts, repeated=True)[0][0] == 0


def test_a_share_by_month_is_judged_by_its_denominators():
    due = [80, 120] * 36
    done = [76, 114] * 30 + [60, 90] * 6
    results = [
        replace(each, numerator=float(part), denominator=float(whole), unit="%")
        for each, part, whole in zip(monthly_results(due), done, due, strict=True)
    ]
    months = months_of(results)
    found = flow_call(months)
    assert (found.way, found.since) == (-1, months.dates[60].replace(day=1))
    more_due = [
        replace(each, numerator=float(whole) * 0.95, denominator=float(whole), unit="%")
        for each, whole in zip(results, [80, 120] * 30 + [160, 240] * 6, strict=True)
    ]
    assert flow_call(months_of(more_due)).way == 0


def test_the_words_of_a_flow():
    months = months_of(monthly_results(STEADY * 6 + [24, 25, 23, 26, 24, 25]))
    found = flow_direction(flow_call(months), months, None)
    assert (found.evidence, found.way) == (Evidence.REAL_CHANGE, "more")
    assert found.change == sum(months.counts[-12:]) - sum(months.counts[-24:-12])
    assert found.usual_low == -found.usual_high


def test_every_bar_ships_and_none_is_too_short():
    assert set(bars()) == set(places())
    assert len(places()) == len(RATES) * len(LENGTHS) * sum(map(len, SPREADS.values()))
    assert all(1.9 < each < 4.2 for place, each in bars().items() if place[3] == 1)
    with pytest.raises(ValueError, match="too short"):
        bar(10, 1, 35)
    assert bar(15.2, 1.05, 75) == bars()[20.0, 1.0, 72, 1]


@pytest.mark.parametrize("place", [(20.0, 1.0, 72, 1), (6.0, 2.0, 48, 1), (60.0, 4.0, 60, 6)])
def test_a_bar_is_what_simulation_gives(place):
    assert bars()[place] == pytest.approx(simulated_bar(*place), abs=0.0006)
