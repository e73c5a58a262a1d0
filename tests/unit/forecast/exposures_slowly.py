"""Months at risk and events counted child by child and day by day: what the fast count must equal."""

from collections import defaultdict
from datetime import date

from nearhome.forecast.history import FAR, UNKNOWN, History
from nearhome.forecast.states import AGES_FROM, DURATIONS_FROM, MONTH_DAYS, NEWNESS_FROM


def band(days: int, ends: list[int]) -> int:
    """The last band whose lower end, in months, so many days have reached (half a day is no matter)."""
    return max(n for n, months in enumerate(ends) if n == 0 or days + 0.5 >= months * MONTH_DAYS)


def counted_slowly(history: History, on: date, half_life: float) -> dict[str, dict]:  # type: ignore[type-arg]
    """The tables of `Exposures` as dictionaries by cell."""
    tables: dict[str, dict] = defaultdict(lambda: defaultdict(float))  # type: ignore[type-arg]
    today = on.toordinal()

    def weight(day: float) -> float:
        return 0.5 ** ((today - day) / MONTH_DAYS / half_life)

    def is_covered(day: int) -> bool:
        return day <= today and any(first <= day <= last for first, last in history.covered)

    def cells(n: int, day: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        age = band(day - int(history.born[n]), list(AGES_FROM))
        duration = band(day - int(history.began[n]), list(DURATIONS_FROM))
        new = band(day - int(history.start[n]), list(NEWNESS_FROM))
        kind, stream = int(history.kind[n]), int(history.alone_until[n] > day)
        return (age, duration, kind, stream), (age, kind, new, stream)

    for n in range(len(history)):
        start, until = int(history.start[n]), int(history.until[n])
        for day in range(start, min(until, int(history.eighteenth[n]), today + 1, FAR)):
            if is_covered(day):
                leaving, moving = cells(n, day)
                tables["leaving_months"][leaving] += weight(day + 0.5) / MONTH_DAYS
                tables["moving_months"][moving] += weight(day + 0.5) / MONTH_DAYS
        if history.route[n] != UNKNOWN and is_covered(until):
            leaving, _ = cells(n, until - 1)
            tables["left"][(*leaving, int(history.route[n]))] += weight(until)
        if not history.first[n] and is_covered(start):
            _, moving = cells(n - 1, start - 1)
            tables["moved"][moving] += weight(start)
            old = int(moving[0] == len(AGES_FROM) - 1)
            tables["went"][old, int(history.kind[n - 1]), int(history.kind[n])] += weight(start)
        if history.first[n] and history.started_known[n] and is_covered(start):
            (age, _, kind, stream), _ = cells(n, start)
            tables["began_in"][stream, age, kind] += weight(start)
    return tables
