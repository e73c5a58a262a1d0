"""The stock, starts and ceases of every authority since 2011 as figures, beside those of the facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from math import floor

from nearhome.published.bands.comparability import RATES
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts, key_of
from nearhome.published.years import AuthorityYear, authority_years
from nearhome.results.published import NO_CELL, Cell, Level, PublishedFigure

COUNTS = (("A01", "children"), ("A04", "started"), ("A05", "ceased"))


def with_every_authority(facts: Facts) -> Facts:
    """The facts with the stock, starts, ceases and rates of every authority that they lack."""
    held = {key_of(each) for each in facts.figures}
    more = tuple(each for each in national_figures() if key_of(each) not in held)
    return replace(facts, figures=(*facts.figures, *more))


@cache
def national_figures() -> tuple[PublishedFigure, ...]:
    """A figure for each authority, year and measure of those that ship for all."""
    return tuple(figure for each in authority_years() for figure in _figures(each))


def _figures(year: AuthorityYear) -> Iterator[PublishedFigure]:
    for code, column in COUNTS:
        count: Cell = getattr(year, column)
        if count != NO_CELL:
            yield _figure(year, code, count, count, NO_CELL)
            if year.population != NO_CELL:
                yield _figure(
                    year, RATES[code], _rate(count, year.population), count, year.population
                )


def _rate(count: Cell, population: Cell) -> Cell:
    """The rate, whole as the DfE publishes it; else the symbol that stands in for either number."""
    if count.number is None:
        return count
    if not population.number:
        return Cell(symbol=population.symbol)
    return Cell(float(floor(count.number / population.number * 10_000 + 0.5)))


def _figure(
    year: AuthorityYear, code: str, value: Cell, top: Cell, bottom: Cell
) -> PublishedFigure:
    series = counterpart(code)
    if series is None:
        raise ValueError(f"counterparts.csv has no line for {code}: give it one")
    return PublishedFigure(
        code=code,
        area=year.area,
        area_name=year.name,
        level=Level.AUTHORITY,
        as_at=date(year.year, 3, 31),
        value=value,
        unit=series.unit,
        numerator=top,
        denominator=bottom,
        release=year.release,
        known_from=series.known_from(year.year),
        source=f"DfE, Children looked after in England including adoptions, {year.release} release",
    )
