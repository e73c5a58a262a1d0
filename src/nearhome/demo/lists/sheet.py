"""What every list needs to know: the seed, the first and last day it covers, and how cells are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.plan import Child, Plan
from nearhome.vocabulary.periods import collection_year

Row = dict[str, str]
DAY = timedelta(days=1)

STREAMS = 500
"""Below it are the streams of draws of what the returns hold: a list never shifts them."""

_OWN_SIZE = 1084
"""Children in care since the lists began, at the size that the numbers of `shares.csv` are for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A run of lists: drawn with a seed, for a plan, from a first day to a last."""

    plan: Plan
    first: date
    last: date

    def chance(self, stream: int, child: Child | None = None) -> Chance:
        """A stream of draws of its own, a child's or the council's."""
        return Chance(self.plan.seed, child.number if child else 0, STREAMS + stream)

    def known(self, on: date | None) -> str:
        """A day as written; empty while it has not come."""
        return on.isoformat() if on is not None and on <= self.last else ""

    def holds(self, on: date) -> bool:
        """Whether a day is among those covered."""
        return self.first <= on <= self.last

    def years_back(self, on: date) -> int:
        """How many collection years a day lies before the last."""
        return collection_year(self.last) - collection_year(on)

    def scaled(self, number: float) -> float:
        """A number of the demonstration's own size, for as many children as there are here."""
        return number * sum(1 for _ in self.children) / _OWN_SIZE

    @property
    def children(self) -> Iterator[Child]:
        """Every child who was looked after, but for short breaks alone, since the first day."""
        for child in self.plan.children:
            if any(
                not stay.short_breaks and (stay.ceased is None or stay.ceased > self.first)
                for stay in child.stays
            ):
                yield child


def yes_no(value: bool) -> str:
    """A flag as written."""
    return "yes" if value else "no"


def time_of_day(minutes: int) -> str:
    """Minutes after midnight as a time of day."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def weekday(on: date) -> date:
    """The day, or the Monday after a weekend."""
    return on + (7 - on.weekday()) * DAY if on.weekday() > 4 else on
