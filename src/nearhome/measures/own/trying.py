"""Tries measures of an analyst's own before anything rests on them: which cannot be worked out, and why."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

from nearhome.cohorts.history import Records
from nearhome.measures.compute import compute
from nearhome.measures.declaration import Measure
from nearhome.results.values import Context, Result


def failures(
    records: Records,
    dates: Sequence[date],
    own: Sequence[Measure],
    breakdowns: Sequence[str],
    context: Context,
) -> dict[str, str]:
    """Why each measure that cannot be worked out cannot, by code; nothing when all can.

    All are tried at once, and one by one only when that fails. What a measure says of its columns is
    told in full; what went wrong over the records only by its kind, for it may hold a child's words.
    """
    if not own or not _failed(records, dates, own, breakdowns, context):
        return {}
    tried = {
        each.code: _unwritten(each) or _failed(records, dates, (each,), breakdowns, context)
        for each in own
    }
    return {code: why for code, why in tried.items() if why}


def _unwritten(measure: Measure) -> str:
    """Why its query cannot be written; no records are read for it."""
    from nearhome.cohorts.plan import Plan
    from nearhome.measures.compiling import aggregated, refuse_division

    plan = Plan()
    try:
        for population in measure.populations:
            wanted = [each for of, each in measure.shape.wanted if of is population]
            refuse_division(aggregated(plan, population, wanted))
    except Exception as error:
        return f"it cannot be worked out: {_told(error)}"
    return ""


def _told(error: Exception) -> str:
    if isinstance(error, AttributeError) and type(error.obj).__name__ == "Table":
        return f"the population has no column {error.name}"
    lines = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {lines[0]}"


def _failed(
    records: Records,
    dates: Sequence[date],
    own: Sequence[Measure],
    breakdowns: Sequence[str],
    context: Context,
) -> str:
    try:
        found = compute(records, dates, [each.code for each in own], breakdowns, context, more=own)
    except Exception as error:
        return f"it cannot be worked out: {type(error).__name__} over the records"
    return "" if all(map(_is_finite, found)) else _ENDLESS


_ENDLESS = "it gives a number without end: something is divided by nought, or grows too great"


def _is_finite(result: Result) -> bool:
    numbers = (result.numerator, result.denominator, result.value)
    return all(number is None or isfinite(number) for number in numbers)
