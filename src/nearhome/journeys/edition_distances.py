"""What an edition says of distance beside its measures: thresholds, and of those far away since when and why.

They are results of the measures that they are of, by breakdowns of their own: `over_miles` of D08-anywhere,
`stay` and `standing` of D12, `standing` of D11-reviewed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nearhome.cohorts.breakdowns import DISTANCE_BANDS, NOT_KNOWN
from nearhome.cohorts.distances import NO_STAY, STAYS
from nearhome.disclosure.small import is_small
from nearhome.disclosure.thresholds import FARTHEST, LAST, NEAREST, Line, offered
from nearhome.disclosure.together import shown_together
from nearhome.journeys.answers import Answers
from nearhome.journeys.records import Records
from nearhome.measures.distances import (
    GOOD_REASONS,
    SETTLED,
    STANDINGS,
    counted,
    far,
    not_known,
    over,
    standing,
)
from nearhome.measures.placed import Placed, children_placed
from nearhome.pack.edition import Edition
from nearhome.pack.where.distance_words import OVER, STANDING, STAY, over_miles
from nearhome.results.values import Result, Status

DEAREST_FIRST = (20.0, 50.0, 10.0, 100.0, 5.0, 30.0, 15.0)
"""The thresholds that an edition offers where it can, those that readers ask for most first."""

KNOWN = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL})
_FAR_ANYWHERE, _SETTLED, _REVIEWED, _REASONS = "D08-anywhere", "D12", "D11-reviewed", "D11"
_ENDS = tuple(float(most) for most, _ in DISTANCE_BANDS)


class Distances:
    """Where the children of an edition live, at its day and its reference's. Nothing is hidden in it."""

    def __init__(self, records: Records, held: Answers, edition: Edition) -> None:
        self._held = held
        self.days = (edition.as_at, edition.reference.on)
        self._homes: dict[date, list[Placed]] = {on: [] for on in self.days}
        if any(self._is_known(_FAR_ANYWHERE, on) for on in self.days):
            for each in children_placed(records.engine(), self.days):
                self._homes[each.on].append(each)

    def of_the_far(self, *, officers: bool) -> Iterator[Result]:
        """Of those far from home: how long there, who should stay, whose distance partners looked at.

        For officers as they are; else each of the three whole, or hidden whole.
        """
        for on in dict.fromkeys(self.days):
            homes = far(self._homes[on])
            parts = (
                (self._stays, _of_stays),
                (self._standings, _of_standings),
                (self._reviewed, _of_reviews),
            )
            for made, finest in parts:
                groups = tuple(made(on, homes))
                yield from groups if officers else shown_together(groups, finest(homes))

    def _stays(self, on: date, homes: Sequence[Placed]) -> Iterator[Result]:
        if self._is_known(_SETTLED, on):
            stays = [home.group("stay") for home in homes]
            yield from self._shares(_SETTLED, on, STAY, stays, (*STAYS, NO_STAY))

    def _standings(self, on: date, homes: Sequence[Placed]) -> Iterator[Result]:
        if self._is_known(_SETTLED, on) and self._is_known(_REASONS, on):
            yield from self._shares(_SETTLED, on, STANDING, list(map(standing, homes)), STANDINGS)

    def _reviewed(self, on: date, homes: Sequence[Placed]) -> Iterator[Result]:
        if not (self._is_known(_SETTLED, on) and self._is_known(_REVIEWED, on)):
            return
        for name in STANDINGS:
            those = [home for home in homes if standing(home) == name]
            seen = sum(home.is_reviewed for home in those)
            yield _share(self._total(_REVIEWED, on), STANDING, name, seen, len(those))

    def thresholds(self, shown: Iterable[Result], *, officers: bool) -> Iterator[Result]:
        """How many live over each threshold that may be offered beside what is `shown`; officers see all."""
        held = [on for on in dict.fromkeys(self.days) if self._is_known(_FAR_ANYWHERE, on)]
        if self.days[0] not in held:
            return
        lines = [self._line(on, shown) for on in held]
        cuts = tuple(sorted(DEAREST_FIRST)) if officers else offered(lines, DEAREST_FIRST)
        for on, line in zip(held, lines, strict=True):
            total = self._total(_FAR_ANYWHERE, on)
            for cut in cuts:
                yield _share(total, OVER, over_miles(cut), line.over[cut], len(self._homes[on]))

    def _line(self, on: date, shown: Iterable[Result]) -> Line:
        homes = self._homes[on]
        unknown = not_known(homes)
        places = {*DEAREST_FIRST, *_ENDS}
        return Line(
            {cut: over(homes, cut) for cut in places},
            len(homes) - unknown,
            unknown,
            tuple(_printed(on, shown)),
        )

    def _shares(
        self, code: str, on: date, by: str, groups: Sequence[str], names: Sequence[str]
    ) -> Iterator[Result]:
        for name, count in counted(groups, names).items():
            yield _share(self._total(code, on), by, name, count, len(groups))

    def _total(self, code: str, on: date) -> Result:
        return self._held.ask((on,), (code,), ())[0]

    def _is_known(self, code: str, on: date) -> bool:
        return self._held.holds(code, on) and self._total(code, on).status in KNOWN


def _share(total: Result, by: str, group: str, part: int, whole: int) -> Result:
    """A group's share of so many; provisional where the total is."""
    value = 100 * part / whole if whole else None
    late = total.status is Status.PROVISIONAL
    known = Status.PROVISIONAL if late else Status.VALUE if part else Status.ZERO
    return replace(
        total,
        breakdown=by,
        group=group,
        numerator=part,
        denominator=whole,
        value=value,
        status=known if whole else Status.NO_DENOMINATOR,
    )


def _of_stays(homes: Sequence[Placed]) -> Iterable[int]:
    return Counter(home.group("stay") for home in homes).values()


def _of_standings(homes: Sequence[Placed]) -> Iterable[int]:
    """The finest that reasons (D11), settled children (D12) and standings are made up of.

    Reasons of few children are hidden one by one, so those that are good stand together too.
    """
    kinds = [(_kind(home), home.group("stay") == SETTLED) for home in homes]
    yield from Counter(kinds).values()
    reasons = Counter(home.group("distance_reason") for home in homes)
    yield sum(reasons[name] for name in GOOD_REASONS if is_small(reasons[name]))


def _kind(home: Placed) -> str:
    reason = home.group("distance_reason")
    return GOOD_REASONS[0] if reason in GOOD_REASONS else reason


def _of_reviews(homes: Sequence[Placed]) -> Iterable[int]:
    return Counter((standing(home), home.is_reviewed) for home in homes).values()


_BANDS = dict(
    zip(
        (*(name for _, name in DISTANCE_BANDS), "over 100", NOT_KNOWN),
        pairwise((NEAREST, *_ENDS, FARTHEST, LAST)),
        strict=True,
    )
)
"""The places between which the children of each band stand."""


def _printed(on: date, shown: Iterable[Result]) -> Iterator[tuple[float, float]]:
    """The places of the line between which a number is shown at a day: of bands, of all, of the known."""
    for each in shown:
        if each.as_at != on:
            continue
        if each.breakdown == "distance" and each.code in (_FAR_ANYWHERE, "D10"):
            own = each.numerator if each.code == "D10" else each.denominator
            if own is not None and not is_small(own):
                yield _BANDS[each.group]
        elif not each.breakdown and each.code in (_FAR_ANYWHERE, "D10"):
            yield from _of_total(each)


def _of_total(total: Result) -> Iterator[tuple[float, float]]:
    if total.denominator is not None:
        yield NEAREST, LAST
    if total.numerator is not None:
        yield (20.0 if total.code == _FAR_ANYWHERE else NEAREST), FARTHEST
