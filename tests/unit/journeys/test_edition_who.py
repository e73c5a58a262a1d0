"""An edition whose groups do not make their totals is refused before it is made."""

import pytest

import packs
from nearhome.journeys.answers import Answers
from nearhome.journeys.dataset import nobody_left_out_or_none_made
from nearhome.journeys.edition_who import refuse_left_out_of_totals
from nearhome.journeys.refusals import RefusedError
from nearhome.measures.cards import cards
from nearhome.pack.data_book.groups import DroppedGroupError
from nearhome.pack.nobody_left_out import LeftOutError

CARD = next(each for each in cards() if each.code == "A01")
SIZES = {"under 1": 9, "1 to 4": 45, "5 to 9": 71, "10 to 15": 176, "16 and over": 129}


def held(sizes, total=430):
    groups = [packs.result("A01", packs.AS_AT, n, None, "age_band", g) for g, n in sizes.items()]
    return Answers([packs.result("A01", packs.AS_AT, total)], groups)


def test_groups_that_make_the_total_pass_with_children_whose_records_are_withheld():
    refuse_left_out_of_totals(held(SIZES), [CARD], packs.AS_AT, 0)
    refuse_left_out_of_totals(held(SIZES, 432), [CARD], packs.AS_AT, 2)


@pytest.mark.parametrize("dropped", SIZES)
def test_a_dropped_group_is_refused_and_named(dropped):
    rest = {group: n for group, n in SIZES.items() if group != dropped}
    with pytest.raises(LeftOutError, match="A01 by age_band"):
        refuse_left_out_of_totals(held(rest), [CARD], packs.AS_AT, 0)


@pytest.mark.parametrize(
    "error", [LeftOutError("A01, by sex: left out Female"), DroppedGroupError("A01")]
)
def test_an_edition_that_leaves_children_out_is_refused_with_what_to_do(error):
    with pytest.raises(RefusedError) as refused, nobody_left_out_or_none_made():
        raise error
    assert str(error) in refused.value.problem
    assert "measures/" in refused.value.mend
