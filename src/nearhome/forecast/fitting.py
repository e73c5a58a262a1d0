"""From a council's own history to the parameters that both engines run on, each draw one way it may be."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.constants import constants, monthly_persistence
from nearhome.forecast.draws import ENTRY_MONTHS, Draws, Here, here
from nearhome.forecast.exposures import entrants, exposures, stream_of
from nearhome.forecast.hazards import Hazards, hazards
from nearhome.forecast.history import UNKNOWN, History
from nearhome.forecast.levels import Standing, Wanders, paths, standings
from nearhome.forecast.parameters import Parameters
from nearhome.forecast.states import (
    AGE_BANDS,
    AGES_FROM,
    MONTH_DAYS,
    STREAMS,
    age_band_of,
)
from nearhome.vocabulary.periods import months_before
from nearhome.vocabulary.shipped import shipped_rows

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
AGES_AS = 24.0
"""Entries that England's mix of ages is worth (specification, 5.4)."""
_YOUNGEST_ALONE, _ALONE_AS = 13, 4.0
"""Of unaccompanied children nothing is published by age: a few entries spread over 13 to 17 stand for what is not known."""
_MOVES_PERSISTENCE = 0.7
FEWEST_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a history says on a day: the posterior of rates, where entries (by stream) and the pace of leaving stand,
    weights of the ages of those who come, the log rate of leaving that the hazards are of, and the children here.
    """

    on: date
    hazards: Hazards
    entries: tuple[tuple[Standing, ...], ...]
    leaving: tuple[Standing, ...]
    leaving_reference: float
    entry_ages: Floats
    stays: Ints
    known: History
    months_known: float


def fitted(history: History, on: date, parameters: Parameters) -> Fitted:
    """What was known on a day. Raises ValueError when fewer than six months of returns are held by then."""
    known = history.as_known_at(on)
    months_known = sum(last - first + 1 for first, last in known.covered) / MONTH_DAYS
    if months_known < FEWEST_MONTHS:
        raise ValueError(
            f"{months_known:.0f} months of returns are held by {on}: a forecast needs {FEWEST_MONTHS}"
        )
    back = range(parameters.level_years * 12, -1, -1)
    days = np.array([months_before(on, each).toordinal() for each in back])
    share = _covered_share(known, days)
    entered = _by_month_and_stream(known, days)
    wanders = constants()
    entry_wanders = Wanders(monthly_persistence(wanders.entries), wanders.entries.spread)
    alone_wanders = Wanders(
        entry_wanders.persistence, entry_wanders.spread * parameters.uasc_wider**2
    )
    left, stock = _leavers(known, days)
    leaving = standings(
        left, stock * share, Wanders(monthly_persistence(wanders.leaving), wanders.leaving.spread)
    )
    weights = 0.5 ** ((days[-1] - (days[1:] + days[:-1]) / 2) / MONTH_DAYS / parameters.half_life)
    reference = np.log(
        max((weights * left).sum(), 0.25) / max((weights * stock * share).sum(), 1e-6)
    )
    return Fitted(
        on,
        hazards(exposures(known, on, parameters.half_life)),
        tuple(
            standings(counts, share, each)
            for counts, each in zip(entered, (entry_wanders, alone_wanders), strict=True)
        ),
        leaving,
        float(reference),
        _entry_ages(known, on, parameters.half_life),
        known.here(on),
        known,
        months_known,
    )


def _covered_share(known: History, days: Ints) -> Floats:
    """Of each month between two days, the share that returns cover, in months of the usual length."""
    covered = np.zeros(len(days) - 1)
    for n, (before, after) in enumerate(pairwise(map(int, days))):
        for first, last in known.covered:
            covered[n] += max(0, min(after, last) - max(before + 1, first) + 1)
    return covered / MONTH_DAYS


def _by_month_and_stream(known: History, days: Ints) -> Floats:
    """Those who came, by stream and month."""
    came = entrants(known, int(days[-1]))
    streams = stream_of(known, came, known.start[came])
    return np.stack(
        [
            np.histogram(known.start[came[streams == k]], bins=days + 1)[0].astype(np.float64)
            for k in range(len(STREAMS))
        ]
    )


def _leavers(known: History, days: Ints) -> tuple[Floats, Floats]:
    """Those who left but by turning 18, and the mean number here, by month."""
    left = np.histogram(known.until[known.route != UNKNOWN], bins=days + 1)[0].astype(np.float64)
    here_then = np.array([len(known.here(date.fromordinal(int(day)))) for day in days], dtype=float)
    return left, (here_then[1:] + here_then[:-1]) / 2


def _entry_ages(known: History, on: date, half_life: float) -> Floats:
    """Dirichlet weights of ENTRY_MONTHS by stream: the council's own, and what is known elsewhere for a few."""
    return np.stack([_england(), _alone()]) + entry_counts(known, on, half_life)


def entry_counts(known: History, on: date, half_life: float = np.inf) -> Floats:
    """Those who came by a day by stream and ENTRY_MONTHS; half as much for each half-life, in months, ago."""
    came = entrants(known, on.toordinal())
    months = np.maximum((known.start[came] - known.born[came]) / MONTH_DAYS, 0)
    ends = np.array([1, 6, 12, *(12 * year for year in range(2, 18))])
    cells = np.searchsorted(ends, months, side="right")
    counts = np.zeros((len(STREAMS), len(ENTRY_MONTHS)))
    ago = (on.toordinal() - known.start[came]) / MONTH_DAYS / half_life
    np.add.at(counts, (stream_of(known, came, known.start[came]), cells), 0.5**ago)
    return counts


def _england() -> Floats:
    """England's entries by age band, spread evenly over the months of each, worth AGES_AS in all."""
    held = {
        row["band"]: float(row["children"]) for row in shipped_rows(__package__, "entry_ages.csv")
    }
    bands = age_band_of(ENTRY_MONTHS)
    widths = np.array([1.0, 5.0, 6.0, *(12.0 for _ in range(1, 18))])
    lasts = np.array([*AGES_FROM[1:], 216]) - AGES_FROM
    children = np.array([held[band] for band in AGE_BANDS])
    shares = children[bands] * widths / lasts[bands]
    return np.asarray(AGES_AS * shares / shares.sum())


def _alone() -> Floats:
    ages = (ENTRY_MONTHS >= _YOUNGEST_ALONE * 12).astype(np.float64)
    return np.asarray(_ALONE_AS * ages / ages.sum())


def drawn(found: Fitted, parameters: Parameters) -> Draws:
    """Parameters drawn from what is known, the same for the same seed."""
    chance = np.random.default_rng([parameters.seed, 1])
    count, months = parameters.draws, parameters.months
    rates = found.hazards
    entries = [paths(each, count, months, chance) for each in found.entries]
    pace = paths(found.leaving, count, months, chance)
    return Draws(
        leaving=_gamma(rates.leaving_shape, count, chance) / rates.leaving_months,
        moving=_gamma(rates.moving_shape, count, chance) / rates.moving_months,
        went=_dirichlet(rates.went, count, chance),
        began_in=_dirichlet(rates.began_in, count, chance),
        entry_ages=_dirichlet(found.entry_ages, count, chance),
        entries=np.exp(np.stack([each.logs for each in entries], axis=1)),
        together=np.stack([each.scatter - 1 for each in entries], axis=1),
        pace_leaving=np.exp(pace.logs - found.leaving_reference),
        pace_moving=_pace_of_moves(count, months, parameters.moves_spread, chance),
    )


def children_here(found: Fitted, months: int) -> Here:
    """The children looked after on the day, as the engines take them."""
    return here(found.known, found.stays, found.on.toordinal(), months)


def _gamma(shapes: Floats, count: int, chance: np.random.Generator) -> Floats:
    return chance.gamma(shapes, size=(count, *shapes.shape))


def _dirichlet(weights: Floats, count: int, chance: np.random.Generator) -> Floats:
    """Shares along the last axis; a weight of nought is a share of nought."""
    parts = np.where(
        weights > 0, chance.gamma(np.maximum(weights, 1e-9), size=(count, *weights.shape)), 0.0
    )
    return np.asarray(parts / np.maximum(parts.sum(axis=-1, keepdims=True), 1e-300))


def _pace_of_moves(count: int, months: int, spread: float, chance: np.random.Generator) -> Floats:
    persistence = _MOVES_PERSISTENCE ** (1 / 12)
    log = np.zeros(count)
    found = np.empty((count, months))
    for month in range(months):
        shock = chance.standard_normal(count) * spread * np.sqrt(1 - persistence**2)
        log = log * persistence + shock
        found[:, month] = np.exp(log)
    return found
