"""The shipped published years of every authority as the panel that forecasts are made from and tested on."""

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.annual.panel import Panel
from nearhome.published.years import authority_years
from nearhome.results.published import Cell

Floats = NDArray[np.float64]


def published_panel(areas: tuple[str, ...] = (), *, whole: bool = False) -> Panel:
    """Every authority held, or those of `areas`, by code; `whole` keeps those alone whose every cell is a number.

    Symbols (suppressed, not available) are NaN. Raises ValueError for an area that is not held.
    """
    rows = [each for each in authority_years() if not areas or each.area in areas]
    codes = tuple(sorted({each.area for each in rows}))
    if missing := set(areas) - set(codes):
        raise ValueError(f"no published years are held of {', '.join(sorted(missing))}")
    years = [each.year for each in rows]
    first = min(years)
    tables = np.full((3, len(codes), max(years) - first + 1), np.nan)
    place = {code: n for n, code in enumerate(codes)}
    for each in rows:
        cells = (each.children, each.started, each.ceased)
        tables[:, place[each.area], each.year - first] = [_number(cell) for cell in cells]
    kept = ~np.isnan(tables).any(axis=(0, 2)) if whole else np.full(len(codes), fill_value=True)
    named = tuple(code for code, keep in zip(codes, kept, strict=True) if keep)
    children, started, ceased = tables[:, kept]
    return Panel(named, first, children, started, ceased)


def _number(cell: Cell) -> float:
    return float("nan") if cell.number is None else float(cell.number)
