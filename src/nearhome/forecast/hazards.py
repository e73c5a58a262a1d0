"""Rates a month of leaving and of moving, cell by cell, each shrunk towards what the whole council shows.

Prior means are a ridge Poisson regression on the main effects of the cells (and age by duration); a cell's rate is
then Gamma(kappa x mean + events, kappa + months), kappa weighed by the marginal likelihood over a grid. Only months
and events enter, so that care that began before the records and care that goes on bias nothing (Poisson
likelihood of piecewise constant hazards: Holford 1980; Gamma shrinkage: Clayton and Kaldor 1987).
"""

from dataclasses import dataclass
from functools import reduce
from math import lgamma

import numpy as np
from numpy.typing import NDArray

from nearhome.forecast.exposures import LEAVING, MOVING, OLD_ENOUGH, Exposures
from nearhome.forecast.states import AGE_BANDS, CLASSES, NOT_BEFORE_16, ROUTES, STREAMS

Floats = NDArray[np.float64]
KAPPAS = tuple(float(each) for each in np.geomspace(2, 2000, 16))
"""Child-months that the prior of a cell may be worth."""
RIDGE = 4.0
"""Precision of each effect about nought: a standard deviation of a half, of the log of a rate."""
_STEPS = 25
_LEAST_RATE = 1e-7
"""A month's rate below which no cell falls: nothing that may happen is impossible."""
MIXED_AS = 5.0
"""Moves that the council's own mix of destinations is worth for one class."""
FIRST_HOMES_AS = 20.0
"""Children that the mix of first homes of all ages is worth for one age band (specification, 5.4)."""


@dataclass(frozen=True, slots=True)
class Hazards:
    """The posterior of every rate: Gamma shapes and months for leaving (with ROUTES last) and moving, and Dirichlet
    weights of where moves go (under 16 or not, from, to) and where children live first (stream, age band, class).
    `kappas` are the child-months that each prior was worth: one a route, then moving.
    """

    leaving_shape: Floats
    leaving_months: Floats
    moving_shape: Floats
    moving_months: Floats
    went: Floats
    began_in: Floats
    kappas: tuple[float, ...]

    @property
    def leaving(self) -> Floats:
        """The mean rate a month of leaving by route, of shape (*LEAVING, routes)."""
        return self.leaving_shape / self.leaving_months

    @property
    def moving(self) -> Floats:
        """The mean rate a month of moving, of shape MOVING."""
        return self.moving_shape / self.moving_months


def hazards(seen: Exposures) -> Hazards:
    """The posterior from months and events. Raises ValueError where nobody was at risk for a month."""
    if seen.leaving_months.sum() < 1:
        raise ValueError("nobody was in care for a month: no rate can be told")
    leaving_effects = _effects(LEAVING, ((0,), (1,), (2,), (3,), (0, 1)))
    moving_effects = _effects(MOVING, ((0,), (1,), (2,), (3,)))
    shapes, months, kappas = [], [], []
    for route in range(len(ROUTES)):
        shape, months_of, kappa = _shrunk(
            seen.left[..., route], seen.leaving_months, leaving_effects
        )
        shapes.append(shape)
        months.append(months_of)
        kappas.append(kappa)
    moving_shape, moving_months, kappa = _shrunk(seen.moved, seen.moving_months, moving_effects)
    return Hazards(
        np.stack(shapes, axis=-1),
        np.stack(months, axis=-1),
        moving_shape,
        moving_months,
        _mixed(seen.went),
        _first_homes(seen.began_in),
        (*kappas, kappa),
    )


def _effects(shape: tuple[int, ...], terms: tuple[tuple[int, ...], ...]) -> Floats:
    """One column a level of each term: of shape (cells, levels)."""
    places = np.indices(shape).reshape(len(shape), -1)
    columns = [np.ones((places.shape[1], 1))]
    for term in terms:
        level = reduce(
            lambda n, axis: n * shape[axis] + places[axis], term, np.zeros_like(places[0])
        )
        columns.append(np.eye(int(np.prod([shape[axis] for axis in term])))[level])
    return np.hstack(columns)


def _shrunk(events: Floats, months: Floats, effects: Floats) -> tuple[Floats, Floats, float]:
    """Gamma shapes and months of each cell, and kappa."""
    regressed, doubt = _regressed(events.ravel(), months.ravel(), effects)
    mean = np.maximum(regressed, _LEAST_RATE)
    logs = np.array([_likelihood(events.ravel(), months.ravel(), mean, each) for each in KAPPAS])
    # Any variance about the prior mean is as likely as another before the cells are seen: one over kappa, even.
    weights = np.exp(logs - logs.max()) / np.array(KAPPAS)
    # The mean of what a prior's variance may be, not the likeliest: few events leave kappa itself in doubt.
    kappa = float(weights.sum() / (weights / np.array(KAPPAS)).sum())
    # A prior mean is itself in doubt: its variance adds to that of cells about it.
    worth = 1 / (1 / kappa + mean * doubt)
    mean, worth = mean.reshape(events.shape), worth.reshape(events.shape)
    return worth * mean + events, worth + months, kappa


def _regressed(events: Floats, months: Floats, effects: Floats) -> tuple[Floats, Floats]:
    """The rate of each cell by ridge Poisson regression, and the variance of its log: Newton's method, the overall rate
    unpenalised."""
    overall = np.log(max(events.sum(), 0.5) / months.sum())
    at_risk = months > 0
    terms, exposure, happened = effects[at_risk], months[at_risk], events[at_risk]
    penalty = np.full(effects.shape[1], RIDGE)
    penalty[0] = 1e-6
    found = np.zeros(effects.shape[1])
    found[0] = overall
    for _ in range(_STEPS):
        expected = exposure * np.exp(np.clip(terms @ found, -30, 5))
        towards = terms.T @ (happened - expected) - penalty * (found - _only_first(overall, found))
        # Not by matrix product: threads of a library would wait for each other longer than this takes.
        curve = np.einsum("ni,nj->ij", terms * expected[:, None], terms) + np.diag(penalty)
        step = np.linalg.solve(curve, towards)
        found = found + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    doubt = np.einsum("ni,ij,nj->n", effects, np.linalg.inv(curve), effects, optimize=True)
    return np.exp(np.clip(effects @ found, -30, 3)), np.asarray(doubt)


def _only_first(overall: float, found: Floats) -> Floats:
    only = np.zeros_like(found)
    only[0] = overall
    return only


def _likelihood(events: Floats, months: Floats, mean: Floats, kappa: float) -> float:
    """The log of the negative binomial marginal likelihood, but for what no kappa changes."""
    seen = months > 0
    happened, exposure, shape = events[seen], months[seen], kappa * mean[seen]
    gammas = sum(lgamma(n + s) - lgamma(s) for n, s in zip(happened, shape, strict=True) if n > 0)
    return float(
        gammas
        + np.sum(shape * np.log(kappa / (kappa + exposure)) - happened * np.log(kappa + exposure))
    )


def _mixed(went: Floats) -> Floats:
    """Dirichlet weights of destinations by class: its own moves, and those of all classes for a few."""
    weights = np.zeros_like(went)
    for old in range(OLD_ENOUGH):
        whole = went[old].sum(axis=0) + 1 / len(CLASSES)
        if not old:
            whole[NOT_BEFORE_16] = 0.0
        weights[old] = went[old] + MIXED_AS * whole / whole.sum()
    weights[0, :, NOT_BEFORE_16] = 0.0
    return weights


def _first_homes(began_in: Floats) -> Floats:
    """Dirichlet weights of first homes by stream and age band."""
    weights = np.zeros((len(STREAMS), len(AGE_BANDS), len(CLASSES)))
    everybody = began_in.sum(axis=(0, 1)) + 1 / len(CLASSES)
    for stream in range(len(STREAMS)):
        own = began_in[stream].sum(axis=0) + everybody / everybody.sum()
        for age in range(len(AGE_BANDS)):
            pool = own.copy()
            if age < len(AGE_BANDS) - 1:
                pool[NOT_BEFORE_16] = 0.0
            weights[stream, age] = began_in[stream, age] + FIRST_HOMES_AS * pool / pool.sum()
    weights[:, :-1, NOT_BEFORE_16] = 0.0
    return weights
