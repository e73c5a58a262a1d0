"""What a public edition may hold: quarter ends, one breakdown at a time, and nothing that is named as never."""

from datetime import date

import pytest

from nearhome.disclosure.public import (
    breakdowns_of,
    days_of_groups,
    is_forbidden,
    may_be_public,
    nil_duties,
    quarter_ends,
    without_forbidden_groups,
)
from nearhome.measures.cards import cards
from nearhome.pack.public.hidden import HIDDEN, NONE, SOME, duty_in_words
from nearhome.pack.words import shipped_words
from nearhome.results.values import Result, Status

CARDS = {card.code: card for card in cards()}


def test_quarter_ends_are_those_of_five_years_up_to_the_day_itself():
    found = quarter_ends(date(2026, 10, 31))
    assert (len(found), found[0], found[-1]) == (21, date(2021, 9, 30), date(2026, 9, 30))
    assert quarter_ends(date(2026, 9, 30)) == found
    assert quarter_ends(date(2026, 9, 29))[-1] == date(2026, 6, 30)
    assert {day.month for day in found} == {3, 6, 9, 12}


def test_groups_are_told_at_each_31_march_and_the_newest_quarter_end_only():
    found = days_of_groups(quarter_ends(date(2026, 10, 31)))
    assert found == (*(date(year, 3, 31) for year in range(2022, 2027)), date(2026, 9, 30))


@pytest.mark.parametrize(
    "code", ["I12", "I12-sexual", "D15", "K09", "K09-list", "A04-month", "D07-nights"]
)
def test_what_is_never_public_is_not(code):
    assert not may_be_public(CARDS[code])


def test_every_measure_of_single_months_stays_out_and_the_rest_is_in():
    assert not any(may_be_public(card) for card in CARDS.values() if card.period == "month")
    assert all(
        may_be_public(CARDS[code]) for code in ("A01", "D08", "E01", "K01", "D07-under16", "D18")
    )


def test_prices_are_told_of_everybody_only():
    assert CARDS["N02"].breakdowns
    assert may_be_public(CARDS["N02"])
    assert breakdowns_of(CARDS["N02"]) == ()
    assert "age_band" in breakdowns_of(CARDS["A01"])


def test_no_breakdown_is_by_places_below_localities():
    told = {name for card in CARDS.values() for name in breakdowns_of(card)}
    assert "decile" not in told
    assert "locality" in told


def result(group, count=9, status=Status.VALUE, code="F05", breakdown="leaving_route"):
    on = date(2026, 9, 30)
    return Result(
        code, "x", on, "", breakdown if group else "", group, count, None, count, "n", status
    )


def test_a_breakdown_with_a_group_that_may_not_be_read_goes_as_a_whole():
    held = (result(""), result("adopted"), result("died"), result("boys", breakdown="sex"))
    assert [each.group for each in without_forbidden_groups(held)] == ["", "boys"]


@pytest.mark.parametrize(
    ("group", "is_out"),
    [("Secure unit", True), ("secure and children's homes", False), ("foster", False),
     ("pregnancy or parenting", True), ("sentenced to custody", True)],
)  # fmt: skip
def test_words_that_keep_a_group_out(group, is_out):
    assert is_forbidden(group) is is_out


def test_a_duty_of_nil_says_none_or_some_and_never_a_blank():
    words, on = shipped_words(), date(2026, 9, 30)

    def duty(count, status):
        return result("", count, status, code="D07-home", breakdown="")

    assert NONE == "none in the year"
    assert SOME == "some, fewer than 6, in the year"
    hidden = duty(None, Status.SUPPRESSED)
    assert duty_in_words(duty(0, Status.ZERO), (), words) == NONE
    assert duty_in_words(hidden, {("D07-home", on)}, words) == SOME
    assert duty_in_words(hidden, (), words) == HIDDEN
    assert duty_in_words(duty(7, Status.VALUE), (), words) == "7 in the year"
    assert duty_in_words(duty(None, Status.NOT_COLLECTED), (), words) == "not supplied"
    assert duty_in_words(None, (), words) == "not supplied"


def test_every_duty_of_nil_is_a_measure_that_may_be_public():
    assert [each.code for each in nil_duties()] == [
        "D07-under16",
        "D07-supported",
        "D07-home",
        "D18",
    ]
    assert all(may_be_public(CARDS[each.code]) and each.source for each in nil_duties())
