"""Editions of invented councils, counted child by child: 200 to 2,000 cells each, from a seed.

Shares no code with what it judges but the values it hands over (`Result`, `Definitions`).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nearhome.disclosure.definitions import Definitions, Meaning, Stock
from nearhome.results.values import Result, Status

FEWEST, MOST = 200, 2000
GROUPS = {"sex": 3, "ethnicity": 7, "need": 9, "placement": 10, "age_band": 5, "provider": 6}
"""How many groups each breakdown has."""

DEFINED = Definitions(
    meanings={
        "T": Meaning("all"),
        "S": Meaning("some", "all"),
        "Q": Meaning("few", "all"),
        "C": Meaning("came"),
        "L": Meaning("left"),
        "W": Meaning("went home", "left"),
    },
    within=(("some", "all"), ("few", "all"), ("went home", "left")),
    events=frozenset({"came", "left", "went home"}),
    stocks=(Stock("all", ("came",), ("left",)),),
)


@dataclass(frozen=True, slots=True)
class Child:
    """A stay in care in months since the first, its groups (by breakdown), and what else is counted of it."""

    first: int
    last: int
    groups: dict[str, int]
    some: bool
    few: bool
    went_home: bool


def edition(seed: int) -> list[Result]:
    """An edition: totals at quarter ends, groups at each 31 March and the newest quarter end."""
    chance = random.Random(seed)
    quarters = chance.randint(4, 20)
    names = sorted(chance.sample(sorted(GROUPS), chance.randint(1, len(GROUPS))))
    children = _children(chance, names, 12 + 3 * quarters)
    ends = [12 + 3 * n for n in range(1, quarters + 1)]
    with_groups = [month for month in ends if month % 12 == 3 or month == ends[-1]]
    made = [*_tables(children, ends, ("",)), *_tables(children, with_groups, names)]
    return made if FEWEST <= len(made) <= MOST else edition(seed + 1_000_000)


def _children(chance: random.Random, names: list[str], months: int) -> list[Child]:
    size, shape = chance.randint(60, 600), chance.uniform(0.4, 1.2)
    stay = chance.uniform(10, 30)
    rare = chance.uniform(0.02, 0.15)
    return [
        Child(
            first := chance.randint(-36, months),
            first + int(chance.expovariate(1 / stay)),
            {name: int(chance.paretovariate(shape)) % GROUPS[name] for name in names},
            chance.random() < 0.35,
            chance.random() < rare,
            chance.random() < 0.4,
        )
        for _ in range(size * (months + 36) // 36)
    ]


def _tables(
    children: list[Child], ends: list[int], names: tuple[str, ...] | list[str]
) -> list[Result]:
    return [each for month in ends for name in names for each in _table(children, month, name)]


def _table(children: list[Child], month: int, name: str) -> Iterator[Result]:
    for group in range(GROUPS[name] if name else 1):
        of = [each for each in children if not name or each.groups[name] == group]
        here = [each for each in of if each.first <= month < each.last]
        left = [each for each in of if month - 12 < each.last <= month and each.first < each.last]
        came = sum(month - 12 < each.first <= month and each.first < each.last for each in of)
        place = _on(month), name, f"{name} {group}" if name else ""
        yield _result("T", *place, len(here))
        yield _result("S", *place, sum(each.some for each in here), len(here))
        yield _result("Q", *place, sum(each.few for each in here), len(here))
        yield _result("C", *place, came)
        yield _result("L", *place, len(left))
        yield _result("W", *place, sum(each.went_home for each in left), len(left))


def _on(month: int) -> date:
    """The quarter end of a month: month 15 is March 2021."""
    year, of_year = divmod(month - 1, 12)
    return date(2020 + year, of_year + 1, {2: 31, 5: 30, 8: 30, 11: 31}[of_year])


def _result(
    code: str, on: date, breakdown: str, group: str, top: int, below: int | None = None
) -> Result:
    value = float(top) if below is None else 100 * top / below if below else None
    status = Status.NO_DENOMINATOR if value is None else Status.VALUE if top else Status.ZERO
    unit = "n" if below is None else "%"
    return Result(code, code, on, "", breakdown, group, top, below, value, unit, status)
