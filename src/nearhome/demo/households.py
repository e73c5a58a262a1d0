"""Brothers and sisters in one home: who joins whom, settled home by home.

Whoever comes into care or moves, and is to be fostered, goes with a certain chance where a brother or
sister is fostered already or is going on the same day. Homes keep the days that they had, so that
nobody moves more or less often: when one of them moves, the others stay. What the homes have in common
(kind, whose, where) is then settled for all of them together.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.homes import FOSTER, Home
from nearhome.demo.lists.chances import share
from nearhome.demo.plan import Child
from nearhome.demo.stability import Life
from nearhome.vocabulary.ages import age_on

Place = tuple[int, int]
"""A home of a life: the stay, and which of its homes with new carers; -1 for the last."""

RELATIVES = "U3"
FOSTERED = frozenset({"U4", "U6", RELATIVES})
"""Kinds of home in which brothers and sisters are brought together; U5 is one child's road to adoption."""

NEAR_IN_AGE = timedelta(days=round(7 * 365.25))
"""A baby and a teenager are seldom planned to live together."""

LEAST = timedelta(days=3)
"""No home begins in the last days of a stay."""

CHILDRENS_HOME = "K2"
TOO_OLD = 15
"""From this age a child who would live in a children's home does, wherever brothers and sisters are."""

PLANNED_STREAM = 990
"""The stream of draws that says whether a family's plan is to live together: the lists ask it too."""


@dataclass(eq=False)
class Household:
    """Homes of brothers and sisters that are one home."""

    homes: list[tuple[Life, Place]]

    def alike(self, like: Home) -> None:
        """Every one of them is of the kind of a home, with the same provider, at the same place."""
        for life, (n, k) in self.homes:
            life.carers[n][k] = replace(
                life.carers[n][k],
                place=like.place,
                provider=like.provider,
                postcode=like.postcode,
                urn=like.urn,
                shared=True,
            )


Households = dict[tuple[int, Place], Household]
"""By a child's number and a home of its life."""


def planned_together(seed: int, family: int, members: Sequence[Child]) -> bool:
    """Whether the plan of a family's brothers and sisters is that they live together."""
    births = [child.born for child in members]
    near = max(births) - min(births) <= NEAR_IN_AGE
    likely = share("together.planned" if near else "together.planned_wide")
    return Chance(seed, family, PLANNED_STREAM).yes(likely)


def move_together(seed: int, lives: Sequence[Life]) -> None:
    """Brothers and sisters who come on one day and are fostered move on the same days, where that is the plan."""
    by_child = {life.child.number: life for life in lives}
    for family, members in families([life.child for life in lives]).items():
        if planned_together(seed, family, members):
            eldest, *others = (by_child[child.number] for child in members)
            for life in others:
                _as_the_eldest(life, eldest)


def _as_the_eldest(life: Life, eldest: Life) -> None:
    theirs, until = eldest.carers[0], life.moves[0].until
    own = life.carers[0]
    same_day = life.child.stays[0].entry == eldest.child.stays[0].entry
    if same_day and all(home.place in FOSTERED for home in (*theirs, *own)):
        later = [replace(home) for home in theirs[1:] if home.start < until - LEAST]
        life.carers[0] = [own[0], *later]


def bring_together(seed: int, lives: Sequence[Life]) -> Households:
    """Make some homes of brothers and sisters one home; those homes by child and place."""
    found: Households = {}
    by_child = {life.child.number: life for life in lives}
    for family, members in families([life.child for life in lives]).items():
        planned = planned_together(seed, family, members)
        joins = share("together.joins" if planned else "together.joins_unplanned")
        theirs = [by_child[child.number] for child in members]
        _one_family(Chance(seed, family, 96), joins, theirs, found)
    return found


def families(children: Sequence[Child]) -> dict[int, list[Child]]:
    """Brothers and sisters by the number of their family, where there are two or more."""
    found: defaultdict[int, list[Child]] = defaultdict(list)
    for child in children:
        if child.family and not child.separated:
            found[child.family].append(child)
    return {family: members for family, members in found.items() if len(members) > 1}


def _one_family(chance: Chance, joins: float, members: list[Life], found: Households) -> None:
    """Go through a family's homes in the order in which they begin."""
    begun = sorted(
        (
            (home.start, life.child.number, life, (n, k))
            for life in members
            for n, homes in enumerate(life.carers)
            if not life.child.stays[n].short_breaks
            for k, home in enumerate(homes)
        ),
        key=lambda each: each[:2],
    )
    for at, (start, _, life, place) in enumerate(begun):
        if not (fostered(life, place) or _could_be_fostered(life, place)):
            continue
        there = list(_standing(begun[:at], life, start))
        if there and chance.yes(joins):
            _join(life, place, *chance.one(there), found)


def _standing(
    begun: Sequence[tuple[date, int, Life, Place]], joining: Life, on: date
) -> Iterator[tuple[Life, Place]]:
    """The homes in which brothers and sisters are fostered at the end of a day."""
    for _, _, life, place in begun:
        if life is not joining and fostered(life, place) and on < ends(life, place):
            yield life, place


def fostered(life: Life, place: Place) -> bool:
    """Whether brothers and sisters could live in a home together."""
    return life.carers[place[0]][place[1]].place in FOSTERED


def ends(life: Life, place: Place) -> date:
    """The day on which a home ends, `date.max` when nothing ends it yet."""
    n, k = place
    later = life.starts(n)[k + 1 :]
    return later[0] if later else life.child.stays[n].ceased or date.max


def _could_be_fostered(life: Life, place: Place) -> bool:
    """Whether a child who would go to a children's home could go to a brother's or sister's carers."""
    home = life.carers[place[0]][place[1]]
    return home.place == CHILDRENS_HOME and age_on(life.child.born, home.start) < TOO_OLD


def _join(life: Life, place: Place, other: Life, there: Place, found: Households) -> None:
    """A child goes where a brother or sister lives."""
    key = (other.child.number, there)
    household = found.setdefault(key, Household([(other, there)]))
    household.homes.append((life, place))
    found[life.child.number, place] = household
    home = other.carers[there[0]][there[1]]
    # Approval for the long term is each child's own and comes later, so that all begin alike.
    household.alike(replace(home, place="U6") if home.place in FOSTER else home)
