"""Where children live and came from, by area, as plain values: counts, places in homes, outlines to draw."""

from dataclasses import dataclass, field
from datetime import date

IN_NO_AREA = "here, in none of the areas"
OUTSIDE = "outside our council"
NOT_SHOWN = "not shown on a map"
ELSEWHERE = (IN_NO_AREA, OUTSIDE, NOT_SHOWN)
"""The rows below the areas: together with them they add up to every child."""

Ring = tuple[tuple[float, float], ...]
"""A closed line: points in miles east and north of the map's south-west corner."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's outline, simplified for drawing: its rings, holes among them (even and odd), and its middle."""

    area: str
    rings: tuple[Ring, ...]
    middle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class AreaCount:
    """An area, or a row of `ELSEWHERE`: how many of our children came from it, and live there now.

    A count of children is None where it is not told. `homes` and `beds` are homes here and the places in
    them, `ours` and `others` how many of those our own and other councils' children fill; None where
    no list says so, or it is not told.
    """

    area: str
    came_from: int | None
    live_here: int | None
    homes: int | None = None
    beds: int | None = None
    ours: int | None = None
    others: int | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Children looked after at a date by area.

    `kind` says what the areas are (localities); `outlines` and `file` name the file they were read
    from and `dated` its own date, empty where it has none. `children` is everybody, None where that is
    itself not told. `areas` stand in the file's order, `elsewhere` in that of `ELSEWHERE`; `parts` says of the
    last why they are on no map, each with how many (came from, live now). `protected` tells that small
    counts are hidden. `homes_on` is the day of the list of homes, None without one.
    """

    as_at: date
    kind: str
    file: str
    dated: str
    outlines: str
    areas: tuple[AreaCount, ...]
    elsewhere: tuple[AreaCount, ...]
    children: int | None
    parts: tuple[tuple[str, int, int], ...] = ()
    protected: bool = False
    homes_on: date | None = None
    drawn: tuple[Outline, ...] = field(default=(), repr=False)

    @property
    def rows(self) -> tuple[AreaCount, ...]:
        """The areas and the rows below them."""
        return (*self.areas, *self.elsewhere)
