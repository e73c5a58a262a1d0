"""Which ages overtook which among children who came in, as an edition may tell it."""

from collections.abc import Mapping, Sequence
from datetime import date

from nearhome.disclosure.small import SMALLEST_SHOWN
from nearhome.journeys.measures import asking
from nearhome.journeys.records import Records
from nearhome.pack.edition import Edition
from nearhome.results.values import Result
from nearhome.results.why import CannotSplitError
from nearhome.results.why_told import Lacking, Order
from nearhome.signals.why.figures import figures
from nearhome.signals.why.overtaking import LASTING, Overtaking, overtakings
from nearhome.signals.why.splits import CAME
from nearhome.vocabulary.periods import month_ends

AGES = "age:0-4,5-11,12-15,16-17"
MONTHS = 25
"""Month ends looked at: two years, and the one before them."""
WAY = "order of ages"


def orders_of(records: Records, edition: Edition) -> tuple[tuple[Order, ...], tuple[Lacking, ...]]:
    """Every age that overtook another in the last two years and stayed the larger, the newest first.

    Where small numbers are hidden only the order is told, and only of groups of six children and more:
    the numbers would, beside those by other ages, give back the ages between.
    """
    days = month_ends(edition.as_at, MONTHS)
    held, groups = _held(asking(records)(days, (CAME,), (AGES,)), days)
    if len(held) <= LASTING:
        return (), (Lacking(CAME, WAY, AGES, "fewer than seven month ends have a number by age"),)
    found = overtakings(held, groups)
    return tuple(_order(each, edition) for each in found if edition.officers or _is_large(each)), ()


def _held(
    results: Sequence[Result], days: Sequence[date]
) -> tuple[Sequence[date], Mapping[str, list[int]]]:
    """The last month ends in a row that the groups are known of, and each group's numbers at them."""
    known = figures(results)
    counts: list[Mapping[str, int]] = []
    for day in reversed(days):
        try:
            counts.insert(0, known.counts(CAME, day, AGES))
        except CannotSplitError:
            break
    names = counts[-1] if counts else ()
    return days[len(days) - len(counts) :], {
        name: [each.get(name, 0) for each in counts] for name in names
    }


def _is_large(found: Overtaking) -> bool:
    return min(*found.numbers, *found.others) >= SMALLEST_SHOWN


def _order(found: Overtaking, edition: Edition) -> Order:
    numbers = (*found.numbers, *found.others) if edition.officers else None
    return Order(CAME, found.group, found.overtook, found.since, numbers)
