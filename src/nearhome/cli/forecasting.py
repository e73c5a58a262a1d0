"""The commands about what may come: forecast and backtest."""

from datetime import date
from pathlib import Path

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def forecast(
    folder: Path,
    /,
    *,
    months: int = 60,
    as_at: date | None = None,
    out: Path | None = None,
    seed: int = 1,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print how many children may be in care, who may come and who may leave, month by month.

    By age, kind of home, route of leaving, and unaccompanied children apart: p50 is the middle, 8 in 10
    futures lie between p10 and p90. From the council's own history as recorded by the date; standard error
    says first how right it would have been. docs/explanation/forecast.md.

    Parameters
    ----------
    folder
        The workspace.
    months
        Months ahead, 1 to 240.
    as_at
        The day to forecast from; the snapshot's as-at date when not given.
    out
        A folder for forecast.csv, backtest.csv, assumptions.csv and forecast.json, which says what it was made from.
    seed
        Another number, other draws; the same number, the same forecast on any machine.
    how
        table, csv or json.
    """
    from nearhome.journeys.forecast import forecast

    print_listing(forecast(folder, as_at=as_at, months=months, seed=seed, out=out, say=say), how)


def backtest(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    seed: int = 1,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print how right the forecast would have been, made at past dates from what was recorded by then.

    Nearhome's forecast and what it is pooled of, beside the last value, drift, damped trend, a line through
    five years and a plain Markov model: mean absolute error, CRPS, weighted interval score, how often
    the 50, 80 and 95 per cent ranges held, and bias, in children by months ahead.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The last day to use; the snapshot's as-at date when not given.
    seed
        Another number, other draws.
    how
        table, csv or json.
    """
    from nearhome.journeys.forecast import backtest

    print_listing(backtest(folder, as_at=as_at, seed=seed, say=say), how)
