"""Published values of the first pack's measures: a view over the facts, kept for its one caller."""

from nearhome.published.releases import known_from
from nearhome.published.shipped_figures import ENGLAND, figures_of
from nearhome.results.published import PublishedFigure
from nearhome.results.values import PublishedValue

CODES = ("A01", "A02", "A04", "A05", "D08", "D09", "E01", "E02", "H02", "H04", "K01", "K02")
SINCE = 2021

__all__ = ["ENGLAND", "headline"]


def headline(area: str) -> tuple[PublishedValue, ...]:
    """The published values of an area (9-character code; E92000001 is England), by measure and year.

    Twelve measures, 31 March 2021 to 2025, of the latest release; empty for an area whose figures are
    not shipped.
    """
    latest = {
        (each.code, each.as_at): each
        for code in CODES
        for each in figures_of(code, area)
        if each.as_at.year >= SINCE
    }
    return tuple(value for each in latest.values() if (value := _value(each)) is not None)


def _value(figure: PublishedFigure) -> PublishedValue | None:
    """The figure with its numbers; None where one of them is a symbol."""
    numerator, value = figure.numerator.number, figure.value.number
    if numerator is None or value is None:
        return None
    return PublishedValue(
        area=figure.area,
        area_name=figure.area_name,
        code=figure.code,
        as_at=figure.as_at,
        numerator=numerator,
        denominator=figure.denominator.number,
        value=value,
        unit=figure.unit,
        known_from=known_from(figure.as_at.year),
        source=figure.source,
    )
