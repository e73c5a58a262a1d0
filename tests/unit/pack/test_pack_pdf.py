"""The pack on paper: what a listener needs, letters large enough, page one on one sheet, one set of bytes."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

import packs
import pdf_ua
from nearhome.pack.blocks import (
    Document,
    HeatMap,
    Line,
    LineChart,
    Look,
    Page,
    Panel,
    PanelGrid,
    Paragraph,
    Picture,
    Point,
    Statement,
    Table,
)
from nearhome.pack.build import board_pack
from nearhome.pack.panels import LONGEST_UNDER
from nearhome.pack.pdf import content
from nearhome.pack.pdf.writing import pdf


def pictures(document: Document) -> list[str]:
    """The alternative text of every chart on paper, in reading order."""
    return [
        each.chart.alternative
        for page in document.pages
        if page.on_paper
        for block in page.blocks
        for each in (block.panels if isinstance(block, PanelGrid) else (block,))
        if isinstance(each, Panel | Picture) and each.chart is not None
    ]


def opened(document: Document, **how: bool) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf(document, **how)))


def wrong(made: pikepdf.Pdf, document: Document) -> list[str]:
    return pdf_ua.faults(
        made, title=document.title, as_at=document.as_at, alternatives=pictures(document)
    )


PACK = board_pack(packs.material())
EDITIONS = {
    "board": PACK,
    "officers": board_pack(packs.material(officers=True)),
    "nothing-known": board_pack(packs.material(made=())),
    "long-name": board_pack(packs.material(authority="Wessexvale and " * 5 + "County")),
}


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_our_checker_finds_nothing_wrong(edition, large):
    document = EDITIONS[edition]
    assert wrong(opened(document, large=large), document) == []


def first(made: pikepdf.Pdf, kind: str) -> pikepdf.Dictionary:
    return next(each.node for each in pdf_ua.elements(made) if each.kind == kind)


def without_alternative(made):
    del first(made, "/Figure")["/Alt"]


def with_another_alternative(made):
    first(made, "/Figure").Alt = "A chart."


def with_a_level_skipped(made):
    first(made, "/H2").S = pikepdf.Name("/H3")


def without_scope(made):
    header = first(made, "/TH")
    header.A = pikepdf.Array([each for each in header.A if "/Scope" not in each])


def without_a_row_header(made):
    header = next(
        each.node
        for each in pdf_ua.elements(made)
        if each.kind == "/TH" and any(one.get("/Scope") == "/Row" for one in each.node.A)
    )
    header.S = pikepdf.Name.TD
    del header["/A"]


def with_a_cell_of_columns_alone(made):
    cell = first(made, "/TD")
    cell.A = pikepdf.Array(
        [
            pikepdf.Dictionary(
                O=pikepdf.Name.Table, Headers=pikepdf.Array([pikepdf.String("U0x0y0")])
            )
        ]
    )


def without_a_cell(made):
    row = [each.node for each in pdf_ua.elements(made) if each.kind == "/TR"][1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def without_language(made):
    del made.Root["/Lang"]


def without_the_title_shown(made):
    made.Root.ViewerPreferences.DisplayDocTitle = False


def untagged(made):
    made.Root.MarkInfo.Marked = False


def without_tree(made):
    del made.Root["/StructTreeRoot"]


def without_the_claim(made):
    text = made.Root.Metadata.read_bytes().replace(b"pdfuaid:part>1<", b"pdfuaid:part>2<")
    made.Root.Metadata = made.make_stream(
        text, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )


def dated_today(made):
    text = made.Root.Metadata.read_bytes().replace(b"2026-10-31T", b"2026-11-30T")
    made.Root.Metadata = made.make_stream(
        text, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )


def without_a_font(made):
    for each in made.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile2", "/FontFile3"):
                if name in each:
                    del each[name]


def with_untagged_words(made):
    page = made.pages[0]
    page.contents_add(b"0 0 10 10 re f")


def with_a_figure_out_of_the_tree(made):
    parent = first(made, "/Figure").P
    kept = [each for each in parent.K if each.get("/S") != "/Figure"]
    parent.K = pikepdf.Array(kept)


BREAKS = {
    without_alternative: "has no alternative text",
    with_another_alternative: "do not say what",
    with_a_level_skipped: "a heading of level 3 follows one of level 1",
    without_scope: "a header without scope",
    without_a_row_header: "a row without a header",
    with_a_cell_of_columns_alone: "names some of its headers alone",
    without_a_cell: "rows of unequal length",
    without_language: "no language",
    without_the_title_shown: "not the title",
    untagged: "not marked as tagged",
    without_tree: "no structure tree",
    without_the_claim: "do not claim PDF/UA-1",
    dated_today: "date is 2026-11-30",
    without_a_font: "is not embedded",
    with_untagged_words: "neither tagged nor an artifact",
    with_a_figure_out_of_the_tree: "what is marked and what the tree holds differ",
}


@pytest.mark.parametrize("broken", BREAKS, ids=lambda each: each.__name__)
def test_the_checker_catches_what_is_broken(broken):
    made = opened(PACK)
    broken(made)
    assert any(BREAKS[broken] in each for each in wrong(made, PACK))


def test_the_pages_on_paper_are_counted_and_those_on_screen_are_left_out():
    made = opened(PACK)
    assert 4 <= len(made.pages) <= 16
    hidden = [page.title for page in PACK.pages if not page.on_paper]
    assert hidden
    shown = " ".join(words_of(pdf(PACK)))
    assert not [title for title in hidden if title in shown]


def words_of(made: bytes) -> list[str]:
    """The text of each page, its lines joined."""
    read = pypdfium2.PdfDocument(made)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in read]


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_the_foot_of_every_page_carries_notices_provenance_and_its_number(large):
    pages = words_of(pdf(PACK, large=large))
    for n, text in enumerate(pages, 1):
        for said in (*PACK.notices, PACK.provenance, f"{n} of {len(pages)}"):
            assert said in text.replace("- ", "-")


@pytest.mark.parametrize(
    ("large", "least"), [(False, 12.0), (True, 14.0)], ids=["ordinary", "large"]
)
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_letter_is_smaller_than_promised_in_words_or_in_charts(edition, large, least):
    found = pdf_ua.sizes(opened(EDITIONS[edition], large=large))
    assert len(found) > 300
    assert min(each.size for each in found) >= least - 0.005


def test_the_measure_of_letters_sees_a_chart_that_is_printed_too_small(monkeypatch):
    monkeypatch.setattr(content, "LETTERS", 18.0)
    assert min(each.size for each in pdf_ua.sizes(opened(PACK))) < 11.5


def crowded(document: Document) -> Document:
    """Every panel with a sentence and a line as long as they may be."""
    grid = next(
        block for page in document.pages for block in page.blocks if isinstance(block, PanelGrid)
    )
    panels = tuple(
        replace(each, sentence=SENTENCE[:90], under=UNDER[:LONGEST_UNDER]) for each in grid.panels
    )
    pages = tuple(
        replace(page, blocks=tuple(PanelGrid(panels) if b is grid else b for b in page.blocks))
        for page in document.pages
    )
    return replace(document, pages=pages)


SENTENCE = (
    "122 of 437 children live over 20 miles from home and outside our area; 41 are not known now."
)
UNDER = (
    "122 of 437 · last year 113 · three councils 16-27 in 100 (March 2025): nine children outside, "
    "worse · a real change since May 2026 · two of three are not known yet, and four more are waiting "
    "for an answer from where they live"
)


CROWDED = {
    **EDITIONS,
    "long-sentences": crowded(PACK),
    "long-everything": crowded(
        board_pack(packs.material(authority="Wessexvale and " * 5 + "Shire"))
    ),
    "officers-crowded": crowded(EDITIONS["officers"]),
}


def pages_of(document: Document, title: str, *, large: bool) -> list[int]:
    """The pages from the one with a title to the one before the next title."""
    titles = [page.title for page in document.pages if page.on_paper]
    starts = starts_of(pdf(document, large=large), titles)
    after = dict(zip(titles, [*list(starts.values())[1:], None], strict=True))[title]
    last = after if after is not None else starts[title] + 1
    return list(range(starts[title], last))


def starts_of(made: bytes, titles: list[str]) -> dict[str, int]:
    """The page that each title's bookmark leads to."""
    read = pypdfium2.PdfDocument(made)
    marks = {mark.get_title(): mark.get_dest().get_index() for mark in read.get_toc(max_depth=1)}
    return {title: marks[title] for title in titles}


FRONT, BACK = (page.title for page in PACK.pages[:2])


@pytest.mark.parametrize("edition", CROWDED)
def test_page_one_is_one_sheet_its_two_sides(edition):
    document = CROWDED[edition]
    assert pages_of(document, FRONT, large=False) == [0]
    assert pages_of(document, BACK, large=False) == [1]


@pytest.mark.parametrize("edition", CROWDED)
def test_page_one_in_large_print_is_two_sheets(edition):
    document = CROWDED[edition]
    front = pages_of(document, FRONT, large=True)
    back = pages_of(document, BACK, large=True)
    assert len(front) + len(back) <= 4
    assert len(back) == 2


def test_page_one_that_is_too_long_is_seen_here_to_be():
    grid = crowded(PACK)
    panels = grid.pages[1].blocks[-1].panels
    longer = tuple(replace(each, under=UNDER) for each in panels)
    page = replace(grid.pages[1], blocks=(*grid.pages[1].blocks[:-1], PanelGrid(longer)))
    document = replace(grid, pages=(grid.pages[0], page, *grid.pages[2:]))
    assert len(pages_of(document, BACK, large=False)) > 1


def test_nothing_reaches_over_the_edge_of_its_page_or_into_its_foot():
    read = pypdfium2.PdfDocument(pdf(CROWDED["long-everything"]))
    for page in read:
        wide, high = page.get_size()
        for found in page.get_objects(max_depth=1):
            left, low, right, top = found.get_bounds()
            assert left >= 15
            assert right <= wide - 15
            assert low >= 15
            assert top <= high - 15


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_a_short_table_is_not_parted_by_the_edge_of_a_sheet(large):
    table = Table("Three", ("Part", "Now"), (("first row", "1"), ("next", "2"), ("last row", "3")))
    for words in range(20, 60):
        filled = tuple(Paragraph(f"A line of words, number {n}.") for n in range(words))
        page = Page("a", "A page", (*filled, table))
        read = pypdfium2.PdfDocument(pdf(replace(PACK, pages=(page,)), large=large))
        texts = [each.get_textpage().get_text_range() for each in read]
        on = [
            [n for n, text in enumerate(texts) if row in text] for row in ("first row", "last row")
        ]
        assert on[0] == on[1]
        assert len(on[0]) == 1


def test_the_same_document_gives_the_same_bytes_in_another_process():
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests', 'tests/unit/pack']; import test_pack_pdf as t; "
        "print(hashlib.sha256(t.pdf(t.PACK)).hexdigest(), hashlib.sha256(t.pdf(t.PACK, large=True)).hexdigest())"
    )
    fresh = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    here = [hashlib.sha256(pdf(PACK, large=large)).hexdigest() for large in (False, True)]
    assert fresh.stdout.split() == here


def test_the_date_of_the_file_is_that_of_the_figures():
    one = opened(replace(PACK, as_at=date(2025, 3, 31)))
    assert any("2025-03-31" in each for each in wrong(one, PACK))


LOGO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20'/></svg>"


def test_the_logo_stands_on_the_first_page_with_its_words():
    look = Look(colour="#5a1e6e", logo=LOGO, logo_kind="svg", logo_words="Wessex Vale Council")
    document = replace(PACK, look=look)
    made = opened(document)
    figures = [each for each in pdf_ua.elements(made) if each.kind == "/Figure"]
    assert figures[0].alternative == "Wessex Vale Council"
    assert len(figures) == len(pictures(PACK)) + 1


@pytest.mark.parametrize("logo", [b"no picture", b"\x89PNG\r\n\x1a\nbroken", b"<svg", b""])
def test_a_logo_that_is_no_picture_is_left_out(logo):
    document = replace(PACK, look=Look(logo=logo, logo_kind="png"))
    assert wrong(opened(document), PACK) == []


@pytest.mark.parametrize(
    "words", ["日本語 council", "😀", "الملف", "bell\x07", "#set $x$ *b* @ref </svg>"]
)
def test_letters_that_no_face_has_do_not_stop_the_pack(words):
    page = Page("page-one", words, (Paragraph(words), Table(words, (words,), ((words,),))))
    assert opened(Document(words, (words,), words, (page,), PACK.as_at)).pages


def test_empty_blocks_do_not_stop_the_pack():
    blocks = (
        PanelGrid(()), PanelGrid((Panel("a", "", None, ""),)), Paragraph(""), Statement("", ()),
        Table("t", (), ()), Table("t", ("a",), ()),
    )  # fmt: skip
    assert opened(Document("t", (), "", (Page("a", "", blocks),), PACK.as_at)).pages
    assert opened(Document("t", (), "", (), PACK.as_at)).pages


def test_every_block_is_printed():
    chart = LineChart(
        "far",
        (Line("now", (Point(PACK.as_at, 7.0),)),),
        None,
        "n",
        "Seven. Line chart.",
        size="page",
    )
    numbers = Table("The numbers", ("On", "Children"), (("31 October 2026", "7"),), frozenset({1}))
    blocks = (
        Paragraph("A paragraph."),
        Statement("A heading", ("A first sentence.", "A second one.")),
        Table("A table", ("Row", "Count"), (("first", "1,234"),), frozenset({1})),
        Picture("far", "A caption.", "A sentence borne out.", chart, numbers),
        Picture("heat", "Another caption.", "A sentence of months.", HEAT, numbers),
        PanelGrid((Panel("p", "A panel's sentence.", chart, "under it"),)),
    )
    document = Document("All blocks", (), "", (Page("all", "All", blocks),), PACK.as_at)
    shown = " ".join(words_of(pdf(document)))
    for said in (
        "A paragraph.", "A heading", "A first sentence.", "A second one.", "A table", "1,234",
        "A sentence borne out.", "A caption.", "The numbers", "A panel's sentence.", "under it",
    ):  # fmt: skip
        assert said in shown
    assert wrong(opened(document), document) == []


HEAT = HeatMap("heat", ("under 1",), (PACK.as_at,), ((3.0,),), "Heat map of months.")
