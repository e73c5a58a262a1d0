"""How pages are put on sheets: one that joins another below it, many short lines in two columns, no line alone."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest

import pdf_ua
from nearhome.pack.blocks import Document, Page, Paragraph, Statement, Table
from nearhome.pack.pdf.writing import pdf

AS_AT = date(2026, 10, 31)


def table(rows: int) -> Table:
    return Table("Numbers", ("Row", "Count"), (("one", "1"),) * rows, frozenset({1}))


def document(*pages: Page) -> Document:
    return Document("A book", ("A notice.",), "A snapshot.", pages, AS_AT)


def sheets_of(made: Document) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(made))]


def far(rows: int, *, joins: bool = True) -> Document:
    first = Page("first", "The first", (table(rows),))
    second = Page("second", "The second", (table(8), Paragraph("The last words.")), joins=joins)
    return document(first, second, Page("third", "The third", (Paragraph("More."),)))


def test_a_page_that_joins_stands_on_the_sheet_before_it_and_its_like_does_not():
    one, other = sheets_of(far(10))
    assert "The first" in one
    assert "The last words." in one
    assert "The third" in other
    assert len(sheets_of(far(10, joins=False))) == 3


@pytest.mark.parametrize("rows", [30, 40, 48, 60, 75, 90])
def test_a_page_that_joins_is_never_parted_by_the_edge_of_a_sheet(rows):
    found = [n for n, said in enumerate(sheets_of(far(rows))) if "The second" in said]
    ended = [n for n, said in enumerate(sheets_of(far(rows))) if "The last words." in said]
    assert found == ended


def test_a_page_joined_below_another_is_tagged_as_it_should_be():
    made = far(10)
    opened = pikepdf.open(io.BytesIO(pdf(made)))
    assert pdf_ua.faults(opened, title=made.title, as_at=AS_AT, alternatives=[]) == []


def test_many_short_lines_are_set_in_two_columns():
    lines = Statement("Contents", tuple(f"{n}. Children in our care" for n in range(1, 91)))
    made = document(
        Page("use", "How to use it", (table(3),)), Page("in", "What is in it", (lines,))
    )
    assert len(sheets_of(made)) == 2
    page = pypdfium2.PdfDocument(pdf(made))[1]
    words = page.get_textpage()
    lefts = {round(words.get_charbox(words.get_text_range().index(f"{n}. Ch"))[0]) for n in (2, 89)}
    assert len(lefts) == 2
