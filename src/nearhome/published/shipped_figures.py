"""The published figures that ship, read from the tables `figures_*.csv`.

Totals and groups of each theme (the letter of a code) are tables of their own, so that a command may
load the few it needs.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

from nearhome.published.counterparts import Counterpart, counterpart
from nearhome.results.published import Cell, Level, PublishedFigure, Symbol
from nearhome.vocabulary.areas import upper_tier
from nearhome.vocabulary.shipped import shipped_rows

ENGLAND = "E92000001"
LAIT = "2026-04-08"
"""The day of the Local Authority Interactive Tool's release that ships, which names its figures."""

SERIES: Callable[[list[str]], tuple[str, str, str, str]] = itemgetter(0, 1, 2, 3)
"""Of a row: code, breakdown, group and area."""
SYMBOLS = frozenset(each.value for each in Symbol)


@cache
def shipped_figures(*themes: str) -> tuple[PublishedFigure, ...]:
    """The figures of some themes, such as `a` or `a_by`; of all when none is named."""
    wanted = {f"figures_{theme}.csv" for theme in themes}
    names = [name for name in _tables() if name in wanted or not themes]
    return tuple(figure for name in names for figure in _figures(name))


@cache
def figures_of(code: str, area: str) -> tuple[PublishedFigure, ...]:
    """The totals of one measure and area, oldest first; of a revised one the older release first."""
    table = f"figures_{code[0].lower()}.csv"
    if table not in _tables():
        return ()
    return tuple(_figures(table, lambda row: row[0] == code and row[3] == area))


@cache
def area_names() -> dict[str, str]:
    """The names of England, the regions and every authority, by code."""
    regions = shipped_rows(__package__, "regions.csv")
    return {
        ENGLAND: "England",
        **{code: each.name for code, each in upper_tier().items()},
        **{row["region"]: row["region_name"] for row in regions},
        "E06000028": "Bournemouth",
        "E06000029": "Poole",
    }


@cache
def regions() -> dict[str, str]:
    """The region of every authority, by code."""
    return {row["area"]: row["region"] for row in shipped_rows(__package__, "regions.csv")}


@cache
def _tables() -> list[str]:
    names = (each.name for each in files(__package__).iterdir())
    return sorted(name for name in names if name.startswith("figures_"))


def _figures(
    name: str, wanted: Callable[[list[str]], bool] | None = None
) -> Iterator[PublishedFigure]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = csv.reader(text.splitlines())
    next(lines)
    for series, rows in groupby(filter(wanted, lines) if wanted else lines, SERIES):
        yield from _of_series(series, rows)


def _of_series(
    series: tuple[str, str, str, str], rows: Iterable[list[str]]
) -> Iterator[PublishedFigure]:
    """The figures of one series and area; by place, not by name, since all are some 36,000."""
    code, breakdown, group, area = series
    unit, name, level = _series(code, breakdown, group).unit, _name(area), _level(area)
    before = ""
    for _, _, _, _, as_at, release, above, below, value, source in rows:
        yield PublishedFigure(
            code,
            area,
            name,
            level,
            _day(as_at),
            _cell(value),
            unit,
            _cell(above),
            _cell(below),
            breakdown,
            group,
            release,
            _known(code, breakdown, group, release if as_at == before else as_at[:4]),
            _source(source, release),
        )
        before = as_at


@cache
def _series(code: str, breakdown: str, group: str) -> Counterpart:
    found = counterpart(code, breakdown, group)
    if found is None:
        raise ValueError(f"counterparts.csv has no line for {code}: give it one")
    return found


@cache
def _known(code: str, breakdown: str, group: str, since: str) -> date:
    """From when a value is known: a year's first from that year on, a later release's from its own.

    `since` is that year, or the day of a release of LAIT's.
    """
    if since == LAIT:
        return date.fromisoformat(LAIT)
    return _series(code, breakdown, group).known_from(int(since))


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)


@cache
def _name(area: str) -> str:
    return area_names()[area]


@cache
def _level(area: str) -> Level:
    if area == ENGLAND:
        return Level.NATIONAL
    return Level.REGION if area.startswith("E12") else Level.AUTHORITY


@cache
def _cell(text: str) -> Cell:
    """A published cell: a number, a symbol, or neither."""
    if not text:
        return Cell()
    return Cell(symbol=Symbol(text)) if text in SYMBOLS else Cell(float(text))


@cache
def _source(dataset: str, release: str) -> str:
    if dataset == "lait":
        return f"DfE, Local Authority Interactive Tool, {release}"
    if dataset == "homes":
        return "Ofsted, Local authority and children's homes in England, at 31 March"
    row = _datasets()[dataset]
    return f"DfE, {row['publication']}, {release} release: {row['title']}"


@cache
def _datasets() -> dict[str, dict[str, str]]:
    rows = shipped_rows("nearhome.published.reading", "datasets.csv")
    return {row["dataset"]: row for row in rows}
