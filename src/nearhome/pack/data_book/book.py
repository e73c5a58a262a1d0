"""The data book from its material: results in, a document out."""

from dataclasses import replace

from nearhome.pack.blocks import Page
from nearhome.pack.commentary import chapter as commentary
from nearhome.pack.data_book.activity_page import activity_page
from nearhome.pack.data_book.introduction import contents, introduction
from nearhome.pack.data_book.measure_page import measure_page, numbers
from nearhome.pack.data_quality import data_quality
from nearhome.pack.edition import Material
from nearhome.pack.measure_pages import all_measures
from nearhome.pack.where import chapter as where
from nearhome.pack.who import ranges_of_each
from nearhome.pack.who_they_are import chapter as who_they_are
from nearhome.pack.why import chapter as why


def pages(material: Material) -> tuple[Page, ...]:
    """How to use it, contents, every measure in a table, a page a measure, what belongs to all of them."""
    number = numbers(material)
    return (
        introduction(material),
        contents(material),
        # On paper each measure has its page; the table of all is for the screen.
        replace(all_measures(material), on_paper=False),
        activity_page(material),
        *why.pages(material),
        *where.pages(material),
        *who_they_are.pages(material),
        *commentary.pages(material),
        *(measure_page(number[card.code], card, material) for card in material.cards),
        *ranges_of_each(material),
        data_quality(material),
    )
