"""The words: what may not stand on a page is found, and the pack's own pages hold to it."""

from datetime import date

import pytest

import packs
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Document, Page, Panel, PanelGrid, Paragraph, Statement, Table
from nearhome.pack.build import board_pack
from nearhome.pack.words import lint, shipped_words, texts

AS_AT = date(2026, 10, 31)
CODES = [card.code for card in cards()]


def found(text, *, defines=False):
    page = Page("p", "A page", (Paragraph(text),), defines=defines)
    return [
        each.found for each in lint(Document("t", (), "", (page,), AS_AT), shipped_words(), CODES)
    ]


@pytest.mark.parametrize("officers", [False, True])
def test_every_page_of_the_pack_passes(officers):
    document = board_pack(packs.material(officers=officers))
    assert lint(document, shipped_words(), CODES) == ()


@pytest.mark.parametrize("size", [0, 1, 4, 7, 20])
def test_the_pack_of_a_tiny_council_passes_too(size):
    sizes = dict.fromkeys(packs.SIZES, size)
    assert (
        lint(board_pack(packs.material(packs.results(sizes=sizes))), shipped_words(), CODES) == ()
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The LAC population", "LAC"),
        ("437 looked-after children", "looked-after"),
        ("A Placement broke down", "Placement"),
        ("12 UASC arrived", "UASC"),
        ("He absconded twice", "absconded"),
        ("Hard to place boys", "Hard to place"),
        ("Rated RAG amber", "amber"),
        ("See A01 and E02", "A01"),
        ("28.4 in 100", "8.4"),
        ("28% of children", "8%"),
        ("28 per cent of children", "per cent"),
        ("The trend is clear", "trend"),
        ("A significant rise", "significant"),
        ("Costs of high-cost children", "high-cost children"),
        ("Contact with siblings", "siblings"),
    ],
)
def test_wording_that_may_not_stand_on_a_page_is_found(text, word):
    assert word in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "A united family, supplied with bedding",
        "She was placated",
        "Nobody's care plan came late",
        "A locally agreed plan",
    ],
)
def test_a_word_inside_another_is_left_alone(text):
    assert found(text) == []


def test_statutory_words_may_stand_where_they_are_defined_and_codes_of_measures_nowhere():
    assert found("Children looked after, UASC, over 20.0 miles, E11", defines=True) == []
    assert found("See A01", defines=True) == ["A01"]
    assert found("They absconded", defines=True) == ["absconded"]


def test_a_title_longer_than_ninety_characters_is_found():
    grid = PanelGrid((Panel("x", "so " * 31, None, ""),))
    document = Document("t", (), "", (Page("p", "A page", (grid,)),), AS_AT)
    assert [each.instead for each in lint(document, shipped_words())] == ["at most 90 characters"]


def test_every_kind_of_block_is_read_by_the_lint():
    blocks = [
        Paragraph("LAC"),
        Statement("heading", ("fine", "LAC")),
        Table("caption", ("column",), (("LAC",),)),
        Table("LAC", ("column",), (("cell",),)),
        PanelGrid((Panel("x", "fine", None, "LAC"),)),
        *(
            block
            for page in board_pack(packs.material()).pages
            for block in page.blocks
        ),
    ]  # fmt: skip
    for block in blocks[:5]:
        assert "LAC" in [*texts(block)]
    assert all([*texts(block)] for block in blocks)
