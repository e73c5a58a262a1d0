"""How far the data bear an explanation out: each test by the signals' own rules, then the whole.

Data cannot prove a reason. A claim is supported only where each figure that it names has really changed, the
way it says, and not later than what it explains.
"""

from collections.abc import Callable, Sequence
from datetime import date

from nearhome.results.said import Explanation, Finding, Grade, Judged, Shown, Sign, Watched
from nearhome.results.signals import Direction, Evidence

Looking = Callable[[Watched, date], Direction | str]
"""Gives the direction of a figure at a day, or in words what to bring so that it could be known."""

NOTHING = "no change"
_CONTRADICTS = (
    Finding.OTHER_WAY,
    Finding.NO_CHANGE,
    Finding.CHANGED,
    Finding.TOO_EARLY,
    Finding.LATER,
)


def judged(explanation: Explanation, edition: date, look: Looking) -> Judged:
    """An explanation with its grade, at the day it is to be looked at, else the edition's."""
    on = explanation.looked_at or edition
    if not explanation.tests:
        why = "Nobody has said yet what would show it."
        return Judged(explanation, Grade.STATED, why, on)
    change = look(explanation.explains, on)
    since = None if isinstance(change, str) else change.since
    shown = tuple(shown_by(each, since, on, look) for each in explanation.tests)
    grade, why = _grade(explanation, change, shown)
    return Judged(explanation, grade, why, on, since, shown)


def shown_by(test: Sign, explained: date | None, on: date, look: Looking) -> Shown:
    """What one test shows, beside the month since which the change that is explained has lasted."""
    if test.watched is None:
        return Shown(test, Finding.UNKNOWN, bring=test.needs)
    found = look(test.watched, on)
    if isinstance(found, str):
        return Shown(test, Finding.UNKNOWN, bring=found)
    if found.evidence in (Evidence.TOO_FEW, Evidence.NOT_COMPARABLE):
        return Shown(test, Finding.UNKNOWN, bring=f"{found.evidence}: {found.method}".rstrip(": "))
    return Shown(test, _finding(test, found, explained), found.since)


def _finding(test: Sign, found: Direction, explained: date | None) -> Finding:
    is_real = found.evidence is Evidence.REAL_CHANGE
    if test.expects == NOTHING:
        return Finding.CHANGED if is_real else Finding.FITS
    if not is_real:
        return Finding.NO_CHANGE
    if found.way != test.expects:
        return Finding.OTHER_WAY
    return _in_order(found.since, test.since, explained)


def _in_order(since: date | None, named: date | None, explained: date | None) -> Finding:
    """Whether a change came at its time: not before the time named, not after what it explains."""
    if since is None:
        return Finding.UNDATED
    if named is not None and since < named.replace(day=1):
        return Finding.TOO_EARLY
    if explained is None:
        return Finding.UNDATED
    return Finding.LATER if since > explained else Finding.FITS


def _grade(
    explanation: Explanation, change: Direction | str, shown: Sequence[Shown]
) -> tuple[Grade, str]:
    if isinstance(change, str):
        return Grade.CANNOT_BE_KNOWN, f"What it explains cannot be known: {change}"
    if change.evidence is Evidence.USUAL:
        return Grade.NOT_SUPPORTED, "What it explains has only its usual ups and downs."
    if change.evidence is not Evidence.REAL_CHANGE:
        return Grade.CANNOT_BE_KNOWN, f"Whether what it explains has changed: {change.evidence}."
    if change.way != explanation.way:
        return Grade.NOT_SUPPORTED, "What it explains has really changed, but the other way."
    return _grade_of_tests(shown)


def _grade_of_tests(shown: Sequence[Shown]) -> tuple[Grade, str]:
    found = [each.finding for each in shown]
    if any(each in _CONTRADICTS for each in found):
        return Grade.NOT_SUPPORTED, _fit(shown)
    if all(each is Finding.UNKNOWN for each in found):
        return Grade.CANNOT_BE_KNOWN, "None of what would show it can be known yet."
    moved = any(each.finding is Finding.FITS and each.test.expects != NOTHING for each in shown)
    if moved and all(each is Finding.FITS for each in found):
        return Grade.SUPPORTED, f"{_fit(shown)} That fits the claim; other reasons may fit as well."
    return Grade.TESTED, f"{_fit_so_far(shown)} What is left open decides."


def _fit(shown: Sequence[Shown]) -> str:
    fitting = sum(each.finding is Finding.FITS for each in shown)
    if len(shown) == 1:
        return "The one test fits." if fitting else "The one test does not fit."
    return f"{fitting} of {len(shown)} tests {'fits' if fitting == 1 else 'fit'}."


def _fit_so_far(shown: Sequence[Shown]) -> str:
    return "The one test is open." if len(shown) == 1 else _fit(shown)
