"""The pack on paper: what a listener needs, letters large enough, page one on one sheet, one set of bytes."""

import io

import pikepdf
import pytest

import packs
import pdf_ua
from nearhome.pack.blocks import Document, Panel, PanelGrid, Picture
from nearhome.pack.build import board_pack
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
