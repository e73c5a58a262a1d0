"""`nearhome forecast` and `nearhome backtest`: what may come, and how right that would have been."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from nearhome.forecast.backtest import POOL, Tried, backtested, best_simple, scored
from nearhome.forecast.fitting import fitted
from nearhome.forecast.history import History, history
from nearhome.forecast.parameters import MOST_MONTHS, Parameters
from nearhome.forecast.projecting import projected
from nearhome.forecast.results import Forecast, Score
from nearhome.journeys.forecast_files import forecast_files
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.store.files import replace_file
from nearhome.store.manifest import code_version

COLUMNS = ("code", "date", "breakdown", "group", "p10", "p25", "p50", "p75", "p90")
SCORES = (
    "forecaster", "horizon", "n", "mae", "crps", "wis", "coverage_50", "coverage_80", "coverage_95", "bias",
)  # fmt: skip
LEARNT_EVERY = 6
"""Months between the origins that a forecast learns its weights from; `backtest` takes every quarter."""
JUDGED_AT = 12
_HELD = (0.70, 0.90)


@dataclass(frozen=True)
class Held:
    """A workspace's history, and the day it is known to."""

    records: Records
    history: History
    on: date


def forecast(
    folder: Path,
    *,
    as_at: date | None,
    months: int,
    seed: int,
    out: Path | None,
    say: Callable[[str], None],
) -> Listing:
    """The forecast as rows, written to `out` besides when it is given (forecast.csv, forecast.json, backtest.csv).

    MisusedError for months or a seed that cannot be; RefusedError where there is too little to go by.
    """
    parameters = parameters_of(months, seed)
    held = _held(folder, as_at)
    tried = _tried(held, parameters, LEARNT_EVERY)
    found = _forecast(held, parameters, tried)
    for line in found.said:
        say(line)
    rows = forecast_rows(found)
    if out is not None:
        for name, content in forecast_files(found, rows, score_rows(scored(tried))).items():
            out.mkdir(parents=True, exist_ok=True)
            replace_file(out / name, content, f"unfinished-{held.records.snapshot.id}")
        say(f"Written: {out}")
    return rows


def backtest(folder: Path, *, as_at: date | None, seed: int, say: Callable[[str], None]) -> Listing:
    """How right each forecaster would have been, by months ahead. RefusedError where no date can be tried."""
    held = _held(folder, as_at)
    tried = _tried(held, parameters_of(60, seed), 3)
    if not tried:
        raise RefusedError(
            f"No forecast of the past can be tried: that needs 39 months of returns without a gap, up to {held.on}.",
            "Add the returns of earlier years.",
        )
    say(
        f"{len(tried)} dates from {tried[0].origin} to {tried[-1].origin}, from what was recorded by then."
    )
    return score_rows(scored(tried))


def parameters_of(months: int, seed: int) -> Parameters:
    """The parameters of a command. MisusedError says what may be asked."""
    try:
        return Parameters(months=months, seed=seed)
    except ValidationError as error:
        raise MisusedError(
            f"{months} months with seed {seed} cannot be forecast.",
            f"Months are 1 to {MOST_MONTHS}; a seed is nought or more.",
        ) from error


def _held(folder: Path, as_at: date | None) -> Held:
    records = open_records(folder)
    on = records.on(as_at)
    found = history(records.engine(), records.as_at)
    if not found.covered or not len(found.here(on)):
        raise RefusedError(
            f"Nobody is in care on {on} by these records: there is nothing to forecast from.",
            "Add the return that holds the children of that date.",
        )
    return Held(records, found, on)


def _tried(held: Held, parameters: Parameters, every: int) -> tuple[Tried, ...]:
    return backtested(held.history, held.on, parameters, every)


def _forecast(held: Held, parameters: Parameters, tried: tuple[Tried, ...]) -> Forecast:
    try:
        found = fitted(held.history, held.on, parameters)
    except ValueError as error:
        raise RefusedError(
            f"{str(error)[0].upper()}{str(error)[1:]}.",
            "Add the returns of earlier months or years.",
        ) from error
    return Forecast(
        held.on,
        projected(found, parameters, tried),
        tuple((name, str(value)) for name, value in parameters.model_dump().items()),
        held.records.snapshot.id,
        code_version(),
        tuple(_said(held, found.months_known, scored(tried))),
    )


def _said(held: Held, months_known: float, found: tuple[Score, ...]) -> Iterator[str]:
    """What a reader must be told before the forecast."""
    yield (
        f"From {months_known:.0f} months of returns up to {held.on}: what goes on as it has, and no new policy."
    )
    if held.history.left_out:
        yield f"{held.history.left_out} children without a date of birth are left out."
    ours = [each for each in found if each.forecaster == POOL and each.horizon == JUDGED_AT]
    best = best_simple(found, JUDGED_AT)
    if not ours or best is None:
        yield "It could not be tried on our own past: that needs four years of returns without a gap."
        return
    (own,) = ours
    beaten = own.crps < best.crps
    yield (
        f"Tried on our own past at {own.n} dates, twelve months ahead, it {'was better' if beaten else 'was no better'} than "
        f"{best.forecaster} (CRPS {own.crps:.1f} children against {best.crps:.1f}); the 8-in-10 range held "
        f"{100 * own.coverage_80:.0f} in 100."
    )
    if not beaten or not _HELD[0] <= own.coverage_80 <= _HELD[1]:
        yield "It is not recommended over that simple forecast: use it for what would change, not for how many."


def forecast_rows(found: Forecast) -> Listing:
    """The forecast's rows, in tenths of a child."""
    return listing(
        COLUMNS,
        (
            (p.code, p.on, p.breakdown, p.group, *(round(value, 1) for value in p.quantiles))
            for p in found.points
        ),
    )


def score_rows(found: tuple[Score, ...]) -> Listing:
    """Scores as rows: children to the hundredth, shares to the thousandth."""
    return listing(
        SCORES,
        (
            (
                s.forecaster, s.horizon, s.n, round(s.mae, 2), round(s.crps, 2), round(s.wis, 2),
                round(s.coverage_50, 3), round(s.coverage_80, 3), round(s.coverage_95, 3), round(s.bias, 2),
            )
            for s in found
        ),
    )  # fmt: skip
