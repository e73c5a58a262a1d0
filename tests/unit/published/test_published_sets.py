"""Sets of councils that people named."""

from datetime import date

import pytest

from nearhome.published.sets import named_set, named_sets, sets_for
from nearhome.vocabulary.areas import current_authorities, upper_tier


def test_the_three_of_the_boards_minute():
    board = named_set("board-2020")
    assert [upper_tier()[code].name for code in board.members] == [
        "Wiltshire",
        "East Sussex",
        "Suffolk",
    ]
    assert (board.authority, board.named_on) == ("E06000059", date(2020, 2, 11))
    assert board.named_by.startswith("Interim Executive Director")
    assert "minute" in board.source


def test_sets_are_found_by_authority():
    assert sets_for("E06000059") == (named_set("board-2020"),)
    assert sets_for("E10000009") == ()


def test_a_set_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(KeyError, match=r"board-2021.*board-2020"):
        named_set("board-2021")


def test_every_set_names_authorities_and_holds_each_once():
    for each in named_sets():
        assert each.authority in current_authorities()
        assert set(each.members) <= set(upper_tier())
        assert len(set(each.members)) == len(each.members) >= 3
        assert each.authority not in each.members
    assert len({each.code for each in named_sets()}) == len(named_sets())
