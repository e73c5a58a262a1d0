"""No count of one to five leaves the officers, and nothing else is taken away."""

from dataclasses import replace

import pytest

import packs
from nearhome.disclosure.small import is_small, suppress_small
from nearhome.results.values import Status


@pytest.mark.parametrize(
    ("count", "small"),
    [(None, False), (-3, False), (0, False), (1, True), (5, True), (5.0, True), (6, False)],
)
def test_one_to_five_are_small(count, small):
    assert is_small(count) is small


@pytest.mark.parametrize("count", [1, 5])
def test_a_result_of_few_keeps_only_how_many_it_is_of(count):
    (kept,) = suppress_small([packs.result("D08", packs.AS_AT, count, 437)])
    assert (kept.numerator, kept.value, kept.status) == (None, None, Status.SUPPRESSED)
    assert kept.denominator == 437


@pytest.mark.parametrize("count", [0, 6, 437])
def test_none_and_six_and_more_stay_as_they_are(count):
    made = packs.result("D08", packs.AS_AT, count, 437)
    assert suppress_small([made]) == (made,)


def test_a_share_of_few_goes_with_its_denominator():
    (kept,) = suppress_small([packs.result("E02", packs.AS_AT, 0, 4)])
    assert (kept.numerator, kept.denominator, kept.value) == (None, None, None)


def test_an_average_over_few_children_is_suppressed():
    made = replace(packs.result("F04", packs.AS_AT, 900, 3), unit="days", value=300.0)
    assert suppress_small([made])[0].status is Status.SUPPRESSED


def test_a_provisional_small_count_is_suppressed_too():
    made = packs.result("A04", packs.AS_AT, 2, status=Status.PROVISIONAL)
    assert suppress_small([made])[0].status is Status.SUPPRESSED
