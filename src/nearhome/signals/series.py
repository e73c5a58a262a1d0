"""The months of a measure that may be judged: an unbroken run up to a look, settled months only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.results.values import Result, Status

KNOWN = (Status.VALUE, Status.ZERO, Status.PROVISIONAL)
MOST_MONTHS = 84
"""Seven years: five that the last year is held against, and a year of earlier looks."""


@dataclass(frozen=True, slots=True)
class Months:
    """A run of months: month ends, events, and for a share how many they are of (empty for counts).

    `left_out` are the months after them that are not yet settled.
    """

    dates: tuple[date, ...]
    counts: tuple[float, ...]
    of: tuple[float, ...] = ()
    left_out: tuple[date, ...] = ()


def months_of(results: Sequence[Result], breaks: Sequence[date] = ()) -> Months:
    """The last unbroken run of known months, after the last break, at most `MOST_MONTHS`.

    `results` are of one measure and group. Months that may still change are left out, so that they
    never decide anything. A day of `breaks` is the first of a new series: its month is left out
    unless it is the month's first day.
    """
    ordered = sorted(results, key=lambda each: each.as_at)
    past = [day for day in breaks if ordered and day <= ordered[-1].as_at]
    run: list[Result] = []
    for each in ordered:
        follows = run and _months(each.as_at) == _months(run[-1].as_at) + 1
        if each.status not in KNOWN or each.numerator is None or _broken(each.as_at, past):
            run = []
        elif run and not follows:
            run = [each]
        else:
            run.append(each)
    settled = [each for each in run if each.status is not Status.PROVISIONAL][-MOST_MONTHS:]
    late = tuple(each.as_at for each in run if each.status is Status.PROVISIONAL)
    shares = all(each.denominator for each in settled)
    return Months(
        tuple(each.as_at for each in settled),
        tuple(float(each.numerator or 0) for each in settled),
        tuple(float(each.denominator or 0) for each in settled) if shares else (),
        late,
    )


def at(results: Sequence[Result], on: date) -> Result | None:
    """The result at a day, if it is there."""
    return next((each for each in results if each.as_at == on), None)


def is_known(result: Result | None) -> bool:
    """Whether a result has a number."""
    return result is not None and result.status in KNOWN and result.numerator is not None


def _months(on: date) -> int:
    return on.year * 12 + on.month


def _broken(on: date, breaks: Sequence[date]) -> bool:
    return any(
        (_months(day) == _months(on) and day.day > 1) or _months(day) > _months(on)
        for day in breaks
    )
