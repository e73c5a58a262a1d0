"""What a spreadsheet is before it is written: a cover, and sheets that hold one table each."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date
"""A cell's value. No cell is empty: a mark says why where there is no number."""

NOTHING = "[x]"
"""The mark of what is not available."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table on a sheet of its own.

    `name` is the tab's, `table` the table's own name as a screen reader lists it (letters and `_`).
    `title` stands in the first cell, `about` in those below it, above the table. `links` are names of
    other sheets: a cell of the first column that is one leads there. `long` tables keep their column
    headings in sight.
    """

    name: str
    table: str
    title: str
    about: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: frozenset[str] = frozenset()
    long: bool = False

    def __post_init__(self) -> None:
        """A table always has a row: one of `NOTHING` where there would be none."""
        if not self.rows:
            object.__setattr__(self, "rows", ((NOTHING,) * len(self.columns),))


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: a title, and headings with the lines under each."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole spreadsheet. `on` dates the file, so that the same data give the same bytes."""

    cover: Cover
    sheets: tuple[Sheet, ...]
    author: str
    on: date
