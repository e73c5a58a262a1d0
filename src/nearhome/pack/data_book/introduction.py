"""How to use the data book, and what is in it: the first pages."""

from nearhome.pack.blocks import Page, Statement
from nearhome.pack.data_book.measure_page import numbers, title
from nearhome.pack.edition import Material
from nearhome.pack.measure_pages import by_theme
from nearhome.pack.wording import day


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
                "Every number on these pages is in the file board-pack.csv too.",
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


def contents(material: Material) -> Page:
    """What is in the book: the themes in the catalogue's order, each with its measures by number."""
    number = numbers(material)
    blocks = tuple(
        Statement(theme, tuple(title(number[card.code], card) for card in cards))
        for theme, cards in by_theme(material.cards)
    )
    return Page("contents", "Contents", blocks)
