"""The scenarios of the study, and what each method says in them, as lines of shares.

A line's `what` is: any (a way given at any of twelve looks), right (the way of the true change), wrong
(the other way), or dated-within-2 (of the calls that are right, those dated within two months of it).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
import study_judged as nearhome
import study_usual as usual
from study_generated import BEFORE, MONTHS, YEAR, Generated, Variant, authority, generated

SIZES = ("smallest quarter", "second quarter", "third quarter", "largest quarter")
ALL = "all"

VARIANTS = (
    Variant("nothing changes"),
    Variant("nothing changes, brothers and sisters come and leave together", siblings=True),
    Variant("nothing changes, entries with a season", season=True),
    Variant("entries up 20 per cent", 1.2),
    Variant("entries up 30 per cent", 1.3),
    Variant("entries up 40 per cent", 1.4),
    Variant("entries down 30 per cent", 0.7),
    Variant("entries up 30 per cent, brothers and sisters together", 1.3, siblings=True),
    Variant("entries up 30 per cent, with a season", 1.3, season=True),
)


@dataclass(frozen=True)
class Line:
    """A share of authorities: `count` of `of`, for a series, a method, a variant and a size."""

    variant: str
    series: str
    method: str
    size: str
    what: str
    count: int
    of: int

    @property
    def share(self) -> float:
        """In 100."""
        return 100 * self.count / self.of if self.of else float("nan")


def run(
    seeds: Iterable[int],
    say: Callable[[str], None],
    variants: Sequence[Variant] = VARIANTS,
    processes: int = 1,
) -> list[Line]:
    """Every line of every variant, of the authorities that the seeds draw."""
    drawn = tuple(seeds)
    if processes == 1:
        found = [_scenario(variant, drawn) for variant in variants if say(variant.name) is None]
    else:
        with ProcessPoolExecutor(processes) as pool:
            found = list(pool.map(_scenario, variants, [drawn] * len(variants)))
    return [line for lines in found for line in lines]


def _scenario(variant: Variant, seeds: Sequence[int]) -> list[Line]:
    started = np.array([authority(seed)[1] for seed in seeds])
    quarter = np.searchsorted(np.quantile(started, (0.25, 0.5, 0.75)), started)
    return list(_of_variant(variant, [generated(seed, variant) for seed in seeds], quarter))


def _of_variant(variant: Variant, many: Sequence[Generated], quarter: np.ndarray) -> Iterator[Line]:
    starts, since = nearhome.flow([each.starts for each in many])
    ends, _ = nearhome.flow([each.ends for each in many])
    judged = {
        "starts a month": starts,
        "children in care at month end": nearhome.stock(many, starts, ends),
        "ends a month": ends,
    }
    true = int(np.sign(variant.step - 1.0))
    if not true:
        judged |= _untouched(many)
    for series, ways in judged.items():
        yield from _lines(variant, series, "Nearhome", ways, quarter, true)
    for series, method, ways in _usual(many):
        yield from _lines(variant, series, method, ways, quarter, true)
    if true:
        yield from _dated(variant, starts, since, quarter, true)


def _untouched(many: Sequence[Generated]) -> dict[str, np.ndarray]:
    """The series that a step in entries does not touch: judged where nothing changes."""
    incidents = [each.incidents for each in many]
    return {
        "times missing a month": nearhome.flow(incidents, repeated=True)[0],
        "three or more homes, rolling year": nearhome.three_homes(many),
        "a yearly point": nearhome.yearly(many),
    }


def _usual(many: Sequence[Generated]) -> Iterator[tuple[str, str, np.ndarray]]:
    starts = np.array([each.starts for each in many])
    rolled = np.cumsum(starts, axis=1)
    rolled[:, YEAR:] -= np.cumsum(starts, axis=1)[:, :-YEAR]
    moved = np.array([each.moved for each in many], dtype=float)
    series = {
        "starts a month": starts,
        "children in care at month end": np.array([each.stock[1:] for each in many]),
        "starts, rolling year": rolled[:, YEAR - 1 :],
        "three or more homes, rolling year": moved[:, :, 0] / moved[:, :, 1],
        "times missing a month": np.array([each.incidents for each in many]),
    }
    for name, points in series.items():
        columns = range(points.shape[1] - YEAR + 1, points.shape[1] + 1)
        yield name, "XmR run rules", np.array([usual.xmr(points[:, :stop]) for stop in columns]).T
        yield name, "trend line", np.array([usual.trend(points[:, :stop]) for stop in columns]).T
    stock = np.array([each.stock for each in many])
    yield "children in care at month end", "arrow from the year before", usual.arrow(stock)[:, None]


def _lines(
    variant: Variant, series: str, method: str, ways: np.ndarray, quarter: np.ndarray, true: int
) -> Iterator[Line]:
    found = {"any": (ways != 0).any(axis=1)}
    if true:
        found = {"right": (ways == true).any(axis=1), "wrong": (ways == -true).any(axis=1)}
    for what, called in found.items():
        for size, inside in _sizes(quarter):
            yield Line(
                variant.name,
                series,
                method,
                size,
                what,
                int(called[inside].sum()),
                int(inside.sum()),
            )


def _dated(
    variant: Variant, ways: np.ndarray, since: np.ndarray, quarter: np.ndarray, true: int
) -> Iterator[Line]:
    called = (ways == true).any(axis=1)
    first = (ways == true).argmax(axis=1)
    month = since[np.arange(len(ways)), first]
    for size, inside in _sizes(quarter):
        of = called & inside
        for reach in (1, 2, 3):
            near = int((np.abs(month - BEFORE)[of] <= reach).sum())
            yield Line(
                variant.name,
                "starts a month",
                "Nearhome",
                size,
                f"dated-within-{reach}",
                near,
                int(of.sum()),
            )
        waited = int((first[of] + 1).sum())
        yield Line(
            variant.name,
            "starts a month",
            "Nearhome",
            size,
            "months-to-call",
            waited,
            int(of.sum()),
        )


def _sizes(quarter: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    yield ALL, np.ones(quarter.size, dtype=bool)
    for n, size in enumerate(SIZES):
        yield size, quarter == n


assert MONTHS == BEFORE + YEAR
