"""What reading a published file came to: what was taken from it, and what was not, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearhome.results.published import Judgement, Level, Neighbour, PublishedFigure
from nearhome.results.values import Population

NOTED, SET_ASIDE, UNKNOWN, REPAIRED = "noted", "set_aside", "made_unknown", "repaired"


class UnreadableError(Exception):
    """A published file of which nothing can be taken: where, why, and how to mend it."""

    def __init__(
        self, file: str, problem: str, mend: str, *, row: int | None = None, column: str = ""
    ) -> None:
        place = f", row {row}" if row is not None else ""
        place += f", column {column}" if column else ""
        super().__init__(f"{file}{place}: {problem} {mend}")
        self.file = file
        self.row = row
        self.column = column
        self.problem = problem
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Entry:
    """Something said of a row or a column of a file: what was found, what it became, and the mend.

    `row` is the file's, its header being 1; None where the whole file is meant.
    """

    file: str
    table: str
    row: int | None
    column: str
    action: str
    rule: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Area:
    """An area as a published file names it: its 9-character code, its name and how large it is."""

    code: str
    name: str
    level: Level


@dataclass(frozen=True)
class Cells:
    """Published cells by selector (its place in `selectors.all_selectors`), area and year.

    The arrays are of one length. `symbol` is a place in `Symbol`'s members, -1 for none; `number` is
    nan where there is none. `row` is the file's.
    """

    selector: NDArray[np.int32]
    area: NDArray[np.int32]
    year: NDArray[np.int32]
    number: NDArray[np.float64]
    symbol: NDArray[np.int8]
    row: NDArray[np.int64]
    areas: tuple[Area, ...] = ()

    def __len__(self) -> int:
        return len(self.selector)

    def where(self, kept: NDArray[Any]) -> "Cells":
        """These cells without those that a mask leaves out."""
        return Cells(
            self.selector[kept],
            self.area[kept],
            self.year[kept],
            self.number[kept],
            self.symbol[kept],
            self.row[kept],
            self.areas,
        )


def no_cells() -> Cells:
    """No cell at all."""
    none: NDArray[np.int32] = np.empty(0, np.int32)
    return Cells(none, none, none, np.empty(0), np.empty(0, np.int8), np.empty(0, np.int64))


@dataclass(frozen=True)
class Reading:
    """What one published file holds that Nearhome has a use for.

    `kind` is figures, judgements, neighbours, population or nothing (a file that is known and not
    needed); `dataset` its name in `datasets.csv`, or the name of another list. `rows_read` is
    `rows_used` + `rows_set_aside` + the sum of `not_used`, whose keys say in words what those rows
    are. `release` is empty where a file has none.
    """

    file: str
    kind: str
    dataset: str
    title: str
    release: str = ""
    years: tuple[int, ...] = ()
    rows_read: int = 0
    rows_used: int = 0
    rows_set_aside: int = 0
    not_used: Mapping[str, int] = field(default_factory=dict)
    cells: Cells = field(default_factory=no_cells, repr=False)
    figures: tuple[PublishedFigure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    populations: Mapping[str, tuple[Population, ...]] = field(default_factory=dict)
    log: tuple[Entry, ...] = ()
