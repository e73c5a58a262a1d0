"""How a table's width is shared among its columns."""

from functools import lru_cache

from nearhome.pack.blocks import Table
from nearhome.pack.labels import LETTERS, width

_PADDING = 0.9
_LONGEST_DATE, _LONGEST_NUMBER = 15, 27
"""Letters of a cell that is kept on one line."""
_LONGEST = 48
"""Letters of a cell beyond which it is better broken into lines."""


def asked(table: Table) -> float:
    """How wide a table would be if each column had what nine in ten of its cells ask for, in ems."""
    return sum(_wanted_of_each(table))


def column_widths(table: Table, across: float) -> tuple[float, ...]:
    """How wide each column is, in ems: as its longest cell asks for where there is room, else so that the table is low.

    `across` is what there is in all. No column is narrower than its longest word or number.
    """
    least, wanted, longest = _least_of_each(table), _wanted_of_each(table), _longest_of_each(table)
    if sum(longest) <= across:
        return longest
    low = wanted if sum(wanted) <= across else least
    return _lowest(table, low, max(across - sum(low), 0.0))


def _lowest(table: Table, least: tuple[float, ...], spare: float) -> tuple[float, ...]:
    """The spare width given a step at a time to the column that makes the table lowest by it."""
    every = max(len(table.rows) // _ROWS_JUDGED, 1)
    rows = [[_ems(cell) for cell in row] for row in (table.columns, *table.rows[::every])]
    room = [low - _PADDING for low in least]
    while spare > 0:
        step = min(_STEP, spare)
        heights = [_heights(rows, room, n, step) for n in range(len(room))]
        room[heights.index(min(heights))] += step
        spare -= step
    return tuple(wide + _PADDING for wide in room)


def _heights(rows: list[list[float]], room: list[float], widened: int, step: float) -> float:
    """Lines of all rows together, parts of lines counted, when one column is so much wider."""
    wide = [each + (step if n == widened else 0.0) for n, each in enumerate(room)]
    return sum(
        max(1.0, max(long / have for long, have in zip(row, wide, strict=True))) for row in rows
    )


_STEP = 1.0
"""Ems."""
_ROWS_JUDGED = 30
"""About so many rows of a long table stand for all."""


def _columns(table: Table) -> list[list[str]]:
    """Each column's cells, its name first."""
    return [[name, *(row[n] for row in table.rows)] for n, name in enumerate(table.columns)]


def _least_of_each(table: Table) -> tuple[float, ...]:
    return tuple(_unbroken(cells, n in table.numeric) for n, cells in enumerate(_columns(table)))


def _wanted_of_each(table: Table) -> tuple[float, ...]:
    least = _least_of_each(table)
    return tuple(
        max(_wanted(cells), low) for cells, low in zip(_columns(table), least, strict=True)
    )


def _longest_of_each(table: Table) -> tuple[float, ...]:
    """As the longest cell of each column asks for, its name among them; of a long one its first line."""
    least = _least_of_each(table)
    return tuple(
        max(_in_order(cells)[-1] + _PADDING, low)
        for cells, low in zip(_columns(table), least, strict=True)
    )


@lru_cache(maxsize=16_384)
def _ems(text: str, *, bold: bool = False) -> float:
    return width(text, bold=bold) / LETTERS


def _unbroken(cells: list[str], numeric: bool) -> float:
    """The longest piece that must stay on one line: a word, a date, a number with its unit."""
    name, *rest = cells
    most = _LONGEST_NUMBER if numeric else _LONGEST_DATE
    pieces = [piece for cell in rest for piece in ((cell,) if len(cell) <= most else cell.split())]
    bold = (_ems(word[:_LONGEST], bold=True) for word in name.split())
    return max((*bold, *(_ems(each[:_LONGEST]) for each in pieces)), default=0.0) + _PADDING


def _in_order(cells: list[str]) -> list[float]:
    """How wide the cells of a column are, the narrowest first."""
    name, *rest = cells
    return sorted((_ems(name[:_LONGEST], bold=True), *(_ems(each[:_LONGEST]) for each in rest)))


def _wanted(cells: list[str]) -> float:
    longest = _in_order(cells)
    most = (
        longest[(len(longest) * 9) // 10 - (len(longest) == 10)]
        if len(longest) > 9
        else longest[-1]
    )
    return most + _PADDING
