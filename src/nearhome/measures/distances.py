"""How far from home children live: thresholds, quarters of the line, and of those far away why and since when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles

from nearhome.measures.catalogue.distance import FAR_MILES
from nearhome.measures.placed import Placed

GOOD_REASONS = ("protective", "specialist", "kinship", "settled")
"""Reasons for which a child is better off far away."""
NO_NEARER = "no home nearer"
SETTLED = "2 years and over"
STAY, MIGHT, UNSAID = (
    "good for the child",
    "no home nearer, not settled",
    "no reason on record, not settled",
)
SETTLED_ANYHOW = "settled for two years, whatever the reason"
STANDINGS = (STAY, SETTLED_ANYHOW, MIGHT, UNSAID)
"""Who should stay where they are, who might live nearer, and of whom it cannot be said."""


def over(homes: Iterable[Placed], miles: float) -> int:
    """How many live more than so many miles from home."""
    return sum(each.miles is not None and each.miles > miles for each in homes)


def not_known(homes: Iterable[Placed]) -> int:
    """Of how many the distance is not known."""
    return sum(each.miles is None for each in homes)


def quarters(homes: Iterable[Placed]) -> tuple[float, float, float] | None:
    """Miles within which a quarter, half and three quarters of the children live; None where none is known."""
    known = sorted(each.miles for each in homes if each.miles is not None)
    if not known:
        return None
    if len(known) == 1:
        return known[0], known[0], known[0]
    first, middle, third = quantiles(known, n=4, method="inclusive")
    return first, middle, third


def far(homes: Iterable[Placed]) -> list[Placed]:
    """Those over 20 miles from home and outside the area (D08)."""
    return [
        each
        for each in homes
        if each.is_outside and each.miles is not None and each.miles > FAR_MILES
    ]


def standing(home: Placed) -> str:
    """Which of `STANDINGS` a child far away is in.

    A reason that is good for the child comes first; then having been with the same carers for two years.
    """
    reason = home.group("distance_reason")
    if reason in GOOD_REASONS:
        return STAY
    if home.group("stay") == SETTLED:
        return SETTLED_ANYHOW
    return MIGHT if reason == NO_NEARER else UNSAID


def counted(groups: Iterable[str], names: Sequence[str]) -> dict[str, int]:
    """How many of each name, true noughts included, those of no name behind."""
    found = Counter(groups)
    return {name: found[name] for name in dict.fromkeys((*names, *sorted(found)))}
