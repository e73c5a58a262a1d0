"""Everything that the jobs of one edition ask of the engine, asked at once and answered again and again.

Each question to the engine works out who counts when; so the days of all jobs go into one question, and
the days that groups are wanted at into another.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from nearhome.journeys.measures import Ask, asking
from nearhome.journeys.records import Records
from nearhome.results.values import Result


class Answers:
    """Results held by code, day and breakdown, given again in the order of `nearhome measures`."""

    def __init__(self, totals: Iterable[Result], groups: Iterable[Result]) -> None:
        self._totals = {(each.code, each.as_at): each for each in totals}
        self._groups: dict[tuple[str, date, str], list[Result]] = {}
        for each in groups:
            if each.breakdown:
                key = (each.code, each.as_at, each.breakdown)
                self._groups.setdefault(key, []).append(each)

    def ask(
        self, days: Sequence[date], codes: Sequence[str], breakdowns: Sequence[str]
    ) -> list[Result]:
        """The results of these codes at these days, and their groups. KeyError for what is not held."""
        return [
            result
            for code in dict.fromkeys(codes)
            for on in sorted(set(days))
            for result in (
                self._totals[code, on],
                *(each for by in breakdowns for each in self._groups.get((code, on, by), ())),
            )
        ]

    def holds(self, code: str, on: date) -> bool:
        """Whether a measure was asked at a day; one whose list was never brought may not be."""
        return (code, on) in self._totals

    def groups(self, code: str, on: date) -> list[Result]:
        """Every group held of a measure at a day, of all breakdowns."""
        return [
            each
            for (its, day, _), some in self._groups.items()
            if (its, day) == (code, on)
            for each in some
        ]


def answers(
    records: Records,
    codes: Sequence[str],
    days: Iterable[date],
    grouped: Callable[[Iterable[Result]], Iterable[date]],
    breakdowns: Sequence[str],
    *,
    surely: Iterable[date] = (),
) -> Answers:
    """The answers for totals at `days`, and groups by `breakdowns` at the days `grouped` finds by the totals.

    The days that it will `surely` find are asked at once, beside the totals: the engine answers two at a time.
    """
    ask: Ask = asking(records)
    early = sorted(set(surely))
    with ThreadPoolExecutor(1) as beside:
        first = beside.submit(ask, early, codes, breakdowns) if early else None
        totals = ask(sorted(set(days)), codes, ())
        groups = first.result() if first else []
    later = sorted(set(grouped(totals)).difference(early))
    return Answers(totals, (*groups, *(ask(later, codes, breakdowns) if later else ())))
