"""How to use the data book, and what is in it: the first pages."""

from nearhome.pack.blocks import Page, Statement
from nearhome.pack.data_book.measure_page import numbers, title
from nearhome.pack.data_book.sources import OUR_CHILDREN
from nearhome.pack.data_book.waiting import TITLE, is_waiting
from nearhome.pack.data_book.ways import ways
from nearhome.pack.edition import Material
from nearhome.pack.measure_pages import by_theme
from nearhome.pack.wording import day, small


def introduction(material: Material) -> Page:
    """What the book is for, how each page runs, and how a missing number reads."""
    edition = material.edition
    words = material.words
    held = len(material.cards)
    blocks = (
        Statement(
            "What this is",
            (
                f"Everything that stands behind the Board's pack of {day(edition.as_at)}: {held} measures, a page each.",
                "Each measure has a number, which the pack uses to point here.",
                *_apart(material),
            ),
        ),
        Statement(
            "How each page runs",
            (
                "What is it? The question, what is counted, of whom, by whose rule.",
                "What does it say? One sentence, the picture that bears it out, and its numbers.",
                "Compared with whom? Councils like ours now and as they were kept, and England.",
                "Is it real? How sure a change is, beside what chance alone makes.",
                "For which children? Every group, with nobody left out.",
                "Where should it be? What the Board has set.",
                "Where the numbers come from: which records, and which published figures.",
            ),
        ),
        Statement("What all pages share", _shared(material), defines=True),
        Statement("The ways in which a change is judged", _ways(material), defines=True),
        Statement(
            "How a missing number reads",
            (
                f"\u201c{words.counts['none'].capitalize()}\u201d: there was nobody.",
                f"\u201c{words.counts['few'].capitalize()}\u201d: a number from 1 to 5, hidden so that no child can be known by it.",
                f"\u201c{words.statuses['suppressed'].capitalize()}\u201d: an average of 1 to 5 children.",
                f"\u201c{words.statuses['not_collected'].capitalize()}\u201d: the records do not hold it. It never means none.",
                f"\u201c{words.statuses['no_denominator'].capitalize()}\u201d: there is nobody in the group.",
                f"\u201c{words.statuses['not_enough_history'].capitalize()}\u201d: older records are wanted.",
            ),
        ),
    )
    return Page("introduction", "How to use this book", blocks)


def _apart(material: Material) -> tuple[str, ...]:
    """Where the measures are that have no sheet of paper of their own."""
    if not any(is_waiting(card, material) for card in material.cards):
        return ()
    return (f"On paper those without a number for want of a list stand together: {small(TITLE)}.",)


def _shared(material: Material) -> tuple[str, ...]:
    """What would else stand on every page: whom measures count, the red line, whose published figures."""
    reference = material.edition.reference
    on = "" if reference.is_england else f", {day(reference.on)}"
    whose = material.edition.published_for
    return (
        f"Where a page does not say among whom a measure counts: {small(OUR_CHILDREN)}.",
        "Where it does not say that earlier records are needed, none are.",
        f"The red line that the Board chose is {reference.choice}{on}.",
        *((f"The number published is that for {whose}.",) if whose else ()),
        "Every number of every page, by each group, is in board-pack.csv with those of earlier days.",
    )


def _ways(material: Material) -> tuple[str, ...]:
    """The ways by their numbers, as the pages name them."""
    found = tuple(f"Way {n}: {said}" for n, said in enumerate(ways(material), start=1))
    return found or ("No change is judged in this book.",)


def contents(material: Material) -> Page:
    """What is in the book: the themes in the catalogue's order, each with its measures by number."""
    number = numbers(material)
    waiting = tuple(card for card in material.cards if is_waiting(card, material))
    told = tuple(card for card in material.cards if card not in waiting)
    parts = [*by_theme(told), *((((TITLE, waiting),)) if waiting else ())]
    blocks = tuple(
        Statement(name, tuple(title(number[card.code], card) for card in cards))
        for name, cards in parts
    )
    return Page("contents", "Contents", blocks)
