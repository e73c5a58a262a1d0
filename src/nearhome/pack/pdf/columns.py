"""How a table's width is shared among its columns."""

from nearhome.pack.blocks import Table

_LETTER = 0.56
"""About how wide a letter is, in ems: a little more than they are, on average."""
_PADDING = 0.9
_LONGEST_DATE, _LONGEST_NUMBER = 15, 24
"""Letters of a cell that is kept on one line."""
_LONGEST = 48
"""Letters of a cell beyond which it is better broken into lines."""


def asked(table: Table) -> float:
    """How wide a table would be if each column had what its cells ask for, in ems."""
    return sum(_wanted_of_each(table))


def column_widths(table: Table, across: float) -> tuple[float, ...]:
    """How wide each column is, in ems: as its cells ask for where there is room, else shared fairly.

    `across` is what there is in all. No column is narrower than its longest word or number.
    """
    least, wanted = _least_of_each(table), _wanted_of_each(table)
    if sum(wanted) <= across:
        return wanted
    spare = max(across - sum(least), 0.0)
    more = sum(wanted) - sum(least)
    return tuple(
        low + (spare * (high - low) / more if more else 0.0)
        for low, high in zip(least, wanted, strict=True)
    )


def _columns(table: Table) -> list[list[str]]:
    """Each column's cells, its name first."""
    return [[name, *(row[n] for row in table.rows)] for n, name in enumerate(table.columns)]


def _least_of_each(table: Table) -> tuple[float, ...]:
    return tuple(
        _ems(_unbroken(cells, n in table.numeric)) for n, cells in enumerate(_columns(table))
    )


def _wanted_of_each(table: Table) -> tuple[float, ...]:
    least = _least_of_each(table)
    return tuple(
        max(_ems(_wanted(cells)), low) for cells, low in zip(_columns(table), least, strict=True)
    )


def _ems(letters: int) -> float:
    return letters * _LETTER + _PADDING


def _unbroken(cells: list[str], numeric: bool) -> int:
    """Letters of the longest piece that must stay on one line: a word, a date, a number with its unit."""
    words = [word for cell in cells for word in cell.split()]
    most = _LONGEST_NUMBER if numeric else _LONGEST_DATE
    whole = [cell for cell in cells[1:] if len(cell) <= most]
    return min(max((len(each) for each in (*words, *whole)), default=1), _LONGEST)


def _wanted(cells: list[str]) -> int:
    name, *rest = cells
    # A name is set in bold letters, which are wider.
    longest = sorted(min(length, _LONGEST) for length in (len(name) * 10 // 9, *map(len, rest)))
    return (
        longest[(len(longest) * 9) // 10 - (len(longest) == 10)]
        if len(longest) > 9
        else longest[-1]
    )
