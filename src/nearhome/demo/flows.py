"""Who comes into care and who leaves, when and how: each year's totals are met exactly.

Every stay begins with a planned end, drawn by age at entry. Each year the eighteenth birthdays come
first; of the rest, as many as the year's total still wants leave, those planned earliest first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters, Weights, Year
from nearhome.demo.people import age_group, born_child
from nearhome.demo.plan import Child, Stay
from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.periods import year_end, year_start

DAY = timedelta(days=1)
COURT_ROUTES = frozenset({"adoption", "special_guardianship", "arrangements"})
HOME_ROUTES = frozenset({"home", "home_unplanned", "arrangements", "kin"})


@dataclass
class Population:
    """Everybody so far, and those looked after now."""

    parameters: Parameters
    scale: float
    chance: Chance
    seed: int
    children: list[Child] = field(default_factory=list)
    inside: list[Child] = field(default_factory=list)

    def scaled(self, count: float) -> int:
        """A yearly number at this size of authority."""
        return round(count * self.scale)

    def add(self, entry: date, *, separated: bool, group: str = "") -> Child:
        """A new child who enters on a day; brothers and sisters are drawn like anybody else."""
        number = len(self.children) + 1
        child = born_child(
            self.parameters, self.seed, number, entry, separated=separated, group=group
        )
        self.children.append(child)
        self.enter(child, entry)
        return child

    def enter(self, child: Child, entry: date) -> None:
        """A stay begins, with its planned end and route."""
        chance = Chance(self.seed, child.number, 100 + len(child.stays))
        child.stays.append(planned_stay(self.parameters, chance, child, entry))
        self.inside.append(child)

    def leave(self, child: Child, on: date) -> None:
        """A stay ends."""
        child.stays[-1].ceased = on
        self.inside.remove(child)


def planned_stay(parameters: Parameters, chance: Chance, child: Child, entry: date) -> Stay:
    """How and when a stay that begins on a day would end if nothing hurried or delayed it."""
    eighteen = birthday(child.born, 18)
    group = "separated" if child.separated else age_group(child.born, entry)
    weights: Weights = next(each.weights for each in parameters.routes if each.ages == group)
    route = chance.pick(weights)
    if route == "stay":
        return Stay(entry, eighteen, "stay")
    days = chance.days(parameters.stays[route])
    if route == "adoption":
        days = max(days, 330)
    planned = weekday(entry + timedelta(days=days)) if route in COURT_ROUTES else entry + days * DAY
    if planned >= eighteen:
        return Stay(entry, eighteen, "stay")
    return Stay(entry, planned, route)


def weekday(on: date) -> date:
    """The day itself, or the Monday after a weekend: courts sit on weekdays."""
    return on + timedelta(days=max(0, 7 - on.weekday())) if on.weekday() > 4 else on


def populate(parameters: Parameters, seed: int, children: int) -> Population:
    """Everybody who was looked after from the warm-up years to the horizon."""
    people = Population(parameters, children / parameters.children, Chance(seed, 0), seed)
    warm_up(people)
    for year in parameters.years:
        run_year(people, year)
    return people


def warm_up(people: Population) -> None:
    """Fills the authority with those who came before the first year."""
    parameters, chance = people.parameters, people.chance
    last = year_end(parameters.first_year - 1)
    for back in range(parameters.warm_up_years, 0, -1):
        start = year_start(parameters.first_year - back)
        for entry in entry_days(
            people, start, year_end(start.year + 1), people.scaled(parameters.warm_up_starts)
        ):
            people.add(entry, separated=False)
    separated = people.scaled(parameters.entries.separated[parameters.first_year])
    for _ in range(separated):
        people.add(chance.day(last - timedelta(days=360), last), separated=True)
    for child in list(people.inside):
        if child.stays[-1].planned <= last:
            people.leave(child, child.stays[-1].planned)
    wanted = people.scaled(parameters.stock_before)
    for child in chance.shuffled(people.inside)[wanted:]:
        people.inside.remove(child)
        child.stays.clear()


def run_year(people: Population, year: Year) -> None:
    """A year's entries, returns and ends."""
    parameters = people.parameters
    first, last = year_start(year.year), min(year_end(year.year), parameters.horizon)
    starts, separated = (
        people.scaled(year.starts),
        people.scaled(parameters.entries.separated[year.year]),
    )
    back = returners(people, first, last, people.scaled(year.starts * parameters.entries.returning))
    for child, entry in back:
        people.enter(child, entry)
    fresh = max(0, starts - separated - len(back))
    for entry, group in family_days(people, first, last, fresh):
        people.add(entry, separated=False, group=group)
    for _ in range(min(separated, starts)):
        people.add(separated_day(people, first, last), separated=True)
    ends(people, first, last, people.scaled(year.ceases))
    twice(people, last, people.scaled(year.twice))


def entry_days(people: Population, first: date, last: date, count: int) -> Iterator[date]:
    """Days of entry in a span, by month and weekday."""
    entries, chance = people.parameters.entries, people.chance
    found = 0
    highest = max(entries.months) * max(entries.weekdays)
    while found < count:
        day = chance.day(first, last)
        weight = entries.months[(day.month - 4) % 12] * entries.weekdays[day.weekday()]
        if day.replace(day=1) in entries.quiet_months:
            weight *= entries.quiet
        if chance.yes(weight / highest):
            found += 1
            yield day


def family_days(
    people: Population, first: date, last: date, count: int
) -> Iterator[tuple[date, str]]:
    """Days of entry of `count` children, brothers and sisters on one day (never babies but the first)."""
    left, chance = count, people.chance
    while left > 0:
        size = min(left, 1 + chance.index(people.parameters.entries.siblings))
        day = next(entry_days(people, first, last, 1))
        for n in range(size):
            yield day, "" if n == 0 else chance.pick({"1-4": 4, "5-9": 4, "10-15": 3})
        left -= size


def separated_day(people: Population, first: date, last: date) -> date:
    """A day on which a separated child arrives: most in the autumn."""
    months = people.parameters.entries.separated_months
    while True:
        day = people.chance.day(first, last)
        if people.chance.yes(months[(day.month - 4) % 12] / max(months)):
            return day


def returners(people: Population, first: date, last: date, count: int) -> list[tuple[Child, date]]:
    """Children who left before the span and come back in it, with the day."""
    entries, chance = people.parameters.entries, people.chance
    found: list[tuple[Child, date]] = []
    for child in chance.shuffled([each for each in people.children if could_return(each, first)]):
        if len(found) == count:
            break
        left = child.stays[-1].ceased
        assert left is not None
        entry = left + timedelta(days=1 + chance.days(entries.returning_after))
        if first <= entry <= last and entry < birthday(child.born, 18) - timedelta(days=90):
            found.append((child, entry))
    return found


def could_return(child: Child, before: date) -> bool:
    """Whether a child went home in the four years before and is still young enough to come back."""
    if not child.stays or child.separated:
        return False
    last = child.stays[-1]
    return (
        last.ceased is not None
        and last.route in HOME_ROUTES
        and before - timedelta(days=1460) < last.ceased < before
        and birthday(child.born, 17) > before
    )


def ends(people: Population, first: date, last: date, wanted: int) -> None:
    """Ends as many stays as the year wants: eighteenth birthdays, then those planned earliest."""
    chance = people.chance
    fixed = [child for child in people.inside if birthday(child.born, 18) <= last]
    for child in fixed:
        stay = child.stays[-1]
        early = stay.route != "stay" and first <= stay.planned < birthday(child.born, 18)
        if not early:
            stay.route = "stay"
        people.leave(child, stay.planned if early else birthday(child.born, 18))
    rest = sorted(people.inside, key=lambda child: (child.stays[-1].planned, child.number))
    leaving = max(0, wanted - len(fixed))
    for child in rest[:leaving]:
        stay = child.stays[-1]
        on = stay.planned
        if not first <= on <= last:
            on = weekday(
                chance.day(
                    max(stay.entry + 2 * DAY, first, last - timedelta(days=100)), last - 3 * DAY
                )
            )
        if stay.route == "stay":
            older = child.separated or birthday(child.born, 17) <= on
            stay.route = "independent" if older else "home"
        people.leave(child, max(on, stay.entry + DAY))
    for child in rest[leaving:]:
        stay = child.stays[-1]
        if stay.planned <= last:
            stay.planned = min(
                weekday(chance.day(last + DAY, last + timedelta(days=120))),
                birthday(child.born, 18),
            )


def twice(people: Population, last: date, count: int) -> None:
    """Children who started and ceased in the year, and started again before its end."""
    first = year_start(last.year if last.month < 4 else last.year + 1)
    could = [
        child
        for child in people.children
        if len(child.stays) == 1
        and (left := child.stays[0].ceased) is not None
        and child.stays[0].entry >= first
        and left < last - timedelta(days=20)
        and child.stays[0].route in HOME_ROUTES
        and birthday(child.born, 17) > last
    ]
    for child in could[:count]:
        left = child.stays[0].ceased
        assert left is not None
        people.enter(child, people.chance.day(left + 2 * DAY, last - 2 * DAY))
        stay = child.stays[-1]
        stay.planned = max(stay.planned, last + timedelta(days=30))
        if stay.route != "stay" and stay.planned >= birthday(child.born, 18):
            stay.route, stay.planned = "stay", birthday(child.born, 18)
