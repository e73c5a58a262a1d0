"""Wilson's and Newcombe's intervals against their definitions, solved slowly, and their symmetries."""

from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.signals.intervals import Z_95, newcombe, wilson


@st.composite
def shares(draw, most=800):
    whole = draw(st.integers(1, most))
    return draw(st.integers(0, whole)), whole


def solved(part, whole, z, inner, outer):
    """The share at which `part` stands exactly z score deviations off, by halving."""
    for _ in range(200):
        middle = (inner + outer) / 2
        off = abs(part / whole - middle) - z * sqrt(middle * (1 - middle) / whole)
        inner, outer = (middle, outer) if off < 0 else (inner, middle)
    return inner


@settings(deadline=None)
@given(shares(), st.floats(0.5, 4))
def test_wilson_is_where_the_score_test_turns(share, z):
    part, whole = share
    low, high = wilson(part, whole, z)
    assert isclose(low, solved(part, whole, z, part / whole, 0.0), abs_tol=1e-9)
    assert isclose(high, solved(part, whole, z, part / whole, 1.0), abs_tol=1e-9)


@settings(deadline=None)
@given(shares())
def test_wilson_is_mirrored_with_the_share(share):
    part, whole = share
    low, high = wilson(part, whole)
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low))
    assert 0 <= low <= part / whole <= high <= 1


@settings(deadline=None)
@given(shares(), st.integers(2, 20))
def test_wilson_is_narrower_for_more_children(share, times):
    part, whole = share
    low, high = wilson(part, whole)
    narrow_low, narrow_high = wilson(part * times, whole * times)
    assert narrow_high - narrow_low < high - low


@pytest.mark.parametrize(("part", "whole"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_share_has_no_interval(part, whole):
    with pytest.raises(ValueError, match="no share"):
        wilson(part, whole)


def test_the_intervals_of_the_published_small_numbers():
    # research: two-year stability 78% of 156 and immunisations 213 of 319.
    assert [round(100 * each) for each in wilson(122, 156)] == [71, 84]
    assert [round(100 * each) for each in wilson(213, 319)] == [61, 72]


def test_newcombes_own_example():
    # R. G. Newcombe 1998, Table II, contrast (a) 56/70 - 48/80, method 10: 0.0524 to 0.3339.
    low, high = newcombe((56, 70), (48, 80))
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


@settings(deadline=None)
@given(shares(), shares())
def test_newcombe_turns_round_when_now_and_before_change_places(now, before):
    low, high = newcombe(now, before)
    assert newcombe(before, now) == pytest.approx((-high, -low))
    assert low <= now[0] / now[1] - before[0] / before[1] <= high


@settings(deadline=None)
@given(shares(), shares())
def test_newcombe_turns_round_when_the_rest_is_counted(now, before):
    low, high = newcombe(now, before)
    rest = newcombe((now[1] - now[0], now[1]), (before[1] - before[0], before[1]))
    assert rest == pytest.approx((-high, -low))


def test_the_normal_bound():
    assert round(Z_95, 6) == 1.959964
