"""The figures that a change is parted from: numerators and denominators by code, day and group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nearhome.results.values import Result, Status
from nearhome.results.why import CannotSplitError
from nearhome.signals.why.mix import Of

NUMBERS = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL})
NONE_COUNTED = Status.NO_DENOMINATOR


@dataclass(frozen=True)
class Figures:
    """Results at hand, found by code, day, breakdown and group."""

    held: Mapping[tuple[str, date, str], Mapping[str, Result]]

    def total(self, code: str, day: date) -> int:
        """A total's numerator. CannotSplitError when there is none."""
        return _numerator(self._result(code, day))

    def of(self, code: str, day: date) -> Of:
        """A total's numerator and denominator."""
        return _of(self._result(code, day))

    def counts(self, code: str, day: date, by: str) -> dict[str, int]:
        """The numerators of the groups of a breakdown, in their order."""
        return {group: _numerator(each) for group, each in self._groups(code, day, by).items()}

    def shares(self, code: str, day: date, by: str) -> dict[str, Of]:
        """The numerators and denominators of the groups of a breakdown, in their order."""
        return {group: _of(each) for group, each in self._groups(code, day, by).items()}

    def _result(self, code: str, day: date) -> Result:
        return self._groups(code, day, "")[""]

    def _groups(self, code: str, day: date, by: str) -> Mapping[str, Result]:
        found = self.held.get((code, day, by))
        if not found:
            beside = f" by {by}" if by else ""
            raise CannotSplitError(
                f"{code}{beside} has no figure of {day}", f"no number of {_written(day)} is held"
            )
        return found


def figures(results: Iterable[Result]) -> Figures:
    """Results by code, day, breakdown and group."""
    held: dict[tuple[str, date, str], dict[str, Result]] = {}
    for each in results:
        held.setdefault((each.code, each.as_at, each.breakdown), {})[each.group] = each
    return Figures(held)


def _of(result: Result) -> Of:
    if result.status is NONE_COUNTED:
        return Of(0, 0)
    return Of(_numerator(result), _whole(result, result.denominator))


def _numerator(result: Result) -> int:
    return 0 if result.status is NONE_COUNTED else _whole(result, result.numerator)


def _whole(result: Result, number: float | None) -> int:
    if result.status not in NUMBERS or number is None or not float(number).is_integer():
        raise CannotSplitError(
            f"{result.code} of {result.as_at} is {_said(result)}",
            f"the number of {_written(result.as_at)} {_PLAIN.get(result.status, 'is no count')}",
        )
    return int(number)


_PLAIN = {
    Status.NOT_ENOUGH_HISTORY: "needs more months than the files hold",
    Status.NOT_COLLECTED: "was not supplied",
    Status.NOT_APPLICABLE: "is counted only at 31 March",
    Status.NOT_COMPARABLE: "cannot be set beside another",
    Status.SUPPRESSED: "is too small to show",
}
"""Why there is no number, for a page."""


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _said(result: Result) -> str:
    if result.status in NUMBERS:
        return "no count of children"
    return str(result.status).replace("_", " ")
