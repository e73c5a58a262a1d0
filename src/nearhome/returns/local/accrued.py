"""Pounds paid since 1 April as pounds a week: what the Section 251 layout holds instead of a price."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from nearhome.returns.cells import OUT_OF_RANGE
from nearhome.returns.local.cell_kinds import limits_of
from nearhome.returns.local.parts import Part
from nearhome.returns.raw import Action, LogEntry

_LONGEST_SILENCE = timedelta(days=31)
"""A sheet whose latest day lies further before the day of the load may be of another financial year."""
NOT_THIS_YEAR, NO_DAYS = "costs-of-another-year", "cost-of-no-day"
_OF_ANOTHER_YEAR = (
    "Its latest day lies more than 31 days before the day of the load, so what was paid may be of another "
    "financial year: no price a week is worked out. Add this year's sheet, or give --as-at as the sheet's own day."
)
_OF_NO_DAY = "The placement has no day since 1 April that it could be paid for: unknown. Correct the cost or the days."


def a_week(
    columns: Mapping[str, Sequence[object]], accrued: Sequence[str], loaded: date
) -> dict[str, list[object]]:
    """The columns named, in pounds a week over the days of the placement since 1 April.

    None where the days are not known, where a price is out of range, and in every row when the latest
    day of the sheet does not show that its year is the one that holds the day of the load.
    """
    weeks = _weeks_of(columns, loaded)
    return {
        name: [_divided(name, paid, each) for paid, each in zip(columns[name], weeks, strict=True)]
        for name in accrued
    }


def without_a_price(
    part: Part, loaded: date, worked_out: Mapping[str, Sequence[object]]
) -> list[LogEntry]:
    """What was paid and gives no price a week, row by row; or that the whole sheet may be of another year."""
    if part.rows and not _is_current(part.columns, loaded):
        whole = LogEntry(part.file, part.list_name, None, part.accrued[0], Action.UNKNOWN, NOT_THIS_YEAR, "", "", _OF_ANOTHER_YEAR)  # fmt: skip
        return [whole]
    weeks = _weeks_of(part.columns, loaded)
    return [
        _entry(part, at, name, str(paid), weeks[at])
        for name in part.accrued
        for at, paid in enumerate(part.columns[name])
        if paid is not None and worked_out[name][at] is None
    ]


def _entry(part: Part, at: int, name: str, paid: str, weeks: float) -> LogEntry:
    least, most = limits_of("prices", name)
    why = f"Over {weeks:.1f} weeks it is not between {least:,.0f} and {most:,.0f} pounds a week: unknown. Correct it."
    return LogEntry(
        part.file, part.list_name, part.rows[at], name, Action.UNKNOWN,
        OUT_OF_RANGE if weeks else NO_DAYS, paid, "", why if weeks else _OF_NO_DAY,
    )  # fmt: skip


def _is_current(columns: Mapping[str, Sequence[object]], loaded: date) -> bool:
    days = [each for each in (*columns["started"], *columns["ended"]) if isinstance(each, date)]
    return bool(days) and loaded - max(days) <= _LONGEST_SILENCE


def _weeks_of(columns: Mapping[str, Sequence[object]], loaded: date) -> list[float]:
    is_current = _is_current(columns, loaded)
    return [
        _weeks(start, end, loaded) if is_current else 0.0
        for start, end in zip(columns["started"], columns["ended"], strict=True)
    ]


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
