"""From cells to figures: numerator, denominator and value of a measure, put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nearhome.published.reading import symbols
from nearhome.published.reading.cells import NO_SYMBOL, SYMBOLS
from nearhome.published.reading.report import Area, Cells
from nearhome.published.reading.selectors import LAIT, all_selectors, datasets
from nearhome.published.releases import release as kept_release
from nearhome.results.values import PER_100

NUMERATOR, DENOMINATOR, VALUE = "numerator", "denominator", "value"
PER = {"%": 100.0, "rate": 10_000.0, PER_100: 100.0}
_STRENGTH = {SYMBOLS.index(each): at for at, each in enumerate(symbols.STRENGTH)}
_PUBLICATIONS = {
    "Children looked after in England including adoptions": "cla",
    "Stability measures for children looked after in England": "stability",
    "Outcomes for children in need, including children looked after": "outcomes",
}


@dataclass(frozen=True)
class Grid:
    """One part of figures by area and year: numbers, symbols, and the file's rows."""

    number: NDArray[np.float64]
    symbol: NDArray[np.int8]
    row: NDArray[np.int64]

    @property
    def held(self) -> NDArray[np.bool_]:
        """Where there is a number or a symbol."""
        held: NDArray[np.bool_] = ~np.isnan(self.number) | (self.symbol != NO_SYMBOL)
        return held


@dataclass(frozen=True)
class Measured:
    """A measure's figures in one release of a data set, by area (rows) and year (columns).

    `published` tells whether the value stood in the file; else it is worked out from the counts.
    """

    dataset: str
    code: str
    breakdown: str
    group: str
    unit: str
    decimals: int
    areas: tuple[Area, ...]
    years: tuple[int, ...]
    numerator: Grid
    denominator: Grid
    value: Grid
    published: NDArray[np.bool_]


@cache
def figure_parts(dataset: str) -> dict[tuple[str, str, str], dict[str, tuple[int, ...]]]:
    """The figures that a data set gives, each with its selectors by part."""
    found: dict[tuple[str, str, str], dict[str, tuple[int, ...]]] = {}
    for at, each in enumerate(all_selectors()):
        if each.dataset == dataset:
            parts = found.setdefault((each.code, each.breakdown, each.group), {})
            parts[each.part] = (*parts.get(each.part, ()), at)
    return found


def measured(dataset: str, cells: Cells) -> Iterator[Measured]:
    """The figures of a data set's cells; of two cells of one place the later stands."""
    if not len(cells):
        return
    years = tuple(int(year) for year in np.unique(cells.year))
    at_year = np.searchsorted(np.array(years), cells.year)
    shape = (len(cells.areas), len(years))
    grids = {
        int(at): _grid(cells, cells.selector == at, at_year, shape)
        for at in np.unique(cells.selector)
    }
    for (code, breakdown, group), parts in figure_parts(dataset).items():
        made = _parts(parts, grids, shape)
        if made[VALUE].held.any():
            first = all_selectors()[next(iter(parts.values()))[0]]
            value = all_selectors()[parts.get(VALUE, next(iter(parts.values())))[0]]
            published = made.pop("published").held
            yield Measured(
                dataset, code, breakdown, group, first.unit, value.decimals, cells.areas, years,
                made[NUMERATOR], made[DENOMINATOR], made[VALUE], published,
            )  # fmt: skip


def _grid(
    cells: Cells,
    own: NDArray[np.bool_],
    at_year: NDArray[np.intp],
    shape: tuple[int, int],
) -> Grid:
    grid = empty(shape)
    place = (cells.area[own], at_year[own])
    grid.number[place] = cells.number[own]
    grid.symbol[place] = cells.symbol[own]
    grid.row[place] = cells.row[own]
    return grid


def empty(shape: tuple[int, int]) -> Grid:
    """A grid that holds nothing."""
    return Grid(
        np.full(shape, np.nan), np.full(shape, NO_SYMBOL, np.int8), np.zeros(shape, np.int64)
    )


def _parts(
    parts: dict[str, tuple[int, ...]], grids: dict[int, Grid], shape: tuple[int, int]
) -> dict[str, Grid]:
    made = {part: _sum([grids.get(at, empty(shape)) for at in own]) for part, own in parts.items()}
    numerator = made.get(NUMERATOR, empty(shape))
    denominator = made.get(DENOMINATOR, empty(shape))
    value = made.get(VALUE, empty(shape))
    unit = all_selectors()[next(iter(parts.values()))[0]].unit
    if unit == "n" and NUMERATOR not in parts:
        numerator = value
    worked_out = _worked_out(numerator, denominator, unit)
    return {
        NUMERATOR: numerator,
        DENOMINATOR: denominator,
        VALUE: _first(value, worked_out),
        "published": value,
    }


def _sum(grids: Sequence[Grid]) -> Grid:
    """The cells added up: a number where all are numbers, else the strongest symbol; nothing if one lacks."""
    if len(grids) == 1:
        return grids[0]
    number = np.sum([grid.number for grid in grids], axis=0)
    held = np.all([grid.held for grid in grids], axis=0)
    symbol = np.full(number.shape, NO_SYMBOL, np.int8)
    for each in sorted(_STRENGTH, key=lambda one: -_STRENGTH[one]):
        symbol[held & np.any([grid.symbol == each for grid in grids], axis=0)] = each
    return Grid(np.where(held, number, np.nan), symbol, grids[0].row)


def _worked_out(numerator: Grid, denominator: Grid, unit: str) -> Grid:
    """A percentage or rate of the counts, unrounded; the symbol of a count that has one."""
    per = PER.get(unit)
    if per is None:
        return empty((numerator.number.shape[0], numerator.number.shape[1]))
    divisor = np.where(denominator.number > 0, denominator.number, np.nan)
    number = per * numerator.number / divisor
    symbol = np.where(numerator.symbol != NO_SYMBOL, numerator.symbol, denominator.symbol)
    symbol = np.where(numerator.held & denominator.held & np.isnan(number), symbol, NO_SYMBOL)
    return Grid(number, symbol.astype(np.int8), numerator.row)


def _first(one: Grid, other: Grid) -> Grid:
    held = one.held
    return Grid(
        np.where(held, one.number, other.number),
        np.where(held, one.symbol, other.symbol).astype(np.int8),
        np.where(held, one.row, other.row),
    )


def day_of(dataset: str, year: int) -> date:
    """The day that a data set's figures of a year are of, or end at."""
    return date(year, 9, 30) if datasets()[dataset].period == "september" else date(year, 3, 31)


def known_from(dataset: str, code: str, year: int) -> date:
    """The day a release whose newest year is `year` counts as known; LAIT's as the DfE's own of the measure."""
    own = datasets()[_home_of(code) if dataset == LAIT else dataset]
    kept = kept_release(_PUBLICATIONS.get(own.publication, ""), year)
    if kept is not None:
        return kept.known_from
    month, day = own.known.split("-")
    return date(year + own.years_after, int(month), int(day))


@cache
def _home_of(code: str) -> str:
    """The DfE's data set that a measure is read from, LAIT itself where there is none."""
    return next(
        (each.dataset for each in all_selectors() if each.code == code and each.dataset != LAIT),
        LAIT,
    )
