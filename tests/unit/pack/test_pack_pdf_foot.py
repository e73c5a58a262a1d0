"""The foot of a page keeps on the paper, however its words fall on their lines."""

from dataclasses import replace

import pypdfium2
import pytest

import packs
from nearhome.pack.blocks import Page, Paragraph
from nearhome.pack.build import board_pack
from nearhome.pack.pdf.writing import pdf

LEAST = 15.0
"""Points between the lowest letter and the paper's edge: what a printer leaves white."""
SHEETS = 12


@pytest.fixture(scope="module")
def document():
    sheets = tuple(Page(f"p{n}", f"Page {n}", (Paragraph("Words."),)) for n in range(SHEETS))
    return replace(board_pack(packs.material()), pages=sheets)


def lowest(made: bytes) -> float:
    """The lowest edge of anything printed on any page, in points from the paper's own."""
    read = pypdfium2.PdfDocument(made)
    assert len(read) == SHEETS
    return min(each.get_bounds()[1] for page in read for each in page.get_objects(max_depth=1))


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_no_length_of_the_notice_takes_the_foot_off_the_paper(document, large):
    for letters in range(0, 60, 4):
        notice = f"Invented children in an invented county. {'n' * 5} {'in ' * (letters // 2)}so."
        made = pdf(replace(document, notices=(notice,)), large=large)
        assert lowest(made) >= LEAST, letters
