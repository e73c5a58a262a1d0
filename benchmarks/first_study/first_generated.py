"""Authorities in which two flows step, one after the other, or nothing does: made child by child.

Families come at a constant rate (an authority's own, from published counts), leave at a constant chance,
and each child moves home at a rate of his or her own. Nothing of Nearhome is used. Months count from 0.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SIZES = Path(__file__).parents[1] / "signals_study" / "sizes.csv"
MONTHS, YEAR = 60, 12
AGES = (0.24, 0.16, 0.32, 0.28)
NEEDS = (0.62, 0.23, 0.15)
FAMILY, ALONE = (0.72, 0.18, 0.07, 0.03), (1.0, 0.0, 0.0, 0.0)
SEASON = (0.95, 0.95, 1.05, 0.90, 1.00, 1.10, 1.10, 0.75, 1.10, 1.20, 1.10, 0.80)
WAYS_OUT = (0.33, 0.23, 0.17, 0.12, 0.09, 0.03, 0.03)
"""Turned 18, other, home as planned, special guardianship, adopted, home unplanned, child arrangements order:
England, 2023-24; how turned 18 or other, published together, divides is a guess."""
HOME_AS_PLANNED = 2
ALONE_HERE = 0.15
"""Of families, those who are a child come from abroad alone."""
TIMES = (0.0, 6.0, 12.0, 24.0, 60.0)
"""Months in care at which each group of the time in care begins."""
MOVES_A_YEAR, MOVE_SHAPE = 0.62, 0.8


@dataclass(frozen=True)
class Step:
    """A flow that is `times` as large from a month on: `came` or `left`; of one age or way out, or None for all."""

    flow: str
    age: int | None
    month: int
    times: float
    way: int | None = None

    @property
    def in_all(self) -> float:
        """How many times as many leave in all, where one way out is `times` as often taken."""
        return self.times if self.way is None else 1 + WAYS_OUT[self.way] * (self.times - 1)


@dataclass(frozen=True)
class Variant:
    """What happens in an authority: its steps, the first one first, and how children come."""

    name: str
    steps: tuple[Step, ...] = ()
    siblings: bool = False
    season: bool = False


@dataclass(frozen=True)
class Generated:
    """Events by month, a row a group: who came, who left, and every move (one row, of no group)."""

    came_by_age: np.ndarray
    came_by_need: np.ndarray
    came_alone: np.ndarray
    left_by_age: np.ndarray
    left_by_way: np.ndarray
    left_by_time: np.ndarray
    moves: np.ndarray


def started(seed: int) -> tuple[float, float]:
    """The children in care and yearly starts of the authority that a seed draws, as published."""
    with SIZES.open(encoding="utf-8", newline="") as file:
        known = [(float(row["stock"]), float(row["started"])) for row in csv.DictReader(file)]
    return known[np.random.default_rng([seed, 7]).integers(len(known))]


def generated(seed: int, variant: Variant) -> Generated:
    """The authority of a seed with what a variant does to it."""
    stock, starts = started(seed)
    rng = np.random.default_rng([seed, 8])
    sizes = FAMILY if variant.siblings else ALONE
    children = sum((n + 1) * share for n, share in enumerate(sizes))
    there = _family(rng, np.zeros(rng.poisson(stock / children)), sizes)
    come = _family(rng, _arrivals(rng, starts / YEAR / children, variant), sizes)
    begun = np.concatenate([there[0], come[0]])
    family = np.concatenate([there[1], come[1] + there[1].size])
    age = rng.choice(len(AGES), begun.size, p=AGES)
    need = rng.choice(len(NEEDS), family.max() + 1, p=NEEDS)[family]
    kept = _kept(rng, begun, age, variant)
    left = begun + _stay(rng, stock / starts * YEAR, begun, family, age, variant)
    came = kept & (np.arange(begun.size) >= there[0].size)
    went = kept & (left < MONTHS)
    # Drawn apart, so that what else happens in an authority is the same whether it is asked or not.
    more = np.random.default_rng([seed, 9])
    alone = (more.random(family.max() + 1) < ALONE_HERE).astype(int)[family]
    way = _ways(more.random(family.max() + 1)[family], left, variant)
    before = np.where(begun > 0, 0.0, more.exponential(stock / starts * YEAR, begun.size))
    time = np.searchsorted(TIMES, (before + left - begun)[went], side="right") - 1
    return Generated(
        _by(begun[came], age[came], len(AGES)),
        _by(begun[came], need[came], len(NEEDS)),
        _by(begun[came], alone[came], 2),
        _by(left[went], age[went], len(AGES)),
        _by(left[went], way[went], len(WAYS_OUT)),
        _by(left[went], time, len(TIMES)),
        _moves(rng, begun[kept], left[kept]),
    )


def _family(
    rng: np.random.Generator, days: np.ndarray, sizes: tuple[float, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """The day of each child and the number of his or her family."""
    count = 1 + rng.choice(len(sizes), days.size, p=sizes)
    return np.repeat(days, count), np.repeat(np.arange(days.size), count)


def _most(variant: Variant, flow: str) -> float:
    return max([1.0, *(each.times for each in variant.steps if each.flow == flow)])


def _arrivals(rng: np.random.Generator, rate: float, variant: Variant) -> np.ndarray:
    """As many families as the largest step would bring: `_kept` thins them."""
    level = np.full(MONTHS, rate * _most(variant, "came"))
    if variant.season:
        level *= np.resize(np.array(SEASON) / np.mean(SEASON), MONTHS)
    count = rng.poisson(level)
    return np.repeat(np.arange(MONTHS), count) + rng.random(count.sum())


def _times(flow: str, when: np.ndarray, age: np.ndarray, variant: Variant) -> np.ndarray:
    found = np.ones(when.size)
    for each in variant.steps:
        if each.flow == flow:
            own = (when >= each.month) & ((each.age is None) | (age == each.age))
            found = np.where(own, each.times, found)
    return found


def _kept(
    rng: np.random.Generator, begun: np.ndarray, age: np.ndarray, variant: Variant
) -> np.ndarray:
    level = _times("came", begun, age, variant) / _most(variant, "came")
    return (begun == 0) | (rng.random(begun.size) < level)


def _stay(
    rng: np.random.Generator,
    mean: float,
    begun: np.ndarray,
    family: np.ndarray,
    age: np.ndarray,
    variant: Variant,
) -> np.ndarray:
    """Brothers and sisters leave together; what is left of a stay shrinks from a step in leaving on."""
    stay = rng.exponential(mean, family.max() + 1)[family]
    for each in variant.steps:
        if each.flow == "left":
            own = (each.age is None) | (age == each.age)
            done = np.maximum(each.month - begun, 0.0)
            shorter = done + (stay - done) / each.in_all
            stay = np.where(own & (begun + stay > each.month), shorter, stay)
    return stay


def _ways(chance: np.ndarray, left: np.ndarray, variant: Variant) -> np.ndarray:
    """By which way each child left: brothers and sisters, of one chance, by the same."""
    way = np.searchsorted(np.cumsum(WAYS_OUT)[:-1], chance, side="right")
    for each in variant.steps:
        if each.way is not None:
            shares = np.array(WAYS_OUT)
            shares[each.way] *= each.times
            since = np.searchsorted(np.cumsum(shares / shares.sum())[:-1], chance, side="right")
            way = np.where(left >= each.month, since, way)
    return way


def _by(when: np.ndarray, group: np.ndarray, groups: int) -> np.ndarray:
    edges = np.arange(MONTHS + 1)
    return np.array([np.histogram(when[group == n], edges)[0] for n in range(groups)])


def _moves(rng: np.random.Generator, begun: np.ndarray, left: np.ndarray) -> np.ndarray:
    until = np.minimum(left, MONTHS)
    a_year = rng.gamma(MOVE_SHAPE, MOVES_A_YEAR / MOVE_SHAPE, begun.size)
    count = rng.poisson(a_year / YEAR * (until - begun))
    whose = np.repeat(np.arange(begun.size), count)
    return np.histogram(
        begun[whose] + rng.random(whose.size) * (until - begun)[whose], np.arange(MONTHS + 1)
    )[0]
