"""What the slow reference makes of a small history, in short: numerator/denominator by group."""

from datetime import date
from typing import Any

from histories.sketches import records_of
from reference.measures import compute

AS_AT = date(2025, 3, 31)
POPULATIONS = [
    {"year": 2022, "children": 9_000, "published": date(2023, 7, 1)},
    {"year": 2023, "children": 10_000, "published": date(2024, 7, 1)},
    {"year": 2023, "children": 10_500, "published": date(2025, 1, 1)},
]
ENGLAND = [
    {
        "area": "E92000001",
        "as_at": date(2023, 3, 31),
        "rate": 71.0,
        "published": date(2023, 11, 16),
    },
    {
        "area": "E92000001",
        "as_at": date(2024, 3, 31),
        "rate": 70.0,
        "published": date(2024, 11, 14),
    },
    {
        "area": "E12000009",
        "as_at": date(2024, 3, 31),
        "rate": 61.0,
        "published": date(2024, 11, 14),
    },
]


def counted(
    code: str,
    sketch: str,
    on: str = "2024-03-31",
    born: str | dict[str, str] = "2010-06-15",
    by: str | None = None,
    **tables: Any,
) -> dict[str, str]:
    """Each group's `numerator/denominator`, those with nobody left out; a status in place of no number."""
    context = {"as_at": AS_AT, "populations": POPULATIONS, "comparator_rates": ENGLAND}
    answers = compute(records_of(sketch, born, **tables), code, date.fromisoformat(on), by, context)
    shown = {}
    for group, answer in answers.items():
        if answer.numerator is None:
            shown[group] = answer.status
        elif answer.numerator or not by:
            below = "" if answer.denominator is None else f"/{answer.denominator:g}"
            shown[group] = f"{answer.numerator:g}{below}"
    return shown


def total(code: str, sketch: str, *args: Any, **more: Any) -> str:
    return counted(code, sketch, *args, **more)[""]
