"""Mid-year estimates of children aged 0 to 17, as the ONS publishes them or the DfE passes them on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nearhome.published.context import populations as shipped_populations
from nearhome.published.reading import naming, symbols
from nearhome.published.reading.report import SET_ASIDE, Area, Entry, Reading, UnreadableError
from nearhome.published.reading.table import Table
from nearhome.published.reading.years import year_of
from nearhome.published.releases import estimate_published
from nearhome.results.published import Level
from nearhome.results.values import Population

DATASET = "population"
TITLE = "ONS mid-year population estimates, children aged 0 to 17"
_CHILDREN = re.compile(r"(?:children )?(?:aged? )?0 ?(?:to|-) ?17(?: years)?", re.IGNORECASE)
_AGE = re.compile(r"(?:aged?_?)?(\d{1,2})(?:_0)?")
_CODES = ("new_la_code", "code", "area_code", "geography_code", "ladcode", "utla_code")
_YEARS = ("year", "time_period", "mid_year")
_ALIKE = 0.9
_FEW = 5
Row = tuple[int, Area, int, float]
"""A row of the file, its area, the mid-year, and the children."""


def is_population(headings: Sequence[str]) -> bool:
    """Whether headings are those of estimates: an age group and an estimate, or every age to 17."""
    own = set(headings)
    return {"age_group", "population_estimate"} <= own or (
        len(_ages(headings)) >= 18 and not own.isdisjoint(_CODES)
    )


def read_population(table: Table) -> Reading:
    """The estimates of every area in a table. UnreadableError when its year cannot be told."""
    rows, log, unused = _by_group(table) if "age_group" in table.by_heading else _by_age(table)
    aside = sum(entry.action == SET_ASIDE for entry in log)
    years = tuple(sorted({year for _, _, year, _ in rows}))
    return Reading(
        file=table.file,
        kind="population",
        dataset=DATASET,
        title=TITLE,
        release=str(years[-1]) if years else "",
        years=years,
        rows_read=table.rows + len(table.broken),
        rows_used=len(rows),
        rows_set_aside=aside + len(table.broken),
        not_used=unused,
        populations=_of_areas(table.file, rows),
        log=tuple(log),
    )


def known_since(year: int) -> date:
    """The day the estimate of a mid-year first came out; the next 1 August for one not known yet."""
    return estimate_published().get(year, date(year + 1, 8, 1))


def _of_areas(file: str, rows: Sequence[Row]) -> dict[str, tuple[Population, ...]]:
    found: dict[str, dict[int, Population]] = {}
    for _, area, year, children in rows:
        source = f"ONS mid-year population estimates, mid-{year}, from {file}"
        found.setdefault(area.code, {})[year] = Population(
            year, round(children), known_since(year), source
        )
    return {code: tuple(own[year] for year in sorted(own)) for code, own in found.items()}


def _by_group(table: Table) -> tuple[list[Row], list[Entry], dict[str, int]]:
    """The DfE's layout: a row an area, year and group of ages."""
    names = ("time_period", "geographic_level", "region_code", "new_la_code", "old_la_code")
    columns = [table.texts(name) for name in (*names, "age_group", "population_estimate")]
    rows: list[Row] = []
    log: list[Entry] = []
    unused: dict[str, int] = {}
    for at, (period, level, region, code, number, group, text) in enumerate(
        zip(*columns, strict=True)
    ):
        row = at + table.first_row
        if not _CHILDREN.fullmatch(group.strip()):
            unused[group] = unused.get(group, 0) + 1
            continue
        cell = symbols.cell(text)
        if cell is not None and cell.symbol is not None:
            words = f"areas without an estimate ({cell.symbol})"
            unused[words] = unused.get(words, 0) + 1
            continue
        kind = naming.level_of(level)
        area = {
            Level.NATIONAL: naming.ENGLAND,
            Level.REGION: naming.by_code(region),
        }.get(kind, naming.authority_of(code, number)) if kind else None  # fmt: skip
        log += _taken(table, row, area, code or number or region, year_of(period), text, rows)
    return rows, log, unused


def _by_age(table: Table) -> tuple[list[Row], list[Entry], dict[str, int]]:
    """One row an area, one column an age; the year in a column, or told by the numbers."""
    ages = _ages(list(table.by_heading))
    code = next(name for name in _CODES if name in table.by_heading)
    own = [table.texts(ages[age]) for age in range(18)]
    sums = [_added(texts) for texts in zip(*own, strict=True)]
    areas = [naming.by_code(text) for text in table.texts(code)]
    years = _years(table, areas, sums)
    rows: list[Row] = []
    log: list[Entry] = []
    other = 0
    for at, (area, text, children, year) in enumerate(
        zip(areas, table.texts(code), sums, years, strict=True)
    ):
        if area is None and not text.startswith(("E06", "E08", "E09", "E10")):
            other += 1
            continue
        number = "" if children is None else str(children)
        log += _taken(table, at + table.first_row, area, text, year, number, rows)
    return rows, log, {"other areas": other} if other else {}


def _taken(
    table: Table,
    row: int,
    area: Area | None,
    code: str,
    year: int | None,
    text: str,
    rows: list[Row],
) -> Iterator[Entry]:
    cell = symbols.cell(text)
    if area is None:
        yield _entry(
            table, row, "new_la_code", "unknown-area", code, "is no code of an area that is known"
        )
    elif year is None:
        yield _entry(table, row, "time_period", "unknown-year", "", "there is no year")
    elif cell is None or cell.number is None:
        yield _entry(table, row, "population_estimate", "no-number", text, "is no number")
    else:
        rows.append((row, area, year, cell.number))


def _entry(table: Table, row: int, column: str, rule: str, before: str, what: str) -> Entry:
    why = f"“{before}” {what}: the row is set aside. Correct it in a copy."
    return Entry(table.file, DATASET, row, column, SET_ASIDE, rule, before, "", why)


def _ages(headings: Sequence[str]) -> dict[int, str]:
    found = {int(age[1]): name for name in headings if (age := _AGE.fullmatch(name))}
    return {age: found[age] for age in range(18) if age in found}


def _added(texts: Sequence[str]) -> float | None:
    numbers = [cell.number for text in texts if (cell := symbols.cell(text)) is not None]
    if len(numbers) < len(texts) or any(number is None for number in numbers):
        return None
    return float(sum(number for number in numbers if number is not None))


def _years(
    table: Table, areas: Sequence[Area | None], sums: Sequence[float | None]
) -> list[int | None]:
    column = next((name for name in _YEARS if name in table.by_heading), None)
    if column is not None:
        return [year_of(text) for text in table.texts(column)]
    year = _year_told_by(areas, sums)
    if year is None:
        raise UnreadableError(
            table.file,
            "It holds the children of each age and no year, and its numbers are those of no mid-year "
            "that is known.",
            "Add a column `year` with the mid-year (2025) in a copy, and add the copy.",
            column="year",
        )
    return [year] * table.rows


def _year_told_by(areas: Sequence[Area | None], sums: Sequence[float | None]) -> int | None:
    """The mid-year whose estimates, as shipped, are the sums of nearly all of the areas."""
    there = {
        each.code: children for each, children in zip(areas, sums, strict=True) if each and children
    }
    shipped = _shipped(sorted(there))
    best: tuple[float, int] | None = None
    for year in sorted({year for own in shipped.values() for year in own}):
        pairs = [(there[code], own[year]) for code, own in shipped.items() if year in own]
        share = sum(abs(a - b) < 1 for a, b in pairs) / len(pairs) if len(pairs) >= _FEW else 0.0
        best = max(best or (0.0, 0), (share, year))
    return best[1] if best and best[0] >= _ALIKE else None


def _shipped(codes: Sequence[str]) -> Mapping[str, Mapping[int, int]]:
    found = {}
    for code in codes:
        try:
            found[code] = {each.year: each.children for each in shipped_populations(code)}
        except KeyError:
            continue
    return found
