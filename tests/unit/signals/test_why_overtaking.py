"""When one group overtook another: by hand, and by looking at every day in turn."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.signals.why.overtaking import LASTING, overtakings
from nearhome.vocabulary.periods import month_ends

DAYS = tuple(month_ends(date(2026, 10, 31), 24))


def test_a_group_that_passed_another_for_good_is_dated_to_the_first_such_month_end():
    young, old = [10] * 12 + [21] * 12, [20] * 24
    (found,) = overtakings(DAYS, {"0 to 4": young, "12 to 15": old})
    assert (found.group, found.overtook, found.since) == ("0 to 4", "12 to 15", DAYS[12])
    assert (found.numbers, found.others) == ((21, 21), (20, 20))


def test_groups_that_always_had_their_order_have_not_overtaken():
    assert overtakings(DAYS, {"a": [3] * 24, "b": [2] * 24}) == ()


def test_level_is_not_ahead():
    assert overtakings(DAYS, {"a": [2] * 12 + [3] * 12, "b": [3] * 24}) == ()
    level_first = {"a": [1] * 6 + [3] * 6 + [4] * 12, "b": [3] * 24}
    (found,) = overtakings(DAYS, level_first)
    assert found.since == DAYS[12]


@pytest.mark.parametrize(("months", "told"), [(1, 0), (5, 0), (6, 1)])
def test_an_order_must_have_lasted(months, told):
    counts = [1] * (24 - months) + [3] * months
    assert len(overtakings(DAYS, {"a": counts, "b": [2] * 24})) == told


def test_a_series_with_a_day_missing_is_refused():
    with pytest.raises(ValueError, match="one count for each day"):
        overtakings(DAYS, {"a": [1] * 23})


COUNTS = st.lists(st.integers(0, 4), min_size=24, max_size=24)


@given(COUNTS, COUNTS)
def test_every_overtaking_is_found_by_looking_day_by_day(one, other):
    found = overtakings(DAYS, {"a": one, "b": other})
    expected = None
    for ahead, behind, name in ((one, other, "a"), (other, one, "b")):
        for start in range(24):
            held = all(ahead[n] > behind[n] for n in range(start, 24))
            before = start > 0 and ahead[start - 1] <= behind[start - 1]
            if (
                held
                and before
                and 24 - start >= LASTING
                and any(ahead[n] < behind[n] for n in range(start))
            ):
                expected = (name, DAYS[start])
    assert expected == (next(((each.group, each.since) for each in found), None))


@given(COUNTS, COUNTS, COUNTS)
def test_a_third_group_changes_nothing_between_two(one, other, third):
    two = overtakings(DAYS, {"a": one, "b": other})
    three = overtakings(DAYS, {"a": one, "c": third, "b": other})
    assert tuple(each for each in three if "c" not in (each.group, each.overtook)) == two
