"""Page one: twelve panels in order, each a sentence that holds to its grammar and tells no small count."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packs
from nearhome.pack.build import board_pack
from nearhome.pack.panels import panel
from nearhome.pack.words import LONGEST_SENTENCE
from nearhome.results.signals import Evidence, Place
from nearhome.results.values import Status

ORDER = [
    "in-our-care", "coming-and-leaving", "age-coming-in", "with-a-family", "far-from-home",
    "outside-our-area", "moves", "same-carers", "family-that-lasts", "health", "missing",
    "young-adults",
]  # fmt: skip


def panels(material):
    return board_pack(material).pages[1].blocks[-1].panels


def one(name, material):
    return next(each for each in panels(material) if each.id == name)


def changed(made, code, **changes):
    return tuple(
        replace(each, **changes)
        if each.code == code and not each.breakdown and each.as_at == packs.AS_AT
        else each
        for each in made
    )


def test_twelve_panels_stand_in_the_adopted_order():
    assert [each.id for each in panels(packs.material())] == ORDER


def test_the_sentence_says_the_count_then_of_how_many_then_the_change_in_children():
    made = packs.results()
    now, before = (
        next(r for r in made if (r.code, r.as_at, r.breakdown) == ("E01", on, ""))
        for on in (packs.AS_AT, date(2025, 10, 31))
    )
    assert (now.numerator, before.numerator) == (48, 43)
    more = tuple(
        replace(each, numerator=41, value=4100 / 437) if each == before else each for each in made
    )
    assert one("moves", packs.material(more)).sentence == (
        "48 of 437 have had three or more homes in a year, 7 more than a year ago."
    )


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (437, "the same as a year ago"),
        (440, "a few fewer than a year ago"),
        (432, "a few more than a year ago"),
        (443, "6 fewer than a year ago"),
        (337, "100 more than a year ago"),
    ],
)
def test_a_change_is_said_in_children(then, said):
    made = tuple(
        replace(each, numerator=then, value=then)
        if (each.code, each.as_at, each.breakdown) == ("A01", date(2025, 10, 31), "")
        else each
        for each in packs.results()
    )
    assert one("in-our-care", packs.material(made)).sentence == (
        f"437 children are in our care, {said}."
    )


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(packs.SIZES)), st.integers(0, 9), max_size=8))
def test_no_panel_tells_a_count_of_one_to_five(sizes):
    made = packs.results(sizes=sizes)
    for each in panels(packs.material(made)):
        assert len(each.sentence) <= LONGEST_SENTENCE
        plain = re.sub(
            r"aged \d+ to \d+|\d+ to \d+|\d+ in 100|by 18|12 months|20 miles", "", each.sentence
        )
        assert not re.search(r"(?<![\d,])[1-5](?![\d,])", plain), each.sentence


def test_a_suppressed_count_is_drawn_nowhere():
    material = packs.material(packs.results(sizes={"D08": 3}))
    drawn = one("far-from-home", material)
    assert drawn.sentence.startswith("Fewer than 6 of 437 live over 20 miles")
    assert drawn.chart is None or all(
        point.value is None or point.value * 437 / 100 > 5.5
        for point in drawn.chart.lines[0].points
    )


def test_a_true_zero_is_none_and_is_drawn():
    made = changed(packs.results(), "D08", numerator=0, value=0, status=Status.ZERO)
    drawn = one("far-from-home", packs.material(made))
    assert drawn.sentence.startswith("None live over 20 miles")
    assert drawn.chart.lines[0].points[-1].value == 0


@pytest.mark.parametrize(
    "status", [Status.NOT_COLLECTED, Status.NOT_ENOUGH_HISTORY, Status.NO_DENOMINATOR]
)
def test_a_panel_without_a_number_says_why(status):
    made = tuple(
        replace(each, numerator=None, value=None, status=status) if each.code == "E02" else each
        for each in packs.results()
    )
    material = packs.material(made)
    found = one("same-carers", material)
    assert found.sentence == f"Staying put with carers: {material.words.statuses[status.value]}."
    assert found.chart is None


def test_a_share_of_fewer_than_thirty_is_not_said_or_drawn():
    made = tuple(
        replace(each, numerator=20.0, denominator=29.0, value=2000 / 29)
        if each.code == "E02"
        else each
        for each in packs.results()
    )
    found = one("same-carers", packs.material(made))
    assert found.sentence.startswith("20 of 29 children long in our care")
    assert "in 100 ·" not in found.under.partition("England")[0]
    assert found.chart is None


def test_a_yearly_figure_older_than_a_year_says_its_date_in_the_sentence():
    made = tuple(
        each
        for each in packs.results()
        if not (each.code in {"H02", "H04"} and each.as_at > date(2025, 3, 31))
    )
    assert "31 March 2025" in one("health", packs.material(made)).sentence


def test_few_provisional_panels_are_named_and_so_are_few_that_are_not():
    def said(*unsettled, other=Status.VALUE):
        made = tuple(
            replace(r, status=Status.PROVISIONAL if r.code in unsettled else other)
            if r.status in (Status.VALUE, Status.PROVISIONAL) else r
            for r in packs.results()
        )  # fmt: skip
        return board_pack(packs.material(made)).pages[0].blocks[0].text

    assert "one of the twelve is provisional (Moves): late" in said("E01")
    assert "two of the twelve are provisional (Moves and Missing): late" in said("E01", "I01")
    mine = [each.main.code for each in packs.material().headlines.panels]
    most = said(*(code for code in mine if code not in ("E01", "K01", "H04")))
    assert "nine of the twelve are provisional, all but Moves, Health and Care-experienced" in most


def test_a_front_without_a_single_figure_does_not_say_that_none_is_provisional():
    assert (
        "no panel has a figure of this day"
        in board_pack(packs.material(())).pages[0].blocks[0].text
    )


def test_the_councils_like_ours_are_named_on_the_front_where_they_are_few_and_the_same():
    def said(bands):
        front = board_pack(packs.material(beside={"bands": bands})).pages[0]
        (about,) = [b for b in front.blocks if getattr(b, "heading", "") == "About these figures"]
        return [each for each in about.sentences if each.startswith("The councils like ours")]

    bands = packs.bands()
    (one_line,) = said(bands)
    names = [each.name for each in bands["D08"].latest.counted]
    assert all(name in one_line for name in names)
    # Another measure with one council fewer: then no one line is true of all.
    latest = bands["E01"].latest
    out = replace(latest.counted[0], in_band=False)
    members = (out, *(each for each in latest.members if each.name != out.name))
    points = (*bands["E01"].points[:-1], replace(latest, members=members))
    assert said({**bands, "E01": replace(bands["E01"], points=points)}) == []


def test_the_front_says_the_day_the_meeting_the_age_and_what_is_provisional():
    front = board_pack(packs.material()).pages[0]
    assert front.title == "In words"
    assert front.blocks[0].text == (
        "Our children on 31 October 2026. Meeting 24 November. "
        "These figures are 24 days old; eight of the twelve are provisional: late entries may still "
        "change them."
    )


def test_three_questions_are_asked():
    questions = next(
        block
        for block in board_pack(packs.material()).pages[0].blocks[1:]
        if block.heading == "Three questions you might ask"
    )
    assert len(questions.sentences) == 3
    assert all(question.endswith("?") for question in questions.sentences)


def test_the_questions_are_of_what_has_worsened_then_of_what_lies_farthest_outside_then_of_the_list():
    def asked(*signals):
        material = packs.material(beside={"signals": {each.code: each for each in signals}})
        blocks = {getattr(b, "heading", ""): b for b in board_pack(material).pages[0].blocks}
        questions = blocks["Three questions you might ask"].sentences
        return [question.partition(":")[0] for question in questions]

    worsened = packs.signal("K01", Place.INSIDE, 0, Evidence.REAL_CHANGE, date(2026, 3, 31),
        better=False, since=date(2026, 1, 1))  # fmt: skip
    near, far = packs.signal("D09", Place.WORSE, 7), packs.signal("E02", Place.WORSE, 40)
    better = packs.signal("D02", Place.BETTER, 90)
    assert asked(near, better, far, worsened) == [
        "Care-experienced young adults", "Staying put with carers", "In our area",
    ]  # fmt: skip
    assert asked(better, far) == ["Staying put with carers", "Far from home", "Moves"]
    assert asked() == ["Far from home", "Moves", "Missing"]


def test_late_months_are_marked_to_be_drawn_hollow():
    points = one("in-our-care", packs.material()).chart.lines[0].points
    assert [point.provisional for point in points[-3:]] == [False, True, True]


def test_five_years_of_months_are_drawn_and_six_year_ends():
    drawn = panels(packs.material())
    assert len(drawn[0].chart.lines[0].points) == 61
    assert [p.on.year for p in drawn[9].chart.lines[0].points] == list(range(2021, 2027))


def test_the_red_line_is_this_time_last_year():
    made = packs.results()
    last = next(
        r for r in made if (r.code, r.as_at, r.breakdown) == ("A01", date(2025, 10, 31), "")
    )
    reference = panel(packs.material().headlines.panels[0], packs.material(made)).chart.reference
    assert (reference.latest.on, reference.latest.value) == (date(2025, 10, 31), last.numerator)


def test_a_yearly_figure_is_compared_with_the_31_march_before():
    chart = one("health", packs.material()).chart
    before = chart.lines[0].points[-2]
    assert before.on == date(2025, 3, 31)
    assert (chart.reference.latest.on, chart.reference.latest.value) == (before.on, before.value)


def test_a_yearly_table_that_was_not_supplied_leaves_the_year_before_with_its_date():
    made = tuple(
        replace(
            each, numerator=None, denominator=None, value=None, status=Status.NOT_COLLECTED
        )
        if each.code in {"H02", "H04"} and each.as_at == date(2026, 3, 31)
        else each
        for each in packs.results()
    )  # fmt: skip
    found = one("health", packs.material(made))
    assert "31 March 2025" in found.sentence
    assert found.chart.lines[0].points[-1].value is None
