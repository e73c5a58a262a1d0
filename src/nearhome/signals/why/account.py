"""The account of a stock: who came in and who left make the change, child by child."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nearhome.results.why import CannotSplitError, Kind, Part, Split

WAY = "came in and left"
BESIDE = "the year's coming and leaving beside the year before's"


@dataclass(frozen=True, slots=True)
class Flows:
    """Who came in and who left in twelve months: children once each, by group, and the further times.

    `came` are by the way in, `left` by the way out; `again` and `left_again` count every further time of
    the same child. `unrecorded` are periods of care first seen without a start.
    """

    came: Mapping[str, int]
    left: Mapping[str, int]
    again: int = 0
    left_again: int = 0
    unrecorded: int = 0

    @property
    def net(self) -> int:
        """By how much they raise a stock."""
        into = sum(self.came.values()) + self.again + self.unrecorded
        return into - sum(self.left.values()) - self.left_again

    def signed(self) -> dict[tuple[Kind, str], int]:
        """Each flow with its sign, by kind and group; what is nought and of no group left out."""
        single = {
            (Kind.AGAIN, ""): self.again,
            (Kind.UNRECORDED, ""): self.unrecorded,
            (Kind.LEFT_AGAIN, ""): -self.left_again,
        }
        return {
            **{(Kind.CAME, group): number for group, number in self.came.items()},
            **{(Kind.LEFT, group): -number for group, number in self.left.items()},
            **{key: number for key, number in single.items() if number},
        }


def account(
    code: str,
    days: tuple[date, date],
    stock: tuple[int, int],
    flows: Flows,
    others: Mapping[Kind, int],
) -> Split:
    """A stock at two days parted by who came in and who left between them.

    `flows` are from the day after the first to the second; `others` are what the flows do not hold
    (children moved by a change of councils, or added by an officer). ValueError when a child is left over.
    """
    parts = (
        *(Part(kind, group, Fraction(n)) for (kind, group), n in flows.signed().items()),
        *(Part(kind, "", Fraction(number)) for kind, number in others.items() if number),
    )
    return Split(code, WAY, "n", days, Fraction(stock[0]), Fraction(stock[1]), parts)


def beside_the_year_before(
    code: str, ends: tuple[date, date], earlier: Flows, later: Flows
) -> Split:
    """What a year added to a stock beside what the year before did: more coming in, or fewer leaving?

    A group that one of the years lacks is nought there.
    """
    first, last = earlier.signed(), later.signed()
    parts = tuple(
        _pair(*key, first.get(key, 0), last.get(key, 0)) for key in dict.fromkeys((*first, *last))
    )
    return Split(code, BESIDE, "n", ends, Fraction(earlier.net), Fraction(later.net), parts)


def _pair(kind: Kind, group: str, first: int, last: int) -> Part:
    return Part(kind, group, Fraction(last - first), abs(Fraction(first)), abs(Fraction(last)))


def by_group(
    code: str, by: str, days: tuple[date, date], before: Mapping[str, int], after: Mapping[str, int]
) -> Split:
    """A count at two days parted by the groups of a breakdown."""
    parts = tuple(
        _pair(Kind.GROUP, group, before.get(group, 0), after.get(group, 0))
        for group in dict.fromkeys((*before, *after))
    )
    first, last = (Fraction(sum(each.values())) for each in (before, after))
    return Split(code, f"groups by {by}", "n", days, first, last, parts)


def published_account(
    code: str, way: str, days: tuple[date, date], stock: tuple[int, int], came: int, left: int
) -> Split:
    """A council's published stock at two 31 Marches parted by its published flows of the year between.

    In hundredths of the children in care at the first, so that councils of any size lie beside each
    other. Published flows count a child once, and numbers are revised, so they do not meet the change:
    what they miss is a part of its own. CannotSplitError when nobody was in care at first.
    """
    if not stock[0]:
        raise CannotSplitError(f"nobody was in care on {days[0]}")
    of = Fraction(100, stock[0])
    missed = stock[1] - stock[0] - came + left
    parts = (
        Part(Kind.CAME, "", of * came),
        Part(Kind.LEFT, "", -of * left),
        *([Part(Kind.RESIDUE, "", of * missed)] if missed else []),
    )
    return Split(code, way, "%", days, Fraction(100), of * stock[1], parts)
