"""The measures that wait for a list: on paper together, since a page of each would say nothing but that."""

from nearhome.pack.blocks import Page, Paragraph, Table
from nearhome.pack.data_book.measure_page import numbers, title
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.results.values import MeasureCard, Status

ID = "waiting"
TITLE = "Measures that wait for a list"


def is_waiting(card: MeasureCard, material: Material) -> bool:
    """Whether a measure has no number because a list was not brought, nor a published one in its place."""
    if not card.lists or card.code in material.published:
        return False
    now = material.figures.latest(Figure(card.code), material.edition.as_at)
    return now is None or now.status is Status.NOT_COLLECTED


def waiting_page(material: Material) -> tuple[Page, ...]:
    """Every such measure with its number in the book and the lists to bring; no page where none waits."""
    number = numbers(material)
    rows = tuple(
        (title(number[card.code], card), " and ".join(card.lists))
        for card in material.cards
        if is_waiting(card, material)
    )
    if not rows:
        return ()
    said = (
        "The records that were brought do not hold these, so there is no number: it never means none. Each"
        " can be read from a list of the council's own, by the name that Nearhome knows it by. On screen each"
        " has a page that says what it is."
    )
    table = Table("What to bring", ("Measure", "List to bring"), rows)
    return (Page(ID, TITLE, (Paragraph(said), table)),)
