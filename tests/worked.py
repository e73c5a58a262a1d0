"""Measures of the product on small histories written down as a table, for examples worked by hand."""

from datetime import date, timedelta
from typing import Any

from histories.arrow import arrow_records
from histories.sketches import records_of
from nearhome.measures.compute import compute
from nearhome.results.values import ComparatorRate, Context, Population, Result
from nearhome.store.engine import Opened, open_duckdb

AS_AT = date(2025, 3, 31)
ESTIMATES = (
    Population(2022, 9_000, date(2023, 7, 1), "invented"),
    Population(2023, 10_000, date(2024, 7, 1), "invented"),
)
ENGLAND = (ComparatorRate("E92000001", date(2023, 3, 31), 71.0, date(2023, 11, 16), "invented"),)
CONTEXT = Context("E06000059", AS_AT, ESTIMATES, ENGLAND)


def opened(records: dict[str, Any]) -> Opened:
    """Plain records on the default engine."""
    return open_duckdb(arrow_records(records))


def results(sketch: str, codes: list[str], on: str, by: str = "", **more: Any) -> list[Result]:
    """The results of a sketch (`histories.sketches.records_of`) at a date, in total and by a breakdown."""
    records = opened(records_of(sketch, **more))
    return compute(records, [date.fromisoformat(on)], codes, [by] if by else [], CONTEXT)


def shown(result: Result) -> str:
    """`numerator/denominator` of a result, or its status where there is no number."""
    if result.numerator is None:
        return result.status.value
    below = "" if result.denominator is None else f"/{result.denominator:g}"
    return f"{result.numerator:g}{below}"


def total(code: str, sketch: str, on: str = "2024-03-31", **more: Any) -> str:
    """The total of a measure at a date."""
    return shown(results(sketch, [code], on, **more)[0])


def totals(codes: str, sketch: str, on: str = "2024-03-31", **more: Any) -> dict[str, str]:
    """The totals of some measures at a date."""
    return {each.code: shown(each) for each in results(sketch, codes.split(), on, **more)}


def groups(code: str, by: str, sketch: str, on: str = "2024-03-31", **more: Any) -> dict[str, str]:
    """The groups of a measure with somebody in them."""
    found = results(sketch, [code], on, by, **more)
    return {each.group: shown(each) for each in found if each.breakdown and each.numerator}


def later(on: str, days: int) -> str:
    """A date some days on."""
    return str(date.fromisoformat(on) + timedelta(days=days))
