"""Who outgrows an age group in a year: as many as the published counts of children by age imply."""

from collections.abc import Sequence
from datetime import date

from nearhome.demo.births import BANDS, DAY, LIMITS, OLDEST, Person, born_by
from nearhome.demo.chance import Chance
from nearhome.demo.pool import Pool
from nearhome.demo.quotas import drawn, shared
from nearhome.demo.year_plan import LEAVING_AGES, Leaving, YearPlan, routes_at_18
from nearhome.vocabulary.ages import birthday

AT_18 = {"staying_put": "E17", "supported": "E5", "independent": "E6", "adult": "E7", "other": "E8"}
"""The reason in the return of each route at eighteen; any other becomes the second."""


CROWDING = 4.0
"""How much likelier those outgrow their group who would have to next year."""


def turn_18(pool: Pool, chance: Chance, plan: YearPlan, last: date) -> int:
    """Those who turn 18 in the year leave on their birthday; how many did."""
    grown = [person for person in pool.inside if person.band == OLDEST]
    if plan.leaving is None:
        chosen = by_nature(chance, grown, last)
    else:
        wanted = sum(n for (_, age), n in plan.leaving.items() if age == LEAVING_AGES[-1])
        separated = (plan.separated_leaving or 0) - sum(
            n for (route, _), n in plan.leaving.items() if route == "older"
        )
        ours = [person for person in grown if not person.separated]
        alone = [person for person in grown if person.separated]
        leaving = ours_of(plan.leaving, LEAVING_AGES[-2])
        first = picked(chance, alone, separated, last)
        chosen = picked(chance, ours, wanted - len(first), last, leaving)
        if len(first) + len(chosen) < wanted:
            first = picked(chance, alone, wanted - len(chosen), last)
        chosen = [*first, *chosen]
    routes = at_18(pool, chance, plan, chosen)
    for person, route in zip(chosen, routes, strict=True):
        person.latest = min(person.latest, born_by(last, 18))
        born = person.settle(chance, pool.parameters.children_mix.separated_new_year)
        pool.leave(person, birthday(born, 18), "stay", AT_18.get(route, AT_18["supported"]))
    return len(chosen)


def at_18(pool: Pool, chance: Chance, plan: YearPlan, leaving: Sequence[Person]) -> list[str]:
    """A route for each who turns 18: as many of each as left by it."""
    weights = routes_at_18(pool.parameters, plan.like)
    if plan.leaving is not None and leaving:
        own = {
            route: float(n) for (route, age), n in plan.leaving.items() if age == LEAVING_AGES[-1]
        }
        weights = own if sum(own.values()) else weights
    routes = [route for route, n in shared(len(leaving), weights).items() for _ in range(n)]
    staying = sum(1 for route in routes if route == "staying_put")
    # Few separated young people stay with foster carers.
    places = list(range(len(leaving)))
    with_carers = set(
        drawn(chance, places, [0.25 if each.separated else 1.0 for each in leaving], staying)
    )
    rest = iter(chance.shuffled([route for route in routes if route != "staying_put"]))
    return ["staying_put" if place in with_carers else next(rest) for place in places]


def pass_limits(pool: Pool, chance: Chance, plan: YearPlan, leaving: Leaving, last: date) -> None:
    """Children outgrow their age group: in all, as many as bring each group to its published size."""
    groups = [[each for each in pool.inside if each.band == band] for band in range(OLDEST)]
    arriving = 0
    for band, group in enumerate(groups):
        if plan.stock is None:
            chosen = by_nature(chance, group, last)
        else:
            name = BANDS[band]
            gone = sum(n for (_, age), n in leaving.items() if age == name)
            back = twice_by_band(plan).get(band, 0)
            here = len(group) + arriving - gone + back
            chosen = picked(chance, group, here - plan.stock[name], last, ours_of(leaving, name))
        for person in chosen:
            person.passes(last)
            person.passed = plan.year
        arriving = len(chosen)


def ours_of(leaving: Leaving, age: str) -> int:
    """How many leave at an age by routes that any child may take at once."""
    slow = ("older", "adoption", "special_guardianship", "arrangements")
    return sum(n for (route, each), n in leaving.items() if each == age and route not in slow)


def twice_by_band(plan: YearPlan) -> dict[int, int]:
    """The ages of those who come, leave and come back within the year."""
    old = (plan.twice + 1) // 2
    return {BANDS.index("10 to 15"): old, BANDS.index("5 to 9"): plan.twice - old}


def picked(
    chance: Chance, group: Sequence[Person], count: int, last: date, leaving: int = 0
) -> list[Person]:
    """`count` of a group to outgrow it by a day; those who must always, and none who cannot.

    Where more must than are to, some of the `leaving` of that age are to be of them.
    """
    must = [person for person in group if person.must_pass(last)]
    over = min(leaving, max(0, len(must) - count))
    able = [each for each in must if not each.separated and in_time(each, last)]
    going = drawn(chance, able, [1.0] * len(able), over)
    for person in going:
        person.must_go = True
    must = [person for person in must if not person.must_go]
    may = [person for person in group if not person.must_pass(last) and person.can_pass(last)]
    # Those who must pass next year would crowd it, so they go first.
    soon = born_next(last)
    odds = [each.odds(last) * (CROWDING if each.must_pass(soon) else 1.0) for each in may]
    return [*must, *drawn(chance, may, odds, count - len(must))]


def in_time(person: Person, last: date) -> bool:
    """Whether somebody who must outgrow its group in the year to a day has weeks before its birthday."""
    day = birthday(person.latest, LIMITS[person.band])
    return day >= max(person.entry + 20 * DAY, last - 330 * DAY)


def born_next(last: date) -> date:
    """The same day a year later."""
    return last.replace(year=last.year + 1)


def by_nature(chance: Chance, group: Sequence[Person], last: date) -> list[Person]:
    """Those of a group who outgrow it by a day, all possible births alike."""
    return [
        each
        for each in group
        if each.must_pass(last)
        or (each.can_pass(last) and chance.yes(1 - 1 / (1 + each.odds(last))))
    ]
