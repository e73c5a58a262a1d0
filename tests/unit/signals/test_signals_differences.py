"""Now beside a year before: shares, counts, net change, yearly points, and what cannot be compared."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signals_samples import LAST, result

from nearhome.results.signals import Evidence
from nearhome.results.values import Status
from nearhome.signals.annual import YEARLY_BAR, yearly_way
from nearhome.signals.differences import (
    Pair,
    balance_direction,
    count_direction,
    refusal,
    share_direction,
)
from nearhome.signals.histories import SHARE_BAR, count_way, share_way, usual_counts
from nearhome.signals.intervals import wilson

BEFORE = date(2025, 9, 30)


def pair(now, before, **named):
    return Pair(result(*now, **named), result(*before, on=BEFORE, **named))


@st.composite
def two_shares(draw):
    wholes = draw(st.integers(20, 600)), draw(st.integers(20, 600))
    return tuple((draw(st.integers(0, whole)), whole) for whole in wholes)


@settings(deadline=None)
@given(two_shares())
def test_counting_the_rest_turns_the_way_round(two):
    now, before = two
    rest = tuple((whole - part, whole) for part, whole in two)
    assert share_way(*rest) == -share_way(now, before)
    assert share_way(before, now) == -share_way(now, before)


@settings(deadline=None)
@given(two_shares(), st.integers(2, 6))
def test_more_children_with_the_same_shares_never_say_less(two, times):
    larger = tuple((part * times, whole * times) for part, whole in two)
    if share_way(*two):
        assert share_way(*larger) == share_way(*two)


@settings(deadline=None)
@given(two_shares())
def test_the_usual_range_is_where_nothing_is_called(two):
    now, before = two
    found = share_direction(pair(now, before), 1.0, yearly=False)
    if abs(now[0] - before[0]) > 2:
        inside = found.usual_low <= found.change <= found.usual_high
        assert inside is (found.evidence is Evidence.USUAL)


def test_the_bar_of_a_share_is_newcombes_at_that_many_deviations():
    now, before = (65, 400), (30, 400)
    low_now, _ = wilson(*now, SHARE_BAR)
    _, high_before = wilson(*before, SHARE_BAR)
    edge = (65 - 30) / 400 - ((65 / 400 - low_now) ** 2 + (high_before - 30 / 400) ** 2) ** 0.5
    assert share_way(now, before) == (1 if edge > 0 else 0) == 1
    assert share_way((50, 400), (30, 400)) == 0


def test_a_share_that_rose():
    found = share_direction(pair((80, 430), (40, 430)), 1.0, yearly=False)
    assert (found.evidence, found.way, found.change) == (Evidence.REAL_CHANGE, "more", 40)
    assert found.reference == BEFORE


def test_events_of_the_same_children_need_more():
    two = pair((190, 400), (140, 400))
    assert share_direction(two, 1.0, yearly=False).evidence is Evidence.REAL_CHANGE
    assert share_direction(two, 2.0, yearly=False).evidence is Evidence.USUAL


def test_fewer_than_twenty_are_too_few():
    assert share_direction(pair((18, 19), (1, 40)), 1.0, yearly=False).evidence is Evidence.TOO_FEW
    assert share_direction(pair((18, 20), (1, 40)), 1.0, yearly=False).way == "more"
    assert count_direction(pair((19,), (2,), unit="n")).evidence is Evidence.TOO_FEW
    assert count_direction(pair((40,), (2,), unit="n")).way == "more"


def test_a_move_of_two_is_never_a_change():
    for moved in (1, 2):
        found = share_direction(pair((2, 300), (2 + moved, 20)), 1.0, yearly=False)
        assert found.evidence is Evidence.USUAL
    assert share_way((2, 300), (4, 20)) == -1


@settings(deadline=None)
@given(st.integers(0, 2000), st.integers(0, 2000))
def test_a_count_turns_round(now, before):
    assert count_way(now, before) == -count_way(before, now)
    low, high = usual_counts(before)
    if abs(now - before - low) > 1e-6 and abs(now - before - high) > 1e-6 and now + before > 12:
        assert (count_way(now, before) == 0) is (low < now - before < high)


def test_a_yearly_point_within_a_point_is_rounding():
    assert yearly_way((90_900, 100_000), (90_000, 100_000)) == 0
    assert share_way((90_900, 100_000), (90_000, 100_000), bar=YEARLY_BAR) == 1
    assert yearly_way((91_000, 100_000), (90_000, 100_000)) == 0
    assert yearly_way((91_100, 100_000), (90_000, 100_000)) == 1
    found = share_direction(pair((213, 319), (270, 320)), 1.0, yearly=True)
    assert (found.evidence, found.way) == (Evidence.REAL_CHANGE, "fewer")
    assert "within rounding" in found.method


def test_net_change_is_judged_by_the_share_who_came():
    two = pair((60,), (-20,), unit="n")
    found = balance_direction(two, (180, 130), (120, 150), 1.0)
    assert (found.evidence, found.way, found.change) == (Evidence.REAL_CHANGE, "more", 80)
    assert found.usual_low < 0 < found.usual_high < 80
    assert balance_direction(two, (150, 130), (140, 150), 1.0).evidence is Evidence.USUAL
    assert balance_direction(two, (9, 5), (9, 9), 1.0).evidence is Evidence.TOO_FEW


def test_what_cannot_be_compared():
    two = pair((80, 430), (40, 430))
    assert refusal(two, ()) is None
    broken = refusal(two, (date(2026, 4, 1),))
    assert broken.evidence is Evidence.NOT_COMPARABLE
    assert "2026-04-01" in broken.method
    assert refusal(two, (BEFORE,)) is None
    assert refusal(two, (LAST,)).evidence is Evidence.NOT_COMPARABLE
    status = Pair(result(1, 2, status=Status.NOT_COMPARABLE), result(1, 2, on=BEFORE))
    assert refusal(status, ()).evidence is Evidence.NOT_COMPARABLE
    assert refusal(Pair(two.now, None), ()).evidence is Evidence.TOO_FEW
    unknown = result(None, status=Status.NOT_COLLECTED, on=BEFORE)
    assert refusal(Pair(two.now, unknown), ()).evidence is Evidence.TOO_FEW


@pytest.mark.parametrize("looks", [12])
def test_the_bar_for_windows_that_meet_is_what_chance_gives(looks):
    """Rolling shares of independent children: how often twelve looks stray beyond the bar."""
    import numpy as np

    rng = np.random.default_rng(12)
    months = rng.standard_normal((20_000, 24 + looks - 1))
    rolled = np.cumsum(np.pad(months, ((0, 0), (1, 0))), axis=1)
    now = rolled[:, 24:] - rolled[:, 12:-12]
    before = rolled[:, 12:-12] - rolled[:, :-24]
    strays = (np.abs(now - before) / 24**0.5 >= SHARE_BAR).any(axis=1).mean()
    assert 0.02 < strays <= 0.05
