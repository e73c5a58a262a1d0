"""What a forecast says, as plain values: the pack and the pages may import this and nothing else of the forecast."""

from dataclasses import dataclass
from datetime import date

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
"""The shares of futures that p10, p25, p50, p75 and p90 stay below."""


@dataclass(frozen=True, slots=True)
class Point:
    """A forecast of a measure for a date and group: p10 to p90 as in LEVELS, in the measure's unit."""

    code: str
    on: date
    breakdown: str
    group: str
    quantiles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast made from what was known on a day, with all that it was made from.

    `parameters` are name and value, `data` the hash of the records, `version` the code's; `said` what a reader must be
    told first (how few months it rests on, what was left out).
    """

    on: date
    points: tuple[Point, ...]
    parameters: tuple[tuple[str, str], ...]
    data: str
    version: str
    said: tuple[str, ...] = ()

    def of(self, code: str, breakdown: str = "", group: str = "") -> tuple[Point, ...]:
        """One series, earliest first."""
        return tuple(
            each
            for each in self.points
            if (each.code, each.breakdown, each.group) == (code, breakdown, group)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """How right forecasts of one forecaster were so many months ahead, over `n` origins and outcomes.

    `mae`, `crps`, `wis` and `bias` (forecast less outcome) are in children, coverages are shares from 0 to 1.
    """

    forecaster: str
    horizon: int
    n: int
    mae: float
    crps: float
    wis: float
    coverage_50: float
    coverage_80: float
    coverage_95: float
    bias: float
