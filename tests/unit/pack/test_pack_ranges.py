"""The grey range, the red line and the evidence: what is drawn, what is said, and what never is."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packs
from nearhome.pack.blocks import Point
from nearhome.pack.build import board_pack
from nearhome.pack.changes import (
    ELSEWHERE,
    MORE,
    MOST_NAMED,
    NOT_KNOWN,
    NOTHING,
    NOTHING_SHOWN,
    TOO_FEW,
)
from nearhome.pack.panels import LONGEST_UNDER, shortened
from nearhome.pack.ranges import gap, gap_in_short, grey, kept, rule_in_words, said
from nearhome.pack.references import ENGLAND, LAST_MARCH, LAST_YEAR, reference_at
from nearhome.pack.wording import day, from_to, in_words, small, whole
from nearhome.pack.words import LONGEST_SENTENCE, lint, shipped_words
from nearhome.results.bands import BandRule
from nearhome.results.signals import Evidence, Place, Position
from nearhome.results.values import Status

LAST = date(2025, 10, 31)


def panels(material):
    return board_pack(material).pages[1].blocks[-1].panels


def one(name, material):
    return next(each for each in panels(material) if each.id == name)


def with_signals(*signals, **more):
    return packs.material(beside={"signals": {each.code: each for each in signals}}, **more)


def changed(material):
    front = board_pack(material).pages[0]
    return next(
        each.sentences for each in front.blocks[1:] if each.heading == "What has really changed"
    )


def test_the_line_below_is_as_the_board_reads_it():
    assert one("far-from-home", with_signals(packs.signal("D08"))).under == (
        "122 of 437 · last year 119 of 437 · three councils 16-27 in 100 (March 2025): inside"
        " · usual ups and downs"
    )
    assert one("far-from-home", packs.material()).under == (
        "122 of 437 · three councils 16-27 in 100 (March 2025): worse than theirs by nine children"
        " · a real change since March 2026"
    )


@pytest.mark.parametrize(
    ("place", "children", "words"),
    [
        (Place.INSIDE, 0, "inside the range"),
        (Place.WORSE, 9, "outside the range by nine children, worse"),
        (Place.BETTER, 12, "outside the range by 12 children, better"),
        (Place.ABOVE, 10, "outside the range by ten children"),
        (Place.BELOW, 5, "outside the range by a few children"),
        (Place.ABOVE, 1, "outside the range by a few children"),
        (Place.WORSE, None, "outside the range, worse"),
        (Place.NO_BAND, None, ""),
    ],
)
def test_a_gap_is_said_in_children_and_judged_only_where_a_way_is_good(place, children, words):
    assert gap(Position(place, None, children)) == words


@pytest.mark.parametrize(
    ("place", "children", "words"),
    [
        (Place.INSIDE, 0, "inside"),
        (Place.WORSE, 9, "worse than theirs by nine young people"),
        (Place.BETTER, 5, "better than theirs by a few young people"),
        (Place.ABOVE, 10, "outside the range by ten young people"),
        (Place.WORSE, None, "worse than theirs"),
        (Place.NO_BAND, None, ""),
    ],
)
def test_beside_a_range_just_named_the_place_is_said_in_short(place, children, words):
    assert gap_in_short(Position(place, None, children), "young people") == words


def test_young_adults_are_not_called_children():
    signals = {"K01": packs.signal("K01", Place.WORSE, 9, as_at=date(2026, 3, 31))}
    under = one("young-adults", packs.material(beside={"signals": signals})).under
    assert "worse than theirs by nine young people" in under


def test_a_rate_has_its_range_in_words_and_none_behind_a_count():
    drawn = one("in-our-care", packs.material())
    assert (
        "three councils 46-66 in 10,000 (March 2025): outside the range by 12 children"
        in drawn.under
    )
    assert drawn.chart.unit == "n"
    assert drawn.chart.grey is None
    assert drawn.chart.kept is None


def test_a_range_is_drawn_only_in_its_own_unit_and_never_of_a_count():
    band = packs.band("D08")
    assert grey(band, "%") is not None
    assert grey(band, "rate") is None
    assert grey(replace(band, unit="n"), "n") is None
    assert grey(None, "%") is None
    assert kept(packs.band("D08", frozen=True), "%").name == "in 2020"


def test_years_without_a_range_are_not_drawn():
    band = packs.band("D08")
    points = [replace(p, low=None, high=None) if p.as_at.year == 2022 else p for p in band.points]
    drawn = grey(replace(band, points=tuple(points)), "%")
    assert [span.on.year for span in drawn.spans] == [2020, 2021, 2023, 2024, 2025]


def test_a_measure_whose_neighbours_record_none_is_not_comparable():
    under = one("missing", packs.material()).under
    assert "60 away where we knew: not comparable" in under
    # What was comparable years ago does not make the newest so.
    once = replace(packs.band("I01").points[0], as_at=date(2016, 3, 31))
    away = packs.bands()["I03"]
    bands = {**packs.bands(), "I01": replace(away, code="I01", points=(once, *away.points))}
    drawn = one("missing", packs.material(beside={"bands": bands}))
    assert "range: not comparable" in drawn.under
    assert drawn.chart.grey is None


@pytest.mark.parametrize("name", ["far-from-home", "outside-our-area", "moves", "health"])
def test_the_alternative_text_says_the_range_of_whom_and_which_day_as_the_data_has_it(name):
    material = packs.material()
    headline = next(each for each in material.headlines.panels if each.id == name)
    band, frozen = material.bands[headline.compare], material.frozen[headline.compare]
    words = one(name, material).chart.alternative
    newest = band.points[-1]
    assert (
        f"The range of three councils (Eastfold, Norwold and Westmarch) on {day(newest.as_at)}: "
        f"{from_to(newest.low, newest.high)} in 100; ours is "
    ) in words
    assert f"No newer figure of theirs than {day(newest.as_at)}." in words
    first = frozen.points[0]
    assert (
        f"The range kept from {day(first.as_at)}: {from_to(first.low, first.high)} in 100." in words
    )
    signal = material.signals[headline.compare]
    assert str(signal.direction.evidence) in words.lower()
    if signal.position.place is Place.INSIDE:
        assert "; ours is inside the range." in words


def test_a_range_of_before_the_chart_is_said_with_its_day_and_not_drawn():
    old = packs.band("D08")
    old = replace(old, points=(replace(old.points[0], as_at=date(2019, 3, 31)),))
    drawn = one("far-from-home", packs.material(beside={"bands": {"D08": old}}))
    assert "15-24 in 100 (March 2019)" in drawn.under
    assert drawn.chart.grey is None


def test_a_month_is_marked_only_where_the_change_itself_is_dated():
    dated = packs.signal("D08", evidence=Evidence.REAL_CHANGE, since=date(2026, 3, 1))
    measured = packs.signal("D08", evidence=Evidence.REAL_CHANGE)
    assert one("far-from-home", with_signals(dated)).chart.changed == date(2026, 3, 1)
    drawn = one("far-from-home", with_signals(measured))
    assert drawn.chart.changed is None
    assert drawn.under.endswith("a real change since October 2025")


def test_the_title_says_on_which_side_of_the_range_immunisations_lie():
    assert one("health", packs.material()).sentence == (
        "213 of 319 had their immunisations up to date last March: worse than the range."
    )
    inside = one("health", packs.material(beside={"signals": {}}))
    assert inside.sentence == (
        "213 of 319 had their immunisations up to date; 287 a yearly health check."
    )


def test_ours_outside_and_others_here_with_the_date_of_an_old_figure():
    assert one("outside-our-area", packs.material()).sentence == (
        "204 of ours live outside our area; 174 of other councils' lived here in March 2025."
    )
    newer = packs.published("D17", 174, date(2026, 3, 31), "X99", "Wessex Vale", "n")
    material = packs.material(beside={"published": {"D17": newer}})
    assert one("outside-our-area", material).sentence == (
        "204 of ours live outside our area; 174 children of other councils live here."
    )
    without = one("outside-our-area", packs.material(beside={"published": {}}))
    assert without.sentence.startswith("204 of our 437 children live outside our area")


def test_with_england_the_red_line_is_the_published_figure_and_nothing_is_said_of_a_change():
    england = reference_at(ENGLAND, packs.AS_AT, LAST)
    material = packs.material(reference=england)
    drawn = one("moves", material)
    assert drawn.sentence == "48 of 437 have had three or more homes in a year."
    assert drawn.chart.reference.name == "England"
    assert drawn.chart.reference.points == (
        Point(date(2024, 3, 31), 9.0), Point(date(2025, 3, 31), 10.0),
    )  # fmt: skip
    assert "England 10 in 100 (March 2025)" in drawn.under
    assert "last year" not in drawn.under
    assert (
        "England: 10 in 100 on 31 March 2025, so higher here, by 1 in 100."
        in drawn.chart.alternative
    )
    counted = one("in-our-care", material)
    assert counted.chart.reference.name == "a year ago", "England's number of children is not ours"
    assert lint(board_pack(material), shipped_words()) == ()


def test_with_last_march_the_sentences_and_the_line_follow():
    march = reference_at(LAST_MARCH, packs.AS_AT, LAST)
    material = packs.material(reference=march)
    drawn = one("in-our-care", material)
    assert march.on == date(2026, 3, 31)
    assert re.search(r"last March\.$", drawn.sentence)
    assert drawn.chart.reference.latest.on == march.on
    assert drawn.chart.reference.name == "last March"
    assert "last March " in one("outside-our-area", material).under
    assert one("young-adults", material).chart.reference.name == "a year before"
    assert one("age-coming-in", material).chart.ago == "last March"


@pytest.mark.parametrize(
    ("as_at", "on", "ago"),
    [
        (date(2026, 10, 31), date(2026, 3, 31), "last March"),
        (date(2026, 2, 28), date(2025, 3, 31), "last March"),
        (date(2026, 3, 31), date(2025, 3, 31), "a year ago"),
    ],
)
def test_last_march_is_the_one_before(as_at, on, ago):
    found = reference_at(LAST_MARCH, as_at, date(as_at.year - 1, as_at.month, 28))
    if as_at.month != 3:
        assert found.on == on
    assert found.wording.ago == ago


def test_a_reference_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=LAST_YEAR):
        reference_at("target", packs.AS_AT, LAST)


def test_what_has_changed_says_count_then_change_then_evidence_and_those_for_the_worse_first():
    better = packs.signal("E01", evidence=Evidence.REAL_CHANGE, better=True, since=date(2026, 1, 1))
    worse = packs.signal("D08", evidence=Evidence.REAL_CHANGE, better=False, since=date(2026, 3, 1))
    neither = packs.signal("A01", evidence=Evidence.REAL_CHANGE)
    assert changed(with_signals(better, worse, neither)) == (
        "122 of 437 live over 20 miles from home and outside our area, a few more than a year ago "
        "(worse): a real change since March 2026.",
        "437 children are in our care, the same as a year ago: a real change since October 2025.",
        "48 of 437 have had three or more homes in a year, a few more than a year ago (better): "
        "a real change since January 2026.",
    )


def test_at_most_three_changes_are_said_and_where_the_others_are():
    real = [
        packs.signal(code, evidence=Evidence.REAL_CHANGE) for code in ("A01", "A04", "D08", "E01")
    ]
    said_of = changed(with_signals(*real))
    assert len(said_of) == 4
    assert said_of[-1] == MORE
    other = packs.signal("D04", evidence=Evidence.REAL_CHANGE)
    assert changed(with_signals(packs.signal("A01"), other)) == (
        "Nothing in the twelve panels has changed beyond the usual ups and downs.",
        ELSEWHERE.format(names=small(packs.NAMES["D04"])),
    )
    told = {
        figure.code
        for each in packs.material().headlines.panels
        for figure in each.figures.values()
    }
    others = [code for code in packs.NAMES if code not in told][: MOST_NAMED + 1]
    several = [packs.signal(code, evidence=Evidence.REAL_CHANGE) for code in others]
    said = changed(with_signals(packs.signal("A01"), *several))[1]
    assert said.endswith(" and 1 more.")
    assert small(packs.NAMES[others[0]]) in said


def test_nothing_has_changed_is_said_only_where_it_is_known():
    assert changed(with_signals(packs.signal("A01"))) == (NOTHING,)
    assert changed(with_signals()) == (NOT_KNOWN,)
    assert changed(with_signals(packs.signal("A01", evidence=Evidence.TOO_FEW))) == (TOO_FEW,)
    hidden = packs.material(
        packs.results(sizes={"D08": 3}), beside={"signals": {"A01": packs.signal("A01")}}
    )
    assert changed(hidden) == (NOTHING_SHOWN,)


@settings(max_examples=20, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(packs.SIZES)), st.integers(0, 9), max_size=6),
    st.sampled_from([Evidence.REAL_CHANGE, Evidence.USUAL]),
    st.integers(1, 60),
)
def test_nothing_is_told_of_a_figure_that_is_hidden(sizes, evidence, children):
    signals = {
        code: packs.signal(
            code, Place.WORSE, children, evidence, since=date(2026, 3, 1), better=False
        )
        for code in ("D08", "E01", "D09")
    }
    material = packs.material(packs.results(sizes=sizes), beside={"signals": signals})
    document = board_pack(material)
    for each in material.headlines.panels:
        found = material.figures.at(each.main, packs.AS_AT)
        if each.main.code in signals and found.status is Status.SUPPRESSED:
            told = one(each.id, material)
            assert "outside" not in told.under.replace("outside our area", "")
            assert "real change" not in told.under
            assert told.chart is None or told.chart.changed is None
    assert lint(document, shipped_words()) == ()


def test_only_the_agreed_words_of_evidence_are_used():
    agreed = (
        r"(a real change since [A-Z][a-z]+ \d{4}|usual ups and downs|too few to say|not comparable)"
    )
    for each in panels(packs.material()):
        if each.chart is None or hasattr(each.chart, "bars"):
            continue
        last = each.under.rpartition(" · ")[2]
        assert re.fullmatch(agreed, last) or each.id == "with-a-family", each.under


def test_a_long_line_below_loses_its_reference_and_keeps_range_and_evidence():
    parts = ["1,122 of 4,437", "last year 1,119", "ten councils 16-27 in 100 (September 2025): 119 "
        "children outside, worse", "a real change since September 2026"]  # fmt: skip
    made = shortened(parts)
    assert len(made) <= LONGEST_UNDER
    assert made.endswith(" · ".join(parts[-2:]))
    assert shortened(["a", "b"]) == "a · b"


@pytest.mark.parametrize("choice", [LAST_YEAR, LAST_MARCH, ENGLAND])
@pytest.mark.parametrize("officers", [False, True])
def test_every_page_passes_the_lint_whatever_the_board_chose(choice, officers):
    material = packs.material(officers=officers, reference=reference_at(choice, packs.AS_AT, LAST))
    codes = [card.code for card in material.cards]
    assert lint(board_pack(material), shipped_words(), codes) == ()
    for each in panels(material):
        assert len(each.sentence) <= LONGEST_SENTENCE
        assert len(each.under) <= LONGEST_UNDER


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (BandRule(), "The ten councils most like ours, by the latest list of neighbours known then, where Ofsted's latest report then said outstanding or good under its ILACS framework. The range runs from the lowest of their figures to the highest."),
        (BandRule(model="2021", judgement="children_in_care", grades=("good",), framework="", edges="interquartile"), "The ten councils most like ours, by the list of 2021, where Ofsted's latest report then said good for children in care. The range is the middle half of their figures."),
        (BandRule(model="region", judgement=""), "The councils of our region. The range runs from the lowest of their figures to the highest."),
    ],
)  # fmt: skip
def test_a_rule_is_said_in_words(rule, words):
    assert rule_in_words(rule) == words


def test_a_range_in_words_names_how_many_and_its_day():
    assert said(packs.band("A02")) == "three councils 46-66 in 10,000 (March 2025)"
    assert said(packs.band("E01")) == "three councils 9-11 in 100 (March 2025)"
    assert said(None) == ""


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_range_is_written_whole_and_once_where_both_ends_are_alike(one_end, other):
    low, high = sorted((one_end, other))
    words = from_to(low, high)
    assert re.fullmatch(r"\d+(-\d+)?", words)
    assert ("-" in words) is (whole(low) != whole(high))
    assert in_words(11) == "11"
