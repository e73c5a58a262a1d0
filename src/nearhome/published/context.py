"""Populations and England's rate: what the measures need from published figures."""

from functools import cache

from nearhome.published.releases import ESTIMATES_REVISED, estimate_published, known_from
from nearhome.published.shipped_figures import figures_of
from nearhome.results.values import ComparatorRate, Population
from nearhome.vocabulary.areas import authority as find_authority
from nearhome.vocabulary.areas import upper_tier
from nearhome.vocabulary.shipped import shipped_rows

ENGLAND = "E92000001"


def context_facts(authority: str) -> tuple[tuple[Population, ...], tuple[ComparatorRate, ...]]:
    """Children 0 to 17 of an authority by mid-year, and England's rate at each 31 March, earliest first.

    `authority` is a 9-character code, current or replaced, or the DfE's number; `E92000001` is
    England. A year for which no estimate covers the area is left out. KeyError if there is no such
    authority.
    """
    return populations(authority), england_rates()


@cache
def populations(authority: str) -> tuple[Population, ...]:
    """The mid-year estimates of children 0 to 17 of an authority, earliest first."""
    area = ENGLAND if authority == ENGLAND else find_authority(authority).code
    return tuple(
        Population(
            year,
            int(row["children"]),
            estimate_published()[year],
            _source(year, area, row["estimate_of"].split()),
        )
        for row in _population_rows()
        if row["area"] == area
        for year in (int(row["year"]),)
    )


@cache
def england_rates() -> tuple[ComparatorRate, ...]:
    """England's published rate of children looked after per 10,000 (whole) at each 31 March."""
    latest = {each.as_at: each for each in figures_of("A02", ENGLAND)}
    return tuple(
        ComparatorRate(
            "England", on, each.value.number, known_from(on.year), each.source.partition(":")[0]
        )
        for on, each in latest.items()
        if each.value.number is not None
    )


@cache
def _population_rows() -> list[dict[str, str]]:
    return shipped_rows(__package__, "populations.csv")


def _source(year: int, area: str, estimate_of: list[str]) -> str:
    text = f"ONS mid-{year} population estimate, as revised {ESTIMATES_REVISED.isoformat()}"
    if estimate_of == [area] or area == ENGLAND:
        return text
    names = " and ".join(upper_tier()[code].name for code in estimate_of)
    return f"{text}, of {names} ({', '.join(estimate_of)})"
