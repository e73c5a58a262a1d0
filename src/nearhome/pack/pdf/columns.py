"""How a table's width is shared among its columns."""

from nearhome.pack.blocks import Table

_LETTER = 0.55
"""About how wide a letter is, in ems: a little more than they are, on average."""
_PADDING = 0.7
_ACROSS = 45.0
"""How wide a page is, in ems of the ordinary edition, less a little."""
_LONGEST = 48
"""Letters of a cell beyond which it is better broken into lines."""


def column_widths(table: Table, across: float = _ACROSS) -> tuple[float, ...]:
    """How wide each column is, in ems: as its cells ask for where there is room, else shared fairly.

    `across` is what there is in all. No column is narrower than its longest word or number.
    """
    columns = [[name, *(row[n] for row in table.rows)] for n, name in enumerate(table.columns)]
    least = [_ems(_unbroken(cells, n in table.numeric)) for n, cells in enumerate(columns)]
    wanted = [max(_ems(_wanted(cells)), low) for cells, low in zip(columns, least, strict=True)]
    if sum(wanted) <= across:
        return tuple(wanted)
    spare = max(across - sum(least), 0.0)
    asked = sum(wanted) - sum(least)
    return tuple(
        low + (spare * (high - low) / asked if asked else 0.0)
        for low, high in zip(least, wanted, strict=True)
    )


def _ems(letters: int) -> float:
    return letters * _LETTER + _PADDING


def _unbroken(cells: list[str], numeric: bool) -> int:
    """Letters of the longest piece that must stay on one line: a word, or a short number with its unit."""
    words = [word for cell in cells for word in cell.split()]
    whole = [cell for cell in cells[1:] if numeric and len(cell) <= 12]
    return min(max((len(each) for each in (*words, *whole)), default=1), _LONGEST)


def _wanted(cells: list[str]) -> int:
    longest = sorted(min(len(each), _LONGEST) for each in cells)
    return (
        longest[(len(longest) * 9) // 10 - (len(longest) == 10)]
        if len(longest) > 9
        else longest[-1]
    )
