"""Whole numbers with both margins, choices settled on counts, birthdays settled late."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.demo.births import BANDS, Person, born_by, span
from nearhome.demo.chance import Chance
from nearhome.demo.limits import picked
from nearhome.demo.plan import Stay
from nearhome.demo.quotas import crossed, drawn, nudged, shared
from nearhome.demo.settling import Aims, Choice, better, settle
from nearhome.vocabulary.ages import age_on

WEIGHTS = st.lists(st.floats(0.0, 50.0), min_size=2, max_size=6)


@given(total=st.integers(0, 500), weights=WEIGHTS)
def test_a_total_is_shared_out_whole_and_near_its_weights(total, weights):
    found = shared(total, dict(enumerate(weights)))
    if sum(weights) > 0:
        assert sum(found.values()) == total
        for name, number in found.items():
            assert abs(number - total * weights[name] / sum(weights)) < 1 + 1e-6


@settings(max_examples=40)
@given(data=st.data())
def test_a_table_has_both_its_margins(data):
    rows = data.draw(st.lists(st.integers(0, 40), min_size=2, max_size=5))
    wide = data.draw(st.integers(2, 5))
    columns = list(shared(sum(rows), {n: n + 1.0 for n in range(wide)}).values())
    pattern = np.array(
        data.draw(
            st.lists(
                st.lists(st.floats(0, 9), min_size=wide, max_size=wide),
                min_size=len(rows),
                max_size=len(rows),
            )
        )
    )
    table = crossed(rows, columns, pattern)
    assert table.sum(axis=1).tolist() == rows
    assert table.sum(axis=0).tolist() == columns
    assert table.min() >= 0


def test_a_table_follows_its_pattern_where_the_margins_let_it():
    table = crossed([10, 10], [10, 10], np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert table.tolist() == [[10, 0], [0, 10]]


def test_nudging_keeps_the_total_and_leaves_small_groups_alone():
    before = {"a": 50, "b": 40, "c": 3}
    after = nudged(Chance(4), before, 5)
    assert sum(after.values()) == 93
    assert after["c"] == 3
    assert 0 < sum(abs(after[name] - before[name]) for name in before) <= 10


def test_a_draw_takes_nobody_twice_and_prefers_the_heavier():
    heavy = 0
    for seed in range(200):
        chosen = drawn(Chance(seed), ["a", "b", "c"], [8.0, 1.0, 1.0], 2)
        assert len(set(chosen)) == 2
        heavy += "a" in chosen
    assert heavy > 180


def test_choices_are_changed_until_the_counts_are_met():
    choices = [Choice(["red", "blue"], [[("red", n % 3)], [("blue", n % 3)]]) for n in range(90)]
    aims = Aims({("red", 0): (10, 11), ("red", 1): (20, 20), ("blue", 2): (30, 99)})
    assert settle(Chance(1), aims, choices) == []
    red = [
        sum(1 for n, each in enumerate(choices) if n % 3 == k and each.state == "red")
        for k in range(3)
    ]
    # One change at a time, and each towards the aims: no more are made than they ask for.
    assert red[0] == 11
    assert red[1:] == [20, 0]


def test_of_two_changes_the_one_that_serves_more_aims_is_made():
    both = [Choice(["out", "in"], [[], [("a",), ("b",)]]) for _ in range(5)]
    harmful = [Choice(["out", "in"], [[], [("a",), ("c",)]]) for _ in range(5)]
    aims = Aims({("a",): (5, 5), ("b",): (5, 5), ("c",): (0, 0)})
    assert settle(Chance(2), aims, [*harmful, *both]) == []
    assert all(each.state == "in" for each in both)
    assert all(each.state == "out" for each in harmful)


def test_one_look_makes_the_best_change_and_says_whether_it_helped():
    both = Choice(["out", "in"], [[], [("a",), ("b",)]])
    plain = Choice(["out", "in"], [[], [("a",)]])
    aims = Aims({("a",): (1, 1), ("b",): (1, 1)})
    assert better(Chance(2), aims, ("a",), [plain, both], 40)
    assert (plain.state, both.state) == ("out", "in")
    assert dict(aims.now) == {("a",): 1, ("b",): 1}
    worse = Choice(["out", "in"], [[], [("a",)]])
    full = Aims({("a",): (0, 0), ("c",): (1, 1)})
    assert not better(Chance(2), full, ("c",), [worse], 40)
    assert worse.state == "out"


def test_as_many_outgrow_their_group_as_are_to_and_those_who_must():
    last = date(2021, 3, 31)
    must = [Person(n, False, date(2011, 1, 1), date(2011, 2, 1), 2) for n in range(3)]
    may = [Person(n, False, date(2010, 12, 1), date(2012, 2, 1), 2) for n in range(10, 30)]
    never = [Person(n, False, date(2012, 1, 1), date(2012, 2, 1), 2) for n in range(40, 50)]
    for person in (*must, *may, *never):
        person.stays.append(Stay(date(2020, 1, 1), date(2020, 1, 1), "stay"))
    chosen = picked(Chance(6), [*must, *may, *never], 9, last)
    assert len(chosen) == 9
    assert set(must) <= set(chosen)
    assert not set(never) & set(chosen)
    assert set(picked(Chance(6), [*must, *may], 1, last)) == set(must)


def test_who_must_outgrow_its_group_may_leave_before_where_some_of_that_age_are_to():
    last = date(2021, 3, 31)
    must = [Person(n, False, date(2010, 9, 1), date(2010, 12, 1), 2) for n in range(5)]
    for person in must:
        person.stays.append(Stay(date(2020, 1, 1), date(2020, 1, 1), "stay"))
    chosen = picked(Chance(6), must, 3, last, leaving=4)
    assert len(chosen) == 3
    assert sum(1 for person in must if person.must_go) == 2


def test_what_no_aim_asks_for_stays_as_it_is():
    choices = [Choice(["a", "b"], [[("a",)], [("b",)]]) for _ in range(10)]
    assert settle(Chance(1), Aims({("a",): (5, 10)}), choices) == []
    assert all(each.state == "a" for each in choices)


def test_aims_that_cannot_be_met_are_told():
    choices = [Choice(["a", "b"], [[("a",)], [("b",)]]) for _ in range(4)]
    assert settle(Chance(1), Aims({("a",): (9, 10)}), choices) == [("a",)]
    assert all(each.state == "a" for each in choices)


@given(on=st.dates(date(1990, 1, 1), date(2026, 12, 31)), band=st.integers(0, 4))
def test_every_birth_of_a_span_gives_the_age_group(on, band):
    if (on.month, on.day) == (2, 29):
        return
    low, high = (0, 1, 5, 10, 16)[band], (0, 4, 9, 15, 17)[band]
    earliest, latest = span(on, band)
    for born in (earliest, latest):
        assert low <= age_on(born, on) <= high
    assert age_on(earliest.fromordinal(earliest.toordinal() - 1), on) == high + 1
    if band:
        assert age_on(date.fromordinal(latest.toordinal() + 1), on) == low - 1


def test_a_birth_is_narrowed_by_what_is_decided_and_settled_within_it():
    person = Person(1, False, *span(date(2020, 9, 1), 2), 2)
    assert person.can_pass(date(2021, 3, 31))
    assert not person.must_pass(date(2021, 3, 31))
    person.stays_under(date(2021, 3, 31))
    assert person.earliest == born_by(date(2021, 3, 31), 10).replace(day=31) + (
        date(2011, 4, 1) - date(2011, 3, 31)
    )
    person.passes(date(2022, 3, 31))
    assert BANDS[person.band] == "10 to 15"
    born = person.settle(Chance(3), 0.0)
    assert age_on(born, date(2021, 3, 31)) == 9
    assert age_on(born, date(2022, 3, 31)) == 10
    assert age_on(born, date(2020, 9, 1)) in range(5, 10)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2020, 2, 29)])
def test_births_by_a_leap_day_are_by_the_day_before_in_other_years(day):
    assert born_by(day, 1) == date(day.year - 1, 2, 28)
