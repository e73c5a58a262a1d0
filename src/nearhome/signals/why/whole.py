"""Parts of a change as whole children that still add up."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def whole(parts: Sequence[Fraction], total: int | None = None) -> tuple[int, ...]:
    """Each part as a whole number less than one away from it, together the whole number nearest their sum.

    `total` is what they are to come to instead: the whole number below or above their sum. What rounding
    down leaves goes to the parts with the largest remainders, the earlier first.
    """
    down = [floor(part) for part in parts]
    if total is None:
        total = floor(sum(parts, Fraction(0)) + Fraction(1, 2))
    missing = total - sum(down)
    order = sorted(range(len(parts)), key=lambda n: (down[n] - parts[n], n))
    for n in order[:missing]:
        down[n] += 1
    return tuple(down)
