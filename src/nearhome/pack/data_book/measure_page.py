"""A page of the data book: one measure, everything that a member may ask of it, in one fixed order."""

from nearhome.pack.blocks import Block, Page, Statement
from nearhome.pack.commentary.on_page import what_we_say
from nearhome.pack.data_book.beside import compared, is_it_real, where_it_should_be
from nearhome.pack.data_book.beside_groups import group_by_group
from nearhome.pack.data_book.drawn import picture
from nearhome.pack.data_book.groups import for_which_children
from nearhome.pack.data_book.said import sentence
from nearhome.pack.data_book.sources import what_is_it, where_it_is_from
from nearhome.pack.edition import Material
from nearhome.pack.why.pointing import pointer
from nearhome.results.values import MeasureCard


def measure_page(number: int, card: MeasureCard, material: Material) -> Page:
    """The page of a measure under its number in the book.

    What is it; what does it say; compared with whom; is it real; for which children; where should it
    be; what we say about it, where something is said or missing; where the numbers come from. DroppedGroupError when a group of the catalogue is not on it.
    """
    name = page_id(card)
    drawn = picture(card, material, f"{name}-picture", "half")
    says: tuple[Block, ...] = (
        (Statement("What does it say?", (sentence(card, material),)),)
        if drawn is None
        else (drawn,)
    )
    blocks = (
        what_is_it(card, material),
        *says,
        *compared(card, material),
        *group_by_group(card, material),
        is_it_real(card, material),
        *pointer(card, material),
        *for_which_children(card, material),
        where_it_should_be(card, material),
        *what_we_say(card, material),
        where_it_is_from(card, material),
    )
    return Page(name, title(number, card), blocks, close=True)


def page_id(card: MeasureCard) -> str:
    """The name of a measure's page, as links know it."""
    return f"measure-{card.code.lower()}"


def title(number: int, card: MeasureCard) -> str:
    """The heading of a measure's page: its number in the book and its name."""
    return f"{number}. {card.name}"


def numbers(material: Material) -> dict[str, int]:
    """The number of each measure in the book, by its code, in the catalogue's order."""
    return {card.code: n for n, card in enumerate(material.cards, start=1)}
