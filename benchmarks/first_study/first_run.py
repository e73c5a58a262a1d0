"""What Nearhome says moved first in generated authorities, as lines of counts.

A line's `what` is: told (anything is said to have moved), named (a flow is said to have moved first),
right and wrong (it is, or is not, the one that stepped first), not told (two or more moved, which first
cannot be told), alone (only one moved), held (the true month lies from the earliest to the latest, of all
that are told of a flow that stepped), off (a flow told that did not step).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from first_generated import (
    HOME_AS_PLANNED,
    MONTHS,
    YEAR,
    Generated,
    Step,
    Variant,
    generated,
    started,
)

from nearhome.signals.first.judging import Asked, Judged, judged
from nearhome.signals.seasonality import season

SIZES = ("smallest quarter", "second quarter", "third quarter", "largest quarter")
ALL = "all"

OF_ALL_AGES, OF_A_TIME = -1, -2
WAY = "way "
"""Before the number of a way out, where others have that of an age."""
FIRST, SECOND = 40, 50
BOTH_CAME = (Step("came", 3, FIRST, 1.5), Step("came", 0, SECOND, 1.3))
CAME_THEN_LEFT = (Step("came", None, FIRST, 1.5), Step("left", None, SECOND, 1.3))
LEFT_THEN_CAME = (Step("left", None, FIRST, 1.5), Step("came", None, SECOND, 1.3))
TWICE_AS_MANY = (Step("came", 3, FIRST, 2.0), Step("came", 0, SECOND, 2.0))
HOME_THEN_CAME = (
    Step("left", None, FIRST, 2.0, HOME_AS_PLANNED),
    Step("came", 3, SECOND, 2.0),
)
TOGETHER = (Step("came", 3, FIRST, 2.0), Step("came", 0, FIRST, 2.0))

VARIANTS = (
    Variant("nothing changes"),
    Variant("nothing changes, brothers and sisters together", siblings=True),
    Variant("nothing changes, entries with a season", season=True),
    Variant("more came (50 per cent), ten months later more left (30)", CAME_THEN_LEFT),
    Variant("more left (50 per cent), ten months later more came (30)", LEFT_THEN_CAME),
    Variant("one age came more (50 per cent), ten months later another (30)", BOTH_CAME),
    Variant("one age doubled, ten months later another", TWICE_AS_MANY),
    Variant(
        "one age doubled, ten months later another, brothers and sisters together",
        TWICE_AS_MANY,
        siblings=True,
    ),
    Variant("home as planned doubled, ten months later one age that came", HOME_THEN_CAME),
    Variant("two ages doubled in the same month", TOGETHER),
)


@dataclass(frozen=True)
class Line:
    """`count` of `of` authorities (or of what is told), for a variant and a size of authority."""

    variant: str
    size: str
    what: str
    count: int
    of: int

    @property
    def share(self) -> float:
        """In 100."""
        return 100 * self.count / self.of if self.of else float("nan")


def run(
    seeds: Iterable[int], say: Callable[[str], None], variants: Sequence[Variant] = VARIANTS
) -> list[Line]:
    """Every line of every variant, of the authorities that the seeds draw."""
    drawn = tuple(seeds)
    size = np.array([started(seed)[1] for seed in drawn])
    quarter = np.searchsorted(np.quantile(size, (0.25, 0.5, 0.75)), size)
    return [
        line
        for variant in variants
        if say(variant.name) is None
        for line in _lines(variant, [_said(seed, variant) for seed in drawn], quarter)
    ]


Group = int | str | None
"""An age, a way out (`WAY` and its number), None for all together; `OF_ALL_AGES` for another group, `OF_A_TIME`
for one of those who left by how long they had been here."""


def asked(made: Generated) -> tuple[list[Asked], list[tuple[str, Group]]]:
    """The flows asked about, and of each whether children came, left or moved, and of which group."""

    def of_all(rows: np.ndarray) -> list[Group]:
        return [OF_ALL_AGES] * len(rows)

    ages: list[Group] = list(range(len(made.came_by_age)))
    ways: list[Group] = [f"{WAY}{n}" for n in range(len(made.left_by_way))]
    flows: list[tuple[str, str, np.ndarray, list[Group]]] = [
        ("came", "", made.came_by_age.sum(axis=0)[None], [None]),
        ("came", "age", made.came_by_age, ages),
        ("came", "need", made.came_by_need, of_all(made.came_by_need)),
        ("came", "alone", made.came_alone, of_all(made.came_alone)),
        ("left", "", made.left_by_age.sum(axis=0)[None], [None]),
        ("left", "age", made.left_by_age, ages),
        ("left", "way", made.left_by_way, ways),
        ("left", "time", made.left_by_time, [OF_A_TIME] * len(made.left_by_time)),
        ("moved", "", made.moves[None], [None]),
    ]
    season_of = {code: _weight(rows[0]) for code, by, rows, _ in flows if not by}
    found = [
        Asked(code, by, row.astype(np.float64), season_of[code], code == "moved")
        for code, by, rows, _ in flows
        for row in rows
    ]
    return found, [(code, group) for code, _, _, groups in flows for group in groups]


def _weight(counts: np.ndarray) -> np.ndarray:
    days = [date(2001 + m // YEAR, 1 + m % YEAR, 1) for m in range(MONTHS - YEAR)]
    return np.resize(season(days, list(counts[:-YEAR])).level, MONTHS)


def _said(seed: int, variant: Variant) -> dict[str, int]:
    flows, names = asked(generated(seed, variant))
    return dict(_counted(judged(flows), names, variant))


def _counted(
    found: Judged, names: Sequence[tuple[str, Group]], variant: Variant
) -> Iterator[tuple[str, int]]:
    yield "told", int(bool(found.dated))
    yield "named", int(found.first is not None)
    yield "alone", int(len(found.ranked) == 1)
    yield "not told", int(len(found.ranked) > 1 and found.first is None)
    true = {n: _month(*name, variant) for n, name in enumerate(names)}
    months = {each.month for each in variant.steps}
    right = found.first is not None and len(months) > 1 and true[found.first] == min(months)
    yield "right", int(right)
    yield "wrong", int(found.first is not None and not right)
    dated = [(each, true[each.row]) for each in found.dated if each.row in found.ranked]
    known = [
        (each, month)
        for each, month in dated
        if month is not None and _has_one_month(names[each.row][1], variant)
    ]
    yield "dates", len(known)
    yield "held", sum(each.earliest <= month <= each.latest for each, month in known)
    yield "width", sum(each.latest - each.earliest + 1 for each, _ in known)


def _month(flow: str, group: Group, variant: Variant) -> int | None:
    """The month from which a flow really steps; of several groups together (None, or a need) the first.

    A way out steps with all of them, or alone: then none of the others does, and those of every age together.
    """
    own = [each for each in variant.steps if each.flow == flow]
    if isinstance(group, str):
        return min((each.month for each in own if _is_way(each, group)), default=None)
    exact = [
        each for each in own if group in (None, OF_ALL_AGES, OF_A_TIME) or each.age in (None, group)
    ]
    return min((each.month for each in exact), default=None)


def _has_one_month(group: Group, variant: Variant) -> bool:
    """Whether a flow steps in one month: those who left soon grow with those who came, month by month."""
    return group != OF_A_TIME or all(each.flow == "left" for each in variant.steps)


def _is_way(each: Step, group: str) -> bool:
    return each.way is None or group == f"{WAY}{each.way}"


def _lines(variant: Variant, said: Sequence[dict[str, int]], quarter: np.ndarray) -> Iterator[Line]:
    for size, inside in _sizes(quarter):
        own = [each for each, wanted in zip(said, inside, strict=True) if wanted]
        dates = sum(each["dates"] for each in own)
        for what in ("told", "named", "alone", "not told", "right", "wrong"):
            yield Line(variant.name, size, what, sum(each[what] for each in own), len(own))
        for what in ("held", "width"):
            yield Line(variant.name, size, what, sum(each[what] for each in own), dates)


def _sizes(quarter: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    yield ALL, np.ones(quarter.size, dtype=bool)
    for n, size in enumerate(SIZES):
        yield size, quarter == n
