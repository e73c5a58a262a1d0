"""The cells that selectors look at, taken out of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.published.reading import symbols
from nearhome.published.reading.report import Area, Cells, no_cells
from nearhome.published.reading.selectors import all_selectors
from nearhome.published.reading.table import Column, Table
from nearhome.results.published import Symbol

SYMBOLS = tuple(Symbol)
NO_SYMBOL = -1
NO_PLACE = -1


@dataclass(frozen=True)
class Parsed:
    """A column's different texts as cells: numbers, symbols, and which are neither."""

    number: NDArray[np.float64]
    symbol: NDArray[np.int8]
    unknown: tuple[int, ...]


def parsed(column: Column) -> Parsed:
    """The different texts of a column of values as cells."""
    number = np.full(len(column.texts), np.nan)
    symbol = np.full(len(column.texts), NO_SYMBOL, np.int8)
    unknown = []
    for at, text in enumerate(column.texts):
        cell = symbols.cell(text)
        if cell is None:
            unknown.append(at)
        elif cell.symbol is not None:
            symbol[at] = SYMBOLS.index(cell.symbol)
        elif cell.number is not None:
            number[at] = cell.number
    return Parsed(number, symbol, tuple(unknown))


def grouped(
    columns: Sequence[Column | None], rows: int
) -> tuple[NDArray[np.int64], list[tuple[str, ...]]]:
    """For each row which combination of the columns' texts it holds, and those combinations."""
    key: NDArray[np.int64] = np.zeros(rows, np.int64)
    for column in columns:
        if column is not None:
            key = key * len(column.texts) + column.places
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    found = [tuple(each.at(row) if each else "" for each in columns) for row in first]
    return inverse.reshape(-1).astype(np.int64), found


def taken(
    table: Table,
    places: tuple[NDArray[np.int64], Sequence[Sequence[int]]],
    where: tuple[NDArray[np.int64], Sequence[Area | None]],
    years: NDArray[np.int32],
    columns: Mapping[str, Column],
) -> Cells:
    """The cells of every selector: `places` gives each row's combination and the selectors of it.

    `where` gives each row's area, `years` its year, 0 for none; `columns` the column of each role.
    """
    areas = sorted({each for each in where[1] if each is not None}, key=lambda each: each.code)
    number_of = {each: at for at, each in enumerate(areas)}
    own_area = np.array([NO_PLACE if e is None else number_of[e] for e in where[1]], np.int32)
    area = own_area[where[0]]
    usable = (area >= 0) & (years > 0)
    values = {role: parsed(column) for role, column in columns.items()}
    parts = []
    for combination, selectors in enumerate(places[1]):
        if selectors:
            rows = np.flatnonzero((places[0] == combination) & usable)
            parts += [
                _of(table, rows, at, area, years, columns, values) for at in selectors if len(rows)
            ]
    return joined([part for part in parts if len(part)], areas)


def _of(
    table: Table,
    rows: NDArray[np.intp],
    selector: int,
    area: NDArray[np.int32],
    years: NDArray[np.int32],
    columns: Mapping[str, Column],
    values: Mapping[str, Parsed],
) -> Cells:
    role = all_selectors()[selector].column
    if role not in columns:
        return no_cells()
    text = columns[role].places[rows]
    number, symbol = values[role].number[text], values[role].symbol[text]
    found = ~np.isnan(number) | (symbol != NO_SYMBOL)
    rows = rows[found]
    return Cells(
        np.full(len(rows), selector, np.int32),
        area[rows],
        years[rows],
        number[found],
        symbol[found],
        (rows + table.first_row).astype(np.int64),
    )


def joined(parts: Sequence[Cells], areas: Sequence[Area]) -> Cells:
    """Cells over the same areas as one."""
    if not parts:
        return no_cells()
    return Cells(
        np.concatenate([part.selector for part in parts]),
        np.concatenate([part.area for part in parts]),
        np.concatenate([part.year for part in parts]),
        np.concatenate([part.number for part in parts]),
        np.concatenate([part.symbol for part in parts]),
        np.concatenate([part.row for part in parts]),
        tuple(areas),
    )


def over(parts: Sequence[Cells]) -> Cells:
    """Cells of several files as one, over the areas of all of them; the files' order is kept."""
    areas = sorted({each for part in parts for each in part.areas}, key=lambda each: each.code)
    place = {each: at for at, each in enumerate(areas)}
    return joined([_renumbered(part, place) for part in parts if len(part)], areas)


def _renumbered(part: Cells, place: Mapping[Area, int]) -> Cells:
    own = np.array([place[each] for each in part.areas], np.int32)
    return Cells(part.selector, own[part.area], part.year, part.number, part.symbol, part.row)


def rows_with(column: Column, texts: Sequence[int]) -> NDArray[np.intp]:
    """The rows whose text in a column is one of some."""
    return np.flatnonzero(np.isin(column.places, np.array(texts, np.int32)))
