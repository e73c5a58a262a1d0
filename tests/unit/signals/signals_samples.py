"""Results made up for tests of signals."""

from datetime import date

from nearhome.results.values import MeasureCard, Polarity, Result, Status
from nearhome.vocabulary.periods import month_ends

LAST = date(2026, 9, 30)


def card(code="X01", unit="%", polarity=Polarity.LOWER, period="at date", mix=""):
    return MeasureCard(
        code, "A measure", "How many?", "", "", "", unit, polarity, period, 0, (), mix, "", "", ""
    )


def result(numerator, denominator=None, *, code="X01", on=LAST, unit="%", status=Status.VALUE):
    per = {"%": 100, "rate": 10_000}.get(unit, 1)
    value = None if numerator is None else per * numerator / (denominator or 1)
    return Result(
        code, "A measure", on, "at date", "", "", numerator, denominator, value, unit, status
    )


def monthly_results(counts, code="A04-month", last=LAST, provisional=0):
    days = month_ends(last, len(counts))
    late = len(counts) - provisional
    return tuple(
        result(
            float(count),
            code=code,
            on=day,
            unit="n",
            status=Status.PROVISIONAL if n >= late else Status.VALUE,
        )
        for n, (day, count) in enumerate(zip(days, counts, strict=True))
    )
