"""Files in the DfE's layout (Explore education statistics): figures of authorities, regions, England."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearhome.published.reading import naming
from nearhome.published.reading.cells import grouped, parsed, rows_with, taken
from nearhome.published.reading.recognise import LOCATION, Known
from nearhome.published.reading.report import (
    NOTED,
    SET_ASIDE,
    UNKNOWN,
    Area,
    Entry,
    Reading,
    UnreadableError,
)
from nearhome.published.reading.selectors import (
    FILTERS,
    Place,
    all_selectors,
    canonical,
    places_of,
    plain,
)
from nearhome.published.reading.table import Column, Table
from nearhome.published.reading.years import year_of
from nearhome.results.published import Level

OTHER_LEVELS = "rows of other kinds of area"
_LEVEL, _REGION, _CODE, _NUMBER = "geographic_level", "region_code", "new_la_code", "old_la_code"
_NO_CODE = frozenset({"", "x", "z", "c"})
_NO_NAME = frozenset({"", "not available", "not known", "unknown"})
_POPULATION = "population"
"""The column that rates are worked out with; alone it gives no figure."""


@dataclass(frozen=True)
class _Rows:
    """What each row is of: its combination of filters, its area, its year."""

    combination: NDArray[np.int64]
    combinations: list[tuple[str, ...]]
    selectors: list[tuple[int, ...]]
    scope: NDArray[np.int64]
    scopes: list[tuple[str, ...]]
    areas: list[Area | None]
    years: NDArray[np.int32]


def read_figures(table: Table, known: Known) -> Reading:
    """The cells of a recognised table, and a report of every row. UnreadableError without values."""
    _needs_values(table, known)
    rows = _rows_of(table, known)
    cells = taken(
        table,
        (rows.combination, rows.selectors),
        (rows.scope, rows.areas),
        rows.years,
        known.values,
    )
    used = _wanted(rows) & _placed(rows) & (rows.years > 0)
    aside = _set_aside(rows)
    years = tuple(int(year) for year in np.unique(rows.years[rows.years > 0]))
    return Reading(
        file=table.file,
        kind="figures",
        dataset=known.dataset.name,
        title=known.dataset.title,
        release=str(years[-1]) if years else "",
        years=years,
        rows_read=table.rows + len(table.broken),
        rows_used=int(used.sum()),
        rows_set_aside=int(aside.sum()) + len(table.broken),
        not_used=_not_used(rows, aside),
        cells=cells,
        log=tuple(_log(table, known, rows, used)),
    )


def _needs_values(table: Table, known: Known) -> None:
    wanted = {each.column for each in all_selectors() if each.dataset == known.dataset.name}
    wanted -= {_POPULATION}
    if wanted and not wanted & set(known.values):
        raise UnreadableError(
            table.file,
            f"It is “{known.dataset.title}”, and has none of the columns of its values "
            f"({_names(known, wanted)}); its columns are {', '.join(table.names)}.",
            "Give the column of the numbers one of those names in a copy, and add the copy.",
        )


def _names(known: Known, roles: set[str]) -> str:
    return "; ".join(
        " or ".join(known.dataset.columns.get(role) or (role,)) for role in sorted(roles)
    )


def _rows_of(table: Table, known: Known) -> _Rows:
    combination, combinations = grouped([known.filters.get(role) for role in FILTERS], table.rows)
    labels = {role: canonical(known.dataset.name, role) for role in FILTERS}
    wanted = places_of(known.dataset.name)
    selectors = [wanted.get(_place(each, labels), ()) for each in combinations]
    scope, scopes = grouped(_scope_columns(table), table.rows)
    period = table.by_heading["time_period"]
    year_of_text = np.array([year_of(text) or 0 for text in period.texts] or [0], np.int32)
    return _Rows(
        combination,
        combinations,
        selectors,
        scope,
        scopes,
        [_area(each) for each in scopes],
        year_of_text[period.places],
    )


def _scope_columns(table: Table) -> list[Column | None]:
    """Of each row the level, region, code, number and name of its area.

    A table made with the DfE's table tool has one code and one name for areas of every level.
    """
    region = table.first(("region_code", LOCATION))
    code = table.first((_CODE, LOCATION))
    name = table.first(("la_name", "location", "region_name"))
    return [table.by_heading[_LEVEL], region, code, table.by_heading.get(_NUMBER), name]


def _place(texts: tuple[str, ...], labels: Mapping[str, Mapping[str, str]]) -> Place:
    cohort, characteristic, label = (
        labels[role].get(plain(text), plain(text))
        for role, text in zip(FILTERS, texts, strict=True)
    )
    return (cohort, characteristic, label)


def _area(scope: tuple[str, ...]) -> Area | None:
    """The area of a row; None when its code is of no area, or of one of another level."""
    level, region, code, number, _ = scope
    kind = naming.level_of(level)
    if kind is Level.NATIONAL:
        return naming.ENGLAND
    found = None
    if kind is not None:
        found = (
            naming.by_code(region) if kind is Level.REGION else naming.authority_of(code, number)
        )
    return found if found is not None and found.level is kind else None


def _wanted(rows: _Rows) -> NDArray[np.bool_]:
    return np.array([bool(each) for each in rows.selectors] or [False])[rows.combination]


def _placed(rows: _Rows) -> NDArray[np.bool_]:
    return np.array([each is not None for each in rows.areas] or [False])[rows.scope]


def _is_unknown_area(scope: tuple[str, ...]) -> bool:
    """Whether a row is of an authority or region, and its code, or a name without one, leads to none.

    Not of a place that is not known, which has the code `x`.
    """
    level, region, code, number, name = scope
    kind = naming.level_of(level)
    named = (region,) if kind is Level.REGION else (code, number)
    has_code = any(each.strip().casefold() not in _NO_CODE for each in named)
    only_named = not any(map(str.strip, named)) and name.strip().casefold() not in _NO_NAME
    return kind is not None and (has_code or only_named) and _area(scope) is None


def _set_aside(rows: _Rows) -> NDArray[np.bool_]:
    unknown = np.array([_is_unknown_area(each) for each in rows.scopes] or [False])[rows.scope]
    aside: NDArray[np.bool_] = (unknown & _wanted(rows)) | (rows.years == 0)
    return aside


def _not_used(rows: _Rows, aside: NDArray[np.bool_]) -> dict[str, int]:
    """How many rows are not used, by what they are."""
    counts: dict[str, int] = {}
    wanted = _wanted(rows)
    partly = {texts[:2] for at, texts in enumerate(rows.combinations) if rows.selectors[at]}
    for at, texts in enumerate(rows.combinations):
        found = int(((rows.combination == at) & ~aside).sum())
        if found and not rows.selectors[at]:
            label = texts[2] if not texts[1] or texts[:2] in partly else ""
            words = " / ".join(filter(None, (*texts[:2], label))) or "other rows"
            counts[words] = counts.get(words, 0) + found
    other = int((wanted & ~_placed(rows) & ~aside).sum())
    return {**counts, OTHER_LEVELS: other} if other else counts


def _log(table: Table, known: Known, rows: _Rows, used: NDArray[np.bool_]) -> Iterator[Entry]:
    yield from _columns_told(table, known)
    yield from _labels_told(table, known, rows)
    yield from _places_told(table, known, rows)
    yield from _values_told(table, known, used)
    for row, cells in table.broken:
        yield Entry(
            table.file, known.dataset.name, row or None, "", SET_ASIDE, "row-cut-short", str(cells),
            "", f"The row has {cells} cells and the header {len(table.columns)}: it is a note, or the file "
            "is cut short or damaged there. If it is no note, download the file again.",
        )  # fmt: skip


def _columns_told(table: Table, known: Known) -> Iterator[Entry]:
    for role, column in known.filters.items():
        if _heading_of(table, column) not in known.dataset.columns[role]:
            yield _entry(
                table, known, 1, column.name, "column-by-its-texts", column.name,
                f"The column's name is new; it was known by its texts as the {role}.",
            )  # fmt: skip
    wanted = {each.column for each in all_selectors() if each.dataset == known.dataset.name}
    for role in sorted(wanted - set(known.values)):
        yield _entry(
            table, known, 1, _names(known, {role}), "column-missing", "",
            f"There is no column {_names(known, {role})}; its columns are {', '.join(table.names)}. "
            "What is worked out from it has no figure. Give the column that holds it that name in a "
            "copy, and add the copy.",
        )  # fmt: skip
    if known.named:
        yield _entry(
            table, known, None, "", "known-by-its-name", "",
            "What it holds fits more than one data set; the file's name decided.",
        )  # fmt: skip


def _heading_of(table: Table, column: Column) -> str:
    return next(name for name, each in table.by_heading.items() if each is column)


def _labels_told(table: Table, known: Known, rows: _Rows) -> Iterator[Entry]:
    for role, column in known.filters.items():
        labels = canonical(known.dataset.name, role)
        for at, text in enumerate(column.texts):
            if text and plain(text) not in labels:
                row = int(rows_with(column, [at])[0]) + table.first_row
                yield _entry(
                    table, known, row, column.name, "new-label", text,
                    f"The label “{text}” is new: its rows are not used. If it is a known one under a "
                    "new name, give it the old name in a copy, and tell whoever looks after Nearhome.",
                )  # fmt: skip
    yield from _missing_labels(table, known, rows)


def _missing_labels(table: Table, known: Known, rows: _Rows) -> Iterator[Entry]:
    """Labels that measures look for, missing under a heading that is there."""
    labels = {role: canonical(known.dataset.name, role) for role in FILTERS}
    there = {_place(each, labels) for each in rows.combinations}
    headings = {place[:2] for place in there}
    missing: dict[Place, list[int]] = {
        place: list(found)
        for place, found in places_of(known.dataset.name).items()
        if place not in there and place[:2] in headings and place[2]
    }
    for found in missing.values():
        selectors = [all_selectors()[at] for at in found]
        codes = ", ".join(sorted({each.code for each in selectors}))
        yield _entry(
            table, known, None, known.filters["label"].name, "label-missing", selectors[0].words,
            f"There is no row of “{selectors[0].words}”, which {codes} is read from: no figure of it is "
            "taken from this file.",
        )  # fmt: skip


def _places_told(table: Table, known: Known, rows: _Rows) -> Iterator[Entry]:
    wanted = _wanted(rows)
    for at, scope in enumerate(rows.scopes):
        found = np.flatnonzero((rows.scope == at) & wanted)
        if len(found) and _is_unknown_area(scope):
            row = int(found[0]) + table.first_row
            column, named, why, mend = _what_is_wrong(scope)
            yield _entry(
                table, known, row, column, "unknown-area", named,
                f"{why}: {len(found)} rows are set aside. {mend}", SET_ASIDE,
            )  # fmt: skip
    period = table.by_heading["time_period"]
    for at, text in enumerate(period.texts):
        if year_of(text) is None:
            found = rows_with(period, [at])
            yield _entry(
                table, known, int(found[0]) + table.first_row, period.name, "unknown-year", text,
                f"“{text}” is no year: {len(found)} rows are set aside. Correct it in a copy.",
                SET_ASIDE,
            )  # fmt: skip


def _what_is_wrong(scope: tuple[str, ...]) -> tuple[str, str, str, str]:
    """Of an area that is not known: the column of its code, what names it, what is wrong, the mend."""
    level, region, code, number, name = scope
    of_region = naming.level_of(level) is Level.REGION
    column = _REGION if of_region else _CODE
    named = region if of_region else next(filter(str.strip, (code, number)), "")
    if " / " in named:
        why = f"“{name}” is one row of areas together, from which no figure of either can be told"
        return column, named, why, "Nothing is to be mended: the publication has no other."
    mend = "Correct the code in a copy, or take the rows out."
    if named.strip():
        of = "a region" if of_region else "an authority"
        return column, named, f"{named} is no code of {of} that is known", mend
    why = f"“{name}” has no code, and a name alone tells no area (two are called Dorset)"
    return column, name, why, mend


def _values_told(table: Table, known: Known, used: NDArray[np.bool_]) -> Iterator[Entry]:
    for column in known.values.values():
        empty = [at for at, text in enumerate(column.texts) if not text.strip()]
        missing = [row for row in rows_with(column, empty) if used[row]]
        if missing:
            yield _entry(
                table, known, int(missing[0]) + table.first_row, column.name, "empty-cell", "",
                f"{len(missing)} cells are empty, where the DfE writes a number or a symbol: they have no "
                "figure. Write what the publication has in a copy.",
            )  # fmt: skip
        for at in parsed(column).unknown:
            found = [row for row in rows_with(column, [at]) if used[row]]
            if found:
                text = column.texts[at]
                yield _entry(
                    table, known, int(found[0]) + table.first_row, column.name, "unknown-symbol", text,
                    f"“{text}” is neither a number nor a symbol that is known (c, z, x, k, low, u): "
                    f"{len(found)} cells are left out. Correct it in a copy.",
                    UNKNOWN,
                )  # fmt: skip


def _entry(
    table: Table,
    known: Known,
    row: int | None,
    column: str,
    rule: str,
    before: str,
    why: str,
    action: str = NOTED,
) -> Entry:
    return Entry(table.file, known.dataset.name, row, column, action, rule, before, "", why)
