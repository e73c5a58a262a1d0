"""Care leavers' outcomes (OC3): as many in touch, busy, well housed and staying put as were published."""

from collections.abc import Iterable, Sequence
from datetime import date

from nearhome.demo.chance import Chance
from nearhome.demo.figures import figures
from nearhome.demo.parameters import Leavers, Parameters
from nearhome.demo.plan import Child
from nearhome.demo.quotas import drawn
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import collection_year, year_end

OUTCOME_AGES = range(17, 22)
GROUPS = {"-17-18": (17, 18), "": (19, 20, 21)}
"""The ages of the two published groups, by the end of their codes."""
STAYING = {"K04": (18,), "K04-19-20": (19, 20)}
WITH_CARERS = "Z1"
FOSTERED = "U"
ACTIVITY_TO_2021 = {"F4": "F3", "F5": "F3", "P5": "P3"}
"""Codes of activity before training and apprenticeships were told apart."""


def leaving(parameters: Parameters, seed: int, children: Sequence[Child], last_year: int) -> None:
    """Gives every care leaver its OC3 row of every year in which it turns 17 to 21."""
    for year in range(parameters.first_year, last_year + 1):
        those = list(turning(parameters, children, year))
        staying = stayers(parameters.leavers, Chance(seed, year, 80), those, year)
        for n, (suffix, ages) in enumerate(GROUPS.items()):
            group = [(child, age) for child, age in those if age in ages]
            outcomes(parameters.leavers, Chance(seed, year, 81 + n), group, staying, year, suffix)


def turning(
    parameters: Parameters, children: Iterable[Child], year: int
) -> Iterable[tuple[Child, int]]:
    """The care leavers with a birthday of 17 to 21 in a year, and which."""
    for child in children:
        age = age_on(child.born, year_end(year))
        if age in OUTCOME_AGES:
            day = birthday(child.born, age)
            if collection_year(day) == year and is_leaver(parameters, child, day):
                yield child, age


def is_leaver(parameters: Parameters, child: Child, on: date) -> bool:
    """Whether the child had left by a birthday, after thirteen weeks since fourteen, some after sixteen."""
    fourteen, sixteen = birthday(child.born, 14), birthday(child.born, 16)
    weeks, after = 0, False
    for stay in child.stays:
        if stay.short_breaks:
            continue
        if (
            stay.ceased is None
            or stay.ceased > on
            or stay.route in ("adoption", "died", "transfer", "vesting")
        ):
            return False
        weeks += max(0, (stay.ceased - max(stay.entry, fourteen)).days) // 7
        after = after or stay.ceased > sixteen
    return after and weeks >= parameters.leavers.weeks


def share(rules: Leavers, code: str, year: int) -> float:
    """A published percentage as a share; of the parameters where it was suppressed or there was none."""
    figure = figures().get((year, code, "", ""))
    if figure and figure.percent is not None:
        return figure.percent / 100
    table = rules.shares[code]
    return table.get(str(year), table["other"])


def stayers(
    rules: Leavers, chance: Chance, those: Sequence[tuple[Child, int]], year: int
) -> set[int]:
    """Those who still live with the foster carers they had at 18."""
    found: set[int] = set()
    for code, ages in STAYING.items():
        could = [child for child, age in those if age in ages and was_fostered(child)]
        count = round(share(rules, code, year) * len(could))
        # Whoever left with the reason that says so has stayed more often.
        weights = [8.0 if child.stays[-1].reason == "E17" else 0.2 for child in could]
        found |= {child.number for child in drawn(chance, could, weights, count)}
    return found


def was_fostered(child: Child) -> bool:
    """Whether the last home was with foster carers, and lasted until the 18th birthday."""
    stay = child.stays[-1]
    return (
        bool(child.episodes[-1])
        and stay.ceased == birthday(child.born, 18)
        and child.episodes[-1][-1].place.startswith(FOSTERED)
    )


def outcomes(
    rules: Leavers,
    chance: Chance,
    group: Sequence[tuple[Child, int]],
    staying: set[int],
    year: int,
    suffix: str,
) -> None:
    """The rows of one age group of a year."""
    children = [child for child, _ in group]
    weights = [50.0 if child.number in staying else 1.0 for child in children]
    reached = pick(chance, children, weights, share(rules, f"K03{suffix}", year) * len(group))
    housed = pick(
        chance,
        [child for child in children if child.number in reached],
        [50.0 if n in staying else 1.0 for n in sorted_numbers(children, reached)],
        share(rules, f"K02{suffix}", year) * len(group),
    )
    busy = pick(
        chance,
        [child for child in children if child.number in reached],
        [1.0] * len(reached),
        share(rules, f"K01{suffix}", year) * len(group),
    )
    for child in children:
        number = child.number
        if number not in reached:
            lost = {code: each for code, each in rules.in_touch.items() if code != "YES"}
            child.leaving[year] = {"IN_TOUCH": chance.pick(lost), "ACTIV": "0", "ACCOM": "0"}
            continue
        activity = chance.pick(rules.activity_in if number in busy else rules.activity_out)
        if year < 2022:
            activity = ACTIVITY_TO_2021.get(activity, activity)
        home = chance.pick(rules.suitable if number in housed else rules.unsuitable)
        child.leaving[year] = {
            "IN_TOUCH": "YES",
            "ACTIV": activity,
            "ACCOM": WITH_CARERS if number in staying else home,
        }


def sorted_numbers(children: Sequence[Child], chosen: set[int]) -> list[int]:
    """The numbers of those chosen, in the order of the children."""
    return [child.number for child in children if child.number in chosen]


def pick(
    chance: Chance, children: Sequence[Child], weights: Sequence[float], count: float
) -> set[int]:
    """The numbers of as many children, drawn by weight."""
    return {child.number for child in drawn(chance, children, weights, round(count))}
