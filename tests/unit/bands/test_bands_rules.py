"""A rule as an officer writes it: what it may say, and what each mistake is told."""

import re
from datetime import date, datetime

import pytest
from band_facts import EAST_SUSSEX, SUFFOLK, WILTSHIRE

from nearhome.published.bands.edges import edges_of
from nearhome.published.bands.rules import DEFAULT, rule_from
from nearhome.published.bands.saying import rule_words
from nearhome.results.bands import BandRule
from nearhome.results.values import Polarity


def test_nothing_written_is_the_rule_that_ships():
    assert rule_from({}) == DEFAULT == BandRule()


def test_all_that_may_be_written():
    rule = rule_from(
        {
            "name": "Ours",
            "model": "2021",
            "judgement": "children in care",
            "grades": ["Good", "Requires improvement to be good"],
            "framework": "any",
            "edges": "Interquartile",
            "frozen_at": date(2020, 12, 1),
        }
    )
    assert rule == BandRule(
        "Ours",
        "2021",
        "children_in_care",
        ("good", "requires improvement"),
        "",
        "interquartile",
        date(2020, 12, 1),
    )


def test_a_day_may_be_written_as_text_or_with_a_time():
    assert rule_from({"frozen_at": "2020-12-01"}).frozen_at == date(2020, 12, 1)
    assert rule_from({"frozen_at": datetime(2020, 12, 1, 9)}).frozen_at == date(2020, 12, 1)


def test_a_set_that_officers_named_is_not_chosen_by_judgement():
    rule = rule_from({"set": "board-2020"})
    assert (rule.model, rule.judgement, rule.name) == ("named", "", "board-2020")
    assert rule.members == (WILTSHIRE, EAST_SUSSEX, SUFFOLK)
    assert rule_from({"set": "board-2020", "judgement": "overall"}).judgement == "overall"


def test_members_may_be_named_one_by_one():
    rule = rule_from({"members": ["e06000054", SUFFOLK, SUFFOLK]})
    assert (rule.model, rule.members) == ("named", (WILTSHIRE, SUFFOLK))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"modle": "own"}, "modle is no part"),
        ({"model": "nearest"}, "own, the year of a neighbour list"),
        ({"model": "named"}, "members"),
        ({"model": "2021", "members": [SUFFOLK]}, "members"),
        ({"set": "board-2020", "members": [SUFFOLK]}, "give one of them"),
        ({"set": "board-2021"}, "set board-2021 is not known: give board-2020"),
        ({"judgement": "leadership"}, "judgement leadership is not known: give overall"),
        ({"grades": ["fair"]}, "grades fair"),
        ({"grades": []}, "grades is empty"),
        ({"grades": [3]}, "grades is no list of texts"),
        ({"framework": "CIF"}, "ILACS, SIF, any"),
        ({"edges": "widest"}, "min-max, interquartile, best-quartile"),
        ({"frozen_at": "1 December 2020"}, "write it 2020-12-01"),
        ({"model": True}, "model is no text"),
    ],
)
def test_each_mistake_is_named_with_its_mend(table, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        rule_from(table)


def test_a_rule_in_words():
    on = date(2026, 10, 31)
    assert rule_words(DEFAULT, "Dorset", on) == (
        "Band: neighbours of Dorset, in the latest list, judged outstanding or good overall under ILACS;"
        " lowest to highest; chosen again for each year's figures, by what was known on 31 October 2026"
        " for the newest."
    )
    frozen = rule_from({"set": "board-2020", "frozen_at": "2020-12-01", "edges": "interquartile"})
    words = rule_words(frozen, "Dorset", on)
    assert "the councils of the set board-2020" in words
    assert "QUARTILE.INC" in words
    assert words.endswith("frozen on 1 December 2020.")
    assert "region" in rule_words(rule_from({"model": "region"}), "Dorset", on)
    assert "any framework" in rule_words(rule_from({"framework": "any"}), "Dorset", on)


def test_the_best_quarter_lies_at_the_good_end():
    values = (10.0, 20.0, 30.0, 40.0, 50.0)
    assert edges_of(values, "best-quartile", Polarity.LOWER) == (10.0, 20.0)
    assert edges_of(values, "best-quartile", Polarity.HIGHER) == (40.0, 50.0)
    assert edges_of(values, "best-quartile", Polarity.NEITHER) == (None, None)
    assert edges_of(values, "interquartile", Polarity.LOWER) == (20.0, 40.0)
    assert edges_of(values[:2], "min-max", Polarity.LOWER) == (None, None)
