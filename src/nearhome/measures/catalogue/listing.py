"""The catalogue in the order of the Board's list."""

from collections.abc import Iterable
from functools import cache

from nearhome.measures.catalogue import (
    distance,
    flows,
    health,
    homes,
    leavers,
    lists_area,
    lists_carers,
    lists_children,
    lists_council,
    lists_entry,
    lists_health,
    lists_leavers,
    lists_missing,
    lists_money,
    lists_permanence,
    lists_pupils,
    lists_reviews,
    lists_school,
    lists_settings,
    lists_voice,
    missing,
    numbers,
    permanence,
    profile,
    reviews,
    stability,
)
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Aggregate

_THEMES = (
    numbers, flows, profile, homes, distance, stability, permanence, health, missing, reviews, leavers,
    lists_missing, lists_health, lists_reviews, lists_pupils, lists_school, lists_money, lists_carers, lists_permanence,
    lists_entry, lists_area, lists_children, lists_settings, lists_voice, lists_council, lists_leavers,
)  # fmt: skip


@cache
def measures() -> tuple[Measure, ...]:
    """Every measure of the catalogue by code, a measure before its variants."""
    found = (
        each for theme in _THEMES for each in vars(theme).values() if isinstance(each, Measure)
    )
    return in_order(found)


def in_order(found: Iterable[Measure]) -> tuple[Measure, ...]:
    """Measures by code: A01 before A02, a measure before its variants, variants as declared."""
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.code.split("-")[0]))


def aggregates_of(population: Population) -> tuple[Aggregate, ...]:
    """What the catalogue's measures ask of a population, in catalogue order."""
    wanted = (each for measure in measures() for each in measure.shape.wanted)
    return tuple(dict.fromkeys(aggregate for of, aggregate in wanted if of is population))
