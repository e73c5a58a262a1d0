"""How the stays would end that are still going on at the last day: homes and courts prepare for it."""

from datetime import date, timedelta

from nearhome.demo.births import Person
from nearhome.demo.chance import Chance
from nearhome.demo.leaving import COURT_ROUTES
from nearhome.demo.parameters import Parameters
from nearhome.demo.people import age_group
from nearhome.demo.pool import Pool
from nearhome.vocabulary.ages import birthday


def intend(pool: Pool) -> None:
    """A planned route and day for every stay that nothing has ended."""
    horizon = pool.parameters.horizon
    for person in pool.inside:
        chance = Chance(pool.seed, person.number, 100)
        born = person.settle(chance, pool.parameters.children_mix.separated_new_year)
        stay = person.stays[-1]
        stay.route, stay.planned = planned(pool.parameters, chance, person, born, horizon)


def planned(
    parameters: Parameters, chance: Chance, person: Person, born: date, horizon: date
) -> tuple[str, date]:
    """A route and a day after the horizon on which a stay would end by it."""
    eighteen = birthday(born, 18)
    group = "separated" if person.separated else age_group(born, person.entry)
    weights = next(each.weights for each in parameters.routes if each.ages == group)
    for _ in range(6):
        route = chance.pick(weights)
        if route == "stay":
            break
        day = person.entry + timedelta(days=chance.days(parameters.stays[route]))
        if route in COURT_ROUTES and day.weekday() > 4:
            day += timedelta(days=7 - day.weekday())
        if horizon < day < eighteen:
            return route, day
    return "stay", eighteen
