"""Pounds paid since 1 April as pounds a week: what the Section 251 layout holds instead of a price."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from nearhome.returns.local.cell_kinds import limits_of

_LONGEST_SILENCE = timedelta(days=31)
"""A sheet whose latest day lies further before the day of the load may be of another financial year."""


def a_week(
    columns: Mapping[str, Sequence[object]], accrued: Sequence[str], loaded: date
) -> dict[str, list[object]]:
    """The columns named, in pounds a week over the days of the placement since 1 April.

    None where the days are not known, where a price is out of range, and in every row when the latest
    day of the sheet does not show that its year is the one that holds the day of the load.
    """
    started, ended = columns["started"], columns["ended"]
    days = [each for each in (*started, *ended) if isinstance(each, date)]
    is_current = bool(days) and loaded - max(days) <= _LONGEST_SILENCE
    weeks = [
        _weeks(start, end, loaded) if is_current else 0.0
        for start, end in zip(started, ended, strict=True)
    ]
    return {
        name: [_divided(name, paid, each) for paid, each in zip(columns[name], weeks, strict=True)]
        for name in accrued
    }


def _weeks(start: object, end: object, loaded: date) -> float:
    """The weeks from 1 April, or the start, to the end, or the day of the load; 0 when not known."""
    if not isinstance(start, date):
        return 0.0
    first = max(start, _first_of_april(loaded))
    last = min(end, loaded) if isinstance(end, date) else loaded
    return max((last - first).days, 0) / 7


def _first_of_april(on: date) -> date:
    return date(on.year if on >= date(on.year, 4, 1) else on.year - 1, 4, 1)


def _divided(name: str, paid: object, weeks: float) -> object:
    if not isinstance(paid, int | float) or not weeks:
        return None
    price = round(paid / weeks, 2)
    least, most = limits_of("prices", name)
    return price if least <= price <= most else None
