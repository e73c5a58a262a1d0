"""Counts by area made safe: what is hidden cannot be worked out, and no more is hidden than need be."""

from itertools import product

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.disclosure.area_counts import Together, hidden, protected
from nearhome.results.where import ELSEWHERE, AreaCount, Where

COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=6)


def all_of(counts):
    return (Together(frozenset(range(len(counts)))),)


@settings(max_examples=300, deadline=None)
@given(COUNTS)
def test_whoever_knows_the_total_cannot_tell_a_small_count(counts):
    """Every way in which the hidden ones could add up is tried: each small one may be any of 1 to 5."""
    found = sorted(hidden(counts, all_of(counts)))
    small = [n for n, count in enumerate(counts) if 1 <= count <= 5]
    assert set(small) <= set(found)
    if not found or len(found) == len(counts):
        return
    left = sum(counts[n] for n in found)
    could = [
        each for each in product(range(left + 1), repeat=len(found)) if sum(each) == left
    ] if len(found) <= 3 else None  # fmt: skip
    if could is not None:
        for place, n in enumerate(found):
            if n in small:
                assert {1, 2, 3, 4, 5} <= {each[place] for each in could}


@settings(max_examples=200, deadline=None)
@given(COUNTS)
def test_nothing_is_hidden_without_need(counts):
    found = hidden(counts, all_of(counts))
    if not any(1 <= count <= 5 for count in counts):
        assert not found
    else:
        beside = [n for n in found if not 1 <= counts[n] <= 5]
        for n in beside:
            without = found - {n}
            inside = [counts[each] for each in without]
            assert len(inside) < 2 or sum(inside) - (len(inside) - 1) < 5


def test_one_small_count_takes_the_next_smallest_with_it():
    assert hidden([3, 40, 9, 0], all_of(range(4))) == {0, 2}
    assert hidden([6, 40, 9, 0], all_of(range(4))) == frozenset()
    assert hidden([5, 40, 9, 5], all_of(range(4))) == {0, 3}
    assert hidden([1, 40, 9, 1], all_of(range(4))) == {0, 2, 3}
    assert hidden([3, 0, 0], all_of(range(3))) == {0, 1, 2}, "nought goes when nothing else is left"


def test_a_part_of_a_larger_area_is_hidden_within_it():
    """Wards 0 to 2 make a locality: hiding a ward of another locality would give ward 0 back."""
    wards = (Together(frozenset({0, 1, 2})), Together(frozenset({3, 4, 5})))
    assert hidden([3, 20, 30, 7, 8, 9], all_of(range(6))) == {0, 3}
    assert hidden([3, 20, 30, 7, 8, 9], wards) == {0, 1}


def test_the_parts_of_what_is_hidden_are_not_all_told():
    parts = (Together(frozenset({0, 1}), must_hide=True),)
    assert hidden([7, 9, 30], parts) == {0, 1}


def where(rows, elsewhere=((0, 0), (50, 90), (30, 10)), children=None):
    areas = tuple(AreaCount(f"A{n}", *row, beds=4, ours=2) for n, row in enumerate(rows))
    others = tuple(AreaCount(name, *row) for name, row in zip(ELSEWHERE, elsewhere, strict=True))
    total = sum(each.came_from for each in (*areas, *others)) if children is None else children
    return Where(
        as_at=None, kind="localities", file="f", dated="", outlines="o", areas=areas,
        elsewhere=others, children=total, parts=(("why", 30, 10),),
    )  # fmt: skip


def shown(found):
    return [(each.came_from, each.live_here) for each in found.rows]


def test_the_two_maps_are_each_safe_and_say_nothing_of_who_fills_a_home():
    found = protected(where([(3, 40), (20, 2), (9, 30)]))
    assert shown(found)[:3] == [(None, 40), (20, None), (None, 30)]
    assert shown(found)[3:] == [(0, 0), (50, 90), (30, None)], "10 is the smallest beside the 2"
    assert found.protected
    assert found.parts == ()
    assert {each.ours for each in found.areas} == {None}
    assert {each.beds for each in found.areas} == {4}


@pytest.mark.parametrize(("live", "is_told"), [(26, False), (30, True), (24, True)])
def test_one_map_does_not_give_away_who_is_missing_on_the_other(live, is_told):
    """Of 30 and 26 on no map, 4 came alone: neither number is told."""
    found = protected(where([(20, 20), (40, 40)], ((0, 0), (50, 50), (30, live))))
    assert (shown(found)[-1] == (30, live)) is is_told
    assert (shown(found)[-1] == (None, None)) is not is_told


def test_wards_are_protected_beside_their_locality():
    localities = protected(where([(30, 30), (40, 40)]))
    wards = where([(3, 10), (27, 20), (7, 9), (33, 31)])
    alone = protected(wards)
    beside = protected(wards, localities, [frozenset({0, 1}), frozenset({2, 3})])
    assert [each.came_from for each in alone.areas] == [None, 27, None, 33]
    assert [each.came_from for each in beside.areas] == [None, None, 7, 33]


def came(found):
    return [each.came_from for each in found.rows]


def test_a_row_that_the_other_table_tells_hides_nothing_here():
    """The first two wards make no locality whole: 25 outside is told with the localities."""
    elsewhere = ((0, 0), (25, 0), (30, 0))
    localities = protected(where([(30, 0), (40, 0)], elsewhere))
    assert None not in came(localities)
    wards = where([(3, 0), (27, 0), (20, 0), (20, 0)], elsewhere)
    found = protected(wards, localities, [frozenset(), frozenset({2, 3})])
    assert came(found) == [None, None, 20, 20, 0, 25, 30]


def test_a_row_that_the_other_table_hides_is_not_told_here():
    elsewhere = ((0, 0), (7, 0), (90, 0))
    localities = protected(where([(3, 0), (40, 0), (36, 0)], elsewhere))
    assert came(localities) == [None, 40, 36, 0, None, 90]
    wards = where([(3, 0), (20, 0), (20, 0), (6, 0), (30, 0)], elsewhere)
    found = protected(wards, localities, [frozenset({0}), frozenset({1, 2}), frozenset()])
    assert came(found)[0] is None
    assert came(found)[6] is None, "7 outside is what hides the 3"


CELL = st.integers(0, 12)
COUNTY = st.tuples(
    st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=2, max_size=3),
    st.tuples(CELL, st.integers(20, 60), CELL),
)


@settings(max_examples=150, deadline=None)
@given(COUNTY)
def test_an_attacker_with_both_tables_and_the_total_finds_no_small_number(county):
    """Every linear sum that both tables give is held against every hidden number, by a linear programme."""
    wards, elsewhere = county
    flat = [each for own in wards for each in own]
    starts = [sum(map(len, wards[:n])) for n in range(len(wards))]
    holds = [frozenset(range(at, at + len(own))) for at, own in zip(starts, wards, strict=True)]
    others = tuple((each, 0) for each in elsewhere)
    localities = protected(where([(sum(own), 0) for own in wards], others))
    found = protected(where([(each, 0) for each in flat], others), localities, holds)
    cells = [*flat, *elsewhere]
    if sum(cells) < 20:
        return
    rows, sums = [[1] * len(cells)], [sum(cells)]
    for n, each in enumerate(found.rows):
        if each.came_from is not None:
            rows.append([int(m == n) for m in range(len(cells))])
            sums.append(each.came_from)
    for own, each in zip(holds, localities.areas, strict=True):
        if each.came_from is not None:
            rows.append([int(m in own) for m in range(len(cells))])
            sums.append(each.came_from)
    for n, each in enumerate(localities.elsewhere, start=len(flat)):
        if each.came_from is not None:
            rows.append([int(m == n) for m in range(len(cells))])
            sums.append(each.came_from)
    for n, count in enumerate(cells):
        if 1 <= count <= 5:
            low, high = (bound(rows, sums, n, sign) for sign in (1, -1))
            assert low <= 1 + 1e-6
            assert high >= 5 - 1e-6


def bound(rows, sums, cell, sign):
    """The least (sign 1) or most (-1) that a cell can be."""
    programme = highspy.Highs()
    programme.silent()
    values = [programme.addVariable(lb=0) for _ in rows[0]]
    for row, total in zip(rows, sums, strict=True):
        named = sum(value for value, part in zip(values, row, strict=True) if part)
        programme.addConstr(named == total)
    (programme.minimize if sign == 1 else programme.maximize)(values[cell])
    return programme.val(values[cell])


def test_a_total_of_so_few_is_not_told():
    assert protected(where([(1, 1), (0, 0)], ((0, 0), (2, 2), (0, 0)))).children is None
