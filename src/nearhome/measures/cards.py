"""The plain half of every measure of the catalogue."""

from nearhome.measures.catalogue.listing import measures
from nearhome.results.values import MeasureCard


def cards() -> tuple[MeasureCard, ...]:
    """The card of every measure and variant, in catalogue order."""
    return tuple(measure.card for measure in measures())


def cards_of_edition(*, officers: bool) -> tuple[MeasureCard, ...]:
    """The cards of the measures that an edition may hold: all of them in the officers' alone."""
    return tuple(card for card in cards() if officers or not card.officers_only)
