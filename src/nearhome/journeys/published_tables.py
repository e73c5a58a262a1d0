"""What was read from published files, as the tables that are kept, and back."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from nearhome.published.reading.merge import FIGURES
from nearhome.published.reading.report import Area, Cells, Entry
from nearhome.results.published import Cell, Judgement, Level, Neighbour, PublishedFigure, Symbol
from nearhome.results.values import Population

CELLS, FIGURE, TYPED, JUDGEMENTS, NEIGHBOURS = (
    "cells",
    "figures",
    "typed",
    "judgements",
    "neighbours",
)
POPULATIONS, LOG = "populations", "log"
ORIGIN = "origin"

CELLS_SCHEMA = pa.schema(
    [
        (ORIGIN, pa.string()),
        ("selector", pa.int32()),
        ("area", pa.string()),
        ("area_name", pa.string()),
        ("level", pa.string()),
        ("year", pa.int32()),
        ("number", pa.float64()),
        ("symbol", pa.int8()),
        ("row", pa.int64()),
    ]
)
TYPED_SCHEMA = pa.schema([(ORIGIN, pa.string()), *FIGURES])
JUDGEMENT_SCHEMA = pa.schema(
    [
        (ORIGIN, pa.string()),
        ("area", pa.string()),
        ("framework", pa.string()),
        ("published", pa.date32()),
        ("overall", pa.string()),
        ("leaders", pa.string()),
        ("help_and_protection", pa.string()),
        ("children_in_care", pa.string()),
        ("care_leavers", pa.string()),
        ("inspected", pa.date32()),
        ("source", pa.string()),
    ]
)
NEIGHBOUR_SCHEMA = pa.schema(
    [
        (ORIGIN, pa.string()),
        ("model", pa.string()),
        ("published", pa.date32()),
        ("area", pa.string()),
        ("rank", pa.int32()),
        ("neighbour", pa.string()),
        ("closeness", pa.string()),
        ("source", pa.string()),
    ]
)
POPULATION_SCHEMA = pa.schema(
    [
        (ORIGIN, pa.string()),
        ("area", pa.string()),
        ("year", pa.int32()),
        ("children", pa.int32()),
        ("published", pa.date32()),
        ("source", pa.string()),
    ]
)
ENTRY_SCHEMA = pa.schema(
    [
        (ORIGIN, pa.string()),
        ("file", pa.string()),
        ("table", pa.string()),
        ("row", pa.int32()),
        ("column", pa.string()),
        ("action", pa.string()),
        ("rule", pa.string()),
        ("from", pa.string()),
        ("to", pa.string()),
        ("why", pa.string()),
    ]
)


_LEVELS = {str(each): each for each in Level}


def cells_table(origin: str, cells: Cells) -> pa.Table:
    """A file's cells as rows of the table `cells`."""
    places = pa.array(cells.area)
    codes, names, levels = (
        pa.array([getattr(each, name) for each in cells.areas], pa.string())
        for name in ("code", "name", "level")
    )
    columns = [
        pa.repeat(origin, len(cells)),
        pa.array(cells.selector),
        codes.take(places),
        names.take(places),
        levels.take(places),
        pa.array(cells.year),
        pa.array(cells.number),
        pa.array(cells.symbol),
        pa.array(cells.row),
    ]
    return pa.table(columns, schema=CELLS_SCHEMA)


def cells_of(table: pa.Table) -> Cells:
    """Rows of the table `cells`, of one file, as cells."""
    code = table["area"].combine_chunks().dictionary_encode()
    first = {place: at for at, place in reversed(list(enumerate(code.indices.to_pylist())))}
    rows = [first[place] for place in range(len(code.dictionary))]
    named = zip(
        code.dictionary.to_pylist(),
        table["area_name"].take(rows).to_pylist(),
        table["level"].take(rows).to_pylist(),
        strict=True,
    )
    return Cells(
        table["selector"].to_numpy(),
        np.asarray(code.indices, np.int32),
        table["year"].to_numpy(),
        table["number"].to_numpy(),
        table["symbol"].to_numpy(),
        table["row"].to_numpy(),
        tuple(Area(one, name, Level(level)) for one, name, level in named),
    )


def typed_table(origin: str, figures: Iterable[PublishedFigure]) -> pa.Table:
    """Figures that an officer has typed, as rows of the table `typed`."""
    rows = [
        (
            origin, each.code, each.breakdown, each.group, each.area, each.area_name, str(each.level),
            each.as_at, *_pair(each.value), *_pair(each.numerator), *_pair(each.denominator), each.unit,
            each.release, each.known_from, each.source, each.file, each.row,
        )
        for each in figures
    ]  # fmt: skip
    return _table(rows, TYPED_SCHEMA)


def judgements_table(origin: str, judgements: Iterable[Judgement]) -> pa.Table:
    """Judgements as rows of their table."""
    names = JUDGEMENT_SCHEMA.names[1:]
    rows = [(origin, *(getattr(each, name) for name in names)) for each in judgements]
    return _table(rows, JUDGEMENT_SCHEMA)


def neighbours_table(origin: str, neighbours: Iterable[Neighbour]) -> pa.Table:
    """Lines of neighbour models as rows of their table."""
    names = NEIGHBOUR_SCHEMA.names[1:]
    rows = [(origin, *(getattr(each, name) for name in names)) for each in neighbours]
    return _table(rows, NEIGHBOUR_SCHEMA)


def populations_table(origin: str, populations: Mapping[str, Sequence[Population]]) -> pa.Table:
    """Estimates by area as rows of their table."""
    rows = [
        (origin, area, each.year, each.children, each.published, each.source)
        for area, own in populations.items()
        for each in own
    ]
    return _table(rows, POPULATION_SCHEMA)


def entries_table(origin: str, entries: Iterable[Entry]) -> pa.Table:
    """Entries as rows of the table `log`."""
    rows = [
        (
            origin, each.file, each.table, each.row, each.column, each.action, each.rule, each.before,
            each.after, each.why,
        )
        for each in entries
    ]  # fmt: skip
    return _table(rows, ENTRY_SCHEMA)


def figures_of(table: pa.Table) -> list[PublishedFigure]:
    """Rows of the table `figures` or `typed` as figures."""
    columns = [table[name].to_pylist() for name in FIGURES.names]
    return [_figure(row) for row in zip(*columns, strict=True)]


def judgements_of(table: pa.Table) -> list[Judgement]:
    """Rows of the table `judgements` as judgements; of one authority and day the last row stands."""
    return [Judgement(**row) for row in table.drop_columns([ORIGIN]).to_pylist()]


def neighbours_of(table: pa.Table) -> list[Neighbour]:
    """Rows of the table `neighbours` as lines of models."""
    return [Neighbour(**row) for row in table.drop_columns([ORIGIN]).to_pylist()]


def populations_of(table: pa.Table) -> list[tuple[str, Population]]:
    """Rows of the table `populations`, each with its area."""
    rows = table.drop_columns([ORIGIN]).to_pylist()
    return [(row.pop("area"), Population(**row)) for row in rows]


def _figure(row: tuple[Any, ...]) -> PublishedFigure:
    code, breakdown, group, area, name, level, as_at, *cells = row
    value, value_symbol, above, above_symbol, below, below_symbol, unit, *rest = cells
    release, known, source, file, line = rest
    return PublishedFigure(
        code, area, name, _LEVELS[level], as_at, _cell(value, value_symbol), unit,
        _cell(above, above_symbol), _cell(below, below_symbol), breakdown, group, release, known, source,
        file, line,
    )  # fmt: skip


def _pair(cell: Cell) -> tuple[float | None, str | None]:
    return cell.number, str(cell.symbol) if cell.symbol is not None else None


@lru_cache(maxsize=100_000)
def _cell(number: float | None, symbol: str | None) -> Cell:
    """A cell; the same one for the same content, there being few different ones in many figures."""
    return Cell(number, Symbol(symbol) if symbol is not None else None)


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
