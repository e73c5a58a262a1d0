"""Figures from the cells of every file added: one release of a data set may come in several files.

Of two files of one release that disagree the one added last stands, and both values are named. Two
releases of one figure are both kept; how many were revised is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from nearhome.published.reading.assemble import Grid, Measured, day_of, known_from, measured
from nearhome.published.reading.cells import NO_SYMBOL, SYMBOLS, over
from nearhome.published.reading.report import NOTED, Cells, Entry
from nearhome.published.reading.selectors import LAIT, all_selectors, datasets

_FILE_BITS = 32
MOST_TOLD = 50
"""Cells of two files that disagree, named one by one; further ones are counted."""
MERGED = "merged"
"""The table that the entries of a merge name: they are no single file's."""


@dataclass(frozen=True)
class Part:
    """A file's cells, its name, and the data set and release it is of."""

    file: str
    dataset: str
    release: str
    cells: Cells


FIGURES = pa.schema(
    [
        ("code", pa.string()),
        ("breakdown", pa.string()),
        ("group", pa.string()),
        ("area", pa.string()),
        ("area_name", pa.string()),
        ("level", pa.string()),
        ("as_at", pa.date32()),
        ("value", pa.float64()),
        ("value_symbol", pa.string()),
        ("numerator", pa.float64()),
        ("numerator_symbol", pa.string()),
        ("denominator", pa.float64()),
        ("denominator_symbol", pa.string()),
        ("unit", pa.string()),
        ("release", pa.string()),
        ("known_from", pa.date32()),
        ("source", pa.string()),
        ("file", pa.string()),
        ("row", pa.int32()),
    ]
)


@dataclass(frozen=True)
class Merged:
    """The figures of all files as a table (`FIGURES`), in the order of their codes, and what is said."""

    figures: pa.Table
    log: tuple[Entry, ...]


def merged(parts: Sequence[Part]) -> Merged:
    """The figures of files, given in the order they were added."""
    files = [part.file for part in parts]
    numbered = [
        replace(part, cells=_marked(part.cells, at))
        for at, part in enumerate(parts)
        if len(part.cells)
    ]
    releases = sorted({(part.dataset, part.release) for part in numbered}, key=_place)
    log: list[Entry] = []
    found: dict[tuple[str, str], list[Measured]] = {}
    for dataset, release in releases:
        own = [part for part in numbered if (part.dataset, part.release) == (dataset, release)]
        cells = over([part.cells for part in own])
        log += _disagreements(dataset, release, cells, files)
        found[(dataset, release)] = list(measured(dataset, cells))
    log += _revisions(found)
    tables = [
        _table(each, release, files)
        for (_, release), own in found.items()
        for each in _once(own, found, release)
    ]
    figures = pa.concat_tables([FIGURES.empty_table(), *tables])
    return Merged(figures.sort_by([("code", "ascending"), ("breakdown", "ascending")]), tuple(log))


def _place(each: tuple[str, str]) -> tuple[int, str]:
    return list(datasets()).index(each[0]), each[1]


def _marked(cells: Cells, at: int) -> Cells:
    """The cells with the file's place above the bits of the row."""
    return replace(cells, row=cells.row | (at << _FILE_BITS))


def _file_of(row: int, files: Sequence[str]) -> tuple[str, int]:
    return files[row >> _FILE_BITS], row & ((1 << _FILE_BITS) - 1)


def _once(
    own: Sequence[Measured], found: dict[tuple[str, str], list[Measured]], release: str
) -> Iterator[Measured]:
    """The figures without those that a data set before gives for the same release."""
    for each in own:
        key = (each.code, each.breakdown, each.group)
        before = (
            (one.code, one.breakdown, one.group) == key
            for (dataset, other), some in found.items()
            if other == release and _place((dataset, "")) < _place((each.dataset, ""))
            for one in some
        )
        if not any(before):
            yield each


def _disagreements(
    dataset: str, release: str, cells: Cells, files: Sequence[str]
) -> Iterator[Entry]:
    """Cells of one place that differ, in two files of a release or in two rows of one."""
    key = (cells.selector.astype(np.int64) * 4096 + cells.area) * 4096 + cells.year
    order = np.argsort(key, kind="stable")
    same = key[order][1:] == key[order][:-1]
    first, second = order[:-1][same], order[1:][same]
    one, other = cells.number[first], cells.number[second]
    equal = (one == other) | (np.isnan(one) & np.isnan(other))
    differ = np.flatnonzero(~equal | (cells.symbol[first] != cells.symbol[second]))
    told = (
        _disagreement(dataset, release, cells, int(first[at]), int(second[at]), files)
        for at in differ[:MOST_TOLD]
    )
    # Several measures read one cell: what is said of it is said once.
    yield from {entry.why: entry for entry in told}.values()
    if len(differ) > MOST_TOLD:
        why = f"So with {len(differ) - MOST_TOLD} further cells of the {release} release."
        yield Entry("", dataset, None, "", NOTED, "files-disagree", "", "", why)


def _disagreement(
    dataset: str, release: str, cells: Cells, first: int, second: int, files: Sequence[str]
) -> Entry:
    selector = all_selectors()[cells.selector[first]]
    (old, old_row), (new, new_row) = (_file_of(int(cells.row[at]), files) for at in (first, second))
    before, after = _shown(cells, first), _shown(cells, second)
    area = cells.areas[cells.area[first]].name
    return Entry(
        new, dataset, new_row, selector.column, NOTED, "files-disagree", before, after,
        f"{area}, {cells.year[first]}, {selector.words or selector.code}: row {old_row} of {old} has "
        f"{before}, row {new_row} of {new} has {after}, both of the {release} release. The later "
        f"one stands: look at the DfE's table, and add the right file last.",
    )  # fmt: skip


def _shown(cells: Cells, at: int) -> str:
    symbol = int(cells.symbol[at])
    return f"{cells.number[at]:g}" if symbol == NO_SYMBOL else str(SYMBOLS[symbol])


def _revisions(found: dict[tuple[str, str], list[Measured]]) -> Iterator[Entry]:
    """For each two releases of a data set that follow each other, how many figures were revised."""
    for (dataset, older), before in found.items():
        later = sorted(release for name, release in found if name == dataset and release > older)
        if later:
            after = {(e.code, e.breakdown, e.group): e for e in found[(dataset, later[0])]}
            pairs = [
                (e, after[k]) for e in before if (k := (e.code, e.breakdown, e.group)) in after
            ]
            both, differ = (sum(each) for each in zip(*(_compared(*p) for p in pairs), strict=True)) \
                if pairs else (0, 0)  # fmt: skip
            if differ:
                why = (
                    f"{datasets()[dataset].title}: {differ:,} of {both:,} figures that the {older} and the "
                    f"{later[0]} release both hold were revised. The later release counts from the day it "
                    "came out; the older figures are kept."
                )
                yield Entry("", dataset, None, "", NOTED, "revised", older, later[0], why)


def _compared(one: Measured, other: Measured) -> tuple[int, int]:
    areas = {area.code: at for at, area in enumerate(other.areas)}
    pairs = [(at, areas[area.code]) for at, area in enumerate(one.areas) if area.code in areas]
    years = [year for year in one.years if year in other.years]
    if not pairs or not years:
        return 0, 0
    rows = np.array([at for at, _ in pairs])
    others = np.array([at for _, at in pairs])
    own = np.array([one.years.index(year) for year in years])
    their = np.array([other.years.index(year) for year in years])
    mine = one.value.number[rows][:, own]
    theirs = other.value.number[others][:, their]
    both = ~np.isnan(mine) & ~np.isnan(theirs)
    return int(both.sum()), int((both & (np.abs(mine - theirs) > 1e-9)).sum())


def _table(each: Measured, release: str, files: Sequence[str]) -> pa.Table:
    area, year = np.nonzero(each.value.held)
    rows = each.value.row[area, year]
    newest = _newest(each)
    newest = newest if each.dataset == LAIT and newest else _last(release, each)
    known = known_from(each.dataset, each.code, newest)
    codes = pa.array([one.code for one in each.areas])
    names = pa.array([one.name for one in each.areas])
    levels = pa.array([str(one.level) for one in each.areas])
    days = pa.array([day_of(each.dataset, one) for one in each.years], pa.date32())
    own = f"LAIT {newest}" if each.dataset == LAIT else release
    columns = {
        "code": pa.repeat(each.code, len(area)),
        "breakdown": pa.repeat(each.breakdown, len(area)),
        "group": pa.repeat(each.group, len(area)),
        "area": codes.take(pa.array(area)),
        "area_name": names.take(pa.array(area)),
        "level": levels.take(pa.array(area)),
        "as_at": days.take(pa.array(year)),
        **_cells("value", each.value, area, year),
        **_cells("numerator", each.numerator, area, year),
        **_cells("denominator", each.denominator, area, year),
        "unit": pa.repeat(each.unit, len(area)),
        "release": pa.repeat(own, len(area)),
        "known_from": pa.array([known] * len(area), pa.date32()),
        "source": _sources(each, own, area, year),
        "file": pa.array(files).take(pa.array(rows >> _FILE_BITS)),
        "row": pa.array((rows & ((1 << _FILE_BITS) - 1)).astype(np.int32)),
    }
    return pa.table(columns, schema=FIGURES)


def _newest(each: Measured) -> int:
    """The newest year with a number, 0 when there is none."""
    numbers = ~np.isnan(each.value.number)
    found = [year for at, year in enumerate(each.years) if numbers[:, at].any()]
    return max(found, default=0)


def _last(release: str, each: Measured) -> int:
    return int(release) if release.isdigit() else max(each.years)


def _sources(
    each: Measured, release: str, area: NDArray[np.intp], year: NDArray[np.intp]
) -> pa.Array:
    dataset = datasets()[each.dataset]
    plain = f"DfE, {dataset.publication}, {release} release: {dataset.title}"
    if each.dataset == LAIT:
        plain = f"DfE, {dataset.title}"
    both = pa.array([plain, f"{plain}; worked out from the published counts"])
    return both.take(pa.array((~each.published[area, year]).astype(np.int64)))


@cache
def _symbols() -> pa.Array:
    """Every symbol, and nothing. Made when wanted: Arrow looks for pandas as it makes an array."""
    return pa.array([*(str(each) for each in SYMBOLS), None])


def _cells(
    name: str, grid: Grid, area: NDArray[np.intp], year: NDArray[np.intp]
) -> dict[str, pa.Array]:
    symbol = grid.symbol[area, year].astype(np.int64)
    places = np.where(symbol == NO_SYMBOL, len(SYMBOLS), symbol)
    return {
        name: pa.array(grid.number[area, year], from_pandas=True),
        f"{name}_symbol": _symbols().take(pa.array(places)),
    }
