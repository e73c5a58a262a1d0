"""Whether children of one group are in care more often than those of another: rates, their ratio, its interval.

A rate is of 10,000 children of the group who live here. The ratio is beside one reference group, with the
exact interval of two Poisson counts (`signals.chance`).
"""

from collections.abc import Mapping

from nearhome.results.who import Unequal
from nearhome.signals.chance import times_between

PER = 10_000
FEWEST = 6
"""With fewer children in care, or fewer than these expected at the reference's rate, nothing is said."""

MORE, LESS = "more often", "less often"
ALIKE = "no clear difference"
TOO_FEW = "too few to say"
REFERENCE = "the others are set beside this group"
NO_FIGURE = "how many live here was not supplied"

Counted = tuple[int | None, float | None]
"""Children in care, None where not shown; children who live here, None where not supplied."""


def beside(groups: Mapping[str, Counted], reference: str) -> tuple[Unequal, ...]:
    """Every group beside the reference group, in the order given."""
    of = groups.get(reference, (None, None))
    return tuple(_one(name, counted, reference, of) for name, counted in groups.items())


def _one(name: str, counted: Counted, reference: str, of: Counted) -> Unequal:
    count, here = counted
    rate = None if count is None or not here else PER * count / here
    if not here:
        return Unequal(name, count, None, None, None, None, None, NO_FIGURE)
    if name == reference:
        return Unequal(name, count, here, rate, None, None, None, REFERENCE)
    if count is None or _is_small(count, here, of):
        return Unequal(name, count, here, rate, None, None, None, TOO_FEW)
    assert of[0] is not None
    assert of[1] is not None
    assert rate is not None
    low, high = times_between((count, here), (of[0], of[1]))
    times = rate / (PER * of[0] / of[1])
    return Unequal(name, count, here, rate, times, low, high, _says(low, high))


def _is_small(count: int, here: float, of: Counted) -> bool:
    if not of[0] or not of[1]:
        return True
    return count < FEWEST and here * of[0] / of[1] < FEWEST


def _says(low: float, high: float) -> str:
    if low > 1:
        return MORE
    return LESS if high < 1 else ALIKE
