"""Which thresholds of distance may be offered, so that no two numbers taken from each other leave one to five.

Children stand in a line by their miles from home, those of whom it is not known at its end. A number that is
printed of the children between two places of the line ties those places: between places that are tied, every
number can be worked out. A threshold ties its place to where the known end; it is offered only where that lets
no small number be worked out that could not be before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nearhome.disclosure.small import is_small

NEAREST, FARTHEST, LAST = -1.0, float("inf"), -2.0
"""Places of the line that are no distance: before the nearest child, behind the farthest, behind all."""


@dataclass(frozen=True, slots=True)
class Line:
    """The children of a day by miles: how many live `over` each distance, how many are known and not.

    `printed` are the pairs of places between which a number stands elsewhere, smaller miles first.
    """

    over: Mapping[float, int]
    known: int
    unknown: int
    printed: tuple[tuple[float, float], ...] = ()

    @property
    def places(self) -> tuple[float, ...]:
        """From before the nearest child to behind all."""
        return (NEAREST, *sorted(self.over), FARTHEST, LAST)

    def between(self, near: float, far: float) -> int:
        """How many children stand between two places."""
        return self._behind(near) - self._behind(far)

    def _behind(self, place: float) -> int:
        ends = {NEAREST: self.known, FARTHEST: 0, LAST: -self.unknown}
        return ends[place] if place in ends else self.over[place]


class _Ties:
    """Which places of a day's line are tied by what is printed."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._knot = {place: n for n, place in enumerate(line.places)}
        for near, far in line.printed:
            self.tie(near, far)

    def tie(self, near: float, far: float) -> None:
        """A number of those between the two is printed."""
        old, new = self._knot[far], self._knot[near]
        self._knot = {place: new if n == old else n for place, n in self._knot.items()}

    def is_safe(self, cut: float) -> bool:
        """Whether the number over a distance could be printed too."""
        both = {self._knot[cut], self._knot[FARTHEST]}
        tied = [place for place in self._line.places if self._knot[place] in both]
        return not any(
            is_small(self._line.between(near, far))
            for near, far in pairwise(tied)
            if self._knot[near] != self._knot[far]
        )


def offered(lines: Sequence[Line], wanted: Iterable[float]) -> tuple[float, ...]:
    """Of the thresholds wanted, the dearest first, those that may be offered on every day of `lines`, by miles.

    None where nobody's distance is known on the first of the days, or so few that they are hidden.
    """
    if not lines or not lines[0].known or any(is_small(line.known) for line in lines):
        return ()
    days = [(line, _Ties(line)) for line in lines]
    found = []
    for cut in wanted:
        if all(not is_small(line.over[cut]) and ties.is_safe(cut) for line, ties in days):
            found.append(cut)
            for _, ties in days:
                ties.tie(cut, FARTHEST)
    return tuple(sorted(found))
