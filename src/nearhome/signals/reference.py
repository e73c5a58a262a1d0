"""The red line: a named value that the Board chooses to look back to, always with its label."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nearhome.results.published import PublishedFigure
from nearhome.results.values import Result
from nearhome.signals.series import at, is_known


class Choice(StrEnum):
    """What the red line may be; this time last year unless the Board chooses otherwise."""

    LAST_YEAR = "this time last year"
    LAST_MARCH = "last 31 March"
    ENGLAND = "England"


@dataclass(frozen=True, slots=True)
class Reference:
    """The red line's value on its day, and its label. `value` is None, and `why_not` says so, without one."""

    choice: Choice
    label: str
    as_at: date | None = None
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    why_not: str = ""


def reference(
    choice: Choice,
    on: date,
    results: Sequence[Result],
    england: Sequence[PublishedFigure] = (),
) -> Reference:
    """The red line for a date, of a measure's own results or England's published figures.

    `results` must hold the day looked back to: `day_of` says which it is.
    """
    if choice is Choice.ENGLAND:
        return _england(on, england)
    day = day_of(choice, on)
    found = at(results, day)
    label = f"{choice.value}, {day.day} {day:%B %Y}"
    if found is None or not is_known(found):
        status = "not asked for" if found is None else str(found.status)
        return Reference(choice, label, day, why_not=f"no figure for {day.isoformat()}: {status}")
    return Reference(choice, label, day, found.value, found.numerator, found.denominator)


def day_of(choice: Choice, on: date) -> date:
    """The day that a choice looks back to: a year before a month end is a month end.

    Last 31 March is before `on`: on a 31 March it is the one a year before. Not for England.
    """
    if choice is Choice.LAST_MARCH:
        return date(on.year - ((on.month, on.day) <= (3, 31)), 3, 31)
    if (on.month, on.day) == (2, 28) and (on.year - 1) % 4 == 0:
        return date(on.year - 1, 2, 29)
    return date(on.year - 1, on.month, 28 if (on.month, on.day) == (2, 29) else on.day)


def _england(on: date, england: Sequence[PublishedFigure]) -> Reference:
    known = [
        each
        for each in england
        if each.as_at <= on and each.known_from <= on and each.value.number is not None
    ]
    if not known:
        return Reference(
            Choice.ENGLAND, "England", why_not="no figure of England's is known for this measure"
        )
    last = max(known, key=lambda each: (each.as_at, each.known_from))
    return Reference(
        Choice.ENGLAND,
        f"England, {last.as_at.day} {last.as_at:%B %Y}",
        last.as_at,
        last.value.number,
        last.numerator.number,
        last.denominator.number,
    )
