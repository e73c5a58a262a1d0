"""Who comes into care and who leaves, when and how: each year's totals are met exactly, for any seed.

A year is made in an order that leaves nothing to chance that is published: as many come at each age
as came; as many turn 18 and leave as left at 18; as many pass the other age limits in care as the
published counts on both 31 Marches imply; of the rest, as many leave by each route at each age as left.
"""

from datetime import date, timedelta

from nearhome.demo.births import BANDS, DAY, OLDEST, Person, narrowed, overlap, span
from nearhome.demo.chance import Chance
from nearhome.demo.coming import entry_day, separated_day
from nearhome.demo.leaving import HOME_ROUTES, depart
from nearhome.demo.limits import pass_limits, turn_18
from nearhome.demo.parameters import Parameters, Year
from nearhome.demo.pool import Pool
from nearhome.demo.year_plan import (
    LEAVING_AGES,
    Leaving,
    YearPlan,
    leaving_table,
    year_plan,
)
from nearhome.vocabulary.periods import year_end, year_start


def populate(parameters: Parameters, seed: int, children: int) -> Pool:
    """Everybody who was looked after from the warm-up years to the horizon."""
    pool = Pool(parameters, children / parameters.children, seed)
    for year in parameters.years:
        run_year(pool, year)
    return pool


def run_year(pool: Pool, year: Year) -> None:
    """A year's comings and leavings."""
    parameters = pool.parameters
    chance = Chance(pool.seed, 0, year.year)
    plan = year_plan(parameters, chance, year, pool.scale)
    first, last = year_start(plan.year), min(year_end(plan.year), parameters.horizon)
    transfer_out(pool, chance, year, first)
    before = len(pool.inside)
    come(pool, chance, plan, first, last)
    adults = turn_18(pool, chance, plan, last)
    table = others(parameters, plan, before + sum(plan.coming.values()), adults)
    pass_limits(pool, chance, plan, table, last)
    depart(pool, chance, plan, table, first, last)
    for person in pool.inside:
        person.stays_under(last)


def others(parameters: Parameters, plan: YearPlan, inside: int, adults: int) -> Leaving:
    """How many leave before 18 by route and age, when `adults` of those `inside` have turned 18.

    Published ends at 18 that nobody could make are made up by those before 18: the total stands.
    """
    if plan.leaving is None:
        number = plan.before_18 if plan.total is None else max(0, inside - adults - plan.total)
        return leaving_table(parameters, plan.like, number, at_18=False)
    table = {key: n for key, n in plan.leaving.items() if key[1] != LEAVING_AGES[-1]}
    lacking = sum(plan.leaving.values()) - sum(table.values()) - adults
    while lacking > 0:
        table["home", "10 to 15"] += 1
        lacking -= 1
    while lacking < 0:
        table[max(table, key=lambda key: table[key])] -= 1
        lacking += 1
    return table


def transfer_out(pool: Pool, chance: Chance, year: Year, first: date) -> None:
    """Children whose records went to the neighbouring council on the vesting day."""
    for person in chance.shuffled(pool.inside)[: pool.scaled(year.transferred)]:
        person.stays_under(first)
        pool.leave(person, first, "vesting")


def come(pool: Pool, chance: Chance, plan: YearPlan, first: date, last: date) -> None:
    """The children who come in a year, by age; some have been here before, some come together."""
    separated = dict(plan.coming_separated)
    left = {band: n - separated.get(band, 0) for band, n in plan.coming.items()}
    for name, number in separated.items():
        for _ in range(number):
            day = separated_day(pool.parameters, chance, first, last)
            newcomer(pool, chance, day, BANDS.index(name), separated=True)
    returning = round(sum(left.values()) * pool.parameters.entries.returning)
    for person, day, band in returners(pool, chance, left, first, last, returning):
        left[BANDS[band]] -= 1
        births = overlap(person, span(day, band))
        assert births is not None
        person.earliest, person.latest = births
        person.band = band
        pool.enter(person, day)
    families(pool, chance, left, first, last)


def newcomer(pool: Pool, chance: Chance, day: date, band: int, *, separated: bool) -> Person:
    """A child nobody has met before."""
    births = narrowed(chance, day, band, separated=separated)
    return pool.add(day, births, band, separated=separated)


def families(pool: Pool, chance: Chance, left: dict[str, int], first: date, last: date) -> None:
    """The rest of those who come: brothers and sisters on one day."""
    sizes = pool.parameters.entries.siblings
    ages = [band for band, number in left.items() for _ in range(number)]
    ages = chance.shuffled(ages)
    while ages:
        day = entry_day(pool.parameters, chance, first, last)
        size = min(len(ages), 1 + chance.index(sizes))
        # No family has two babies; a second one waits for the next family.
        family: list[str] = []
        for band in list(ages):
            if len(family) < size and not (band == BANDS[0] and band in family):
                family.append(band)
                ages.remove(band)
        eldest = len(pool.people) + 1
        for band in family:
            newcomer(pool, chance, day, BANDS.index(band), separated=False).family = eldest


def returners(
    pool: Pool, chance: Chance, left: dict[str, int], first: date, last: date, count: int
) -> list[tuple[Person, date, int]]:
    """People who left before the year and come back in it, with the day and the age group."""
    found: list[tuple[Person, date, int]] = []
    room = dict(left)
    for person in chance.shuffled([each for each in pool.people if could_return(each, first)]):
        if len(found) == count:
            break
        ceased = person.stays[-1].ceased
        assert ceased is not None
        day = ceased + (1 + chance.days(pool.parameters.entries.returning_after)) * DAY
        quiet = day.replace(day=1) in pool.parameters.entries.quiet_months
        if not first <= day <= last - 3 * DAY or (
            quiet and not chance.yes(pool.parameters.entries.quiet)
        ):
            continue
        band = next(
            (
                n
                for n in range(person.band, OLDEST + 1)
                if overlap(person, span(day, n)) is not None
            ),
            None,
        )
        if band is not None and room[BANDS[band]] > 0:
            room[BANDS[band]] -= 1
            found.append((person, day, band))
    return found


def could_return(person: Person, before: date) -> bool:
    """Whether somebody went home in the four years before."""
    last = person.stays[-1]
    return (
        not person.separated
        and last.ceased is not None
        and last.route in HOME_ROUTES
        and before - timedelta(days=1460) < last.ceased < before
    )
