"""What was published of the area that the demonstration stands in for: `published.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

SYMBOLS = frozenset({"", "c", "z", "x", "k", "u"})
"""What stands in place of a number: suppressed, not applicable, not available."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure, named as `nearhome measures` names it; None where it is not a number."""

    year: int
    code: str
    breakdown: str
    group: str
    count: float | None
    percent: float | None
    release: str
    suppressed: bool


@cache
def figures() -> Mapping[tuple[int, str, str, str], Figure]:
    """Every published figure by year (to 31 March), code, breakdown and group."""
    found = {}
    for row in shipped_rows(__package__, "published.csv"):
        figure = Figure(
            int(row["year"]),
            row["code"],
            row["breakdown"],
            row["group"],
            number(row["count"]),
            number(row["percent"]),
            row["release"],
            "c" in (row["count"], row["percent"]),
        )
        found[figure.year, figure.code, figure.breakdown, figure.group] = figure
    return MappingProxyType(found)


def number(text: str) -> float | None:
    """A number as printed, None for a symbol."""
    return None if text in SYMBOLS else float(text)


def count(year: int, code: str, breakdown: str = "", group: str = "") -> int:
    """A published count, 0 where it is suppressed; KeyError where there is no such row."""
    return int(figures()[year, code, breakdown, group].count or 0)


def counts(year: int, code: str, breakdown: str) -> dict[str, float | None]:
    """The published counts of a year's groups, None where suppressed; empty where there are none."""
    return {
        figure.group: figure.count
        for key, figure in figures().items()
        if key[:3] == (year, code, breakdown)
    }


def percent(year: int, code: str) -> float | None:
    """A published percentage of a measure, None where there is none."""
    figure = figures().get((year, code, "", ""))
    return figure.percent if figure else None
