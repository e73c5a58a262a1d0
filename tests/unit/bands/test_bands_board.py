"""The Board's band rebuilt from the shipped figures: Wiltshire, East Sussex and Suffolk, 2020 and 2025.

The edges expected are those of the research into the Board's data set, worked out there from the whole
numbers of the DfE's Local Authority Interactive Tool, build of April 2026.
"""

from dataclasses import replace
from datetime import date

import pytest
from band_facts import DORSET

from nearhome.published.bands.making import band
from nearhome.published.bands.rules import rule_from
from nearhome.published.shipped import shipped_facts
from nearhome.results.values import Polarity

NOW = date(2026, 10, 31)
NAMED = rule_from({"set": "board-2020"})
EDGES = {
    "A02": ((44, 63), (46, 66)),
    "D08": ((15, 24), (16, 27)),
    "E01": ((8, 15), (9, 11)),
    "E02": ((62, 76), (67, 70)),
    "H02": ((78, 96), (86, 93)),
    "H03": ((73, 91), (69, 90)),
    "H04": ((90, 94), (80, 93)),
    "H06": ((14.5, 15.7), (14.6, 16.0)),
    "I01": ((10, 13), (10, 16)),
    "K01": ((52, 54), (46, 60)),
    "K02": ((79, 87), (87, 95)),
}


def at(made, year):
    return next(each for each in made.points if each.as_at == date(year, 3, 31))


@pytest.mark.parametrize("code", EDGES)
@pytest.mark.parametrize("year", [2020, 2025])
def test_the_band_of_2020_and_of_2025_is_the_boards(code, year):
    point = at(band(code, NAMED, shipped_facts(), DORSET, NOW), year)
    shown = [each.figure.value.number for each in point.counted]
    expected = EDGES[code][year == 2025]
    assert len(shown) == 3
    assert (min(shown), max(shown)) == expected
    tolerance = 0.5000001 if point.decimals is None else 0
    assert abs(point.low - expected[0]) <= tolerance
    assert abs(point.high - expected[1]) <= tolerance


@pytest.mark.parametrize("year", [2020, 2025])
def test_children_away_are_not_compared(year):
    point = at(band("I03", NAMED, shipped_facts(), DORSET, NOW), year)
    assert point.low is None
    assert "recorded no away without authorisation" in point.why_not


def test_the_frozen_band_stands_while_the_rolling_one_drifts():
    frozen = replace(NAMED, frozen_at=date(2020, 12, 1))
    stood = band("D08", frozen, shipped_facts(), DORSET, NOW)
    moved = band("D08", NAMED, shipped_facts(), DORSET, NOW)
    assert {(each.low, each.high) for each in stood.points} == {(15, 24)}
    assert [each.as_at.year for each in stood.points] == list(range(2020, 2027))
    drifted = at(moved, 2024)
    assert (round(drifted.low), round(drifted.high)) == (17, 27)
    ours = shipped_facts().figure("D08", DORSET, date(2024, 3, 31)).value.number
    assert ours == 26
    assert drifted.low <= ours <= drifted.high
    assert ours > at(stood, 2024).high


def test_all_ten_neighbours_make_the_band_too_wide_to_mean_anything():
    for model, low in (("2021", 46), ("2025", 35)):
        rule = rule_from({"model": model, "judgement": "none"})
        point = at(band("A02", rule, shipped_facts(), DORSET, NOW), 2025)
        assert (round(point.low), round(point.high)) == (low, 119)
        narrower = at(
            band("A02", replace(rule, edges="interquartile"), shipped_facts(), DORSET, NOW), 2025
        )
        assert point.low < narrower.low < narrower.high < 80


def test_the_2025_list_and_the_latest_judgements_choose_six():
    made = band("A02", rule_from({}), shipped_facts(), DORSET, NOW)
    assert {each.name for each in made.points[-1].counted} == {
        "Shropshire",
        "Worcestershire",
        "Essex",
        "Derbyshire",
        "Kent",
        "North Yorkshire",
    }


def test_best_quarter_goes_by_which_way_is_good():
    region = rule_from({"model": "region", "judgement": "none", "edges": "best-quartile"})
    low = at(band("E01", region, shipped_facts(), DORSET, NOW, polarity=Polarity.LOWER), 2025)
    high = at(band("E01", region, shipped_facts(), DORSET, NOW, polarity=Polarity.HIGHER), 2025)
    values = [each.value for each in low.counted]
    assert low.low == min(values)
    assert high.high == max(values)
    assert low.high < high.low
