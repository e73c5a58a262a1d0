"""The measures of the six lists that come first equal the slow reference: every code, group and date.

The children and the rows of their lists are invented (`histories.lists`); a failure prints what each side
says.
"""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from histories.agreement import differences
from histories.list_batch import ListBatch
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.members import Member, members
from reference.local_first_rules import FIRST
from reference.measures import compute_from
from reference.measures import members as slow_members

CODES = sorted(FIRST)
BY = sorted({name for each in measures() if each.code in FIRST for name in each.breakdowns})


@cache
def batch(seed: int, is_whole: bool) -> ListBatch:
    return ListBatch(seed, is_whole=is_whole)


def test_every_code_is_in_the_catalogue() -> None:
    assert set(CODES) <= {each.code for each in measures()}


@pytest.mark.parametrize("seed", [1, 4])
def test_totals_and_groups_are_equal(seed: int) -> None:
    own = batch(seed, is_whole=True)
    totals = own.fast(CODES, own.dates, [])
    groups = own.fast(CODES, own.dates[-3:], BY)
    assert differences(own.slow, [*totals, *groups])[:10] == []


def test_what_was_brought_late_or_never_is_told_alike() -> None:
    own = batch(3, is_whole=False)
    assert differences(own.slow, own.fast(CODES, own.dates, []))[:10] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(201, 231))
def test_many_totals_and_groups_are_equal(seed: int) -> None:
    own = batch(seed, is_whole=seed % 3 > 0)
    assert differences(own.slow, own.fast(CODES, own.dates, BY))[:10] == []


ON = date(2025, 3, 31)
LISTED = ("E04", "F01", "F02", "F03", "G01", "G03", "H01", "H02-local", "I08", "J03", "N03", "O05")


@cache
def listed(code: str) -> tuple[ListBatch, list[Member]]:
    own = batch(4, is_whole=True)
    return own, members(own.tables, code, ON, own.context)


@pytest.mark.parametrize("code", LISTED)
def test_the_children_behind_a_figure_are_the_same(code: str) -> None:
    own, found = listed(code)
    is_count = FIRST[code].how == "n"
    theirs = Counter((each.child, each.in_numerator, each.in_denominator) for each in found)
    mine = Counter(
        (each.child, each.top > 0, each.below > 0 and not is_count)
        for each in slow_members(own.slow, code, ON)
        if not is_count or each.top
    )
    assert compute_from(own.slow, code, ON)[""].numerator
    assert (mine - theirs, theirs - mine) == (Counter(), Counter())


@pytest.mark.parametrize("code", LISTED)
def test_the_row_of_the_list_behind_a_child_is_told(code: str) -> None:
    own, found = listed(code)
    read_from = {
        (row["origin_file"], row["origin_row"])
        for name in {name for each in measures() if each.code == code for name in each.lists_needed}
        for row in own.records[name]
    }
    counted = [each for each in found if each.in_numerator]
    assert counted
    assert all(set(each.rows) & read_from for each in counted)
