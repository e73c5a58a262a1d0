"""What chance alone gives: beside published tables, exact fractions summed slowly, and laws."""

from fractions import Fraction
from math import comb, inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.results.who import Says
from nearhome.signals.chance import binomial_chances, share_between, times_between, usual
from nearhome.signals.funnels import funnel
from nearhome.signals.unequal import ALIKE, LESS, MORE, NO_FIGURE, REFERENCE, TOO_FEW, beside


def slow_chances(children, share):
    """The binomial distribution in fractions: no logarithm, nothing rounded."""
    return [
        comb(children, n) * share**n * (1 - share) ** (children - n) for n in range(children + 1)
    ]


def slow_usual(children, share, beyond):
    """The counts that are not rare, by adding up both tails of every count anew."""
    chances = slow_chances(children, share)
    kept = [
        n
        for n in range(children + 1)
        if sum(chances[: n + 1]) > beyond and sum(chances[n:]) > beyond
    ]
    return kept[0], kept[-1]


@given(st.integers(0, 40), st.integers(1, 29))
def test_chances_are_the_exact_ones(children, thirtieths):
    share = Fraction(thirtieths, 30)
    slow = slow_chances(children, share)
    fast = binomial_chances(children, float(share))
    assert all(isclose(a, b, rel_tol=1e-9) for a, b in zip(fast, slow, strict=True))


@given(st.integers(1, 40), st.integers(1, 28), st.sampled_from([(1, 40), (1, 1000)]))
def test_limits_are_the_exact_ones(children, parts, beyond):
    share, rare = Fraction(parts, 29), Fraction(*beyond)
    assert usual(children, float(share), float(rare)) == slow_usual(children, share, rare)


# Clopper and Pearson's interval in textbooks: 10 of 100, 0 of 10 (1 - 0.025**(1/10)), 15 of 20.
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (10, 100, 0.0490, 0.1762),
        (0, 10, 0.0, 0.3085),
        (10, 10, 0.6915, 1.0),
        (15, 20, 0.5090, 0.9134),
    ],
)
def test_the_interval_of_a_share_is_the_published_one(part, whole, low, high):
    assert share_between(part, whole) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 30), st.integers(0, 30))
def test_at_either_end_of_an_interval_a_tail_is_as_rare_as_said(part, more):
    whole = part + more + 1
    low, high = share_between(part, whole)
    chances = (slow_chances(whole, Fraction(low)), slow_chances(whole, Fraction(high)))
    assert part == 0 or float(sum(chances[0][part:])) == pytest.approx(0.025, rel=1e-6)
    assert float(sum(chances[1][: part + 1])) == pytest.approx(0.025, rel=1e-6)


def test_the_ratio_of_two_rates_lies_in_its_interval_and_may_have_no_upper_end():
    low, high = times_between((32, 2394), (351, 61446))
    assert low < (32 / 2394) / (351 / 61446) < high
    assert times_between((3, 100), (0, 100))[1] == inf


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 900), st.integers(1, 900))
def test_the_other_way_round_the_interval_is_turned_over(one, other, here, there):
    low, high = times_between((one, here), (other, there))
    assert times_between((other, there), (one, here)) == pytest.approx((1 / high, 1 / low))


def test_a_place_far_above_what_chance_gives_stands_out_and_one_of_few_does_not():
    found = funnel(
        200,
        {"Hill": 120, "Vale": 40, "Dale": 38, "Isle": 2, "Moor": None},
        {"Hill": 60, "Vale": 60, "Dale": 60, "Isle": 2, "Moor": 18, "not known": 0},
    )
    said = {each.name: each.says for each in found.places}
    assert said["Hill"] is Says.MORE
    assert said["Vale"] in (Says.FEWER, Says.OFTEN_FEWER)
    assert said["Isle"] is Says.TOO_FEW
    assert said["Moor"] is Says.TOO_FEW
    assert "not known" not in said
    assert found.is_wider
    assert [each.name for each in found.places][-1] == "Isle"


def test_a_count_on_the_limit_is_within_and_one_beyond_is_not():
    often = usual(200, 0.25, 0.025)
    for count, says in ((often[1], Says.WITHIN), (often[1] + 1, Says.OFTEN_MORE)):
        found = funnel(200, {"A": count}, {"A": 50, "B": 150})
        assert {each.name: each.says for each in found.places}["A"] is says


def test_places_as_chance_makes_them_have_no_wider_limits():
    found = funnel(400, dict.fromkeys("ABCD", 100), dict.fromkeys("ABCD", 1.0))
    assert (found.spread, found.is_wider, found.apart) == (0.0, False, ())


def test_groups_are_set_beside_the_reference_and_each_is_said():
    found = beside(
        {
            "White": (351, 61446.0),
            "Mixed": (32, 2394.0),
            "Asian": (6, 1130.0),
            "Other": (2, 300.0),
            "Hidden": (None, 900.0),
            "Fewer": (10, 9000.0),
            "not known": (7, 0.0),
        },
        "White",
    )
    assert {each.group: each.says for each in found} == {
        "White": REFERENCE,
        "Mixed": MORE,
        "Asian": ALIKE,
        "Other": TOO_FEW,
        "Hidden": TOO_FEW,
        "Fewer": LESS,
        "not known": NO_FIGURE,
    }
    assert next(each.rate for each in found if each.group == "Mixed") == pytest.approx(
        133.67, abs=0.01
    )
