"""How many come and leave in a year, by age and route: published counts where there are any."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nearhome.demo.births import BANDS
from nearhome.demo.chance import Chance
from nearhome.demo.figures import count, counts, figures
from nearhome.demo.parameters import Parameters, Year
from nearhome.demo.quotas import crossed, nudged, shared

LEAVING_AGES = (*BANDS[:-1], "16 and 17", "18")
"""The ages at leaving for which routes are planned; the last is the 18th birthday."""

ROUTES = {
    "adopted": "adoption",
    "special guardianship": "special_guardianship",
    "child arrangements": "arrangements",
    "home, planned": "home",
    "home, unplanned": "home_unplanned",
    "relatives": "kin",
    "another authority": "transfer",
    "died": "died",
    "remand ended": "remand",
    "custody": "custody",
    "independent, supported": "supported",
    "independent": "independent",
    "adult care": "adult",
    "staying put at 18": "staying_put",
    "assessed as 18": "older",
    "abroad": "abroad",
    "other": "other",
}
"""The route in `parameters.toml` of each published reason for leaving care."""


Leaving = dict[tuple[str, str], int]
"""How many leave by route and age (of `LEAVING_AGES`)."""


@dataclass(frozen=True)
class YearPlan:
    """A year's numbers at the size asked for.

    `leaving` is None where nothing was published: then as many leave at 18 as turn it, and of the
    others `before_18`, or as many as leave `total` children looked after on the last day. `stock` is
    by age group on the last day, None where none was published.
    """

    year: int
    like: int
    """The year whose published proportions it has."""
    coming: Mapping[str, int]
    coming_separated: Mapping[str, int]
    twice: int
    leaving: Leaving | None
    separated_leaving: int | None
    stock: Mapping[str, int] | None
    before_18: int
    total: int | None


def year_plan(parameters: Parameters, chance: Chance, year: Year, scale: float) -> YearPlan:
    """The numbers of a year: its own published counts, or those of the year it is to be like.

    Totals are exact; ages are a child or two off here and there, by chance.
    """
    like = year.like or year.year
    starts = year.starts if year.starts is not None else count(like, "A04")
    coming = shared(round(starts * scale), positive(counts(like, "A04", "age_band")))
    coming = nudged(chance, coming, 1)
    separated = round(year.separated * scale)
    young = min(round(separated * parameters.children_mix.separated_young), coming["10 to 15"])
    leaving = None
    if year.like is None:
        leaving = leaving_table(parameters, like, round(count(like, "A05") * scale))
    inside = stock(year, scale)
    return YearPlan(
        year.year,
        like,
        coming,
        {"10 to 15": young, "16 and over": min(separated - young, coming["16 and over"])},
        round(year.twice * scale),
        leaving,
        None if year.separated_leaving is None else round(year.separated_leaving * scale),
        None if inside is None else nudged(chance, inside, 3),
        round(year.before_18 * scale),
        round(year.stock * scale) if year.stock is not None else None,
    )


def stock(year: Year, scale: float) -> dict[str, int] | None:
    """Children on the last day by age: published from 2021, of the parameters for the year before.

    The county before has the proportions of the first published year.
    """
    if year.bands:
        return shared(round(sum(year.bands) * scale), dict(zip(BANDS, year.bands, strict=True)))
    total = count(year.year, "A01") if year.like is None else year.stock
    if total is None:
        return None
    published = positive(counts(year.like or year.year, "A01", "age_band"))
    return shared(round(total * scale), published)


def leaving_table(
    parameters: Parameters,
    like: int,
    total: int,
    *,
    at_18: bool = True,
) -> Leaving:
    """How many of a total leave by each route at each age, 18th birthdays with the others or left out."""
    ages = LEAVING_AGES if at_18 else LEAVING_AGES[:-1]
    reasons = {ROUTES[name]: n for name, n in whole_reasons(parameters, like).items()}
    patterns = {route: np.array(parameters.leaving[route][: len(ages)], float) for route in reasons}
    if not at_18:
        reasons = {
            route: n * float(patterns[route].sum()) / sum(parameters.leaving[route])
            for route, n in reasons.items()
        }
    rows = shared(total, reasons)
    columns = shared(total, {age: leaving_ages(like)[age] for age in ages})
    table = crossed(
        list(rows.values()), list(columns.values()), np.array([patterns[route] for route in rows])
    )
    return {
        (route, age): int(table[n, m]) for n, route in enumerate(rows) for m, age in enumerate(ages)
    }


def routes_at_18(parameters: Parameters, like: int) -> dict[str, float]:
    """By which routes those leave who turn 18: weights."""
    table = leaving_table(parameters, like, count(like, "A05"))
    return {route: n + 0.01 for (route, age), n in table.items() if age == LEAVING_AGES[-1]}


def whole_reasons(parameters: Parameters, year: int) -> dict[str, float]:
    """A year's published reasons for leaving; suppressed ones share what is left of the total."""
    found = counts(year, "A05", "reason")
    if (year, "A05", "reason", "staying put at 18") in figures() and found[
        "staying put at 18"
    ] is None:
        found["staying put at 18"] = 0.0
    hidden = {
        name: weight
        for name, weight in parameters.suppressed.items()
        if name in found and figures()[year, "A05", "reason", name].suppressed
    }
    left = count(year, "A05") - int(sum(n for n in found.values() if n))
    parts = shared(max(0, left), hidden)
    return {name: float(parts.get(name, 0) if n is None else n) for name, n in found.items()}


def leaving_ages(year: int) -> dict[str, float]:
    """A year's published ages at leaving, sixteen and seventeen put together."""
    bands = positive(counts(year, "A05", "age_band"))
    adults = float(count(year, "A05", "age", "18 and over"))
    young = {age: bands[age] for age in LEAVING_AGES[:4]}
    return {**young, "16 and 17": bands["16 and over"] - adults, "18": adults}


def positive(found: Mapping[str, float | None]) -> dict[str, float]:
    """Counts without the symbols."""
    return {name: n for name, n in found.items() if n is not None}
