"""Tables in the layout of `nearhome measures`, read as cells: editions' `data.csv` and what others published."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nearhome.disclosure.cells import NUMBERED, Cell
from nearhome.journeys.refusals import RefusedError
from nearhome.results.values import Status

NEEDED = (
    "code",
    "as_at",
    "breakdown",
    "group",
    "numerator",
    "denominator",
    "value",
    "unit",
    "status",
)
WHOLE = 6
"""A value with more decimals than this is printed as it is, not rounded."""

DATA, PACK = "data.csv", "board-pack.csv"

_LAYOUT = "The layout is that of `nearhome measures --format csv`."


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was, or is to be, published: who reads it, its day, its cells; `ours` when an edition is."""

    name: str
    audience: str
    on: date
    cells: tuple[Cell, ...]
    ours: bool = True


def cells_of_table(path: Path, name: str) -> tuple[Cell, ...]:
    """The cells of a file that hold a number or hide one.

    RefusedError, with file, row and column, when it cannot be read in that layout.
    """
    rows = list(_rows(path))
    rounding = _roundings(row for _, row in rows)
    made = (_cell(path, name, number, row, rounding) for number, row in rows)
    return tuple(cell for cell in made if cell is not None)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows with their number; row 1 is the header."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8 text" if isinstance(error, ValueError) else "cannot be read"
        raise RefusedError(f"{path} {why}.", f"Give a CSV file. {_LAYOUT}") from error
    reader = csv.DictReader(text.splitlines())
    lacks = [column for column in NEEDED if column not in (reader.fieldnames or ())]
    if lacks:
        raise RefusedError(f"{path}, row 1: there is no column {', '.join(lacks)}.", _LAYOUT)
    for number, row in enumerate(reader, start=2):
        if any(row[column] is None for column in NEEDED):
            raise RefusedError(f"{path}, row {number}: it has too few cells.", _LAYOUT)
        yield number, row


def _roundings(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], float]:
    """How far from the truth a printed value may be, by code and unit: half of its last decimal, none if unrounded."""
    decimals: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row["code"], row["unit"]
        decimals[key] = max(decimals.get(key, 0), len(row["value"].partition(".")[2]))
    return {
        key: 0.0 if key[1] == "n" or most > WHOLE else 0.5 * 10.0**-most
        for key, most in decimals.items()
    }


def _cell(
    path: Path,
    name: str,
    number: int,
    row: Mapping[str, str],
    rounding: Mapping[tuple[str, str], float],
) -> Cell | None:
    def refused(column: str, mend: str) -> RefusedError:
        return RefusedError(f"{path}, row {number}, {column}: {row[column]!r} is not one.", mend)

    try:
        status = Status(row["status"])
    except ValueError as error:
        raise refused("status", f"Give one of {', '.join(Status)}.") from error
    if status is not Status.SUPPRESSED and status not in NUMBERED:
        return None
    try:
        as_at = date.fromisoformat(row["as_at"])
    except ValueError as error:
        raise refused("as_at", "Dates are written 2026-03-31.") from error
    numbers = []
    for column in ("numerator", "denominator", "value"):
        try:
            found = float(row[column]) if row[column].strip() else None
        except ValueError as error:
            raise refused(column, "Give a number, or nothing where it is hidden.") from error
        if found is not None and not math.isfinite(found):
            raise refused(column, "Give a number, or nothing where it is hidden.")
        numbers.append(found)
    top, below, value = numbers
    return Cell(
        name,
        row["code"],
        as_at,
        row["breakdown"],
        row["group"],
        row["unit"],
        top,
        below,
        value,
        status is Status.SUPPRESSED,
        rounding[row["code"], row["unit"]],
        f"{name} row {number}",
    )


def editions_in(folder: Path) -> tuple[Path, ...]:
    """The tables of a folder: its own `data.csv` or that of a Board's pack, of the editions in it, or of a workspace's.

    RefusedError when there is none.
    """
    for pattern in (DATA, PACK, f"*/{DATA}", f"editions/*/{DATA}"):
        found = sorted(folder.glob(pattern))
        if found:
            return tuple(found)
    raise RefusedError(
        f"There is no data.csv of an edition in {folder}.",
        "Name the folder of an edition or a pack, or a workspace with editions/<date>-<audience>/data.csv.",
    )


def tables_of(folder: Path, others: Sequence[Path]) -> tuple[Table, ...]:
    """The editions of a folder and tables of others, the first first; tables of others before all."""
    made = [_table(path) for path in editions_in(folder)]
    made.sort(key=lambda each: (each.on, each.name))
    return (*(_foreign(path) for path in others), *made)


def _table(path: Path) -> Table:
    name = path.resolve().parent.name
    day, audience = name[:10], "board" if path.name == PACK else name[11:]
    cells = cells_of_table(path, name)
    try:
        return Table(name, audience, date.fromisoformat(day), cells)
    except ValueError:
        newest = max((cell.as_at for cell in cells), default=date.min)
        return Table(name, audience if path.name == PACK else "", newest, cells)


def _foreign(path: Path) -> Table:
    return Table(path.name, "", date.min, cells_of_table(path, path.name), ours=False)
