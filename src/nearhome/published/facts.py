"""Everything published that is known: what ships with the package and what an officer added, as one.

Facts are dated: each question may be asked as at a day, and is then answered with what was known on
that day. Nothing here reads a file; `published.shipped` and `published.reading` make facts from files.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from nearhome.published.counterparts import counterpart
from nearhome.published.releases import known_from
from nearhome.results.published import Distribution, Judgement, Neighbour, PublishedFigure

T = TypeVar("T")

Key = tuple[str, str, str, str, date]
"""Of a figure: code, breakdown, group, area, and the day it is of."""


@dataclass(frozen=True)
class Facts:
    """Published figures, inspection judgements, neighbour models and national distributions.

    `region_of` gives an authority's region, by 9-character codes. Of figures of one key several
    releases may be held: the latest known on the day asked wins, the older are kept.
    """

    figures: tuple[PublishedFigure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    region_of: Mapping[str, str] = field(default_factory=dict)

    def joined(self, other: "Facts") -> "Facts":
        """These facts and others; of two alike the other's stand (an officer's own file over ours).

        Alike are figures of one key and release, judgements of one authority and report day, lines of
        one model, authority and rank, and distributions of one code, day and release.
        """
        return Facts(
            _over(self.figures, other.figures, lambda each: (*key_of(each), each.release)),
            _over(self.judgements, other.judgements, lambda each: (each.area, each.published)),
            _over(
                self.neighbours,
                other.neighbours,
                lambda each: (each.model, each.area, each.rank),
            ),
            _over(
                self.distributions,
                other.distributions,
                lambda each: (each.code, each.as_at, each.release),
            ),
            {**self.region_of, **other.region_of},
        )

    def figure(
        self,
        code: str,
        area: str,
        on: date,
        *,
        breakdown: str = "",
        group: str = "",
        known_by: date | None = None,
    ) -> PublishedFigure | None:
        """The figure of a measure, area and day: of the latest release known by a day.

        Where only later releases are held than the day asked, yet the figure was known then, it is the
        earliest of them: the nearest to what was read then. None when it was not known, or is not held.
        """
        held = self.releases(code, area, on, breakdown=breakdown, group=group, known_by=known_by)
        return held[-1] if held else None

    def releases(
        self,
        code: str,
        area: str,
        on: date,
        *,
        breakdown: str = "",
        group: str = "",
        known_by: date | None = None,
    ) -> tuple[PublishedFigure, ...]:
        """Every release of one figure that was out by a day, oldest first: how it was revised.

        Where none that is held was out yet, though the figure was known, the earliest stands for it.
        """
        held = self._held.get((code, breakdown, group, area, on), ())
        if known_by is None or not held:
            return held
        out = tuple(each for each in held if released(each) <= known_by)
        return out or (held[:1] if known_since(held[0]) <= known_by else ())

    def days(self, code: str, *, breakdown: str = "", group: str = "") -> tuple[date, ...]:
        """The days that any area has a figure of a measure for, earliest first."""
        return self._days.get((code, breakdown, group), ())

    def areas(
        self, code: str, on: date, *, breakdown: str = "", group: str = ""
    ) -> tuple[str, ...]:
        """The areas with a figure of a measure on a day, in code order."""
        return self._areas.get((code, breakdown, group, on), ())

    def groups(self, code: str) -> tuple[tuple[str, str], ...]:
        """The breakdowns and groups that any area has a figure of a measure for, in the order held."""
        return self._groups.get(code, ())

    @cached_property
    def _groups(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        found: dict[str, dict[tuple[str, str], None]] = {}
        for code, breakdown, group in self._days:
            if breakdown:
                found.setdefault(code, {})[breakdown, group] = None
        return {code: tuple(some) for code, some in found.items()}

    @cached_property
    def _held(self) -> Mapping[Key, tuple[PublishedFigure, ...]]:
        held: dict[Key, list[PublishedFigure]] = {}
        for each in self.figures:
            held.setdefault(key_of(each), []).append(each)
        return {
            key: tuple(sorted(some, key=released)) if len(some) > 1 else tuple(some)
            for key, some in held.items()
        }

    @cached_property
    def _days(self) -> Mapping[tuple[str, str, str], tuple[date, ...]]:
        days: dict[tuple[str, str, str], set[date]] = {}
        for code, breakdown, group, _, on in self._held:
            days.setdefault((code, breakdown, group), set()).add(on)
        return {key: tuple(sorted(some)) for key, some in days.items()}

    @cached_property
    def _areas(self) -> Mapping[tuple[str, str, str, date], tuple[str, ...]]:
        found: dict[tuple[str, str, str, date], set[str]] = {}
        for code, breakdown, group, area, on in self._held:
            found.setdefault((code, breakdown, group, on), set()).add(area)
        return {key: tuple(sorted(some)) for key, some in found.items()}


def key_of(figure: PublishedFigure) -> Key:
    """What a figure is of, whatever the release."""
    return (figure.code, figure.breakdown, figure.group, figure.area, figure.as_at)


def released(figure: PublishedFigure) -> date:
    """The day that a figure's release counts as out: another publisher's own, or the DfE's of its year."""
    if figure.release.isdigit():
        return max(figure.known_from, _known(figure, int(figure.release)))
    return max(figure.known_from, _dated(figure.release))


def known_since(figure: PublishedFigure) -> date:
    """The day that the figure of its day, in whatever release, first counts as known."""
    return min(figure.known_from, _known(figure, figure.as_at.year))


@cache
def _dated(release: str) -> date:
    """The day that a release is named after; the earliest there is where its name is no day."""
    try:
        return date.fromisoformat(release)
    except ValueError:
        return date.min


def _known(figure: PublishedFigure, year: int) -> date:
    found = counterpart(figure.code, figure.breakdown, figure.group)
    return known_from(year) if found is None else found.known_from(year)


def _over(ours: Iterable[T], theirs: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    found = {key(each): each for each in ours}
    found.update({key(each): each for each in theirs})
    return tuple(found.values())
