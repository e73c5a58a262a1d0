"""What happened to children, not how many there are: events by age and by stretch of time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a column counts: the first and the last, both within."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Activity:
    """The events of one kind (starts, ends, moves), for each age by stretch of time.

    `counts` has a row for each of `ages` and a column for each of `stretches`; None is a number too
    small to show. `months` is how many months a stretch has: the fewest at which not nearly every
    number is hidden. `provisional` are the stretches that may still change.
    """

    code: str
    name: str
    ages: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    counts: tuple[tuple[int | None, ...], ...]
    months: int
    provisional: frozenset[int] = frozenset()
