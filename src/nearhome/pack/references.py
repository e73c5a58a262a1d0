"""What the red line is: the Board's choice of what its own figures are set beside, always named."""

from dataclasses import dataclass
from datetime import date

LAST_YEAR = "this time last year"
LAST_MARCH = "last 31 March"
ENGLAND = "England"

CHOICES = (LAST_YEAR, LAST_MARCH, ENGLAND)
"""What a Board may choose; the first is used unless it chooses."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How an earlier day is named: `ago` after "than" and on the line, `then` before its count."""

    ago: str
    then: str


A_YEAR_AGO = Wording("a year ago", "last year")
IN_MARCH = Wording("last March", "last March")


@dataclass(frozen=True, slots=True)
class Reference:
    """The Board's choice at an edition's date.

    `on` is the day of our own earlier figures: twelve months before, or the 31 March before. With
    England chosen it is still twelve months before, for the charts that England has no figure for.
    """

    choice: str
    on: date

    @property
    def is_england(self) -> bool:
        """Whether England's published figure is the red line, where it counts the same."""
        return self.choice == ENGLAND

    @property
    def wording(self) -> Wording:
        """How the day is named. Last March is a year ago when the edition is itself of a 31 March."""
        return IN_MARCH if self.choice == LAST_MARCH else A_YEAR_AGO


def reference_at(choice: str, as_at: date, year_before: date) -> Reference:
    """The reference of an edition: `year_before` is the same month's end a year before `as_at`.

    ValueError names a choice that is none of `CHOICES`.
    """
    if choice not in CHOICES:
        raise ValueError(f"{choice} is no reference: choose one of {', '.join(CHOICES)}")
    if choice != LAST_MARCH:
        return Reference(choice, year_before)
    march = date(as_at.year, 3, 31)
    if as_at == march:
        return Reference(LAST_YEAR, year_before)
    return Reference(choice, march if march < as_at else date(as_at.year - 1, 3, 31))
