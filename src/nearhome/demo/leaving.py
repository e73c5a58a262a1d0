"""Who leaves before eighteen, by which route and on which day."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import erf, log, sqrt

from nearhome.demo.births import BANDS, DAY, LIMITS, OLDEST, Person, born_by
from nearhome.demo.chance import Chance
from nearhome.demo.limits import twice_by_band
from nearhome.demo.parameters import Length
from nearhome.demo.pool import Pool
from nearhome.demo.quotas import drawn
from nearhome.demo.year_plan import LEAVING_AGES, Leaving, YearPlan
from nearhome.vocabulary.ages import birthday

COURT_ROUTES = frozenset({"adoption", "special_guardianship", "arrangements"})
HOME_ROUTES = frozenset({"home", "home_unplanned", "kin"})
OF_THE_SEPARATED = frozenset({"older"})
"""The routes by which only separated children leave before eighteen, and they by no other."""
AT_LEAST = {"adoption": 330, "special_guardianship": 120, "arrangements": 90}
"""The fewest days in care of those who leave by a route; two for others."""


URGENT = 1000.0
"""How strongly those are drawn who are to leave before their birthday."""


def depart(
    pool: Pool, chance: Chance, plan: YearPlan, leaving: Leaving, first: date, last: date
) -> None:
    """As many leave by each route at each age as are to; who is still short is made up from any age."""
    table = dict(leaving)
    kept = come_twice(pool, chance, plan, table, first, last)
    short: list[str] = []
    for (route, age), count in sorted(table.items(), key=lambda each: rank(each[0][0])):
        bands = (LEAVING_AGES.index(age),)
        could = able(pool, route, bands, kept, first, last)
        short += [route] * (count - go(pool, chance, could, route, count, first, last))
    for route in short:
        for way in (route, "home", "older"):
            could = able(pool, way, range(OLDEST + 1), kept, first, last)
            if go(pool, chance, could, way, 1, first, last):
                break
    for person in list(pool.inside):
        if person.must_go:
            # Nobody could take its place after all.
            person.must_go = False
            if person.band == OLDEST:
                person.latest = min(person.latest, born_by(last, LIMITS[OLDEST]))
                pool.leave(person, birthday(person.settle(chance, 0.0), 18), "stay", "E8")
            else:
                person.passes(last)
                person.passed = plan.year


def rank(route: str) -> int:
    """The routes that few can take choose first."""
    order = ("adoption", "older", "special_guardianship", "arrangements", "remand", "custody")
    return order.index(route) if route in order else len(order)


def able(
    pool: Pool, route: str, bands: Iterable[int], kept: set[int], first: date, last: date
) -> list[Person]:
    """Those of some ages who could leave by a route in the year."""
    within = set(bands)
    return [
        each
        for each in pool.inside
        if each.band in within
        and each.number not in kept
        and each.separated == (route in OF_THE_SEPARATED)
        and soonest(each, route, first) <= latest(each, last)
    ]


def latest(person: Person, last: date) -> date:
    """The last day on which somebody could leave: before the birthday, when that is asked."""
    if not person.must_go:
        return last
    return min(last, birthday(person.latest, LIMITS[person.band]) - DAY)


def soonest(person: Person, route: str, first: date) -> date:
    """The first day on which somebody could leave by a route."""
    day = max(first, person.entry + AT_LEAST.get(route, 2) * DAY)
    if person.passed == collection_of(first):
        # It leaves at its new age, so after the birthday.
        day = max(day, turned(person) + DAY)
    return day


def collection_of(first: date) -> int:
    """The collection year that begins on a day."""
    return first.year + 1


def turned(person: Person) -> date:
    """The earliest day on which a child can have outgrown the age group before this one."""
    limit = LIMITS[person.band - 1]
    earliest = person.earliest
    return date(earliest.year + limit, earliest.month, min(earliest.day, 28)) + 3 * DAY


def go(
    pool: Pool,
    chance: Chance,
    could: list[Person],
    route: str,
    count: int,
    first: date,
    last: date,
) -> int:
    """`count` of those who could leave do, those likelier whose time for it has come; how many did."""
    if count <= 0:
        return 0
    length = pool.parameters.stays[route]
    weights = [
        pull(length, each, soonest(each, route, first), latest(each, last))
        + (URGENT if each.must_go else 0.0)
        for each in could
    ]
    chosen = drawn(chance, could, weights, count)
    for person in chosen:
        until = latest(person, last)
        on = leaving_day(chance, person, route, length, soonest(person, route, first), until)
        if person.passed == collection_of(first):
            person.latest = min(person.latest, born_by(on, LIMITS[person.band - 1]))
        else:
            person.earliest = max(person.earliest, born_by(on, LIMITS[person.band]) + DAY)
        pool.leave(person, on, route)
    return len(chosen)


def pull(length: Length, person: Person, first: date, last: date) -> float:
    """How ripe a stay is for ending by a route between two days: what ends then of what is left."""
    start = below(length, (first - person.entry).days)
    end = below(length, (last - person.entry).days + 1)
    return (end - start) / max(1 - start, 0.02) + 1e-4


def below(length: Length, days: int) -> float:
    """The share of stays that are over by a day."""
    if days <= 0:
        return 0.0
    return 0.5 * (1 + erf(log(days / length.median) / (length.spread * sqrt(2))))


def leaving_day(
    chance: Chance, person: Person, route: str, length: Length, first: date, last: date
) -> date:
    """A day between two, as long after entry as such stays last; courts sit on weekdays."""
    for _ in range(12):
        day = person.entry + timedelta(days=chance.days(length))
        if first <= day <= last:
            break
    else:
        day = chance.day(first, last)
    if route in COURT_ROUTES and day.weekday() > 4:
        later, earlier = day + (7 - day.weekday()) * DAY, day - (day.weekday() - 4) * DAY
        day = later if later <= last else max(first, earlier)
    return day


def come_twice(
    pool: Pool, chance: Chance, plan: YearPlan, table: Leaving, first: date, last: date
) -> set[int]:
    """Some who came in the year go home and come back before its end; the numbers of those people."""
    kept: set[int] = set()
    for band, count in twice_by_band(plan).items():
        for _ in range(count):
            for other in (band, 3, 2, 1):
                cell = most(table, BANDS[other])
                could = newly_come(pool, other, first, last) if cell else []
                if could and cell:
                    table[cell] -= 1
                    person = chance.one(could)
                    on = person.entry + chance.whole(8, 50) * DAY
                    pool.leave(person, on, cell[0])
                    pool.enter(person, on + chance.whole(5, 60) * DAY)
                    kept.add(person.number)
                    break
    return kept


def newly_come(pool: Pool, band: int, first: date, last: date) -> list[Person]:
    """Those of an age who came for the first time in a year, and not too late in it to come again."""
    return [
        each
        for each in pool.inside
        if each.entry >= first
        and each.entry <= last - timedelta(days=120)
        and len(each.stays) == 1
        and each.band == band
        and each.passed != collection_of(first)
        and not each.separated
    ]


def most(table: Leaving, age: str) -> tuple[str, str] | None:
    """The way home by which most leave at an age, None when nobody does."""
    cells = [(table.get((route, age), 0), (route, age)) for route in sorted(HOME_ROUTES)]
    number, cell = max(cells)
    return cell if number else None
