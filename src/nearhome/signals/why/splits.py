"""Which splits a measure has, and how its figures make them.

Every split is of the twelve months that end at a day. What the stock's account needs is asked of A01 by a
breakdown of which every child is in one group, of C03 and F05 (the ways in and out, children once each) and
of every event (A04-events, A05-events).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.results.values import MeasureCard
from nearhome.results.why import Kind, Split
from nearhome.signals.why.account import Flows, account, beside_the_year_before, by_group
from nearhome.signals.why.figures import Figures
from nearhome.signals.why.mix import mix
from nearhome.signals.why.rates import rate
from nearhome.signals.why.stays import Cohort, stays

STOCK, RATE = "A01", "A02"
CAME, LEFT, CAME_EVENTS, LEFT_EVENTS = "A04", "A05", "A04-events", "A05-events"
UNRECORDED, WAYS_IN, WAYS_OUT = "A04-unknown", "C03", "F05"
WAY_IN, WAY_OUT, TIME, WHOLE = "route", "leaving_route", "time_in_care", "age_band"
COHORTS = (
    ("under 1 year", ("under 6 months", "6 to 12 months"), (0,)),
    ("1 to 2 years", ("1 to 2 years",), (1,)),
    ("2 to 5 years", ("2 to 5 years",), (2, 3, 4)),
)
"""A time in care, the groups of the stock that make it up, and how many years before the day they came in."""
OLDER = "5 years and over"
YEARS = max(year for _, _, years in COHORTS for year in years) + 1


@dataclass(frozen=True, slots=True)
class Days:
    """The ends of yearly windows: `back(0)` is the later day of the split, `back(1)` the earlier."""

    ends: tuple[date, ...]

    def back(self, years: int) -> date:
        """The day that many years before the later one."""
        return self.ends[years]

    @property
    def pair(self) -> tuple[date, date]:
        """From when to when."""
        return (self.ends[1], self.ends[0])


@dataclass(frozen=True, slots=True)
class Needed:
    """A split that is to be made: what it is called, the figures it asks for, and how it is made of them.

    `asks` are codes with the breakdown (empty for totals) and how many yearly days of them are needed.
    """

    way: str
    asks: tuple[tuple[str, str, int], ...]
    made: Callable[[Figures, Days], Split]


def needed(card: MeasureCard, by: Sequence[str], vesting: Sequence[date]) -> Iterator[Needed]:
    """The splits of a measure, by the breakdowns asked for that it has; none for a mix, a mean or a sum."""
    if card.code == STOCK:
        yield _account(vesting)
        yield _beside()
        yield _stays()
    if card.code == RATE:
        yield _rate()
    for breakdown in by:
        if breakdown not in card.breakdowns or card.own_breakdown:
            continue
        if card.unit == "%":
            yield _mix(card.code, breakdown)
        elif card.unit == "n":
            yield _groups(card.code, breakdown)


FLOWS = (
    (WAYS_IN, WAY_IN),
    (WAYS_OUT, WAY_OUT),
    *((code, "") for code in (CAME, LEFT, CAME_EVENTS, LEFT_EVENTS, UNRECORDED)),
)


def _account(vesting: Sequence[date]) -> Needed:
    def made(known: Figures, days: Days) -> Split:
        start, end = days.pair
        flows = _flows(known, end)
        stock = (known.total(STOCK, start), known.total(STOCK, end))
        first, last = (sum(known.counts(STOCK, day, WHOLE).values()) for day in (start, end))
        others = {Kind.RESTRICTED: (stock[1] - last) - (stock[0] - first)}
        if any(start < day <= end for day in vesting):
            others[Kind.TRANSFERRED] = last - first - flows.net
        return account(STOCK, days.pair, stock, flows, others)

    asks = ((STOCK, "", 2), (STOCK, WHOLE, 2), *((code, by, 1) for code, by in FLOWS))
    return Needed("account", asks, made)


def _beside() -> Needed:
    def made(known: Figures, days: Days) -> Split:
        earlier, later = (_flows(known, day) for day in days.pair)
        return beside_the_year_before(STOCK, days.pair, earlier, later)

    return Needed("beside", tuple((code, by, 2) for code, by in FLOWS), made)


def _flows(known: Figures, end: date) -> Flows:
    came, left = known.total(CAME, end), known.total(LEFT, end)
    return Flows(
        known.counts(WAYS_IN, end, WAY_IN),
        known.counts(WAYS_OUT, end, WAY_OUT),
        known.total(CAME_EVENTS, end) - came,
        known.total(LEFT_EVENTS, end) - left,
        known.total(UNRECORDED, end),
    )


def _stays() -> Needed:
    def made(known: Figures, days: Days) -> Split:
        before, after = (_cohorts(known, days, back) for back in (1, 0))
        return stays(STOCK, days.pair, before[0], after[0], (before[1], after[1]))

    asks = (
        (STOCK, TIME, 2),
        (CAME_EVENTS, "", YEARS + 1),
        (UNRECORDED, "", YEARS + 1),
    )
    return Needed("stays", asks, made)


def _cohorts(known: Figures, days: Days, back: int) -> tuple[dict[str, Cohort], int]:
    here = known.counts(STOCK, days.back(back), TIME)

    def came(year: int) -> int:
        day = days.back(back + year)
        return known.total(CAME_EVENTS, day) + known.total(UNRECORDED, day)

    found = {
        time: Cohort(sum(came(year) for year in years), sum(here[group] for group in groups))
        for time, groups, years in COHORTS
    }
    return found, here[OLDER]


def _rate() -> Needed:
    def made(known: Figures, days: Days) -> Split:
        first, last = (known.of(RATE, day) for day in days.pair)
        return rate(RATE, days.pair, (first.some, last.some), (first.all, last.all))

    return Needed("rate", ((RATE, "", 2),), made)


def _mix(code: str, by: str) -> Needed:
    def made(known: Figures, days: Days) -> Split:
        first, last = (known.shares(code, day, by) for day in days.pair)
        return mix(code, by, days.pair, first, last)

    return Needed(f"mix by {by}", ((code, by, 2),), made)


def _groups(code: str, by: str) -> Needed:
    def made(known: Figures, days: Days) -> Split:
        first, last = (known.counts(code, day, by) for day in days.pair)
        return by_group(code, by, days.pair, first, last)

    return Needed(f"groups by {by}", ((code, by, 2),), made)
