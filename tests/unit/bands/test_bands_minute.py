"""The band of the minute of February 2020, by rule; and how it changes when a fact does."""

from dataclasses import replace
from datetime import date

import pytest
from band_facts import (
    DORSET,
    EAST_SUSSEX,
    FORMER_DORSET,
    FORMER_SOMERSET,
    SHROPSHIRE,
    SOMERSET,
    SUFFOLK,
    WILTSHIRE,
    figure,
    judged,
    minute,
    neighbours,
)

from nearhome.published.bands.making import band
from nearhome.published.bands.rules import DEFAULT, rule_from
from nearhome.published.shipped import shipped_facts
from nearhome.results.bands import BandRule

THEN = date(2020, 2, 11)
NOW = date(2026, 10, 31)


def who(made, at=-1):
    return [each.area for each in made.points[at].members if each.in_band]


@pytest.mark.parametrize("known", [minute, shipped_facts])
def test_the_rule_gives_the_three_that_the_minute_names(known):
    made = band("D08", DEFAULT, known(), DORSET, THEN)
    assert sorted(who(made)) == sorted([WILTSHIRE, EAST_SUSSEX, SUFFOLK])
    assert len(made.points[-1].members) == 10
    assert any("former county" in note for note in made.notes)


@pytest.mark.parametrize("known", [minute, shipped_facts])
def test_under_any_framework_shropshire_is_a_fourth(known):
    made = band("D08", replace(DEFAULT, framework=""), known(), DORSET, THEN)
    assert set(who(made)) == {SHROPSHIRE, WILTSHIRE, EAST_SUSSEX, SUFFOLK}


def test_the_set_that_officers_named_is_kept():
    assert rule_from({"set": "board-2020"}).members == (WILTSHIRE, EAST_SUSSEX, SUFFOLK)


def test_edges_are_unrounded_from_the_counts():
    point = band("D08", DEFAULT, minute(), DORSET, date(2020, 12, 1)).points[-1]
    assert point.as_at == date(2020, 3, 31)
    assert (point.low, point.high) == pytest.approx((8800 / 580, 10800 / 450))
    assert point.decimals is None


def test_edges_are_as_published_when_one_of_them_is():
    known = minute().joined(
        replace(minute(), figures=(figure(WILTSHIRE, 2020, 0, shown=24.0, release=2020),))
    )
    point = band("D08", DEFAULT, known, DORSET, date(2020, 12, 1)).points[-1]
    assert (point.low, point.high) == (15, 24)
    assert point.decimals == 0


def test_figures_of_a_year_are_known_from_december():
    assert band("D08", DEFAULT, minute(), DORSET, date(2020, 11, 30)).points[-1].as_at.year == 2019
    assert band("D08", DEFAULT, minute(), DORSET, date(2020, 12, 1)).points[-1].as_at.year == 2020


def test_one_judgement_changed_changes_the_band():
    known = minute()
    changed = tuple(
        replace(each, overall="inadequate") if each.area == SUFFOLK else each
        for each in known.judgements
    )
    before = band("D08", DEFAULT, known, DORSET, THEN)
    after = band("D08", DEFAULT, replace(known, judgements=changed), DORSET, THEN)
    assert SUFFOLK in who(before)
    assert SUFFOLK not in who(after)
    assert before.latest is not None
    assert after.latest is None


def test_one_neighbour_changed_changes_the_band():
    known = minute()
    changed = tuple(
        replace(each, neighbour="E06000022") if each.neighbour == SUFFOLK else each
        for each in known.neighbours
    )
    after = band("D08", DEFAULT, replace(known, neighbours=changed), DORSET, THEN)
    assert who(after) == [WILTSHIRE, EAST_SUSSEX]
    assert "needs 3" in after.points[-1].why_not


def test_a_report_counts_from_the_day_it_is_published():
    for published, members in ((THEN, [WILTSHIRE]), (date(2020, 2, 12), [])):
        known = replace(minute(), judgements=(judged(WILTSHIRE, published, "good"),))
        assert who(band("D08", DEFAULT, known, DORSET, THEN)) == members
        assert who(band("D08", replace(DEFAULT, frozen_at=THEN), known, DORSET, NOW)) == members


def test_an_earlier_year_keeps_the_members_known_when_its_figures_came():
    for published, members in ((date(2019, 12, 1), [WILTSHIRE]), (date(2019, 12, 2), [])):
        known = replace(minute(), judgements=(judged(WILTSHIRE, published, "good"),))
        made = band("D08", DEFAULT, known, DORSET, date(2020, 12, 1))
        assert who(made, at=0) == members
        assert who(made) == [WILTSHIRE]


def test_the_own_list_counts_from_the_day_it_is_published():
    rule = replace(DEFAULT, judgement="", frozen_at=date(2021, 4, 29))
    before = band("D08", rule, minute(), DORSET, NOW)
    after = band("D08", replace(rule, frozen_at=date(2021, 4, 30)), minute(), DORSET, NOW)
    assert before.points[-1].members[0].model == "2014"
    assert after.points[-1].members[0].model == "2021"


def test_a_list_may_be_named():
    rule = BandRule(model="2025", judgement="")
    assert [each.model for each in band("D08", rule, minute(), DORSET, NOW).points[-1].members] == [
        "2025"
    ] * 6


def test_a_predecessors_list_that_came_down_in_a_later_file_still_counts():
    known = replace(
        minute(),
        neighbours=neighbours("2021", date(2021, 4, 30), FORMER_DORSET, WILTSHIRE, SUFFOLK),
    )
    assert who(band("D08", DEFAULT, known, DORSET, THEN)) == [WILTSHIRE, SUFFOLK]


def test_without_a_list_by_then_the_band_says_so():
    known = replace(minute(), neighbours=neighbours("2025", date(2025, 5, 23), "E06000054", DORSET))
    point = band("D08", DEFAULT, known, "E06000054", THEN).points[-1]
    assert point.members == ()
    assert "its first is of 23 May 2025" in point.why_not


def test_an_authority_made_of_several_has_no_list_before_its_own():
    bournemouth, poole, made_of_them = "E06000028", "E06000029", "E06000058"
    known = replace(
        minute(),
        neighbours=(
            *neighbours("2014", date(2014, 3, 1), bournemouth, WILTSHIRE),
            *neighbours("2014", date(2014, 3, 1), poole, SUFFOLK),
        ),
    )
    point = band("D08", DEFAULT, known, made_of_them, THEN).points[-1]
    assert point.members == ()
    assert "several authorities" in point.why_not


def test_a_neighbour_whose_code_changed_is_the_same_member():
    known = replace(
        minute(),
        judgements=(judged(FORMER_SOMERSET, date(2018, 1, 30), "good"),),
        figures=(figure(FORMER_SOMERSET, 2019, 30),),
    )
    members = band("D08", DEFAULT, known, DORSET, THEN).points[-1].members
    somerset = next(each for each in members if each.area == SOMERSET)
    assert somerset.in_band
    assert somerset.value == 30


def test_a_revision_counts_from_the_day_it_is_known_and_never_in_a_frozen_band():
    revised = figure(WILTSHIRE, 2020, 90, 450, release=2021)
    known = replace(minute(), figures=(*minute().figures, revised))
    rolling = [
        band("D08", DEFAULT, known, DORSET, on).points[-1]
        for on in (date(2021, 11, 30), date(2021, 12, 1))
    ]
    assert [round(each.high, 6) for each in rolling] == [24, round(19000 / 930, 6)]
    frozen = band("D08", replace(DEFAULT, frozen_at=date(2020, 12, 1)), known, DORSET, NOW)
    assert {each.high for each in frozen.points} == {24}
