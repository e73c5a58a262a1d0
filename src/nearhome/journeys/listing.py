"""A listing: what a command prints, as columns and rows of plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | bool | None
"""A value of a listing; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Column names, and rows with a cell for each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def listing(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Listing:
    """A listing of any rows; ValueError when one has not a cell for each column."""
    made = tuple(tuple(row) for row in rows)
    if any(len(row) != len(columns) for row in made):
        raise ValueError("a row of a listing has not one cell for each column")
    return Listing(tuple(columns), made)
