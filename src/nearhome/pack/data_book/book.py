"""The data book from its material: results in, a document out."""

from dataclasses import replace

from nearhome.pack.blocks import Page
from nearhome.pack.commentary import chapter as commentary
from nearhome.pack.data_book.activity_page import activity_page
from nearhome.pack.data_book.introduction import contents, introduction
from nearhome.pack.data_book.measure_page import measure_page, numbers
from nearhome.pack.data_book.waiting import is_waiting, waiting_page
from nearhome.pack.data_quality import data_quality
from nearhome.pack.edition import Material
from nearhome.pack.measure_pages import all_measures
from nearhome.pack.where import chapter as where
from nearhome.pack.who import ranges_of_each
from nearhome.pack.who_they_are import chapter as who_they_are
from nearhome.pack.why import chapter as why
from nearhome.results.values import MeasureCard


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
        *(_of_measure(number[card.code], card, material) for card in material.cards),
        *waiting_page(material),
        *ranges_of_each(material),
        data_quality(material),
    )


def _of_measure(number: int, card: MeasureCard, material: Material) -> Page:
    """The page of a measure; of one that waits for a list, for the screen alone."""
    page = measure_page(number, card, material)
    return replace(page, on_paper=False) if is_waiting(card, material) else page
