"""The parts of a change: worked by hand, and laws that hold of any numbers."""

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.measures.cards import cards
from nearhome.results.values import Result, Status
from nearhome.results.why import CannotSplitError, Kind, Part, Split
from nearhome.signals.why.account import (
    Flows,
    account,
    beside_the_year_before,
    by_group,
    published_account,
)
from nearhome.signals.why.figures import figures
from nearhome.signals.why.mix import Of, mix
from nearhome.signals.why.rates import rate
from nearhome.signals.why.splits import Days, needed
from nearhome.signals.why.stays import Cohort, stays
from nearhome.signals.why.whole import whole

DAYS = (date(2024, 3, 31), date(2025, 3, 31))
F = Fraction


def effects(split, kind):
    return {part.group: part.effect for part in split.parts if part.kind is kind}


def test_who_came_and_who_left_make_the_change():
    flows = Flows({"care order": 30, "section 20": 12}, {"adopted": 8, "turned 18": 40}, again=2)
    split = account("A01", DAYS, (440, 436), flows, {})
    assert split.change == -4
    assert effects(split, Kind.CAME) == {"care order": 30, "section 20": 12}
    assert effects(split, Kind.LEFT) == {"adopted": -8, "turned 18": -40}
    assert split.of(Kind.AGAIN) == 2


def test_a_child_left_over_is_never_passed_over():
    with pytest.raises(ValueError, match="leave 1 over"):
        account("A01", DAYS, (440, 437), Flows({"care order": 2}, {"adopted": 6}), {})


def test_children_an_officer_added_and_a_change_of_councils_are_parts_of_their_own():
    others = {Kind.RESTRICTED: 2, Kind.TRANSFERRED: -37}
    split = account("A01", DAYS, (440, 405), Flows({"care order": 1}, {"adopted": 1}), others)
    assert (split.of(Kind.RESTRICTED), split.of(Kind.TRANSFERRED)) == (2, -37)


def test_is_it_more_coming_in_or_fewer_leaving():
    earlier = Flows({"care order": 40}, {"adopted": 20, "turned 18": 25})
    later = Flows({"care order": 52, "UASC": 3}, {"adopted": 11, "turned 18": 25})
    split = beside_the_year_before("A01", DAYS, earlier, later)
    assert (split.before, split.after) == (-5, 19)
    assert effects(split, Kind.CAME) == {"care order": 12, "UASC": 3}
    assert effects(split, Kind.LEFT) == {"adopted": 9, "turned 18": 0}


def test_a_rate_that_moved_because_of_the_estimate_alone():
    split = rate("A02", DAYS, (400, 400), (50_000, 40_000))
    assert (split.of(Kind.CHILDREN), split.of(Kind.POPULATION)) == (0, 20)


def test_a_rate_without_a_population_has_no_parts():
    with pytest.raises(CannotSplitError, match="2025-03-31"):
        rate("A02", DAYS, (400, 400), (50_000, 0))


def test_a_share_that_moved_because_of_who_the_children_are():
    # In each age half and a tenth are far, before and after; only the ages changed places.
    before = {"young": Of(10, 100), "old": Of(50, 100)}
    after = {"young": Of(5, 50), "old": Of(75, 150)}
    split = mix("D08", "age_band", DAYS, before, after)
    assert split.of(Kind.SHARE) == split.of(Kind.SIZE) == 0
    assert split.of(Kind.MIX) == 20


def test_more_of_a_group_in_which_it_is_rare_lowers_the_figure():
    before = {"young": Of(10, 100), "old": Of(50, 100)}
    after = {"young": Of(20, 200), "old": Of(50, 100)}
    split = mix("D08", "age_band", DAYS, before, after)
    mixed = effects(split, Kind.MIX)
    assert mixed["young"] < 0
    assert mixed["old"] < 0
    assert mixed["young"] + mixed["old"] == split.of(Kind.MIX) == split.change - split.of(Kind.SIZE)


def test_a_share_that_moved_alike_in_every_group():
    before = {"young": Of(10, 100), "old": Of(20, 100)}
    after = {"young": Of(20, 100), "old": Of(30, 100)}
    split = mix("D08", "age_band", DAYS, before, after)
    assert effects(split, Kind.SHARE) == {"young": 10, "old": 10}
    assert split.of(Kind.MIX) == split.of(Kind.SIZE) == 0


def test_a_group_with_no_children_on_one_of_the_days_is_all_mix():
    before = {"young": Of(10, 100)}
    after = {"young": Of(10, 100), "old": Of(30, 50)}
    split = mix("D08", "age_band", DAYS, before, after)
    assert effects(split, Kind.SHARE)["old"] == 0
    assert split.change == 30


def test_nobody_to_share_out_is_said_with_the_day():
    with pytest.raises(CannotSplitError, match="on 2024-03-31 there are no children"):
        mix("D08", "age_band", DAYS, {"young": Of(0, 0)}, {"young": Of(1, 2)})


def test_longer_stays_without_another_child_coming_in():
    before, after = {"under 1 year": Cohort(100, 50)}, {"under 1 year": Cohort(100, 60)}
    split = stays("A01", DAYS, before, after, (200, 203))
    assert (split.of(Kind.MORE_CAME), split.of(Kind.STAYED)) == (0, 10)
    assert split.of(Kind.LONG_IN_CARE) == 3


def test_more_came_in_and_stayed_as_long_as_before():
    before, after = {"under 1 year": Cohort(100, 50)}, {"under 1 year": Cohort(120, 60)}
    split = stays("A01", DAYS, before, after, (200, 200))
    assert (split.of(Kind.MORE_CAME), split.of(Kind.STAYED)) == (10, 0)


@pytest.mark.parametrize(("before", "after"), [((1, 2), (2, 2)), ((2, 2), (1, 2))])
def test_more_here_than_came_in_is_said_and_not_split(before, after):
    cohorts = ({"under 1 year": Cohort(*each)} for each in (before, after))
    with pytest.raises(CannotSplitError, match="more are here than came in"):
        stays("A01", DAYS, *cohorts, (0, 0))


def test_published_flows_are_of_a_hundred_in_care_and_what_they_miss_is_named():
    split = published_account("A01", "as published, X", DAYS, (200, 203), 60, 58)
    assert [(part.kind, part.effect) for part in split.parts] == [
        (Kind.CAME, 30),
        (Kind.LEFT, -29),
        (Kind.RESIDUE, F(1, 2)),
    ]


def test_a_split_that_does_not_add_up_cannot_be_made():
    with pytest.raises(ValueError, match="leave 2 over"):
        Split("A01", "any", "n", DAYS, F(1), F(4), (Part(Kind.CAME, "", F(1)),))


GROUPS = st.dictionaries(
    st.sampled_from("abcde"),
    st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda n: Of(min(n), max(n))),
    max_size=5,
)


def drawn(before, after):
    try:
        return mix("D08", "need", DAYS, before, after)
    except CannotSplitError:
        return None


@given(GROUPS, GROUPS)
def test_any_two_days_add_up_and_the_way_back_is_the_way_there_reversed(before, after):
    there, back = drawn(before, after), drawn(after, before)
    if there is None or back is None:
        assert not (sum(o.all for o in before.values()) and sum(o.all for o in after.values()))
        return
    assert sum(part.effect for part in there.parts) == there.change
    forth = {(part.kind, part.group): part.effect for part in there.parts}
    assert forth == {(part.kind, part.group): -part.effect for part in back.parts}


@given(GROUPS, GROUPS)
def test_the_parts_of_a_share_are_the_mean_over_every_order_in_which_its_factors_change(
    before, after
):
    """The slow way: children, mix and share change one after the other, in each order of mix and share."""
    split = drawn(before, after)
    if split is None:
        return
    found = {Kind.MIX: F(0), Kind.SHARE: F(0)}
    groups = sorted({*before, *after})
    days = (before, after)
    wholes = [sum(of.all for of in day.values()) for day in days]

    def share(group, day):
        own, other = days[day].get(group, Of(0, 0)), days[1 - day].get(group, Of(0, 0))
        return own.share if own.share is not None else other.share or F(0)

    def rated(state):
        weights = {
            g: F(days[state[Kind.MIX]].get(g, Of(0, 0)).all, wholes[state[Kind.MIX]])
            for g in groups
        }
        return sum((weights[g] * share(g, state[Kind.SHARE]) for g in groups), F(0))

    for order in permutations(found):
        state = dict.fromkeys(found, 0)
        for kind in order:
            was = rated(state)
            state[kind] = 1
            found[kind] += F(1, 2) * F(sum(wholes), 2) * (rated(state) - was)
    assert {kind: split.of(kind) for kind in found} == found


@given(st.lists(st.fractions(-50, 50), min_size=1, max_size=12))
def test_whole_children_add_up_and_none_is_a_child_away(parts):
    rounded = whole(parts)
    assert abs(sum(rounded) - sum(parts)) <= F(1, 2)
    assert all(abs(each - part) < 1 for each, part in zip(rounded, parts, strict=True))


@given(st.lists(st.integers(-50, 50), max_size=8))
def test_whole_children_stay_as_they_are(parts):
    assert list(whole([F(each) for each in parts])) == parts


def result(code, day, numerator, denominator, *, by="", group="", status=Status.VALUE):
    return Result(code, code, day, "", by, group, numerator, denominator, None, "%", status)


CARDS = {card.code: card for card in cards()}


def test_a_suppressed_figure_makes_no_split_and_is_named():
    known = figures(
        result("D08", day, 5, 10, by="uasc", group="UASC", status=status)
        for day, status in zip(DAYS, (Status.VALUE, Status.SUPPRESSED), strict=True)
    )
    (one,) = needed(CARDS["D08"], ("uasc",), ())
    with pytest.raises(CannotSplitError, match="D08 of 2025-03-31 is suppressed"):
        one.made(known, Days(DAYS[::-1]))


def test_a_group_without_a_denominator_is_an_empty_group():
    known = figures(
        result("D08", day, some, of, by="uasc", group=group, status=status)
        for day, group, some, of, status in (
            (DAYS[0], "UASC", None, None, Status.NO_DENOMINATOR),
            (DAYS[0], "not UASC", 5, 10, Status.VALUE),
            (DAYS[1], "UASC", 3, 4, Status.VALUE),
            (DAYS[1], "not UASC", 5, 10, Status.VALUE),
        )
    )
    (one,) = needed(CARDS["D08"], ("uasc",), ())
    assert one.made(known, Days(DAYS[::-1])).change == 3


@pytest.mark.parametrize(
    ("code", "ways"), [("A01", 4), ("A02", 1), ("D08", 1), ("A04", 1), ("F05", 0)]
)
def test_a_mix_is_not_split_and_each_other_measure_in_its_ways(code, ways):
    assert len(list(needed(CARDS[code], ("age_band",), ()))) == ways


def test_a_count_by_groups():
    split = by_group("A04", "uasc", DAYS, {"UASC": 5, "not UASC": 100}, {"not UASC": 90})
    assert effects(split, Kind.GROUP) == {"UASC": -5, "not UASC": -10}


def stock_figures(moved):
    """Of the stock's account: 10 in care, then so many fewer, and nobody who came in or left."""
    flows = ("A04", "A05", "A04-events", "A05-events", "A04-unknown")
    made = [result("A01", day, 10 - n * moved, None) for n, day in enumerate(DAYS)]
    made += [
        result("A01", day, 10 - n * moved, None, by="age_band", group="1 to 4")
        for n, day in enumerate(DAYS)
    ]
    made += [result(code, DAYS[1], 0, None) for code in flows]
    made += [result("C03", DAYS[1], 0, None, by="route", group="care order")]
    made += [result("F05", DAYS[1], 0, None, by="leaving_route", group="adopted")]
    return figures(made)


@pytest.mark.parametrize(
    ("vesting", "is_in_the_year"),
    [(DAYS[0], False), (date(2024, 4, 1), True), (DAYS[1], True), (date(2025, 4, 1), False)],
)
def test_children_moved_by_a_change_of_councils_are_of_the_year_that_holds_its_day(
    vesting, is_in_the_year
):
    stock = next(iter(needed(CARDS["A01"], (), (vesting,))))
    known, days = stock_figures(moved=4), Days(DAYS[::-1])
    if is_in_the_year:
        assert stock.made(known, days).of(Kind.TRANSFERRED) == -4
    else:
        with pytest.raises(ValueError, match="leave -4 over"):
            stock.made(known, days)
    assert stock.made(stock_figures(moved=0), days).change == 0
