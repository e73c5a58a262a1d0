"""Who the children are, settled on the published counts by sex, ethnicity and need."""

from datetime import date

from nearhome.demo.aims import YEARS, between, carried
from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import Child, Stay
from nearhome.demo.settling import Aim, Aims, Choice, settle
from nearhome.vocabulary.codes import code_set
from nearhome.vocabulary.codes import groups as published_groups
from nearhome.vocabulary.periods import year_end, year_start

AFTER = max(YEARS) + 1


def settle_who(parameters: Parameters, seed: int, scale: float, children: list[Child]) -> None:
    """Change some children's sex, ethnicity and need until they are as many as were published."""
    for number, (name, groups) in enumerate(
        (("sex", sexes()), ("ethnicity", ethnicities()), ("need", needs()))
    ):
        settle_one(parameters, Chance(seed, 0, 20 + number), scale, children, name, groups)


def sexes() -> dict[str, str]:
    """The published group of each sex."""
    return {"M": "Male", "F": "Female"}


def ethnicities() -> dict[str, str]:
    """The published group of each ethnicity."""
    return {code: group for code, group in published_groups("ETHNIC").items() if group}


def needs() -> dict[str, str]:
    """The published group of each category of need."""
    return {code: f"{code} {each.label}" for code, each in code_set("CIN").items()}


def settle_one(
    parameters: Parameters,
    chance: Chance,
    scale: float,
    children: list[Child],
    name: str,
    groups: dict[str, str],
) -> None:
    """One characteristic: each child's code is a choice among those of the parameters."""
    wanted: dict[Aim, tuple[float, float]] = {}
    for code in ("A01", "A04", "A05"):
        wanted |= between(code, name, scale)
    aims = Aims({**wanted, **carried(wanted, AFTER)})
    mix = parameters.children_mix
    codes = {"sex": {"M": 1.0, "F": 1.0}, "ethnicity": mix.ethnicity, "need": mix.need}[name]
    alone = {"ethnicity": mix.separated_ethnicity}.get(name, {})
    choices = []
    for child in children:
        parts = where(child)
        if not parts:
            continue
        own = groups[getattr(child, name)]
        by_group = grouped(alone if child.separated else codes, groups)
        options = list(dict.fromkeys((own, *by_group)))
        counts: list[list[Aim]] = [[(*part, group) for part in parts] for group in options]
        choices.append((child, own, by_group, Choice(options, counts)))
    settle(chance, aims, [choice for *_, choice in choices])
    for child, own, by_group, choice in choices:
        if choice.state != own:
            setattr(child, name, chance.pick(by_group[choice.state]))


def grouped(codes: dict[str, float], groups: dict[str, str]) -> dict[str, dict[str, float]]:
    """The codes and their weights by published group."""
    found: dict[str, dict[str, float]] = {}
    for code, weight in codes.items():
        found.setdefault(groups[code], {})[code] = weight
    return found


def where(child: Child) -> list[tuple[str, int]]:
    """The measures and years in which a child is counted."""
    found: set[tuple[str, int]] = set()
    for stay in child.stays:
        if stay.short_breaks:
            continue
        for year in (*YEARS, AFTER):
            first, last = year_start(year), year_end(year)
            if looked_after(stay, last):
                found.add(("A01", year))
            if first <= stay.entry <= last:
                found.add(("A04", year))
            if stay.ceased and first <= stay.ceased <= last and stay.route != "vesting":
                found.add(("A05", year))
    return sorted(found)


def looked_after(stay: Stay, on: date) -> bool:
    """Whether a stay goes on at the end of a day."""
    return stay.entry <= on and (stay.ceased is None or stay.ceased > on)
