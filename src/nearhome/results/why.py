"""Why a figure changed: the change between two days, parted with nothing left over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class CannotSplitError(Exception):
    """A change has no parts: a figure is not known, or there is nobody to share out. The message says which.

    `plain` says it for a page: without codes.
    """

    def __init__(self, message: str, plain: str = "") -> None:
        super().__init__(message)
        self.plain = plain


class LeftOverError(ValueError):
    """Parts do not add up to their change."""


class Kind(StrEnum):
    """What a part of a change comes from."""

    CAME = "came in"
    LEFT = "left"
    AGAIN = "came in again in the year"
    LEFT_AGAIN = "left again in the year"
    UNRECORDED = "first seen without a start"
    TRANSFERRED = "to or from another council when councils changed"
    RESTRICTED = "added by an officer, not in the records"
    MORE_CAME = "more or fewer came in"
    STAYED = "stayed longer or left sooner"
    LONG_IN_CARE = "in care since before"
    CHILDREN = "children in care"
    POPULATION = "children who live here"
    SIZE = "more or fewer children in care"
    MIX = "who the children are"
    SHARE = "what happens to children alike"
    GROUP = "of a group"
    RESIDUE = "not in the published flows"
    SEVERAL = "several, in and out"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a change, in the unit of its split: exact, so that the parts add up to the change.

    `group` names the route, age band or time in care it is of, empty for all. `before` and `after` are
    the figures it is made from, where it has a pair of them.
    """

    kind: Kind
    group: str
    effect: Fraction
    before: Fraction | None = None
    after: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The change of a figure from the first of `days` to the second, in `unit`, as the sum of its parts.

    `way` says in words how it was split. A split whose parts do not add up cannot be made.
    """

    code: str
    way: str
    unit: str
    days: tuple[date, date]
    before: Fraction
    after: Fraction
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Hold the parts to the change: LeftOverError when something is left over."""
        left = self.change - sum((part.effect for part in self.parts), Fraction(0))
        if left:
            raise LeftOverError(f"{self.code}, {self.way}: the parts leave {float(left):g} over")

    @property
    def change(self) -> Fraction:
        """How much more, or fewer, at the end."""
        return self.after - self.before

    def of(self, kind: Kind) -> Fraction:
        """What all the parts of a kind come to."""
        return sum((part.effect for part in self.parts if part.kind is kind), Fraction(0))
