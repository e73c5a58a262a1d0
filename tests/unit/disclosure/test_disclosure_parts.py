"""What is hidden of a change cannot be worked out from what is told of it and both days' counts."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.disclosure.parts import as_they_are, grouped, together, together_by_pairs
from nearhome.disclosure.small import is_small
from nearhome.results.why import Kind
from nearhome.signals.why.account import Flows, account, beside_the_year_before

DAYS = (date(2025, 10, 31), date(2026, 10, 31))
IN = ("care order", "section 20", "police", "not known")
OUT = ("turned 18", "adopted", "home", "other")
LEAST_WIDTH = 5
"""How wide the range of what a hidden number may be has to be at the least."""


def split(came, left, again=0, others=None):
    flows = Flows(dict(zip(IN, came, strict=False)), dict(zip(OUT, left, strict=False)), again)
    others = others or {}
    stock = (500, 500 + flows.net + sum(others.values()))
    return account("A01", DAYS, stock, flows, others)


def told(came, left, hides=(), **more):
    return together(split(came, left, **more), lambda part: part.group in hides)


def lines(found):
    return {line.groups: int(line.effect) for line in found.lines}


def test_a_small_part_stands_with_the_last_of_the_others_not_with_the_smallest():
    found = told((50, 3, 9, 20), (60, 30, 20, 10))
    assert lines(found)["section 20", "not known"] == 23
    assert lines(found)["police",] == 9


def test_small_parts_that_come_to_six_stand_together_alone():
    assert lines(told((50, 3, 3, 20), (60, 30, 20, 10)))["section 20", "police"] == 6


def test_nothing_is_hidden_where_nothing_is_small():
    found = told((50, 0, 9, 20), (60, 30, 20, 10))
    assert all(len(groups) == 1 for groups in lines(found))
    assert found.nobody == ((Kind.CAME, "section 20"),)


def test_what_the_edition_hides_for_another_reason_is_hidden_here_too():
    found = told((50, 40, 9, 20), (60, 30, 20, 10), hides=("adopted",))
    assert lines(found)["adopted", "other"] == -40


def test_where_those_who_came_are_too_few_they_stand_with_those_who_left():
    found = told((2, 0, 0, 0), (40, 30, 20, 10))
    together_with = next(line for line in found.lines if len(line.groups) > 1)
    assert together_with.kind is Kind.SEVERAL
    assert together_with.effect == -8


def test_two_whom_an_officer_added_stand_with_those_moved_between_councils():
    others = {Kind.RESTRICTED: 2, Kind.TRANSFERRED: -37}
    found = told((50, 40, 9, 20), (60, 30, 20, 10), others=others)
    (line,) = [line for line in found.lines if line.kind is Kind.SEVERAL]
    assert line.effect == -35


def test_where_neither_all_who_came_nor_all_who_left_are_shown_no_line_tells_them():
    whole = split((50, 40, 9, 20), (60, 30, 20, 10), again=2)
    hides = {str(Kind.AGAIN), "other"}
    apart = together(whole, lambda part: (part.group or str(part.kind)) in hides)
    joined = together(whole, lambda part: (part.group or str(part.kind)) in hides, both_ways=False)
    assert len([line for line in apart.lines if len(line.groups) > 1]) == 2
    (line,) = [line for line in joined.lines if len(line.groups) > 1]
    assert line.kind is Kind.SEVERAL
    assert {str(Kind.AGAIN), "other"} <= set(line.groups)


def test_too_few_in_all_are_not_told():
    assert told((2, 0, 0, 0), (1, 0, 0, 0)) is None


def test_only_one_line_tells_nothing_and_is_not_told():
    assert told((7, 0, 0, 0), (0, 0, 0, 0)) is None


def test_officers_see_every_part():
    found = as_they_are(split((2, 0, 0, 0), (1, 0, 0, 0)))
    assert lines(found) == {("care order",): 2, ("turned 18",): -1}


COUNTS = st.one_of(st.integers(0, 8), st.integers(0, 40))
FLOWS = st.tuples(
    st.tuples(COUNTS, COUNTS, COUNTS, COUNTS),
    st.tuples(COUNTS, COUNTS, COUNTS, COUNTS),
    st.integers(0, 6),
    st.sets(st.sampled_from((*IN, *OUT)), max_size=2),
)


@given(FLOWS)
@settings(max_examples=400)
def test_no_part_of_one_to_five_can_be_worked_out(drawn):
    """Of every hidden part that is of one to five children each of one to five could be true."""
    came, left, again, hides = drawn
    whole = split(came, left, again=again)
    found = together(whole, lambda part: part.group in hides)
    if found is None:
        return
    assert sum(line.effect for line in found.lines) == whole.change
    several = [line for line in found.lines if len(line.groups) > 1]
    hidden = {name for line in several for name in line.groups}
    true = {part.group or str(part.kind): int(part.effect) for part in whole.parts}
    assert {name for name, n in true.items() if is_small(abs(n))} <= hidden
    assert {name for name in hides if true[name]} <= hidden
    for line in found.lines:
        assert not is_small(abs(float(line.effect)))
    for line in several:
        ways = [-1 if name in OUT else 1 for name in line.groups]
        for place, name in enumerate(line.groups):
            if is_small(abs(true[name])):
                assert all(could_be(n, place, ways, int(line.effect)) for n in range(1, 6))
                assert could_be(LEAST_WIDTH, place, ways, int(line.effect))


def could_be(number, place, ways, comes_to):
    """Whether a part of a line can be so many: the others, none below nought, must make up the rest."""
    rest = comes_to - ways[place] * number
    others = [way for n, way in enumerate(ways) if n != place]
    return rest == 0 or any(way * rest > 0 for way in others)


def test_a_part_alone_and_one_that_is_all_but_named_would_be_found():
    # The attacker of the test above finds what a careless grouping would give away.
    assert not could_be(2, 0, [1], 3)
    assert not could_be(5, 0, [1, 1], 4)
    assert could_be(5, 0, [1, -1], 4)


PAIRS = st.lists(st.tuples(COUNTS, COUNTS), min_size=8, max_size=8)


@given(PAIRS)
@settings(max_examples=300)
def test_a_year_beside_another_rests_on_no_count_of_one_to_five(pairs):
    before, after = zip(*pairs, strict=True)
    years = [Flows(dict(zip(IN, each[:4], strict=True)), dict(zip(OUT, each[4:], strict=True)))
             for each in (before, after)]  # fmt: skip
    whole = beside_the_year_before("A01", DAYS, *years)
    found = together_by_pairs(whole, lambda part: False)
    if found is None:
        return
    assert sum(line.effect for line in found.lines) == whole.change
    for line in found.lines:
        assert not is_small(float(line.before))
        assert not is_small(float(line.after))
        sign = 1 if line.kind is Kind.CAME else -1
        assert line.effect == sign * (line.after - line.before)


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(COUNTS, COUNTS, COUNTS), min_size=1))
@settings(max_examples=300)
def test_groups_that_stand_together_hide_each_of_their_small_counts(counts):
    own = grouped(counts, ())
    if own is None:
        return
    small = {name for name, some in counts.items() if any(map(is_small, some))}
    assert small <= set(own)
    assert not own or any(any(some) for name, some in counts.items() if name not in own)
    for column in range(3):
        some = [counts[name][column] for name in own if counts[name][column]]
        assert not some or (sum(some) >= 6 and len(some) > 1)


def test_of_two_groups_of_which_one_is_small_nothing_is_told():
    assert grouped({"alone": (3, 25), "not": (119, 405)}, ()) is None


def test_lines_that_do_not_add_up_cannot_be_told():
    found = as_they_are(split((9, 0, 0, 0), (7, 0, 0, 0)))
    with pytest.raises(ValueError, match="leave 1 over"):
        replace(found, after=found.after + Fraction(1))
