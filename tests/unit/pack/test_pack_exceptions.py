"""What stands out: who is first, what may not be said, and a good page when nothing does."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import books
import packs
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Paragraph, Picture, Statement, Table
from nearhome.pack.build import MOST_PAGES as PRINTED
from nearhome.pack.build import board_pack
from nearhome.pack.data_book.measure_page import numbers
from nearhome.pack.exceptions import MOST_PAGES, exceptions, family, most_moved, opening, ranked
from nearhome.pack.figures import Figures
from nearhome.pack.must_not import breaches
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.promises import promises
from nearhome.pack.words import lint, shipped_words
from nearhome.results.board import Promise, PromiseState
from nearhome.results.signals import Evidence, Place
from nearhome.results.values import Counts, Status

WORDS = shipped_words()
MARCH = date(2026, 3, 1)


def of(*signals, **changes):
    found = {each.code: each for each in signals}
    return packs.material(beside={"signals": found}, **changes)


def worse(code, gap, **changes):
    return packs.signal(code, Place.WORSE, gap, **changes)


def changed(code, change, better=False, **more):
    way = "more" if change > 0 else "fewer"
    return packs.signal(code, Place.INSIDE, 0, Evidence.REAL_CHANGE, way=way, better=better,
        since=MARCH, change=float(change), **more)  # fmt: skip


def codes(material):
    return [each.card.code for each in ranked(material)]


def words_of(page):
    return [
        text
        for block in page.blocks
        for text in (
            (block.text,)
            if isinstance(block, Paragraph)
            else block.sentences
            if isinstance(block, Statement)
            else ()
        )
    ]


def test_the_most_children_come_first_by_the_gap_or_by_the_change():
    assert codes(of(worse("D08", 9), changed("E01", 14), worse("D09", 30))) == ["D09", "E01", "D08"]
    both = packs.signal("D08", Place.WORSE, 9, Evidence.REAL_CHANGE, way="more", better=False,
        since=MARCH, change=40.0)  # fmt: skip
    assert codes(of(both, worse("D09", 30))) == ["D08", "D09"]


def test_what_is_inside_better_or_of_the_usual_does_not_stand_out():
    kept = of(
        packs.signal("D08"),
        packs.signal("E02", Place.BETTER, 12),
        packs.signal("A02", Place.ABOVE, 12),
        changed("E01", -14, better=True),
    )
    assert codes(kept) == []


def test_a_real_change_without_a_good_direction_stands_out_as_more_or_fewer():
    material = of(changed("A01", -60, better=None))
    (page,) = exceptions(material)
    said = " ".join(words_of(page))
    assert "60 fewer since March 2026: a real change." in said
    assert "worse" not in said
    assert "better" not in said


def test_of_a_measure_and_its_variants_one_has_a_page_and_names_the_others():
    material = of(worse("D08", 9), worse("D08-anywhere", 23), worse("E01", 2))
    assert codes(material) == ["D08-anywhere", "E01"]
    first = exceptions(material)[0]
    said = " ".join(words_of(first))
    assert f"({numbers(material)['D08']})" in said
    assert family("A02") == family("A01") == family("A03-uasc")


def test_a_hidden_figure_never_stands_out():
    made = packs.results(sizes={"D08": 3})
    material = packs.material(made, beside={"signals": {"D08": worse("D08", 9)}})
    assert codes(material) == []


def test_six_have_a_page_and_the_others_are_named_with_where_they_are():
    nine = ("A09", "D02", "D05", "D08", "D09", "E01", "E02", "I01", "J02")
    picked = [card for card in cards() if card.code in nine]
    material = of(*(worse(card.code, 50 - n) for n, card in enumerate(picked[:9])))
    assert len(ranked(material)) == 9
    pages = exceptions(material)
    assert [page.id for page in pages] == [f"exception-{n}" for n in range(1, 7)]
    assert len(pages) == MOST_PAGES
    last = words_of(pages[-1])[-1]
    assert last.startswith("Three more are in the data book")
    number = numbers(material)
    for card in picked[6:9]:
        assert f"({number[card.code]})" in last
    assert not [text for page in pages[:-1] for text in words_of(page) if "more are in" in text]


def test_a_page_says_what_since_when_which_children_beside_whom_and_that_no_comment_came():
    material = books.material(signals=packs.signals())
    page = next(each for each in exceptions(material) if "over 20 miles" in each.title)
    (picture,) = [each for each in page.blocks if isinstance(each, Picture)]
    assert picture.sentence.startswith("122 of 437 (28 in 100)")
    said = " ".join(words_of(page))
    assert "10 more since March 2026, for the worse: a real change." in said
    assert (
        "outside the range by nine children, worse: three councils 16-27 in 100 (March 2025)"
        in said
    )
    assert "No commentary was supplied." in said
    table = next(each for each in page.blocks if isinstance(each, Table))
    by = next(
        by for by in ("age_band", "placement", "distance", "need", "sex", "uasc")
        if {row[0] for row in table.rows}
        == {WORDS.groups.get(group, group) for group in books.BREAKDOWNS[by]}
    )  # fmt: skip
    assert by


def test_at_most_three_sentences_come_before_the_picture():
    material = books.material(signals=packs.signals())
    for each, page in zip(ranked(material), exceptions(material), strict=True):
        before = page.blocks[: next(
            (n for n, block in enumerate(page.blocks) if isinstance(block, Picture)), 0
        )]  # fmt: skip
        assert len(before) <= 1
        assert " ".join(opening(each, material, None)).count(". ") <= 2


@settings(max_examples=20, deadline=None)
@given(
    gaps=st.lists(st.integers(1, 200), min_size=1, max_size=8, unique=True),
    few=st.booleans(),
    officers=st.booleans(),
)
def test_the_order_is_that_of_children_and_the_must_not_list_holds(gaps, few, officers):
    base = ["D08", "D09", "E01", "E02", "I01", "D02", "D05", "J02"]
    found = [worse(code, gap) for code, gap in zip(base, gaps, strict=False)]
    made = packs.results(sizes=dict.fromkeys(packs.SIZES, 4)) if few else packs.results()
    material = packs.material(
        made, beside={"signals": {each.code: each for each in found}}, officers=officers
    )
    sizes = [each.children for each in ranked(material)]
    assert sizes == sorted(sizes, reverse=True)
    document = replace(board_pack(material), pages=exceptions(material))
    assert lint(document, WORDS) == ()
    assert list(breaches(document, WORDS, officers=officers)) == []


def test_nothing_outside_the_range_is_a_good_page():
    material = of(packs.signal("D08"), packs.signal("E01"))
    (page,) = exceptions(material)
    said = words_of(page)
    assert said[0] == (
        "None of the 2 measures that could be looked at lies outside its range on the worse side, and "
        "none has really changed for the worse."
    )
    assert f"{len(material.cards) - 2} could not be looked at" in said[1]


def test_without_any_number_the_page_says_that_nothing_could_be_looked_at():
    (page,) = exceptions(packs.material(made=(), beside={"signals": {}}))
    assert "No measure could be looked at" in words_of(page)[0]


def test_the_empty_memory_of_the_board_says_so_and_what_will_stand_there():
    page = promises(packs.material())
    said = words_of(page)
    assert "The Board's memory holds nothing yet" in said[0]
    assert len(said) == 4


def test_promises_are_told_late_ones_first_with_owner_and_day():
    made = (
        Promise("Homes nearer", PromiseState.DONE, "head of service", date(2026, 6, 1)),
        Promise("A plan for dentists", PromiseState.OPEN, "", date(2026, 9, 30)),
        Promise("Look at moves", PromiseState.OPEN, "director", date(2027, 1, 31)),
        Promise("Ask children", PromiseState.PROPOSED),
    )
    page = promises(replace(packs.material(), promises=made))
    assert page.blocks[0].text == (
        "Of 4 things promised, on 31 October 2026: 1 done, 1 late, 1 open, 1 not yet agreed to be one, "
        "1 has no owner."
    )
    assert [row[0] for row in page.blocks[1].rows] == [
        "A plan for dentists", "Look at moves", "Ask children", "Homes nearer",
    ]  # fmt: skip
    assert page.blocks[1].rows[0] == (
        "A plan for dentists", "nobody yet", "30 September 2026", "late",
    )  # fmt: skip


@pytest.mark.parametrize("due", [date(2026, 10, 31), date(2026, 11, 1)])
def test_a_promise_is_late_only_after_its_day(due):
    kept = Promise("x", PromiseState.OPEN, due=due)
    assert not kept.is_late(packs.AS_AT)
    assert replace(kept, due=date(2026, 10, 30)).is_late(packs.AS_AT)


def test_the_order_of_the_pack():
    ids = [page.id for page in board_pack(packs.material()).pages if page.on_paper]
    assert ids[:3] == ["page-one", "graphs", "changed"] or ids[:2] == ["page-one", "graphs"]
    rest = ["promises", "board-measures", "meanings", "who-is-in-the-range", "data-quality"]
    assert ids[-5:] == rest
    assert all(each.startswith("exception") for each in ids[3:-5])
    assert PRINTED == 16


def test_a_pack_comes_out_with_no_measure_adopted_no_comparator_and_every_value_hidden():
    hidden = books.suppressed(packs.results())
    bare = {"bands": {}, "frozen": {}, "signals": {}, "england": {}, "published": {}}
    for material in (
        replace(packs.material(), headlines=replace(packs.material().headlines, panels=())),
        packs.material(beside=bare),
        packs.material(hidden, beside={"signals": {}}),
        packs.material(tuple(each for each in packs.results() if each.as_at == packs.AS_AT)),
    ):
        document = board_pack(material)
        assert lint(document, WORDS) == ()
        ids = [page.id for page in document.pages]
        assert ids[0] == "page-one"
        assert "promises" in ids
    assert Status.SUPPRESSED in {each.status for each in hidden}


def test_the_pack_is_at_most_sixteen_printed_pages_with_six_that_stand_out_and_a_long_name():
    outside = ("D08", "E01", "F08", "H04", "I01", "K01")
    material = books.material(
        signals={
            code: packs.signal(
                code, Place.WORSE, 60 - n,
                as_at=date(2026, 3, 31) if packs.is_yearly(code) else packs.AS_AT,
            )
            for n, code in enumerate(outside)
        },
        authority="Wessexvale " * 7,
    )  # fmt: skip
    assert len(exceptions(material)) == MOST_PAGES
    printed = pypdfium2.PdfDocument(pdf(board_pack(material)))
    assert 2 + MOST_PAGES < len(printed) <= PRINTED


def test_pounds_nights_and_carers_are_never_ranked_among_children():
    signals = (worse("D08", 23), changed("E01", -9))
    material = of(*signals)
    assert set(codes(material)) == {"D08", "E01"}
    for counts in (Counts.SUMS, Counts.OTHERS):
        listed = tuple(
            replace(each, counts=counts) if each.code == "D08" else each for each in material.cards
        )
        assert codes(replace(material, cards=listed)) == ["E01"]


def test_a_few_children_outside_the_range_have_no_page_and_are_named():
    material = of(worse("D08", 5), worse("E01", 6))
    (page,) = exceptions(material)
    assert packs.NAMES["E01"].lower() in page.title.lower()
    assert words_of(page)[-1].startswith("One more is in the data book")
    (alone,) = exceptions(of(worse("D08", 5)))
    said = " ".join(words_of(alone))
    assert "lies by more than a few children outside its range" in said
    assert "One more is in the data book" in said
    # A real change has a page however few they are.
    (changed_few,) = exceptions(of(changed("E01", 2)))
    assert changed_few.id == "exception-1"


def test_a_group_that_is_nearly_everybody_is_no_answer_to_which_children():
    material = books.material(signals=packs.signals())
    (each,) = [e for e in ranked(material) if e.card.code == "D08"]
    now, before = each.found.now, each.found.before

    def grouped(by, group, count, earlier):
        return [
            replace(at, breakdown=by, group=group, numerator=n, value=100 * n / at.denominator)
            for at, n in ((now, count), (before, earlier))
        ]

    made = [
        r
        for f in material.figures
        for r in material.figures.series(f)
        if not (r.code == "D08" and r.breakdown)
    ]
    # All but a few are girls, and theirs moved most; of ages the most that moved are not all.
    made += grouped("sex", "Female", 0.9 * now.numerator, before.numerator / 2)
    made += grouped("age_band", "10 to 15", 0.4 * now.numerator, 0.3 * now.numerator)
    found = replace(material, figures=Figures(made))
    (each,) = [e for e in ranked(found) if e.card.code == "D08"]
    assert most_moved(each, found) == "age_band"
    only = [r for r in made if r.breakdown != "age_band" or r.code != "D08"]
    found = replace(material, figures=Figures(only))
    assert most_moved(each, found) == "sex"


def test_groups_with_nobody_now_or_before_and_columns_without_a_number_are_left_out():
    material = books.material(signals=packs.signals())
    for page in exceptions(material):
        for block in page.blocks:
            if isinstance(block, Table):
                assert not [row for row in block.rows if row[1] == row[2] == "nobody to count"]
            if isinstance(block, Picture):
                shown = list(zip(*block.numbers.rows, strict=True))
                assert all(any(column) for column in shown)
                assert max(block.numbers.numeric) < len(block.numbers.columns)
