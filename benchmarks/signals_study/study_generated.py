"""Authorities in which nothing changes but what is asked for, made child by child.

Children come at a constant rate (an authority's own, from published counts), each leaves at a constant
monthly chance, moves home and goes missing at a rate of his or her own. Nothing of Nearhome is used.
Months count from 0; a look at month m is taken at its end.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SIZES = Path(__file__).with_name("sizes.csv")
BEFORE, YEAR = 60, 12
MONTHS = BEFORE + YEAR
MOVES_A_YEAR, MOVE_SHAPE = 0.62, 0.8
GO_MISSING, INCIDENTS_A_YEAR, INCIDENT_SHAPE = 0.16, 6.0, 0.5
DONE = (4.4, 0.6)
FAMILY = (0.72, 0.18, 0.07, 0.03)
SEASON = (0.95, 0.95, 1.05, 0.90, 1.00, 1.10, 1.10, 0.75, 1.10, 1.20, 1.10, 0.80)


@dataclass(frozen=True)
class Variant:
    """What differs from the plain authority: `step` multiplies entries from month 60 on."""

    name: str
    step: float = 1.0
    siblings: bool = False
    season: bool = False


@dataclass(frozen=True)
class Generated:
    """An authority's series: month by month, and the stock and shares at month ends.

    `stock` and `shares` begin at the start of month 0; `stable` is (three or more homes, children),
    `yearly` (done, due) at the ends of months 47, 59 and 71.
    """

    starts: np.ndarray
    ends: np.ndarray
    stock: np.ndarray
    incidents: np.ndarray
    moved: np.ndarray
    yearly: np.ndarray


def sizes() -> np.ndarray:
    """England's authorities: children in care and coming in, as published."""
    with SIZES.open(encoding="utf-8", newline="") as file:
        return np.array([(float(r["stock"]), float(r["started"])) for r in csv.DictReader(file)])


def authority(seed: int) -> tuple[float, float]:
    """The stock and yearly starts of the authority that a seed draws."""
    known = sizes()
    stock, started = known[np.random.default_rng([seed, 0]).integers(len(known))]
    return float(stock), float(started)


def generated(seed: int, variant: Variant) -> Generated:
    """The authority of a seed with a variant's change, of the same children in every run."""
    stock, started = authority(seed)
    rng = np.random.default_rng([seed, 1])
    came, family = _arrivals(rng, started / YEAR, variant)
    at_first = _there_at_first(rng, stock, variant)
    present = at_first.size
    begun = np.concatenate([np.zeros(present), came])
    families = np.concatenate([at_first, family + (at_first.max() + 1 if present else 0)])
    stay = rng.exponential(stock / started * YEAR, families.max() + 1 if families.size else 0)
    left = begun + stay[families]
    return _counted(rng, begun, left, present)


def _there_at_first(rng: np.random.Generator, stock: float, variant: Variant) -> np.ndarray:
    """The family of each child who is there when month 0 begins."""
    if not variant.siblings:
        return np.arange(rng.poisson(stock))
    mean_size = sum((n + 1) * share for n, share in enumerate(FAMILY))
    families = rng.poisson(stock / mean_size)
    return np.repeat(np.arange(families), 1 + rng.choice(4, families, p=FAMILY))


def _arrivals(
    rng: np.random.Generator, rate: float, variant: Variant
) -> tuple[np.ndarray, np.ndarray]:
    level = np.ones(MONTHS)
    level[BEFORE:] *= variant.step
    if variant.season:
        level *= np.resize(np.array(SEASON) / np.mean(SEASON), MONTHS)
    mean_size = sum((n + 1) * share for n, share in enumerate(FAMILY)) if variant.siblings else 1.0
    groups = rng.poisson(rate / mean_size * level)
    day = np.repeat(np.arange(MONTHS), groups) + rng.random(groups.sum())
    size = 1 + (rng.choice(4, day.size, p=FAMILY) if variant.siblings else np.zeros(day.size, int))
    return np.repeat(day, size), np.repeat(np.arange(day.size), size)


def _counted(
    rng: np.random.Generator, begun: np.ndarray, left: np.ndarray, present: int
) -> Generated:
    edges = np.arange(MONTHS + 1)
    starts = np.histogram(begun[present:], edges)[0]
    ends = np.histogram(left[left < MONTHS], edges)[0]
    stock = present + np.concatenate([[0], np.cumsum(starts - ends)])
    moves = _events(rng, begun, left, rng.gamma(MOVE_SHAPE, MOVES_A_YEAR / MOVE_SHAPE, begun.size))
    goes = rng.random(begun.size) < GO_MISSING
    often = goes * rng.gamma(INCIDENT_SHAPE, INCIDENTS_A_YEAR / INCIDENT_SHAPE, begun.size)
    missing = _events(rng, begun, left, often)
    does = rng.beta(*DONE, begun.size)
    return Generated(
        starts,
        ends,
        stock,
        np.histogram(missing[1], edges)[0],
        np.array([_three_homes(begun, left, moves, m + 1) for m in range(YEAR - 1, MONTHS)]),
        np.array([_done(rng, begun, left, does, m) for m in (BEFORE - YEAR, BEFORE, MONTHS)]),
    )


def _events(
    rng: np.random.Generator, begun: np.ndarray, left: np.ndarray, a_year: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Whose and when: events at each child's own rate while in care."""
    until = np.minimum(left, MONTHS)
    count = rng.poisson(a_year / YEAR * (until - begun))
    whose = np.repeat(np.arange(begun.size), count)
    return whose, begun[whose] + rng.random(whose.size) * (until - begun)[whose]


def _three_homes(
    begun: np.ndarray, left: np.ndarray, moves: tuple[np.ndarray, np.ndarray], end: int
) -> tuple[int, int]:
    whose, when = moves
    recent = np.bincount(whose[(when > end - YEAR) & (when <= end)], minlength=begun.size)
    there = (begun <= end) & (left > end)
    return int((there & (recent >= 2)).sum()), int(there.sum())


def _done(
    rng: np.random.Generator, begun: np.ndarray, left: np.ndarray, does: np.ndarray, end: int
) -> tuple[int, int]:
    due = (begun <= end - YEAR) & (left > end)
    return int((due & (rng.random(begun.size) < does)).sum()), int(due.sum())
