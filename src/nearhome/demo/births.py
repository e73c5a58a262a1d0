"""Birthdays settled late: a child has a span of possible births, narrowed as the years ask for.

The published counts of children by age, at coming, at leaving and on every 31 March, fix how many pass
each age limit in care in each year. A child's date of birth is therefore not drawn when the child
comes: only the age group then is. Who passes a limit in a year is chosen among those who can, and
the span of births is narrowed to it.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.plan import Stay
from nearhome.vocabulary.ages import birthday

DAY = timedelta(days=1)
LIMITS = (1, 5, 10, 16, 18)
"""Where the published age groups end, in completed years."""
BANDS = ("under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
OLDEST = len(BANDS) - 1
DAYS_OLD = 0.42
"""Of the children under 1 who come, those of at most 7 days: the share of newborns in infants' care proceedings in
England in 2016-17 (Broadhurst and others, Born into care, Nuffield Family Justice Observatory, 2018)."""
ONE_IN = 6
"""Of older ones, who come at 8 to 28 days: one in so many, set by hand. Few wait that long, and few come then."""


@dataclass(eq=False)
class Person:
    """Somebody in the making: the first and last possible day of birth, and every stay."""

    number: int
    separated: bool
    earliest: date
    latest: date
    band: int
    """The age group now, a place in `BANDS`."""
    stays: list[Stay] = field(default_factory=list)
    family: int = 0
    """The number of the first of the brothers and sisters with whom the child came."""
    must_go: bool = False
    """Whether the child is to leave within the year before it outgrows its age group."""
    passed: int = 0
    """The year in which the child last outgrew an age group in care."""

    @property
    def entry(self) -> date:
        """The first day of the last stay."""
        return self.stays[-1].entry

    def must_pass(self, last: date) -> bool:
        """Whether the child has outgrown its age group by a day, whenever it was born."""
        return self.latest <= born_by(last, LIMITS[self.band])

    def can_pass(self, last: date) -> bool:
        """Whether it may have."""
        return self.earliest <= born_by(last, LIMITS[self.band])

    def odds(self, last: date) -> float:
        """The odds that it has, all its possible births alike."""
        yes = (born_by(last, LIMITS[self.band]) - self.earliest).days + 1
        no = (self.latest - self.earliest).days + 1 - yes
        return yes / max(no, 0.01)

    def passes(self, last: date) -> None:
        """It outgrows its age group by a day."""
        self.latest = min(self.latest, born_by(last, LIMITS[self.band]))
        self.band += 1

    def stays_under(self, last: date) -> None:
        """It is still in its age group on a day."""
        self.earliest = max(self.earliest, born_by(last, LIMITS[self.band]) + DAY)

    def settle(self, chance: Chance, new_year: float) -> date:
        """The date of birth; a separated child's is 1 January in some cases (`new_year`) if it can be."""
        first = date(self.latest.year, 1, 1)
        if self.separated and self.earliest <= first <= self.latest and chance.yes(new_year):
            self.earliest = self.latest = first
        born = self._weeks_old(chance.day(self.earliest, self.latest))
        self.earliest = self.latest = born
        return born

    def _weeks_old(self, born: date) -> date:
        """The birth drawn, or for some who came as babies one that makes them a few weeks old that day.

        It takes no draw of its own, so no other child's life is another one for it.
        """
        days = (self.stays[0].entry - born).days if self.stays else 0
        if days <= 28 or days > 365 or days % ONE_IN:
            return born
        moved = self.stays[0].entry - (8 + days // ONE_IN % 21) * DAY
        return moved if self.earliest <= moved <= self.latest else born


def born_by(on: date, years: int) -> date:
    """The last day of birth that makes somebody of these years on a day."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)


def overlap(person: Person, births: tuple[date, date]) -> tuple[date, date] | None:
    """The possible births that lie in a span, None when none does."""
    earliest, latest = max(person.earliest, births[0]), min(person.latest, births[1])
    return (earliest, latest) if earliest <= latest else None


def span(on: date, band: int) -> tuple[date, date]:
    """The births that put a child in an age group on a day."""
    latest = born_by(on, LIMITS[band - 1]) if band else on
    return born_by(on, LIMITS[band]) + DAY, latest


def narrowed(chance: Chance, on: date, band: int, *, separated: bool) -> tuple[date, date]:
    """The births of a child who comes on a day: many babies are days old, most teenagers 13 and over."""
    earliest, latest = span(on, band)
    if separated and band < OLDEST:
        return earliest, born_by(on, 14)
    if band == 0 and chance.yes(DAYS_OLD):
        return on - 7 * DAY, latest
    if band == OLDEST:
        return earliest + 45 * DAY, latest
    if BANDS[band] == "10 to 15" and chance.yes(0.6):
        return earliest, born_by(on, 13)
    return earliest, latest


def turns(born: date, limit: int) -> date:
    """The day on which somebody passes a limit."""
    return birthday(born, LIMITS[limit])
