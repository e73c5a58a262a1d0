"""What a band says: why a figure is none, who left, who is to end, what cannot be compared."""

from dataclasses import replace
from datetime import date

import pytest
from band_facts import (
    DORSET,
    EAST_SUSSEX,
    SOMERSET,
    SUFFOLK,
    WILTSHIRE,
    figure,
    judged,
    minute,
)

from nearhome.published.bands import comparability
from nearhome.published.bands.making import band
from nearhome.published.bands.rules import DEFAULT, rule_from
from nearhome.published.counterparts import Counterpart
from nearhome.published.facts import Facts
from nearhome.published.shipped import shipped_facts
from nearhome.results.bands import BandRule
from nearhome.results.published import Distribution

THEN = date(2020, 2, 11)
NOW = date(2026, 10, 31)
TRIO = BandRule(model="named", judgement="", members=(WILTSHIRE, EAST_SUSSEX, SUFFOLK))


def reasons(made):
    return {each.area: each.reason for each in made.points[-1].members}


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("c", "hidden by the DfE (c)"),
        ("z", "did not exist that year"),
        ("x", "not available (x)"),
        ("k", "rounds to nought and is not nought (k)"),
        ("u", "too unreliable"),
        ("-", "not stated"),
    ],
)
def test_a_symbol_is_a_reason_and_never_a_number(symbol, words):
    known = replace(
        minute(),
        figures=(
            figure(WILTSHIRE, 2019, 20),
            figure(EAST_SUSSEX, 2019, 30),
            figure(SUFFOLK, 2019, 0, symbol=symbol),
        ),
    )
    made = band("D08", DEFAULT, known, DORSET, THEN)
    suffolk = next(each for each in made.points[-1].members if each.area == SUFFOLK)
    assert suffolk.in_band
    assert suffolk.value is None
    assert words in suffolk.reason
    assert "Suffolk without a number" in made.points[-1].why_not
    assert made.latest is None


def test_a_figure_that_is_not_held_is_said():
    known = replace(minute(), figures=(figure(WILTSHIRE, 2019, 20),))
    assert "no figure is held" in reasons(band("D08", DEFAULT, known, DORSET, THEN))[SUFFOLK]


def test_who_is_not_in_is_told_why():
    told = reasons(band("D08", DEFAULT, minute(), DORSET, THEN))
    assert "judged inadequate overall under ILACS, report of 8 May 2019" in told["E10000032"]
    assert "no inspection under ILACS published by" in told["E10000008"]
    assert told[WILTSHIRE].startswith("neighbour 7 in the 2014 list; judged good overall")


def test_an_inspection_without_an_overall_grade_is_never_silent():
    report = judged(
        SOMERSET,
        date(2026, 6, 17),
        "",
        leaders="good",
        help_and_protection="good",
        children_in_care="outstanding",
        care_leavers="good",
    )
    known = minute().joined(Facts(judgements=(judged(SOMERSET, date(2022, 9, 21), "good"), report)))
    frozen = replace(DEFAULT, frozen_at=date(2026, 7, 1))
    made = band("D08", frozen, known, DORSET, NOW)
    assert not next(each for each in made.points[-1].members if each.area == SOMERSET).in_band
    assert "gave no grade overall, as from April 2026 none does" in reasons(made)[SOMERSET]
    assert "children in care outstanding" in reasons(made)[SOMERSET]
    assert any("Somerset" in note and "sub-judgement" in note for note in made.notes)
    by_part = replace(frozen, judgement="children_in_care")
    members = band("D08", by_part, known, DORSET, NOW).points[-1].members
    assert next(each for each in members if each.area == SOMERSET).in_band


def test_who_left_when_and_why():
    made = band("D08", DEFAULT, minute(), DORSET, NOW)
    left = [(each.area, each.day, each.kind) for each in made.left if each.day <= NOW]
    assert left == [
        (SUFFOLK, date(2024, 8, 21), "judgement"),
        (EAST_SUSSEX, date(2025, 5, 23), "neighbour"),
        (WILTSHIRE, date(2025, 5, 23), "neighbour"),
    ]
    text = " ".join(made.notes)
    assert "Suffolk left the band on 21 August 2024: judged requires improvement" in text
    assert "no neighbour in the 2025 list (neighbour 7 in the 2021 list)" in text


def test_a_departure_is_told_from_its_very_day():
    rule = replace(DEFAULT, model="2014")
    for on, told in ((date(2024, 8, 20), False), (date(2024, 8, 21), True)):
        made = band("D08", rule, minute(), DORSET, on)
        assert (SUFFOLK in {each.area for each in made.left}) is told


def test_one_that_comes_back_is_told_so():
    known = minute().joined(Facts(judgements=(judged(SUFFOLK, date(2025, 7, 1), "good"),)))
    made = band("D08", DEFAULT, known, DORSET, NOW)
    assert any("Suffolk left" in note and "in again" in note for note in made.notes)


def test_a_frozen_band_says_who_would_have_left():
    made = band("D08", replace(DEFAULT, frozen_at=THEN), minute(), DORSET, NOW)
    assert {each.area for each in made.points[-1].members if each.in_band} == {
        WILTSHIRE,
        EAST_SUSSEX,
        SUFFOLK,
    }
    assert any("Suffolk stays in the frozen band; by the rule it left" in n for n in made.notes)
    assert [each.as_at.year for each in made.points] == list(range(2019, 2027))


def test_members_that_are_to_end_are_named_once_it_is_known():
    made = band("D08", replace(TRIO, frozen_at=THEN), minute(), DORSET, NOW)
    assert {(each.area, each.day, each.kind) for each in made.left} == {
        (EAST_SUSSEX, date(2028, 4, 1), "to end"),
        (SUFFOLK, date(2028, 4, 1), "to end"),
    }
    assert "East Sussex and Suffolk are planned to end on 1 April 2028." in made.notes
    assert band("D08", TRIO, minute(), DORSET, THEN).left == ()
    after = band("D08", replace(TRIO, frozen_at=THEN), minute(), DORSET, date(2028, 4, 1))
    assert {each.kind for each in after.left} == {"ended"}
    assert "East Sussex and Suffolk ended on 1 April 2028." in after.notes
    assert after.latest is not None


def away(top, area=WILTSHIRE, code="I03", year=2019):
    return figure(area, year, top, code=code)


def test_members_that_record_none_make_no_band():
    figures = (away(0), away(0, EAST_SUSSEX), away(3, SUFFOLK))
    point = band("I03", DEFAULT, replace(minute(), figures=figures), DORSET, THEN).points[-1]
    assert point.low is None
    assert "not comparable: Wiltshire and East Sussex recorded no away" in point.why_not
    assert [each.area for each in point.counted] == [SUFFOLK]


def test_a_band_of_those_who_record_the_thing_is_like_for_like():
    others = ("E10000034", "E10000032", SUFFOLK)
    figures = (away(0), *(away(n, area) for n, area in enumerate(others, 5)))
    rule = replace(DEFAULT, judgement="")
    point = band("I03", rule, replace(minute(), figures=figures), DORSET, THEN).points[-1]
    assert (point.low, point.high) == (5, 7)


def test_missing_is_marked_where_away_is_not_recorded():
    figures = (
        *(figure(area, 2019, 10, code="I01") for area in (WILTSHIRE, EAST_SUSSEX, SUFFOLK)),
        away(0),
    )
    how = Distribution("I03", date(2019, 3, 31), 140, 55, 12, 0, 0, 1, 2, 9, "2019")
    known = replace(minute(), figures=figures, distributions=(how,))
    made = band("I01", DEFAULT, known, DORSET, THEN)
    assert made.points[-1].low == 10
    assert "records none: no away without authorisation" in reasons(made)[WILTSHIRE]
    assert "records none" not in reasons(made)[SUFFOLK]
    text = " ".join(made.notes)
    assert "Wiltshire recorded no away without authorisation" in text
    assert "55 of 152 authorities" in text
    assert "Alike for all councils: times missing or away, together, for every 100" in text
    assert "(I02-together-rate)" in text


def test_in_2024_62_of_152_authorities_recorded_none_and_the_three_among_them():
    made = band("I03", TRIO, shipped_facts(), DORSET, date(2024, 12, 31))
    point = made.points[-1]
    assert point.as_at == date(2024, 3, 31)
    assert point.low is None
    assert all("records none" in each.reason for each in point.members)
    assert any("62 of 152 authorities recorded no away" in note for note in made.notes)


def test_where_others_do_not_count_the_same_there_is_no_band(monkeypatch):
    other = Counterpart(
        "D08", "", "", "x", "%", 0, False, "another cohort.", "", "", (12, 1), 0, ()
    )
    monkeypatch.setattr(comparability, "counterpart", lambda code: other)
    made = band("D08", DEFAULT, minute(), DORSET, THEN)
    assert made.latest is None
    assert made.points[-1].why_not == "not comparable: another cohort"
    monkeypatch.setattr(comparability, "counterpart", lambda code: None)
    assert "nothing published" in band("D08", DEFAULT, minute(), DORSET, THEN).points[-1].why_not


TOGETHER = " (I02-together-rate)"


def test_missing_or_away_together_has_a_band_where_no_member_records_any_away():
    away = band("I03", TRIO, shipped_facts(), DORSET, date(2024, 12, 31))
    made = band("I02-together-rate", TRIO, shipped_facts(), DORSET, date(2024, 12, 31))
    assert away.points[-1].low is None
    point = made.points[-1]
    assert point.as_at == away.points[-1].as_at == date(2024, 3, 31)
    assert [each.in_band for each in point.members] == [True] * 3
    # From the DfE's counts of 2024, no away incident in any of the three: Wiltshire 305 times missing of
    # 622 children looked after in the year, East Sussex 1,092 of 888.
    assert point.low == pytest.approx(100 * 305 / 622)
    assert point.high == pytest.approx(100 * 1092 / 888)
    assert not any("records none" in each.reason for each in point.members)
    assert made.unit == "per 100 children"


def test_numbers_are_not_compared_between_councils_of_different_size():
    for code, instead in (
        ("A01", " (A02)"),
        ("A05", " (A05-rate)"),
        ("I02", TOGETHER),
        ("I03-incidents", TOGETHER),
    ):
        made = band(code, TRIO, shipped_facts(), DORSET, NOW)
        assert made.latest is None
        assert f"compare a rate{instead} or a share" in made.points[-1].why_not
        assert all(each.value is not None for each in made.points[-2].members)


def test_a_break_in_the_series_is_a_note_within_its_years(monkeypatch):
    known = Counterpart(
        "D08",
        "",
        "",
        "x",
        "%",
        0,
        True,
        "",
        "",
        "",
        (12, 1),
        0,
        ((date(2019, 6, 1), "relabelled."),),
    )
    monkeypatch.setattr(comparability, "counterpart", lambda code: known)
    made = band("D08", DEFAULT, minute(), DORSET, NOW)
    assert "The published series breaks on 1 June 2019: relabelled." in made.notes
    later = band("D08", DEFAULT, minute(), DORSET, NOW, since=date(2020, 3, 31))
    assert not any("breaks" in note for note in later.notes)


def test_a_region_that_is_not_held_is_said():
    point = band("D08", rule_from({"model": "region"}), minute(), DORSET, THEN).points[-1]
    assert point.why_not == "the region of Dorset is not held"


def test_a_region_holds_the_authorities_that_were_there():
    rule = rule_from({"model": "region", "judgement": "none"})
    now = band("D08", rule, shipped_facts(), DORSET, NOW).points[-1].members
    then = band("D08", rule, shipped_facts(), DORSET, date(2018, 12, 31)).points[-1].members
    assert "E06000058" in {each.area for each in now}
    assert "E06000028" not in {each.area for each in now}
    assert "E06000028" in {each.area for each in then}
    assert DORSET not in {each.area for each in (*now, *then)}
    made = band("D08", rule, shipped_facts(), DORSET, date(2019, 12, 31))
    assert any(note.endswith("ended on 1 April 2019.") for note in made.notes)
