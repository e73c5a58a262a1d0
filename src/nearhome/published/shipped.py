"""The facts that ship with the package, as one."""

from functools import cache

from nearhome.published.facts import Facts
from nearhome.published.headline import ENGLAND, headline
from nearhome.results.published import Cell, Level, PublishedFigure
from nearhome.vocabulary.areas import current_authorities


@cache
def shipped_facts() -> Facts:
    """Every fact that ships: figures, judgements, neighbour models, national distributions."""
    return Facts(figures=tuple(_figures()))


def _figures() -> list[PublishedFigure]:
    return [
        PublishedFigure(
            code=each.code,
            area=each.area,
            area_name=each.area_name,
            level=Level.NATIONAL if each.area == ENGLAND else Level.AUTHORITY,
            as_at=each.as_at,
            value=Cell(each.value),
            unit=each.unit,
            numerator=Cell(each.numerator),
            denominator=Cell(each.denominator),
            release="2025",
            known_from=each.known_from,
            source=each.source,
        )
        for area in (ENGLAND, *current_authorities())
        for each in headline(area)
    ]
