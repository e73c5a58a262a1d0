"""What must not be on page one: a test for each item of the list, with the thing planted and then found."""

import re
from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.pack.attention import Attention, flags_of
from nearhome.pack.blocks import Document, Page, Panel, PanelGrid, Paragraph, Statement
from nearhome.pack.build import board_pack
from nearhome.pack.must_not import breaches, breaches_of, small_counts
from nearhome.pack.page_one import front, graphs
from nearhome.pack.words import shipped_words
from nearhome.results.signals import Evidence, Place

WORDS = shipped_words()


def document(*blocks, page="page-one"):
    return Document("t", (), "", (Page(page, "In words", blocks),), packs.AS_AT)


def found(text, **options):
    return [each.found for each in breaches(document(Paragraph(text)), WORDS, **options)]


def wrong(material, **options):
    return [(f.found, f.text) for f in breaches(board_pack(material), material.words, **options)]


def page_one(material):
    return (front(material), graphs(material))


@pytest.mark.parametrize("officers", [False, True])
def test_page_one_of_the_pack_holds_to_the_list(officers):
    assert wrong(packs.material(officers=officers), officers=officers) == []


@pytest.mark.parametrize(
    ("item", "text", "planted"),
    [
        ("codes", "Far from home (D08) grew.", "D08"),
        ("codes of variants", "See D08-boundary.", "D08-boundary"),
        ("CLA", "All CLA are well.", "CLA"),
        ("LAC", "The LAC review was late.", "LAC"),
        ("UASC", "Some UASC arrived.", "UASC"),
        ("SGO", "An SGO was made.", "SGO"),
        ("IFA", "They live with IFA carers.", "IFA"),
        ("RHI", "The RHI was late.", "RHI"),
        ("red-amber-green", "Health is rated red.", "rated red"),
        ("amber", "Moves are amber.", "amber"),
        ("arrows alone", "Moves ↑", "↑"),
        ("arrows alone", "Moves ▲", "▲"),
        ("ranks", "We are ranked with the best.", "ranked"),
        ("league position", "We are 7th of ten.", "7th"),
        ("league position", "We lead the league.", "league"),
        ("quartiles", "We are in the top quartile.", "quartile"),
        ("decimals", "There were 28.4 in 100.", "8.4"),
        ("percentages as signs", "That is 28% of them.", "8%"),
        ("forecasts", "It is projected to grow.", "projected"),
        ("forecasts", "The forecast says so.", "forecast"),
        ("fans", "See the fan chart.", "fan chart"),
        ("pounds per child", "It costs £4,900 a week.", "£"),
        ("pounds per child", "Cost per child grew.", "per child"),
        ("high-cost children", "High-cost children moved.", "High-cost children"),
        ("a target with no date", "The target is 20 in 100.", "target"),
        ("on track", "We are on track.", "on track"),
        ("in the band", "We are in the band.", "in the band"),
        ("two comparisons", "More than last year and fewer than in March.", "than … than"),
        ("two comparisons", "8 more than a year ago: outside the range.", "than … outside the range"),
        ("a count of 1 to 5", "Of them, 3 live far away.", "3"),
        ("a count of 1 to 5 in words", "There are three children far away.", "three children"),
    ],
)  # fmt: skip
def test_each_item_is_found(item, text, planted):
    assert planted in found(text), item


def test_a_target_with_its_date_is_not_on_the_list():
    assert found("The target of the Board is 80 in 100 by March 2028.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Our children on 3 October 2026.",
        "Meeting 4 November.",
        "28 were babies, 22 aged 1 to 4, 19 aged 5 to 9.",
        "three councils 4-5 in 100 (March 2025)",
        "England 4 in 100 (March 2025)",
        "fewer than 1 in 100",
        "Fewer than 6 of 437 live far away.",
        "54 of 430 have had three or more homes in a year.",
        "1,234 children came in 12 months.",
    ],
)
def test_a_day_an_age_a_range_and_a_share_are_no_small_counts(text):
    assert list(small_counts(text)) == []


@pytest.mark.parametrize(
    ("count", "is_small"), [(0, False), *((n, True) for n in range(1, 6)), (6, False), (15, False)]
)
def test_one_to_five_are_small_and_their_neighbours_are_not(count, is_small):
    assert bool([*small_counts(f"Of them {count} live far away.")]) is is_small


def test_the_officers_edition_may_show_small_counts_and_no_other_may():
    made = packs.results(sizes={"D08": 3})
    assert wrong(packs.material(made, officers=True), officers=True) == []
    assert any("3" in each for each, _ in wrong(packs.material(made, officers=True)))


def test_a_percentage_of_fewer_than_thirty_is_neither_said_nor_drawn():
    def few(each):
        return (
            replace(each, numerator=20.0, denominator=29.0, value=2000 / 29)
            if each.unit == "%" and not each.breakdown
            else each
        )

    material = packs.material(tuple(map(few, packs.results())), beside={"bands": {}, "frozen": {}})
    grid = graphs(material).blocks[-1]
    for each in grid.panels:
        assert "in 100" not in each.sentence + each.under
        assert each.chart is None or each.chart.id in ("in-our-care", "coming-and-leaving") or (
            not hasattr(each.chart, "unit")
        ), each.id  # fmt: skip
    enough = packs.material()
    assert any(getattr(each.chart, "unit", "") == "%" for each in graphs(enough).blocks[-1].panels)


def test_names_of_homes_wards_and_providers_that_are_known_are_found():
    names = ("Hazel House", "Westward", "Bright Futures Care")
    assert found("Two live at hazel house.", names=names) == ["Hazel House"]
    assert found("Many come from Westward.", names=names) == ["Westward"]
    assert found("Many moved westwards.", names=names) == []


def test_a_figure_older_than_a_year_says_its_date_in_the_sentence():
    made = tuple(
        each
        for each in packs.results()
        if not (packs.is_yearly(each.code) and each.as_at > date(2025, 3, 31))
    )
    march = {
        code: each
        for code, each in packs.signals().items()
        if code not in ("H04", "K01")
    } | {
        code: packs.signal(code, Place.WORSE, 43, Evidence.REAL_CHANGE, date(2025, 3, 31), better=False)
        for code in ("H04", "K01")
    }  # fmt: skip
    material = packs.material(made, beside={"signals": march})
    panels = {each.id: each.sentence for each in graphs(material).blocks[-1].panels}
    for each in ("health", "young-adults"):
        assert "March 2025" in panels[each]
    changed = next(b for b in front(material).blocks if getattr(b, "heading", "") == CHANGED)
    old = [each for each in changed.sentences if "immunisations" in each or "19 to 21" in each]
    assert len(old) == 2
    assert all("31 March 2025" in each for each in old)


CHANGED = "What has really changed"


def test_at_most_three_exceptions_are_on_the_front_flags_of_officers_among_them():
    real = {
        code: packs.signal(code, Place.WORSE, 9, Evidence.REAL_CHANGE, better=False, since=date(2026, 3, 1))
        for code in ("D08", "D09", "E01", "I01")
    }  # fmt: skip
    flags = tuple(
        Attention(code, "the reason", "the head of service", date(2026, 11, 3))
        for code in ("I01", "E02")
    )
    for signals, attention, said in (
        (real, (), 3), (real, flags, 3), ({}, flags, 2), ({"D08": real["D08"]}, flags, 3),
    ):  # fmt: skip
        material = replace(packs.material(beside={"signals": signals}), attention=attention)
        assert wrong(material) == []
        sentences = [s for b in front(material).blocks for s in getattr(b, "sentences", ())]
        exceptions = [s for s in sentences if "a real change since" in s or "head of service" in s]
        assert len(exceptions) == said
    planted = document(
        Statement(
            CHANGED, tuple(f"{n}7 of 437: a real change since May 2026." for n in range(6, 10))
        )
    )
    assert [each.instead for each in breaches(planted, WORDS)] == ["at most 3 exceptions"]


def test_flags_that_have_no_room_are_named_without_their_reason():
    real = {
        code: packs.signal(code, Place.WORSE, 9, Evidence.REAL_CHANGE, better=False, since=date(2026, 3, 1))
        for code in ("D08", "D09", "E01")
    }  # fmt: skip
    flags = (Attention("I01", "sudden", "the head of service", date(2026, 11, 3)),)
    material = replace(packs.material(beside={"signals": real}), attention=flags)
    block = next(b for b in front(material).blocks if "officers" in getattr(b, "heading", ""))
    assert block.sentences == ("Officers ask you to look at: Missing.",)


@pytest.mark.parametrize(
    ("meeting", "day", "is_told"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), True),
        (date(2026, 11, 24), date(2026, 11, 25), False),
        (None, date(2026, 12, 31), True),
        (None, date(2027, 1, 2), False),
    ],
)
def test_an_edition_has_the_flags_made_by_its_meeting(meeting, day, is_told):
    flag = Attention("I01", "sudden", "the head of service", day)
    assert flags_of([flag], packs.AS_AT, meeting) == ((flag,) if is_told else ())


def test_a_title_of_over_ninety_characters_is_found():
    grid = PanelGrid((Panel("x", f"{'so ' * 30}it is.", None, ""),))
    assert [f.instead for f in breaches(document(grid, page="graphs"), WORDS)] == [
        "at most 90 characters"
    ]


def test_the_rules_are_of_page_one_and_of_what_is_read_aloud_alone():
    other = document(Paragraph("The forecast of page nine."), page="forecast")
    assert breaches(other, WORDS) == ()
    assert [each.found for each in breaches(other, WORDS, everywhere=True)] == ["forecast"]


def test_the_range_is_said_in_words_that_a_reader_knows():
    said = " ".join(each.under for each in graphs(packs.material()).blocks[-1].panels)
    assert "band" not in said
    assert "three councils 16-27 in 100 (March 2025)" in said


def test_a_sentence_that_an_officer_writes_is_held_to_the_same_list():
    assert [each for each, _ in breaches_of("Of them 3 are on track", WORDS)] == ["on track", "3"]


def test_nothing_on_page_one_is_a_percent_sign_a_decimal_or_a_code():
    # Said once more without the module under test.
    for page in page_one(packs.material()):
        for block in page.blocks:
            for each in getattr(block, "panels", ()):
                text = " ".join((each.sentence, each.under, each.chart.alternative))
                assert not re.search(r"%|\d\.\d|\b[A-R]\d\d\b|£", text), text
