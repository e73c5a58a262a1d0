"""What is wrong with a file's figures as a whole: years all alike, percentages for counts, a part of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.published.reading.assemble import (
    PER,
    VALUE,
    Measured,
    figure_parts,
    measured,
)
from nearhome.published.reading.report import NOTED, SET_ASIDE, Cells, Entry
from nearhome.published.reading.selectors import COUNT, PERCENT, RATE, all_selectors, datasets
from nearhome.results.published import Level

MANY = 30
"""Authorities with a number, from which on their all being equal cannot be chance."""
MOST_TOLD = 20
"""Rows named one by one in the log for one kind of fault; further ones are counted."""
NEARLY_ALL_EQUAL = 0.9
AUTHORITIES = 140
"""There were 150 to 153 English authorities in every release since 2018; some are published together."""
ROUNDED_TO_TEN = 5.0
HALF = 0.5 + 1e-6
"""What rounding to whole numbers allows, and a little for the arithmetic."""


@dataclass(frozen=True)
class Checked:
    """The cells that stand after the checks, and what is said of the others."""

    cells: Cells
    log: tuple[Entry, ...]


def checked(file: str, dataset: str, cells: Cells) -> Checked:
    """A file's cells without those that cannot be right, each named in the log."""
    kept, told = _without_percentages(file, dataset, cells)
    log = list(told)
    figures = list(measured(dataset, kept))
    for each in figures:
        kept, told = _without_faulty_years(file, dataset, kept, each)
        log += told
    for each in figures:
        log += _that_do_not_follow(file, each)
    log += _coverage(file, dataset, figures)
    return Checked(kept, tuple(log))


def _authorities(each: Measured) -> NDArray[np.bool_]:
    return np.array([area.level is Level.AUTHORITY for area in each.areas])


def _without_percentages(file: str, dataset: str, cells: Cells) -> tuple[Cells, list[Entry]]:
    """The cells, without the counts when the column of counts repeats that of percentages or rates."""
    roles = np.array([each.column for each in all_selectors()])[cells.selector]
    other = PERCENT if datasets()[dataset].columns[PERCENT] else RATE
    equal, pairs, row = _pairs(cells, roles == COUNT, roles == other)
    if pairs < MANY or equal < NEARLY_ALL_EQUAL * pairs:
        return cells, []
    name = " or ".join(datasets()[dataset].columns[COUNT])
    why = (
        f"In {equal} of {pairs} rows the number of children is the same as the "
        f"{'percentage' if other == PERCENT else 'rate'}: the column {name} does not hold counts. No "
        "count is taken from this file. Download it again, or put the counts back in a copy."
    )
    entry = Entry(file, dataset, row, name, SET_ASIDE, "percentages-for-counts", "", "", why)
    return cells.where(roles != COUNT), [entry]


def _pairs(
    cells: Cells, counts: NDArray[np.bool_], others: NDArray[np.bool_]
) -> tuple[int, int, int | None]:
    """Of rows with a number in both columns, how many have the same; how many there are; the first."""
    count = {
        int(row): number
        for row, number in zip(cells.row[counts], cells.number[counts], strict=True)
    }
    seen: dict[int, bool] = {}
    for row, number in zip(cells.row[others], cells.number[others], strict=True):
        own = count.get(int(row), np.nan)
        if not np.isnan(own) and not np.isnan(number) and number not in (0.0, 100.0):
            seen[int(row)] = own == number
    equal = [row for row, same in seen.items() if same]
    return len(equal), len(seen), min(equal, default=None)


def _without_faulty_years(
    file: str, dataset: str, cells: Cells, each: Measured
) -> tuple[Cells, list[Entry]]:
    """The cells without a year in which every authority has the same figure."""
    entries = []
    for at, year in enumerate(each.years):
        own = each.value.number[_authorities(each), at]
        numbers = own[~np.isnan(own)]
        if len(numbers) >= MANY and numbers[0] != 0 and np.all(numbers == numbers[0]):
            parts = figure_parts(dataset)[(each.code, each.breakdown, each.group)]
            faulty = np.isin(cells.selector, [s for own in parts.values() for s in own])
            row = int(cells.row[faulty & (cells.year == year)].min())
            cells = cells.where(~(faulty & (cells.year == year)))
            entries.append(_all_alike(file, each, year, row, len(numbers), numbers[0]))
    return cells, entries


def _all_alike(file: str, each: Measured, year: int, row: int, count: int, number: float) -> Entry:
    words = all_selectors()[
        figure_parts(each.dataset)[(each.code, each.breakdown, each.group)][VALUE][0]
    ]
    return Entry(
        file, each.dataset, row, words.column, SET_ASIDE, "year-all-alike", f"{number:g}", "",
        f"{words.words or words.column}, {year}: all {count} authorities have {number:g}, which cannot be: the year is "
        "set aside. Add the DfE's own file of it.",
    )  # fmt: skip


def _that_do_not_follow(file: str, each: Measured) -> list[Entry]:
    """Percentages and rates more than half a unit from what numerator and denominator give."""
    per = PER.get(each.unit)
    if per is None:
        return []
    near = _rounded(each)
    with np.errstate(invalid="ignore", divide="ignore"):
        low = per * (each.numerator.number - near) / (each.denominator.number + near) - HALF
        high = per * (each.numerator.number + near) / (each.denominator.number - near) + HALF
        wrong = each.published & ((each.value.number < low) | (each.value.number > high))
        exact = per * each.numerator.number / each.denominator.number
    found = np.argwhere(wrong)
    entries = [_does_not_follow(file, each, area, year, exact) for area, year in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        more = f"So with {len(found) - MOST_TOLD} further figures of {each.code}."
        entries.append(Entry(file, each.dataset, None, "", NOTED, "does-not-follow", "", "", more))
    return entries


def _rounded(each: Measured) -> NDArray[np.float64]:
    """How far a count may be from the true one: England's and regions' are rounded to ten."""
    return np.where(_authorities(each), 0.0, ROUNDED_TO_TEN)[:, None]


def _does_not_follow(
    file: str, each: Measured, area: int, year: int, exact: NDArray[np.float64]
) -> Entry:
    own = (area, year)
    parts = figure_parts(each.dataset)[(each.code, each.breakdown, each.group)]
    words = all_selectors()[parts[VALUE][0]]
    return Entry(
        file, each.dataset, int(each.value.row[own]), words.column, NOTED, "does-not-follow",
        f"{each.value.number[own]:g}", f"{exact[own]:.1f}",
        f"{each.areas[area].name}, {each.years[year]}, {words.words or words.column}: {each.value.number[own]:g} is "
        f"published, and {each.numerator.number[own]:g} of {each.denominator.number[own]:g} is "
        f"{exact[own]:.1f}. Both are kept; look at the DfE's table and correct the wrong one in a copy.",
    )  # fmt: skip


def _coverage(file: str, dataset: str, figures: Sequence[Measured]) -> Iterator[Entry]:
    """Says so when a file's newest year lacks many authorities, as half a file would."""
    if not figures:
        return
    each = figures[0]
    year = max(max(one.years) for one in figures)
    there = {
        area.code
        for one in figures
        if year in one.years
        for area, held in zip(one.areas, one.value.held[:, one.years.index(year)], strict=True)
        if held and area.level is Level.AUTHORITY
    }
    if len(there) < AUTHORITIES:
        yield Entry(
            file, each.dataset, None, "", NOTED, "part-of-a-file", str(len(there)), "",
            f"For {year} it holds {len(there)} authorities of more than 150: it may be a part of "
            "the file. Download all of it, if the rest is wanted.",
        )  # fmt: skip
