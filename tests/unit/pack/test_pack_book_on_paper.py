"""The data book on paper: a sheet for nearly every measure, its words and pictures in a file that can be sent."""

import io
from dataclasses import replace
from itertools import pairwise
from statistics import median

import pikepdf
import pypdfium2
import pytest

import books
import packs
from nearhome.disclosure.small import suppress_small
from nearhome.measures.cards import cards
from nearhome.pack.build import data_book
from nearhome.pack.drawing_beside import charts_of
from nearhome.pack.figures import Figures
from nearhome.pack.pdf.smaller import smaller
from nearhome.pack.pdf.writing import pdf

MOST_BYTES = 1_000_000
FEWEST_CHARTS = 100


@pytest.fixture(scope="module")
def book():
    """Every measure of the returns alone, with every group that the catalogue has."""
    known = {each.code for each in packs.results() if not each.breakdown}
    own = tuple(card for card in cards() if card.code in known and not card.lists)
    held = suppress_small(books.results(codes=known, of=own))
    return data_book(replace(books.material(), figures=Figures(held), cards=own, others=()))


@pytest.fixture(scope="module")
def paper(book):
    return pdf(book)


def sheets(paper, book):
    """How many sheets each measure takes, in their order."""
    heads = {page.title for page in book.pages if page.id.startswith("measure-")}
    firsts = [_first_line(page) for page in pypdfium2.PdfDocument(paper)]
    starts = [n for n, first in enumerate(firsts) if any(head.startswith(first) for head in heads)]
    assert len(starts) == len(heads)
    return [later - start for start, later in pairwise(starts)]


def _first_line(page):
    return page.get_textpage().get_text_range().splitlines()[0]


def test_a_hundred_charts_and_all_that_is_said_of_them_take_less_than_a_megabyte(book, paper):
    assert len(charts_of((book,))) >= FEWEST_CHARTS
    assert len(paper) < MOST_BYTES


def test_a_measure_takes_one_sheet_of_paper(book, paper):
    found = sheets(paper, book)
    assert median(found) == 1
    assert sum(many == 1 for many in found) >= 0.9 * len(found)
    assert max(found) <= 2


def test_the_file_is_packed_and_claims_what_typst_made_it_claim(paper):
    with pikepdf.open(io.BytesIO(paper)) as made:
        assert any(
            each.get("/Type") == "/ObjStm"
            for each in made.objects
            if isinstance(each, pikepdf.Stream)
        )
        assert b"pdfuaid:part>1<" in made.Root.Metadata.read_bytes()
        assert made.Root.MarkInfo.Marked
    assert smaller(paper) == smaller(paper)
