"""The long table of the DfE's Local Authority Interactive Tool: one row a measure, year and area.

It has numbers of areas in place of codes, rounded values with the noise of floating point, `-` for
every symbol, and no counts behind its percentages. Its years are of several kinds ("2024-25 (OT)").
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from nearhome.published.reading import naming
from nearhome.published.reading.cells import grouped, parsed, rows_with, taken
from nearhome.published.reading.report import (
    NOTED,
    SET_ASIDE,
    UNKNOWN,
    Cells,
    Entry,
    Reading,
    UnreadableError,
)
from nearhome.published.reading.selectors import LAIT, VALUE, datasets, places_of, plain
from nearhome.published.reading.table import Column, Table
from nearhome.published.reading.years import year_of

HEADINGS = ("short_desc", "years", "values", "la_number")
_NOISE = 6


def is_lait(headings: set[str]) -> bool:
    """Whether column headings are those of the long table, or all but one of them."""
    return len(set(HEADINGS) & headings) >= len(HEADINGS) - 1 and "short_desc" in headings


def read_lait(table: Table) -> Reading:
    """The cells of the measures that Nearhome knows. UnreadableError when a column is missing."""
    missing = [name for name in HEADINGS if name not in table.by_heading]
    if missing:
        raise UnreadableError(
            table.file,
            f"It is LAIT's long table without its column {', '.join(missing)}; its columns are "
            f"{', '.join(table.names)}.",
            "Download it again, or give the column its name back in a copy.",
        )
    label, period, number = (
        table.by_heading[name] for name in ("short_desc", "years", "la_number")
    )
    wanted = places_of(LAIT)
    combination, labels = grouped([None, None, label], table.rows)
    selectors = [wanted.get(("", "", plain(each[2])), ()) for each in labels]
    known = np.array([bool(each) for each in selectors] or [False])[combination]
    years = np.array([year_of(text) or 0 for text in period.texts] or [0], np.int32)[period.places]
    areas = [naming.by_number(text) for text in number.texts]
    cells = taken(
        table,
        (combination, selectors),
        (number.places.astype(np.int64), areas),
        years,
        {VALUE: table.by_heading["values"]},
    )
    placed = np.array([each is not None for each in areas] or [False])[number.places]
    used = known & placed & (years > 0)
    found = [int(year) for year in np.unique(cells.year[~np.isnan(cells.number)])]
    return Reading(
        file=table.file,
        kind="figures",
        dataset=LAIT,
        title=datasets()[LAIT].title,
        release=f"LAIT {found[-1]}" if found else "",
        years=tuple(found),
        rows_read=table.rows + len(table.broken),
        rows_used=int(used.sum()),
        rows_set_aside=int((known & ~used).sum()) + len(table.broken),
        not_used={"rows of measures that Nearhome does not have": int((~known).sum())},
        cells=_without_noise(cells),
        log=tuple(_log(table, known, used)),
    )


def _without_noise(cells: Cells) -> Cells:
    number = np.round(cells.number, _NOISE)
    return Cells(
        cells.selector, cells.area, cells.year, number, cells.symbol, cells.row, cells.areas
    )


def _log(table: Table, known: NDArray[np.bool_], used: NDArray[np.bool_]) -> Iterator[Entry]:
    period, number = table.by_heading["years"], table.by_heading["la_number"]
    bad_years = [at for at, text in enumerate(period.texts) if year_of(text) is None]
    bad_areas = [at for at, text in enumerate(number.texts) if naming.by_number(text) is None]
    values = table.by_heading["values"]
    yield from _told(table, period, bad_years, known, "unknown-year", "is no year", SET_ASIDE)
    yield from _told(
        table, number, bad_areas, known, "unknown-area", "is no number of an area", SET_ASIDE
    )
    yield from _told(
        table, values, parsed(values).unknown, used, "unknown-symbol",
        "is neither a number nor a symbol that is known", UNKNOWN,
    )  # fmt: skip
    for row, count in table.broken:
        why = (
            f"The row has {count} cells: the file is cut short or damaged there. Download it again."
        )
        yield Entry(
            table.file, LAIT, row or None, "", SET_ASIDE, "row-cut-short", str(count), "", why
        )
    if not used.any():
        why = "It holds none of the measures that Nearhome has."
        yield Entry(table.file, LAIT, None, "", NOTED, "nothing-used", "", "", why)


def _told(
    table: Table,
    column: Column,
    texts: Sequence[int],
    rows: NDArray[np.bool_],
    rule: str,
    what: str,
    action: str,
) -> Iterator[Entry]:
    for at in texts:
        found = [int(row) for row in rows_with(column, [at]) if rows[row]]
        if found:
            text = column.texts[at]
            done = "rows are set aside" if action == SET_ASIDE else "cells are left out"
            why = f"“{text}” {what}: {len(found)} {done}. Correct it in a copy."
            first = found[0] + table.first_row
            yield Entry(table.file, LAIT, first, column.name, action, rule, text, "", why)
