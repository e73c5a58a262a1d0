"""Of what a measure's numbers are: children one by one, others, or sums; chance is judged of no sum."""

import pytest

from nearhome.measures.cards import cards
from nearhome.results.values import Counts
from nearhome.signals.methods import Method, judging

CARDS = {card.code: card for card in cards()}
SUMS = (
    "N01",
    "N02",
    "N03-spend",
    "N04",
    "N05",
    "N06",
    "N07",
    "D07-nights",
    "D18-nights",
    "G02",
    "M02",
)
OTHERS = ("O01", "O05", "D16", "D17", "P01", "L03", "Q03", "K01-list")
CHILDREN = ("A01", "D08", "E01", "E03", "H01", "I08", "N03", "J01", "J06", "K01", "D11-reviewed")


@pytest.mark.parametrize("code", SUMS)
def test_pounds_nights_sessions_and_posts_are_sums_and_nothing_is_said_of_their_change(code):
    assert CARDS[code].counts is Counts.SUMS
    assert judging(CARDS[code]).method is Method.NONE


@pytest.mark.parametrize("code", OTHERS)
def test_carers_homes_and_files_are_no_children_in_care(code):
    assert CARDS[code].counts is Counts.OTHERS


@pytest.mark.parametrize("code", CHILDREN)
def test_children_and_what_happened_to_them_are_counted(code):
    assert CARDS[code].counts is Counts.CHILDREN


def test_nothing_in_pounds_is_ever_judged_or_counted_as_children():
    pounds = [card for card in CARDS.values() if "GBP" in card.unit]
    assert pounds
    assert {card.counts for card in pounds} == {Counts.SUMS}
    assert {judging(card).method for card in pounds} == {Method.NONE}


@pytest.mark.parametrize(("code", "least"), [("J03-alone", 8), ("G01", 3), ("I08", 5), ("I09", 5)])
def test_many_events_of_one_child_widen_what_chance_may_do(code, least):
    assert judging(CARDS[code]).spread >= least
