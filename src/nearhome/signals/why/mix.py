"""A share parted into who the children are and what happens to children alike (Kitagawa, 1955).

E. M. Kitagawa, Components of a difference between two rates, Journal of the American Statistical
Association 50 (272), 1168-1194: each factor changes while the other stands at the mean of both days, so
the two add up exactly and no order of them is preferred.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nearhome.results.why import CannotSplitError, Kind, Part, Split

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Of:
    """So many of so many children: the numerator and denominator of a group."""

    some: int
    all: int

    @property
    def share(self) -> Fraction | None:
        """The share, None of no children."""
        return Fraction(self.some, self.all) if self.all else None


def mix(
    code: str,
    by: str,
    days: tuple[date, date],
    before: Mapping[str, Of],
    after: Mapping[str, Of],
) -> Split:
    """The children a share counts, at two days, parted by size, mix and share, by the groups of `by`.

    The unit is children: how many more are counted because there are more children in all, because more
    of them are of groups in which it is common, and because it has become more common in a group. A
    group without children on one of the days has no share there: its part is all mix. CannotSplitError
    when one of the days has no children at all.
    """
    whole = (_sum(before), _sum(after))
    if not all(each.all for each in whole):
        empty = days[0 if not whole[0].all else 1]
        raise CannotSplitError(
            f"on {empty} there are no children to share out",
            f"on {empty.day} {empty:%B %Y} there was nobody to count",
        )
    first, last = (Fraction(each.some, each.all) for each in whole)
    size = HALF * (first + last) * (whole[1].all - whole[0].all)
    mean_children = HALF * (whole[0].all + whole[1].all)
    parts = [Part(Kind.SIZE, "", size, Fraction(whole[0].all), Fraction(whole[1].all))]
    for group in dict.fromkeys((*before, *after)):
        pair = (before.get(group, Of(0, 0)), after.get(group, Of(0, 0)))
        parts += _group(group, pair, whole, mean_children, HALF * (first + last))
    somes = (Fraction(whole[0].some), Fraction(whole[1].some))
    return Split(code, f"size, mix and shares by {by}", "n", days, *somes, tuple(parts))


def _group(
    group: str, pair: tuple[Of, Of], whole: tuple[Of, Of], children: Fraction, middle: Fraction
) -> list[Part]:
    weights = tuple(Fraction(each.all, total.all) for each, total in zip(pair, whole, strict=True))
    first, last = _shares(pair)
    mixed = (weights[1] - weights[0]) * (HALF * (first + last) - middle)
    shared = HALF * sum(weights, Fraction(0)) * (last - first)
    return [
        Part(Kind.MIX, group, children * mixed, Fraction(pair[0].all), Fraction(pair[1].all)),
        Part(Kind.SHARE, group, children * shared, Fraction(pair[0].some), Fraction(pair[1].some)),
    ]


def _shares(pair: tuple[Of, Of]) -> tuple[Fraction, Fraction]:
    """The group's share at both days; that of the other day where it has no children on one."""
    known = [each.share for each in pair]
    first, last = known
    return (
        first if first is not None else last or Fraction(0),
        last if last is not None else first or Fraction(0),
    )


def _sum(groups: Mapping[str, Of]) -> Of:
    return Of(sum(each.some for each in groups.values()), sum(each.all for each in groups.values()))
