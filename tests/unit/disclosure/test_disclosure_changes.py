"""What may be told of changes since the last edition: no small number, and none given back by a sum."""

from collections import defaultdict
from dataclasses import fields, replace
from datetime import date
from itertools import product

import pytest

from nearhome.disclosure.changes_shown import OF_THE_STOCK, tellable_changes
from nearhome.results.changes import (
    FEW,
    NOT_TOLD,
    Because,
    Cause,
    Changes,
    Comings,
    Corrections,
    FrozenEdition,
    Revised,
    Told,
)
from nearhome.results.values import Result, Status

THEN, NOW = date(2026, 7, 31), date(2026, 10, 31)
LAST = FrozenEdition(
    "2026-07-31-board", THEN, "board", date(2026, 8, 18), ("Board members",),
    "2026-07-31-1a2b3c4d", "as shipped", "0.1.0",
)  # fmt: skip
ZEROES = dict.fromkeys((each.name for each in fields(Corrections)), Told(0))


def result(code, numerator, denominator=None, status=Status.VALUE):
    return Result(
        code, code, THEN, "at date", "", "", numerator, denominator, numerator, "n", status
    )


def revised(code, said, now, denominator=None, **changes):
    moved = now - said
    way = "more" if moved > 0 else "fewer" if moved < 0 else ""
    was, is_now = (result(code, count, denominator) for count in (said, now))
    made = Revised(was, is_now, way, Told(abs(moved)), (Because(Cause.LATE, moved),))
    return replace(made, **changes)


def changes(said=436, first=436, came_in=41, left=40, rows=(), **corrections):
    stock = (revised("A01", said, first),) if said != first else ()
    counts = (first, came_in, left, first + came_in - left)
    return Changes(
        last=LAST,
        comings=Comings(THEN, NOW, *(Told(each) for each in counts)),
        corrections=Corrections(**{**ZEROES, **{k: Told(n) for k, n in corrections.items()}}),
        revised=(*stock, *rows),
        compared=79,
        different=len(rows) + len(stock),
        returns=3,
        code_version="0.1.0",
    )


def test_large_numbers_are_told_as_they_are():
    given = changes(late_in=9, removed=7, dates=0, placement=12, children=25)
    assert tellable_changes(given) == given


@pytest.mark.parametrize(("came_in", "left"), [(5, 20), (20, 1), (3, 3)])
def test_a_small_coming_or_leaving_hides_both_and_both_days(came_in, left):
    told = tellable_changes(changes(came_in=came_in, left=left)).comings
    assert {told.first, told.came_in, told.left, told.last} == {NOT_TOLD}


@pytest.mark.parametrize("first", [435, 431, 437, 441])
def test_where_the_stock_moved_by_few_comings_are_rounded_and_the_day_is_not_told(first):
    told = tellable_changes(changes(first=first)).comings
    assert told.first == NOT_TOLD
    assert told.came_in == told.left == Told(40, about=True)
    assert told.last.number == first + 1


def test_where_the_stock_moved_by_six_or_more_comings_are_exact():
    told = tellable_changes(changes(first=430)).comings
    assert (told.first, told.came_in, told.left) == (Told(430), Told(41), Told(40))


@pytest.mark.parametrize("small", OF_THE_STOCK)
def test_one_small_correction_of_the_stock_hides_all_of_its_kind_the_noughts_too(small):
    told = tellable_changes(changes(**{"removed": 9, small: 5}, children=40)).corrections
    assert {getattr(told, name) for name in (*OF_THE_STOCK, "children")} == {NOT_TOLD}


def test_how_many_children_in_all_is_told_only_where_the_kinds_are():
    assert tellable_changes(changes(removed=5, children=5)).corrections.children == NOT_TOLD
    assert tellable_changes(changes(removed=5, children=60)).corrections.children == NOT_TOLD
    assert tellable_changes(changes(removed=6, children=60)).corrections.children == Told(60)
    assert tellable_changes(changes(placement=5, children=5)).corrections.children == FEW


def test_other_small_corrections_are_few_and_noughts_are_told():
    told = tellable_changes(changes(late_in=9, placement=5, distance=6, children=9)).corrections
    assert (told.placement, told.distance, told.legal_status) == (FEW, Told(6), Told(0))
    assert told.late_in == Told(9)


def test_where_the_stock_moved_by_few_no_kind_of_its_corrections_is_told():
    told = tellable_changes(changes(first=435, late_out=8, late_in=7, children=15)).corrections
    assert {getattr(told, name) for name in OF_THE_STOCK} == {NOT_TOLD}


def test_a_revised_figure_is_told_by_about_how_many_never_from_what_to_what():
    told = tellable_changes(changes(rows=(revised("D02", 323, 312), revised("E01", 50, 53))))
    by_code = {each.said.code: each for each in told.revised}
    assert by_code["D02"].size == Told(10, about=True)
    assert by_code["E01"].size == FEW
    assert all(each.now is None for each in told.revised)
    assert all(because.change is None for each in told.revised for because in each.because)


@pytest.mark.parametrize("moved", range(6, 16))
def test_about_ten_stands_for_six_to_fifteen_at_least(moved):
    (told,) = tellable_changes(changes(rows=(revised("D02", 300, 300 + moved),))).revised
    assert told.size.number in (10, 20)
    assert told.size.number == 10 or moved == 15


def test_nothing_is_told_of_a_figure_that_was_or_would_be_hidden():
    hidden = revised("D08", 9, 4)
    was = replace(revised("E01", 7, 9), said=result("E01", None, status=Status.SUPPRESSED))
    of_few = revised("D12", 9, 20, denominator=5)
    only_of = revised("D05", 55, 55)
    told = tellable_changes(changes(rows=(hidden, was, of_few, only_of)))
    assert told.revised == ()
    assert told.different == 4


def test_few_comings_or_leavings_are_left_out_beside_the_stock_that_they_would_split():
    rows = (revised("A04", 126, 123), revised("A05", 138, 142), revised("A05-month", 11, 30))
    beside = tellable_changes(changes(first=429, rows=rows))
    assert [each.said.code for each in beside.revised] == ["A01", "A05-month"]
    alone = tellable_changes(changes(rows=rows))
    assert [each.said.code for each in alone.revised] == ["A04", "A05", "A05-month"]


SAID = 30
WELL_INSIDE = 5


def known_of(first, came_in, left, **corrections):
    """What a reader knows: what is told, and the children in care today as the edition gives them."""
    told = tellable_changes(changes(SAID, first, came_in, left, **corrections))
    of_rows = tuple((each.way, each.size) for each in told.revised)
    return first + came_in - left, told.comings, told.corrections, of_rows


def corrected_worlds():
    """Children entered late, taken out, or otherwise put right, with what is known of it."""
    for late_in, late_out, removed, others in product(range(11), repeat=4):
        first = SAID + late_in - late_out - removed
        everybody = late_in + late_out + removed + others
        known = known_of(first, 20, 20, late_in=late_in, late_out=late_out, removed=removed,
            children=everybody)  # fmt: skip
        yield known, (late_in, late_out, removed)


def worlds_of_comings():
    """Children who came and left, and by how many the day before is another than was said."""
    for moved, came_in, left in product(range(-8, 9), range(20), range(20)):
        yield known_of(SAID + moved, came_in, left), (came_in, left)


@pytest.mark.parametrize("worlds", [corrected_worlds, worlds_of_comings])
def test_no_small_number_comes_back_from_what_is_told_and_the_children_of_both_days(worlds):
    """An attacker who knows the rules, what is told and today's children in care tries every world there is.

    Worlds at the edge of what is tried are left out of the asking, not of the trying.
    """
    by_known = defaultdict(list)
    for known, world in worlds():
        by_known[known].append(world)
    asked = 0
    for of_same in by_known.values():
        for place in range(len(of_same[0])):
            seen = {world[place] for world in of_same}
            inside = {w[place] for w in of_same if max(w) <= WELL_INSIDE and w[place] > 0}
            asked += len(inside)
            assert not inside or len(seen) >= 5, (place, inside, sorted(seen))
    assert asked > 100
