"""The data book: nobody is left out, every number in its sentences is a cell of the file, its words are plain."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import books
import packs
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.measures.cards import cards
from nearhome.pack.blocks import LineChart, Picture, Statement, Table
from nearhome.pack.build import data_book
from nearhome.pack.data_book.groups import (
    DroppedGroupError,
    for_which_children,
    in_words_of,
    names_in,
    refuse_dropped,
)
from nearhome.pack.data_book.measure_page import measure_page, numbers
from nearhome.pack.data_book.said import sentence
from nearhome.pack.figures import Figure, Figures
from nearhome.pack.rows import AVERAGED
from nearhome.pack.words import lint, lint_text, shipped_words
from nearhome.results.board import Target
from nearhome.results.signals import Evidence
from nearhome.results.values import Status

WORDS = shipped_words()
CARD = {card.code: card for card in books.CARDS}
HEADINGS = (
    "What is it?", "Compared with whom?", "Is it real?", "For which children?", "Where should it be?",
    "Where the numbers come from",
)  # fmt: skip
ONLY_WHERE_SAID = ("What does it say?", "What do we say about it?")


@pytest.fixture(scope="module")
def book():
    return data_book(books.material())


def page_of(book, code):
    return next(page for page in book.pages if page.id == f"measure-{code.lower()}")


def statement(page, heading):
    return next(
        each for each in page.blocks if isinstance(each, Statement) and each.heading == heading
    )


def test_every_measure_has_a_page_in_the_catalogues_order_under_its_number(book):
    ids = [page.id for page in book.pages if page.id.startswith("measure-")]
    assert ids == [f"measure-{card.code.lower()}" for card in books.CARDS]
    titles = [page.title for page in book.pages if page.id.startswith("measure-")]
    assert [int(title.partition(".")[0]) for title in titles] == list(range(1, len(ids) + 1))
    contents = next(page for page in book.pages if page.id == "contents")
    assert [said for block in contents.blocks for said in block.sentences] == titles


@pytest.mark.parametrize("code", books.CODES)
def test_a_page_answers_every_question_in_one_order(book, code):
    page = page_of(book, code)
    assert [
        each.heading
        for each in page.blocks
        if isinstance(each, Statement) and each.heading not in ONLY_WHERE_SAID
    ] == list(HEADINGS)


def said_of_groups(page):
    """The sentences of a page's groups: by breakdown, and those told together by how they read."""
    own, together = {}, {}
    for each in statement(page, "For which children?").sentences[1:]:
        lead, _, rest = each.partition(". ")
        if lead.endswith(" in every group"):
            together[lead.removesuffix(" in every group")] = rest
        else:
            own[lead] = each
    return own, together


@pytest.mark.parametrize("code", books.CODES)
def test_every_group_of_every_breakdown_is_told_on_the_page(book, code):
    page, card = page_of(book, code), CARD[code]
    material = books.material()
    total = material.figures.latest(Figure(code), packs.AS_AT)
    own, together = said_of_groups(page)
    tables = {each.caption: each for each in page.blocks if isinstance(each, Table)}
    for by in card.breakdowns:
        held = {
            WORDS.groups.get(each.group, each.group): each
            for each in material.figures.groups(code, by, total.as_at)
        }
        assert set(held) == {WORDS.groups.get(group, group) for group in BREAKDOWNS[by]}
        sentence_of = own.get(f"By {in_words_of(by)}")
        if sentence_of is None:
            (read,) = (read for read, which in together.items() if in_words_of(by) in which)
            assert not [name for name, each in held.items() if each.numerator]
            expected = {
                "fewer than 6" if each.numerator is None else "none" for each in held.values()
            }
            assert total.unit in AVERAGED or set(read.lower().split(" or ")) == expected
        else:
            unnamed = set(held) - set(names_in(sentence_of))
            assert {held[name].numerator for name in unnamed} <= {0.0}
            assert not set(names_in(sentence_of)) - set(held)
        table = tables.get(f"By {in_words_of(by)}, then and now")
        assert table is not None or sentence_of is None
        assert table is None or {row[0] for row in table.rows} == set(held)


def test_a_group_without_a_result_fails_the_build():
    made = [
        each
        for each in books.results()
        if (each.code, each.breakdown, each.group, each.as_at)
        != ("D08", "age_band", "10 to 15", packs.AS_AT)
    ]
    with pytest.raises(DroppedGroupError, match=r"D08 by age_band.*10 to 15"):
        data_book(books.material(tuple(made)))


def test_a_group_that_a_block_drops_or_two_of_one_name_fail_the_build():
    material = books.material()
    names = [WORDS.groups.get(group, group) for group in BREAKDOWNS["sex"]]
    refuse_dropped(CARD["D08"], "sex", names, material)
    for wrong in (names[1:], [*names, names[0]]):
        with pytest.raises(DroppedGroupError, match="D08 by sex"):
            refuse_dropped(CARD["D08"], "sex", wrong, material)


def test_every_breakdown_of_the_catalogue_has_plain_words_and_no_two_groups_one_name():
    for by, groups in BREAKDOWNS.items():
        assert lint_text(in_words_of(by), WORDS) == ()
        assert "_" not in in_words_of(by)
        plain = [WORDS.groups.get(group, group) for group in groups]
        assert len(set(plain)) == len(plain), by
        assert not [name for name in plain if "; " in name or " / " in name or ": " in name]


def test_none_hidden_and_not_supplied_read_differently():
    made = books.results(codes=("E01",))
    wanted = {"under 1": 0, "1 to 4": 3, "5 to 9": 40}
    changed = tuple(
        packs.result("E01", each.as_at, wanted[each.group], 90, "age_band", each.group)
        if each.breakdown == "age_band" and each.group in wanted
        else replace(
            each, numerator=None, denominator=None, value=None, status=Status.NOT_COLLECTED
        )
        if each.breakdown == "uasc"
        else each
        for each in made
    )
    blocks = for_which_children(CARD["E01"], books.material(changed, codes=("E01",)))
    said = " ".join(blocks[0].sentences)
    assert re.search(r"under 1(?: / [^;:]+)*: none", said)
    assert re.search(r"1 to 4(?: / [^;:]+)*: fewer than 6", said)
    assert "in brackets, so many in 100." in said
    assert "5 to 9: 40 of 90 (44)" in said
    assert f"Not supplied in every group. By {in_words_of('uasc')}." in said


def test_what_all_groups_are_of_is_said_once_and_a_group_of_nobody_goes_unnamed():
    made = tuple(
        replace(each, numerator=0.0, denominator=90.0, value=0.0, status=Status.ZERO)
        if each.breakdown and each.group == "under 1"
        else packs.result("E01", each.as_at, 40, 90, each.breakdown, each.group)
        if each.breakdown
        else each
        for each in books.results(codes=("E01",))
    )
    said = for_which_children(CARD["E01"], books.material(made, codes=("E01",)))[0].sentences
    assert ", of 90; in brackets, so many in 100. Groups not named have nobody." in said[0]
    assert "1 to 4: 40 (44); 5 to 9: 40 (44)" in " ".join(said)
    assert "under 1:" not in " ".join(said)


def test_the_sentence_is_one_on_the_page_in_the_picture_and_begins_its_alternative_text(book):
    pictures = [block for page in book.pages for block in page.blocks if isinstance(block, Picture)]
    assert len(pictures) >= len(books.CODES) - 1
    for each in pictures:
        assert each.chart.alternative.startswith(each.sentence)
        assert each.numbers.rows


def test_a_sentence_counts_first_then_of_how_many_then_the_change_then_how_sure():
    material = books.material()
    assert sentence(CARD["D08"], material).startswith(
        "122 of 437 (28 in 100) on 31 October 2026, "
    ) or sentence(CARD["D08"], material).startswith("122 of 437 (28 in 100) in the 12 months to")
    assert sentence(CARD["D08"], material).endswith(": a real change since March 2026.")
    assert sentence(CARD["A01"], material).startswith("437 ")
    assert "in 100" not in sentence(CARD["F08"], books.material(_few("F08", 9, 29)))
    assert "(30 in 100)" in sentence(CARD["F08"], books.material(_few("F08", 9, 30)))


def _few(code, numerator, denominator):
    return tuple(
        packs.result(code, each.as_at, numerator, denominator)
        if each.code == code and not each.breakdown and each.as_at == packs.AS_AT
        else each
        for each in books.results()
    )


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), officers=st.booleans())
def test_each_number_of_a_sentence_is_a_cell_of_the_file(seed, officers):
    made = books.results(seed)
    material = books.material(made, officers=officers)
    checked = 0
    for card in books.CARDS:
        total = material.figures.latest(Figure(card.code), packs.AS_AT)
        if total.unit in AVERAGED:
            continue
        page = measure_page(numbers(material)[card.code], card, material)
        own, _ = said_of_groups(page)
        for by in card.breakdowns:
            said = own.get(f"By {in_words_of(by)}")
            if said is None:
                continue
            rows = {
                WORDS.groups.get(each.group, each.group): each
                for each in material.figures.groups(card.code, by, total.as_at)
            }
            for part in said.partition(". ")[2].rstrip(".").split("; "):
                name, _, value = part.rpartition(": ")
                found = re.match(r"([\d,]+)(?: of ([\d,]+))?", value)
                if found:
                    row = rows[name]
                    assert float(found.group(1).replace(",", "")) == row.numerator
                    if found.group(2):
                        assert float(found.group(2).replace(",", "")) == row.denominator
                    checked += 1
                else:
                    hidden = [rows[each] for each in name.split(" / ")]
                    assert all(not each.numerator for each in hidden)
    assert checked > 20


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000))
def test_no_count_of_one_to_five_is_on_any_page_but_the_officers(seed):
    book = data_book(books.material(books.results(seed)))
    for page in book.pages:
        if page.id.startswith("measure-"):
            for block in page.blocks:
                if isinstance(block, Table) and block.caption.endswith("then and now"):
                    counts = [
                        re.match(r"(\d+)(?: of|$)", cell) for row in block.rows for cell in row[1:]
                    ]
                    assert not [each for each in counts if each and 1 <= int(each.group(1)) <= 5]


def test_the_words_of_the_book_are_plain_but_where_they_define(book):
    assert lint(book, WORDS, [card.code for card in cards()]) == ()


def test_what_it_is_and_where_it_is_from_stand_on_every_page(book):
    page = page_of(book, "D08")
    what = " ".join(statement(page, "What is it?").sentences)
    assert CARD["D08"].question in what
    assert CARD["D08"].source in what
    where = " ".join(statement(page, "Where the numbers come from").sentences)
    assert "snapshot 2026-10-31-1a2b3c4d" in where


def test_the_board_has_set_no_target_and_one_that_it_set_is_said_with_its_day():
    page = measure_page(1, CARD["D08"], books.material())
    assert statement(page, "Where should it be?").sentences[0] == ("The Board has set no target.")
    target = Target("D08", 20.0, date(2028, 3, 31), "the Board, 4 June 2026")
    page = measure_page(1, CARD["D08"], books.material(targets={"D08": target}))
    assert statement(page, "Where should it be?").sentences[0] == (
        "20 in 100 by 31 March 2028: the Board, 4 June 2026."
    )


def test_compared_with_whom_says_the_range_england_and_each_council(book):
    page = page_of(book, "D08")
    said = " ".join(statement(page, "Compared with whom?").sentences)
    assert (
        "three councils 16-27 in 100 (March 2025): ours is outside the range by nine children, worse"
        in said
    )
    assert "England: 18 in 100 (31 March 2025)." in said
    assert "The range kept from 31 March 2020: 15-24 in 100, of three councils." in said
    council = next(
        each
        for each in page.blocks
        if isinstance(each, Table) and "Councils like ours" in each.caption
    )
    assert ("Southley", "36 in 100", "no") in council.rows


def test_without_a_comparator_the_page_says_so():
    bare = books.material(bands={}, frozen={}, england={}, signals={})
    page = measure_page(1, CARD["D08"], bare)
    assert statement(page, "Compared with whom?").sentences == (
        "Nothing that others publish counts the same.",
    )
    assert not [
        each for each in page.blocks if isinstance(each, Table) and "Councils" in each.caption
    ]


@pytest.mark.parametrize("status", [Status.NOT_COLLECTED, Status.NOT_ENOUGH_HISTORY])
def test_a_measure_without_numbers_says_why_and_draws_nothing(status):
    made = books.without_numbers(books.results(codes=("D08",)), status)
    book = data_book(books.material(made, codes=("D08",)))
    page = page_of(book, "D08")
    assert WORDS.statuses[status] in statement(page, "What does it say?").sentences[0]
    assert WORDS.statuses[status] in statement(page, "For which children?").sentences[0]
    assert not [each for each in page.blocks if isinstance(each, Picture)]


def test_a_measure_with_every_value_hidden_says_so_and_names_every_group():
    made = books.suppressed(books.results(codes=("D08",)))
    page = page_of(data_book(books.material(made, codes=("D08",))), "D08")
    assert statement(page, "What does it say?").sentences[0].startswith("Fewer than 6")
    names = ", ".join(map(in_words_of, CARD["D08"].breakdowns[:-1]))
    (said,) = statement(page, "For which children?").sentences[1:]
    assert (
        said
        == f"Fewer than 6 in every group. By {names} and {in_words_of(CARD['D08'].breakdowns[-1])}."
    )


def test_one_month_of_data_makes_a_book_with_one_point():
    made = tuple(each for each in books.results() if each.as_at == packs.AS_AT)
    book = data_book(books.material(made))
    chart = next(block.chart for block in page_of(book, "D08").blocks if isinstance(block, Picture))
    assert isinstance(chart, LineChart)
    assert len(chart.lines[0].points) == 1


def test_a_share_of_fewer_than_thirty_is_drawn_as_its_count():
    made = _few("F08", 9, 20)
    page = measure_page(1, CARD["F08"], books.material(made))
    chart = next(block.chart for block in page.blocks if isinstance(block, Picture))
    assert chart.unit == "n"
    assert chart.lines[0].points[-1].value == 9


def test_results_are_found_by_group_and_day_and_never_twice():
    one = packs.result("A01", packs.AS_AT, 7, None, "sex", "Male")
    other = replace(one, numerator=8.0)
    figures = Figures((one, one))
    assert figures.groups("A01", "sex", packs.AS_AT) == (one,)
    with pytest.raises(ValueError, match="two results"):
        Figures((one, other))


def test_how_sure_a_change_is_and_what_chance_alone_makes():
    signal = packs.signal("D08", evidence=Evidence.USUAL, way="more", change=12.0,
        usual_low=-20.0, usual_high=31.0)  # fmt: skip
    page = measure_page(1, CARD["D08"], books.material(signals={"D08": signal}))
    said = statement(page, "Is it real?").sentences
    assert said[0].startswith("Usual ups and downs")
    assert said[1] == "Since 31 October 2025: 12 more; had nothing changed, 20 fewer to 31 more."
