"""The chapter "Why it changed": sentences, pictures and tables of parts that add up, and what is missing."""

import re
from dataclasses import replace
from datetime import date

import altair
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packs
from nearhome.disclosure.parts import as_they_are, together, together_by_pairs
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Document, Picture, Statement, Step, Table, Waterfall
from nearhome.pack.build import board_pack
from nearhome.pack.charts import specification, svg
from nearhome.pack.labels import width
from nearhome.pack.waterfalls import WIDTH, waterfall_fill, waterfall_size
from nearhome.pack.why.chapter import pages
from nearhome.pack.why.children import councils
from nearhome.pack.why.pointing import pointer, why_lines
from nearhome.pack.words import lint
from nearhome.results.why_told import Lacking, Order, Why
from nearhome.signals.why.account import (
    BESIDE,
    Flows,
    account,
    beside_the_year_before,
    published_account,
)
from nearhome.signals.why.mix import Of, mix
from nearhome.signals.why.rates import rate
from nearhome.signals.why.stays import Cohort, stays

DAYS = (date(2025, 10, 31), date(2026, 10, 31))
MARCHES = (date(2024, 3, 31), date(2025, 3, 31))
EARLIER = Flows(
    {"section 20": 43, "care order": 43, "UASC": 45}, {"turned 18": 86, "adopted": 63}, 2
)
LATER = Flows({"section 20": 42, "care order": 50, "UASC": 40}, {"turned 18": 79, "adopted": 74}, 2)
CARD = {card.code: card for card in cards()}


def whole_account(officers=False):
    split = account("A01", DAYS, (449, 430), LATER, {})
    return as_they_are(split) if officers else together(split, lambda part: False)


def far(by="age_band", code="D08"):
    before = {"under 1": Of(6, 18), "5 to 9": Of(15, 58), "10 to 15": Of(50, 191)}
    after = {"under 1": Of(6, 9), "5 to 9": Of(14, 71), "10 to 15": Of(72, 176)}
    return as_they_are(mix(code, by, DAYS, before, after), by)


def why(officers=False, **changes):
    beside = beside_the_year_before("A01", DAYS, EARLIER, LATER)
    stay = {"under 1 year": Cohort(131, 113)}, {"under 1 year": Cohort(134, 103)}
    found = Why(
        told=(
            whole_account(officers),
            as_they_are(beside) if officers else together_by_pairs(beside, lambda part: False),
            as_they_are(stays("A01", DAYS, *stay, (336, 327))),
            as_they_are(rate("A02", DAYS, (449, 430), (67_149, 68_000))),
        ),
        shares={"D08": (far(), far("need"))},
        lacking=(Lacking("E02", "size, mix and shares by need", "need", "too few children"),),
        orders=(Order("A04", "0 to 4", "12 to 15", date(2024, 11, 30)),),
        members=(
            (
                "Wessex Vale",
                published_account("A01", "as published", MARCHES, (447, 437), 138, 149),
            ),
            ("Eastfold", published_account("A01", "as published", MARCHES, (475, 478), 145, 143)),
        ),
    )
    return replace(found, **changes)


def material(found=None, **changes):
    return replace(packs.material(**changes), why=why() if found is None else found)


def blocks(material, kind):
    return [block for page in pages(material) for block in page.blocks if isinstance(block, kind)]


def texts(material):
    document = Document("why", (), "", pages(material), DAYS[1])
    return document, [text for block in blocks(material, Picture) for text in (block.sentence,)]


def numbers(text):
    """So many more or fewer that a cell says; None of a few."""
    found = re.fullmatch(r"([\d,]+) (more|fewer)", text)
    if found is None:
        return 0 if text == "no change" else None
    return int(found[1].replace(",", "")) * (1 if found[2] == "more" else -1)


def test_the_account_says_how_many_came_and_left():
    _, said = texts(material())
    assert said[0] == "19 fewer children in our care than a year ago: 134 came in and 153 left."


def test_the_year_is_set_beside_the_one_before_in_children():
    _, said = texts(material())
    assert said[1] == (
        "134 came in, a few more than in the year before; 153 left, a few more than in the year before."
    )


@pytest.mark.parametrize("officers", [False, True])
def test_the_parts_of_the_account_as_printed_add_up_to_both_days(officers):
    found = material(why(officers), officers=officers)
    table = next(each for each in blocks(found, Picture) if each.id == "why-account").numbers
    first, *parts, last = [row[1] for row in table.rows]
    assert int(first) + sum(numbers(part) for part in parts) == int(last)
    assert "add up to the change, nothing left over" in blocks(found, Picture)[0].caption


def test_every_picture_starts_and_ends_at_both_days_and_its_bars_fill_the_way():
    for each in blocks(material(), Picture):
        chart = each.chart
        assert isinstance(chart, Waterfall)
        assert chart.start.by + sum(step.by for step in chart.steps) == chart.end.by
        for step in chart.steps:
            if "came" not in step.said and "left" not in step.said:
                assert ("more" in step.said) == (step.by > 0)
                assert ("fewer" in step.said) == (step.by < 0)


def test_more_that_left_lower_the_number_and_say_so():
    chart = next(each for each in blocks(material(), Picture) if each.id == "why-beside").chart
    adopted = next(step for step in chart.steps if step.name == "Left: adopted")
    assert (adopted.by, adopted.said) == (-11, "11 more left")


def test_what_raises_is_filled_and_what_lowers_is_white_so_that_grey_paper_tells_them_apart():
    picture = svg(blocks(material(), Picture)[0].chart)
    assert picture.count('fill="#ffffff" stroke="#12436d"') == 2
    assert picture.count('fill="#12436d" stroke="#12436d"') == 3
    for step in blocks(material(), Picture)[0].chart.steps:
        assert step.said in picture.partition("</title>")[2]


@pytest.mark.parametrize("name", ["why-account", "why-beside", "why-stays", "why-rate", "why-d08"])
def test_every_picture_is_a_valid_specification_and_its_words_stay_inside(name):
    chart = next(each for each in blocks(material(), Picture) if each.id == name).chart
    made = specification(chart)
    altair.Chart.from_dict({key: value for key, value in made.items() if key != "$schema"})
    params, high = waterfall_fill(chart)[0], waterfall_size(chart)[1]
    for step in (chart.start, *chart.steps, chart.end):
        assert width(step.name) <= params["names"]
        assert params["end"] + width(step.said) <= WIDTH
    assert params["high"] == high


def test_a_change_of_nothing_is_drawn_without_a_bar():
    same = (
        Step("31 October 2025", 9, "9"),
        (Step("a", 0, "no change"),),
        Step("31 October 2026", 9, "9"),
    )
    filled = waterfall_fill(Waterfall("nothing", *same, "words"))[1]
    assert filled["more"] == filled["fewer"] == []
    assert "no change" in svg(Waterfall("nothing", *same, "words"))


def test_the_words_that_stand_for_a_picture_begin_with_its_sentence_and_name_every_part():
    each = blocks(material(), Picture)[0]
    assert each.chart.alternative.startswith(each.sentence)
    for step in each.chart.steps:
        assert step.said in each.chart.alternative
    assert "430 on 31 October 2026, 19 fewer" in each.chart.alternative


def test_a_share_says_its_three_parts_and_its_table_names_every_group():
    found = material()
    each = next(each for each in blocks(found, Picture) if each.id == "why-d08")
    assert each.sentence.startswith(
        "Over 20 miles from home and outside the area: 92, 21 more than"
    )
    assert "because of what happens to children alike" in each.sentence
    assert [row[0] for row in each.numbers.rows[:3]] == ["under 1", "5 to 9", "10 to 15"]


def test_a_rate_is_said_of_every_ten_thousand_and_no_part_of_it_is_a_few():
    each = next(each for each in blocks(material(), Picture) if each.id == "why-rate")
    assert each.sentence == (
        "63 in every 10,000 children who live here are in our care, 4 fewer than a year ago: "
        "3 fewer because of the children in our care; 1 fewer because of how many children live here."
    )
    assert "a few" not in str(each.numbers.rows)


def test_the_councils_of_the_range_stand_beside_our_published_year():
    found = blocks(material(), Table)
    table = next(each for each in found if each.caption.startswith("Of every 100"))
    assert table.rows[0] == ("Wessex Vale", "31", "33", "0", "98")
    for _, came, left, missed, later in table.rows:
        assert 100 + int(came) - int(left) + int(missed) == int(later)


def test_no_number_of_one_to_five_children_is_printed_but_to_officers():
    cells = [
        cell for each in blocks(material(), Picture) for row in each.numbers.rows for cell in row
    ]
    of_children = [numbers(cell) for cell in cells if numbers(cell)]
    rate_parts = {-3, -1, -4}
    assert of_children
    assert all(abs(n) > 5 for n in of_children if n not in rate_parts)
    shown = str(blocks(material(why(officers=True), officers=True), Picture))
    assert "2 more" in shown


def test_no_code_and_no_statutory_word_leaves_the_officers():
    found = material()
    document, _ = texts(found)
    assert lint(document, found.words, tuple(CARD)) == ()


def test_what_could_not_be_split_is_said_with_the_reason():
    said = [sentence for block in blocks(material(), Statement) for sentence in block.sentences]
    assert "Long with the same carers: too few children." in said


def test_with_nothing_to_show_a_page_says_what_to_bring_and_without_asking_there_is_none():
    nothing = Why(lacking=(Lacking("A01", BESIDE, "", "no number of 31 October 2025 is held"),))
    (page,) = pages(material(nothing))
    assert "needs the returns of the year" in page.blocks[0].text
    assert page.blocks[1].sentences == (
        "The year beside the one before: no number of 31 October 2025 is held.",
    )
    assert pages(replace(material(), why=None)) == ()


def test_the_page_of_a_measure_points_to_the_chapter_only_where_it_is_split_there():
    assert len(pointer(CARD["D08"], material())) == 1
    assert pointer(CARD["E01"], material()) == ()
    assert pointer(CARD["D08"], replace(material(), why=None)) == ()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("A01", "Why: the largest part of the year’s change is 79 left: turned 18."),
        ("D08", "Why: the largest part of the year’s change is 27 more of “10 to 15”, a larger share of them than before."),
        ("A04", "Why: the largest part of the year’s change is 7 more came: by a care order."),
        ("A05", "Why: the largest part of the year’s change is 11 more left: adopted."),
    ],
)  # fmt: skip
def test_a_page_of_what_stands_out_says_the_largest_part_in_children(code, said):
    (line,) = why_lines(CARD[code], material())
    assert line.startswith(said)
    assert "data book" in line


def test_where_no_part_is_more_than_a_few_that_is_said():
    small = as_they_are(
        mix("D08", "age_band", DAYS, {"a": Of(40, 90)}, {"a": Of(42, 91)}), "age_band"
    )
    (line,) = why_lines(CARD["D08"], material(why(shares={"D08": (small,)})))
    assert line.startswith("Why: no part of the year’s change is more than a few children.")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            Of(40, 90),
            Of(20, 90),
            "20 fewer of “all”, a smaller share of them than before.",
        ),
        (Of(20, 90), Of(40, 90), "20 more of “all”, a larger share of them than before."),
        (Of(45, 90), Of(35, 70), "10 fewer, because fewer children were counted."),
        (Of(35, 70), Of(45, 90), "10 more, because more children were counted."),
    ],
)
def test_the_largest_part_says_which_way_what_made_it_went(before, after, said):
    told = as_they_are(mix("D08", "age_band", DAYS, {"all": before}, {"all": after}), "age_band")
    (line,) = why_lines(CARD["D08"], material(why(shares={"D08": (told,)})))
    assert f"the largest part of the year’s change is {said}" in line


@pytest.mark.parametrize(
    ("since", "is_there"),
    [(date(2026, 3, 31), True), (date(2025, 11, 30), True), (date(2025, 10, 31), False)],
)
def test_the_pack_says_which_age_overtook_which_in_the_last_year_only(since, is_there):
    found = why(orders=(Order("A04", "0 to 4", "12 to 15", since),))
    pack = board_pack(material(found))
    assert (f"overtook those aged 12 to 15 in {since:%B %Y}" in str(pack)) is is_there


def test_officers_are_told_the_numbers_of_both_groups():
    order = Order("A04", "0 to 4", "12 to 15", date(2024, 11, 30), (47, 45, 46, 40))
    said = [s for b in blocks(material(why(orders=(order,))), Statement) for s in b.sentences]
    assert said[0].endswith("(47 and 46 then, 45 and 40 now).")


@given(
    st.lists(
        st.tuples(st.integers(50, 900), st.integers(-40, 40), st.integers(10, 400)),
        min_size=2,
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None)
def test_the_range_that_is_said_of_councils_like_ours_is_that_of_their_rows(drawn):
    members = tuple(
        (
            f"Council {n}",
            published_account("A01", "", MARCHES, (stock, stock + more), came, came - more + 1),
        )
        for n, (stock, more, came) in enumerate(drawn)
        if came - more + 1 >= 0
    )
    table, said = councils(why(members=members)) if members else (None, None)
    if table is None or len(table.rows) < 2:
        return
    _, *others = table.rows
    for at, name in ((1, "came"), (2, "left")):
        shown = sorted(int(row[at].replace(",", "")) for row in others)
        low, high = f"{shown[0]:,}", f"{shown[-1]:,}"
        between = low if low == high else f"{low}-{high}"
        ranges = said.text.partition("in councils like ours ")[2].partition(". ")[0].split(" and ")
        assert ranges[at - 1] == between, name
