"""The plain half of every measure of the catalogue."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from nearhome.measures.catalogue.listing import in_order, measures
from nearhome.measures.declaration import Measure
from nearhome.results.values import MeasureCard


def cards(more: Sequence[Measure] = ()) -> tuple[MeasureCard, ...]:
    """The card of every measure and variant, in catalogue order; `more` are measures beside them."""
    own = set(more)
    return tuple(
        replace(each.card, kin=_kin(each)) if each in own else each.card
        for each in in_order((*measures(), *more))
    )


def _kin(own: Measure) -> tuple[str, ...]:
    return tuple(each.code for each in measures() if each.populations[0] == own.populations[0])


def cards_of_edition(
    *,
    officers: bool,
    lists: Collection[str] = (),
    adopted: Collection[str] = (),
    more: Sequence[Measure] = (),
) -> tuple[MeasureCard, ...]:
    """The cards of the measures that an edition may hold: all of them in the officers' alone.

    Of those from local lists, only such as the `lists` brought can give, and those that the Board
    `adopted` (codes), which say which list is to be brought.
    """
    return tuple(
        card
        for card in cards(more)
        if (officers or not card.officers_only)
        and (set(card.lists) <= set(lists) or card.code in adopted)
    )
