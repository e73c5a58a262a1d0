"""The plain row-and-column method: what most spreadsheets are protected by, and all that it looks at.

A count of one to five is hidden. Where one number alone is hidden of a line (the groups of a breakdown, of
a measure, on a day; numbers above and below the line apart) the smallest other that is not nought is hidden too.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nearhome.results.values import Result, Status

NUMBERED = (Status.VALUE, Status.ZERO, Status.PROVISIONAL, Status.NO_DENOMINATOR)
Place = tuple[int, int]
"""Which result, and 0 for its number above the line, 1 for that below."""


def plainly_hidden(results: Sequence[Result]) -> set[Place]:
    """The numbers that the method hides."""
    lines: dict[tuple[object, ...], dict[Place, float]] = defaultdict(dict)
    for n, each in enumerate(results):
        for part, number in enumerate((each.numerator, each.denominator)):
            if number is not None and each.status in NUMBERED:
                lines[part, each.code, each.as_at, each.breakdown][n, part] = number
    hidden: set[Place] = set()
    for line, numbers in lines.items():
        own = {place for place, number in numbers.items() if 1 <= number <= 5}
        if len(own) == 1 and line[-1]:
            others = [
                (not number, number, place) for place, number in numbers.items() if place not in own
            ]
            own |= {min(others)[-1]} if others else set()
        hidden |= own
    return hidden


def plainly_protected(results: Sequence[Result]) -> tuple[Result, ...]:
    """The results as the method prints them; a value only where its numbers are shown."""
    hidden = plainly_hidden(results)
    return tuple(
        replace(
            each,
            numerator=None if (n, 0) in hidden else each.numerator,
            denominator=None if (n, 1) in hidden else each.denominator,
            value=None,
            status=Status.SUPPRESSED,
        )
        if {(n, 0), (n, 1)} & hidden
        else each
        for n, each in enumerate(results)
    )
