"""Who an invented child is: sex, date of birth, ethnicity, need, pupil number, home."""

from datetime import date, timedelta

from nearhome.demo.births import Person
from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters
from nearhome.demo.places import OFFICE, postcode_in
from nearhome.demo.plan import Child
from nearhome.vocabulary.ages import age_on, birthday

GROUPS = {"0": (0, 0), "1-4": (1, 4), "5-9": (5, 9), "10-15": (10, 15), "16-17": (16, 17)}
"""Ages at entry: the youngest and oldest in completed years."""


def age_group(born: date, on: date) -> str:
    """The group of `GROUPS` a child is in on a date."""
    age = min(17, max(0, age_on(born, on)))
    return next(name for name, (low, high) in GROUPS.items() if low <= age <= high)


def born_child(parameters: Parameters, seed: int, person: Person) -> Child:
    """A child whose birth is settled, with every stay; the rest of what is fixed for life is drawn."""
    chance = Chance(seed, person.number)
    mix = parameters.children_mix
    separated, born = person.separated, person.settle(chance, mix.separated_new_year)
    child = Child(
        number=person.number,
        sex="M" if chance.yes(mix.separated_boys if separated else mix.boys) else "F",
        born=born,
        ethnicity=chance.pick(mix.separated_ethnicity if separated else mix.ethnicity),
        need="N8" if separated else chance.pick(mix.need),
        separated=separated,
        family=person.family,
        stays=person.stays,
    )
    if not separated:
        # Brothers and sisters who come together come from one home.
        family = Chance(seed, person.family or person.number, 95)
        child.home_post = home_address(parameters, family)
    child.upn = pupil_number(chance, child)
    if chance.yes(parameters.untidy.wrong_birth):
        child.wrong_born = born + timedelta(days=chance.one((-30, -1, 1, 31)))
    return child


def mother(parameters: Parameters, chance: Chance, child: Child) -> None:
    """A few girls have a child of their own."""
    if child.sex == "F" and not child.separated and chance.yes(parameters.children_mix.mothers):
        days = chance.whole(20, 600)
        child.mother_child_born = birthday(child.born, 16) + timedelta(days=days)


def home_address(parameters: Parameters, chance: Chance) -> str:
    """A home postcode: now and then none, or the council's own office."""
    if chance.yes(parameters.where.home_missing):
        return ""
    if chance.yes(parameters.untidy.office_home):
        return OFFICE
    return postcode_in(chance, parameters.where.home_address, 0.0, "")


def pupil_number(chance: Chance, child: Child) -> str:
    """An invented unique pupil number (no authority is numbered 098), or a reason for none."""
    number = f"098{chance.whole(0, 99_999_999):08d}{chance.whole(0, 9)}"
    if child.separated:
        return "UN3" if chance.yes(0.5) else "UN2"
    return f"{chance.one('ABCDEFGHJKLMNPQRTUVWXYZ')}{number}"
