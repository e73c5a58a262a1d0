"""How much a month's starts and ends go on growing after they are first known.

Successive extracts of one collection year are each the whole year to date, so the same month can be
counted in all that came after it. What is measured tells which months of the newest are provisional.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.raw import Return
from nearhome.vocabulary.periods import (
    is_month_end,
    month_end,
    month_ends,
    months_before,
    year_end,
)

FEWEST_EXTRACTS = 3
LONGEST = 3
"""Months after the first for which the growth is measured."""

SETTLED_WITHIN = 0.5
"""A month is settled when what it still grows by is, in the mean, under half a child."""

_FIRST_KNOWN_WITHIN = timedelta(days=31)
_DAYS_A_MONTH = 30.4375
_SHORT_BREAKS = ("V3", "V4")


@dataclass(frozen=True, slots=True)
class Revision:
    """How much months grew from when first known to `months_after` months later.

    `event` is starts or ends; `n` the months measured; `mean` the mean growth in children (below
    nought when they shrank).
    """

    event: str
    months_after: int
    n: int
    mean: float


def growth(returns: Sequence[Return]) -> list[Revision]:
    """The revisions seen in the successive extracts of each collection year, superseded ones included.

    `returns` are in the order they were added; of two that describe one date the one added last
    counts. A month is first known in the first extract taken in the 31 days from its end. Empty when no
    year has three extracts: then nothing is measured. Starts are episodes with reason S, ends those
    with a reason other than X1, short breaks left out.
    """
    seen: dict[tuple[str, int], list[int]] = {}
    for year, extracts in _extracts(returns):
        for event in ("starts", "ends"):
            counts = {as_at: _by_month(each, event) for as_at, each in extracts.items()}
            for later, grown in _growths(year, counts):
                seen.setdefault((event, later), []).append(grown)
    return [
        Revision(event, later, len(grown), fmean(grown))
        for (event, later), grown in sorted(
            seen.items(), key=lambda each: (each[0][0] != "starts", each[0])
        )
    ]


def unsettled_after(measured: Sequence[Revision], as_at: date) -> date | None:
    """The last month end that is settled: months after it are provisional.

    A month is settled when its measured mean further growth, of starts and of ends, is under half a
    child. `as_at` itself when all are; None when nothing was measured, and so nothing is marked.
    """
    if not measured:
        return None
    unsettled = max(
        _months_unsettled([each for each in measured if each.event == event])
        for event in ("starts", "ends")
    )
    if unsettled == 0:
        return as_at
    latest = as_at if is_month_end(as_at) else months_before(month_end(as_at), 1)
    return months_before(latest, unsettled)


def _months_unsettled(measured: Sequence[Revision]) -> int:
    """The fewest months after which a month stays within half a child of what it comes to."""
    means = {0: 0.0} | {each.months_after: each.mean for each in measured}
    final = means[max(means)]
    moving = [later for later, mean in means.items() if abs(final - mean) >= SETTLED_WITHIN]
    return max(moving) + 1 if moving else 0


def _extracts(returns: Sequence[Return]) -> Iterator[tuple[int, Mapping[date, Return]]]:
    """Each year with enough extracts that have an Episodes table, and those by as-at date."""
    years: dict[int, dict[date, Return]] = {}
    for each in returns:
        if "episodes" in each.tables:
            years.setdefault(each.collection_year, {})[each.as_at] = each
    for year in sorted(years):
        if len(years[year]) >= FEWEST_EXTRACTS:
            yield year, dict(sorted(years[year].items()))


def _growths(year: int, counts: Mapping[date, Mapping[date, int]]) -> Iterator[tuple[int, int]]:
    """Months after the first extract that knows it, and growth by then, of each month of the year."""
    for end in month_ends(year_end(year), 12):
        knowing = [as_at for as_at in counts if as_at >= end]
        if not knowing or knowing[0] - end > _FIRST_KNOWN_WITHIN:
            continue
        first = counts[knowing[0]].get(end, 0)
        # Of two extracts as many months later, the last.
        by_months = {_months_between(knowing[0], as_at): as_at for as_at in knowing}
        for later in range(1, LONGEST + 1):
            if later in by_months:
                yield later, counts[by_months[later]].get(end, 0) - first


def _months_between(first: date, second: date) -> int:
    return round((second - first).days / _DAYS_A_MONTH)


def _by_month(extract: Return, event: str) -> Mapping[date, int]:
    rows = extract.tables["episodes"]
    short_breaks = pa.array(_SHORT_BREAKS)
    cared = pc.invert(pc.fill_null(pc.is_in(rows["legal_status"], short_breaks), False))
    if event == "starts":
        counted, on = pc.equal(rows["reason_new_episode"], "S"), rows["decom"]
    else:
        counted, on = pc.not_equal(rows["reason_episode_ceased"], "X1"), rows["dec"]
    found: dict[date, int] = {}
    for each in on.filter(pc.and_(cared, pc.fill_null(counted, False))).drop_null().to_pylist():
        found[month_end(each)] = found.get(month_end(each), 0) + 1
    return found
