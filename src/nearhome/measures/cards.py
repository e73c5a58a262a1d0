"""The plain half of every measure of the catalogue."""

from nearhome.measures.catalogue.listing import measures
from nearhome.results.values import MeasureCard


def cards() -> tuple[MeasureCard, ...]:
    """The card of every measure and variant, in catalogue order."""
    return tuple(measure.card for measure in measures())
