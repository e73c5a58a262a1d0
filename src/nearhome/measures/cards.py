"""The plain half of every measure of the catalogue."""

from collections.abc import Collection

from nearhome.measures.catalogue.listing import measures
from nearhome.results.values import MeasureCard


def cards() -> tuple[MeasureCard, ...]:
    """The card of every measure and variant, in catalogue order."""
    return tuple(measure.card for measure in measures())


def cards_of_edition(
    *, officers: bool, lists: Collection[str] = (), adopted: Collection[str] = ()
) -> tuple[MeasureCard, ...]:
    """The cards of the measures that an edition may hold: all of them in the officers' alone.

    Of those from local lists, only such as the `lists` brought can give, and those that the Board
    `adopted` (codes), which say which list is to be brought.
    """
    return tuple(
        card
        for card in cards()
        if (officers or not card.officers_only)
        and (set(card.lists) <= set(lists) or card.code in adopted)
    )
