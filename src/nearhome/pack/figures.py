"""Results looked up by what they are of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nearhome.results.values import Result, Status

KNOWN = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL})
"""The statuses of a result that has a number."""

NO_NUMBER = frozenset({Status.NOT_ENOUGH_HISTORY, Status.NOT_COLLECTED, Status.NOT_COMPARABLE})
"""Those of a whole without a number, whose groups have none for the same reason."""


class Figure(NamedTuple):
    """A measure, and the group of a breakdown (both empty for the total)."""

    code: str
    breakdown: str = ""
    group: str = ""


class Figures:
    """The results of an edition by figure and date. Two results for one cell are an error (ValueError)."""

    def __init__(self, results: Iterable[Result]) -> None:
        self._by_day: dict[Figure, dict[date, Result]] = {}
        self._by_group: dict[tuple[str, str, date], list[Result]] = {}
        for result in results:
            figure = Figure(result.code, result.breakdown, result.group)
            days = self._by_day.setdefault(figure, {})
            if result.group and result.as_at not in days:
                key = (result.code, result.breakdown, result.as_at)
                self._by_group.setdefault(key, []).append(result)
            held = days.setdefault(result.as_at, result)
            if held is not result and held != result:
                raise ValueError(f"two results for {result.code} at {result.as_at.isoformat()}")

    def __iter__(self) -> Iterator[Figure]:
        """Every figure that there is a result of."""
        return iter(self._by_day)

    def at(self, figure: Figure, on: date) -> Result | None:
        """The result at a date, None when it was not computed."""
        return self._by_day.get(figure, {}).get(on)

    def series(self, figure: Figure) -> tuple[Result, ...]:
        """Every result of a figure, earliest first."""
        return tuple(result for _, result in sorted(self._by_day.get(figure, {}).items()))

    def groups(self, code: str, breakdown: str, on: date) -> tuple[Result, ...]:
        """The results of a measure for each group of a breakdown at a date, in the order given."""
        return tuple(self._by_group.get((code, breakdown, on), ()))

    def latest(self, figure: Figure, on: date) -> Result | None:
        """The result at a date or, of a yearly measure, the latest 31 March before it that can be said."""
        asked = self.at(figure, on)
        if asked is not None and asked.status is not Status.NOT_APPLICABLE:
            return asked
        applying = [
            result
            for result in self.series(figure)
            if result.as_at <= on and result.status is not Status.NOT_APPLICABLE
        ]
        sayable = [each for each in applying if is_known(each) or each.status is Status.SUPPRESSED]
        return next(reversed(sayable or applying), asked) or self._of_whole(figure, on)

    def _of_whole(self, figure: Figure, on: date) -> Result | None:
        """A group that was not worked out, because there is no number of the whole: why there is none."""
        whole = self.at(Figure(figure.code), on) if figure.group else None
        if whole is None or whole.status not in NO_NUMBER:
            return None
        return replace(whole, breakdown=figure.breakdown, group=figure.group)


def is_known(result: Result | None) -> bool:
    """Whether there is a number to print."""
    return result is not None and result.status in KNOWN
