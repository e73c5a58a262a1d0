"""Every authority's children looked after, started, ceased and population, year by year from 2011.

What a forecast is calibrated and tested on, and what a change is judged against among all authorities.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nearhome.published.shipped_figures import area_names
from nearhome.results.published import Cell, Symbol
from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class AuthorityYear:
    """An authority in the year to 31 March: counts as published, each a number or a symbol.

    `population` is of children aged 0 to 17 in the middle of the year before, which is the rate's
    denominator; neither number nor symbol where the estimate is older than those held (2012 on).
    `release` is the year of the DfE's release, or `LAIT`. A year in which the authority did not exist
    has no row.
    """

    area: str
    name: str
    year: int
    children: Cell
    started: Cell
    ceased: Cell
    population: Cell
    release: str


@cache
def authority_years() -> tuple[AuthorityYear, ...]:
    """Every authority and year held, by code and year."""
    return tuple(_years())


def _years() -> Iterator[AuthorityYear]:
    names = area_names()
    for row in shipped_rows(__package__, "authority_years.csv"):
        children, started, ceased, population = (
            _cell(row[each]) for each in ("children", "started", "ceased", "population")
        )
        yield AuthorityYear(
            row["area"],
            names[row["area"]],
            int(row["year"]),
            children,
            started,
            ceased,
            population,
            row["release"],
        )


def _cell(text: str) -> Cell:
    if not text:
        return Cell()
    return Cell(float(text)) if text.isdigit() else Cell(symbol=Symbol(text))
