"""What kind of homes children have, whose, and where: settled on the published counts on 31 March."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from nearhome.demo.aims import YEARS, between, carried
from nearhome.demo.chance import Chance
from nearhome.demo.homes import Home, Moves
from nearhome.demo.households import Households, Place
from nearhome.demo.places import found_at, miles, urn, zone_of, zones
from nearhome.demo.settling import Aim, Aims, Choice, settle
from nearhome.demo.stability import Life
from nearhome.demo.who import AFTER, looked_after
from nearhome.vocabulary.ages import age_on
from nearhome.vocabulary.codes import groups as published_groups
from nearhome.vocabulary.periods import year_end

Kind = tuple[str, str]
"""A placement code and whose it is."""
Where = tuple[str, bool | None]
"""A locality, and whether over twenty miles from home (None: not known)."""

FOSTERED: tuple[Kind, ...] = (
    ("U6", "PR1"),
    ("U6", "PR4"),
    ("U6", "PR5"),
    ("U6", "PR2"),
    ("U3", "PR1"),
)
CHILDRENS_HOMES: tuple[Kind, ...] = (("K2", "PR4"), ("K2", "PR1"), ("K2", "PR5"))
SUPPORTED: tuple[Kind, ...] = (("H5", "PR4"), ("H5", "PR5"), ("P2", "PR4"), ("H5", "PR1"))
RARE: tuple[Kind, ...] = (("R1", "PR3"), ("S1", "PR4"))
UNLISTED: Kind = ("Z1", "")
PARENTS: Kind = ("P1", "PR0")
MOVABLE = frozenset({"U3", "U6", "K2", "H5", "P2", "Z1", "P1", "S1", "R1"})
"""Kinds of home that may become another."""
PROVIDERS = {
    "PR0": "parents",
    "PR1": "own provision",
    "PR2": "other authority",
    "PR3": "other public",
    "PR4": "private",
    "PR5": "voluntary",
    "": "not reported",
}
Standing = tuple[Life, Place, Home, list[int]]
"""A home in which its child was on some 31 March that counts, and those years."""
FAR = 20.0
RUNNING = AFTER + 1
"""The running year: without aims of its own what is drawn in it would drift from what was published."""
NOT_KNOWN = "distance not known"
"""The aim of homes whose distance nobody knows."""
ZONES_OUTSIDE = {"beside": 30, "near": 30, "wider": 22, "far": 18}
"""How often a home outside the area is in each zone, where the distance leaves a choice."""


def settle_kinds(
    seed: int, scale: float, lives: list[Life], households: Households, latest: date
) -> None:
    """Change the kind and the place of some homes until each is as frequent as was published.

    On `latest`, the last day of the running year, they are to be as on the last 31 March.
    """
    wanted = between("A01", "placement", scale) | between("A01", "provider", scale)
    aims = Aims({**wanted, **carried(wanted, AFTER), **carried(wanted, RUNNING)})
    found = []
    for homes in together(lives, households, latest):
        kinds = shared_options(homes[0], households)
        counts: list[list[Aim]] = [
            [part for year in years_of(homes) for part in kind_parts(kind, year)] for kind in kinds
        ]
        found.append((homes[0], Choice(kinds, counts)))
    settle(Chance(seed, 0, 60), aims, [choice for _, choice in found])
    for (life, place, *_), choice in found:
        if choice.chosen:
            put(life, place, choice.state)
            alike(life, place, households)


def settle_places(
    seed: int, scale: float, lives: list[Life], households: Households, latest: date
) -> None:
    """Change where some homes are until localities and distances are as were published; `latest` as for kinds."""
    wanted = between("A01", "locality", scale)
    for (_, year, _), limits_of in between("A01", "distance", scale).items():
        wanted[NOT_KNOWN, year, ""] = limits_of
    for code in ("D08", "D08-anywhere"):
        wanted |= between_total(code, scale)
    aims = Aims({**wanted, **carried(wanted, AFTER), **carried(wanted, RUNNING)})
    found = []
    for homes in together(lives, households, latest):
        life, place, home, _ = homes[0]
        own = where(life, home)
        others: list[Where] = [
            ("inside", False),
            ("inside", True),
            ("outside", False),
            ("outside", True),
        ]
        if life.child.separated or not found_at().get(life.child.home_post):
            others = [("inside", None), ("outside", None)]
        if home.place[0] == "A":
            others.append(("not known", None))
        elif not home.postcode:
            others = []
        others = [each for each in others if each[0] == "not known" or could_be(life, each)]
        kinds = list(dict.fromkeys((own, *others)))
        counts: list[list[Aim]] = [
            [part for year in years_of(homes) for part in place_parts(each, year)] for each in kinds
        ]
        found.append((life, place, Choice(kinds, counts)))
    settle(Chance(seed, 0, 61), aims, [choice for *_, choice in found])
    for life, place, choice in found:
        if choice.chosen:
            move(
                Chance(seed, life.child.number, 62, *place_number(place)), life, place, choice.state
            )
            alike(life, place, households)


def between_total(code: str, scale: float) -> dict[Aim, tuple[float, float]]:
    """The limits of a measure of its own, for each year."""
    from nearhome.demo.aims import limits
    from nearhome.demo.figures import figures

    found: dict[Aim, tuple[float, float]] = {}
    for year in YEARS:
        figure = figures().get((year, code, "", ""))
        if figure:
            total = figures()[year, "A01", "", ""].count or 0
            found[code, year, ""] = limits(figure, total, scale)
    return found


def together(lives: list[Life], households: Households, latest: date) -> list[list[Standing]]:
    """The homes of `standing`, those of brothers and sisters who share one put together."""
    found: dict[object, list[Standing]] = {}
    for each in standing(lives, latest):
        key = (each[0].child.number, each[1])
        found.setdefault(households.get(key, key), []).append(each)
    return list(found.values())


def years_of(homes: list[Standing]) -> list[int]:
    """The years of all the homes, one for each child who counts in it."""
    return [year for *_, years in homes for year in years]


def shared_options(standing: Standing, households: Households) -> list[Kind]:
    """The kinds that a home could be for every child who shares it, its own first.

    For those too who live in it on no day that counts: a home of brothers and sisters stays a family's.
    """
    life, place, home, _ = standing
    own = options(life, place, home)
    household = households.get((life.child.number, place))
    if household is None:
        return own
    each = [options(one, at, one.carers[at[0]][at[1]]) for one, at in household.homes]
    fit = [kind for kind in own[1:] if kind in FOSTERED and all(kind in kinds for kinds in each)]
    return [own[0], *fit]


def alike(life: Life, place: Place, households: Households) -> None:
    """What one home has become, those become that share it."""
    household = households.get((life.child.number, place))
    if household:
        household.alike(life.carers[place[0]][place[1]])


def standing(lives: list[Life], latest: date) -> Iterator[Standing]:
    """Every home in which its child was on some 31 March that counts, or on the latest day, with those years."""
    years = [*((year, year_end(year)) for year in (*YEARS, AFTER)), (RUNNING, latest)]
    for life in lives:
        for n, stay in enumerate(life.child.stays):
            if stay.short_breaks:
                continue
            there = [(year, last) for year, last in years if looked_after(stay, last)]
            if not there:
                continue
            homes = [*enumerate(life.carers[n])]
            last_home = life.moves[n].last
            if last_home:
                homes.append((-1, last_home))
            for place, (k, home) in enumerate(homes):
                until = homes[place + 1][1].start if place + 1 < len(homes) else date.max
                in_it = [year for year, last in there if home.start <= last < until]
                if in_it:
                    yield life, (n, k), home, in_it


def options(life: Life, place: Place, home: Home) -> list[Kind]:
    """The kinds a home could be, its own first."""
    own = (home.place, home.provider)
    moves = life.moves[place[0]]
    if home.place not in MOVABLE or place[1] < 0:
        return [own]
    age = age_on(life.child.born, home.start)
    found = [own, *FOSTERED[: 4 if life.child.separated else 5]]
    last = place[1] == len(life.carers[place[0]]) - 1
    if not (moves.stay.reason == "E17" and last):
        if age >= 9:
            found += CHILDRENS_HOMES
        if age >= 16:
            found += SUPPORTED
        if age >= 12:
            found += [*RARE, UNLISTED]
        if with_parents(moves, home.start):
            found.append(PARENTS)
    return list(dict.fromkeys(found))


def with_parents(moves: Moves, start: date) -> bool:
    """Whether the law allows a home with parents from a day on."""
    return moves.stay.route != "adoption" and moves.status(start) in ("C1", "C2")


def kind_parts(kind: Kind, year: int) -> list[Aim]:
    """What a kind of home counts towards."""
    place, provider = kind
    return [
        ("A01", year, published_groups("PLACE")[place]),
        ("A01", year, PROVIDERS[provider]),
    ]


def put(life: Life, place: Place, kind: Kind) -> None:
    """A home becomes one of another kind."""
    n, k = place
    moves, home = life.moves[n], life.carers[n][k]
    moved = home.postcode
    if kind[0] != home.place and kind[0] != UNLISTED[0]:
        moved = moves.postcode(*kind)
    life.carers[n][k] = replace(
        home,
        place=kind[0],
        provider=kind[1],
        postcode=moved,
        urn=urn(moves.chance, *kind),
    )


def where(life: Life, home: Home) -> Where:
    """Where a home is."""
    if not home.postcode:
        return "not known", None
    inside = zone_of()[home.postcode] == "home"
    locality = "inside" if inside else "outside"
    origin = found_at().get(life.child.home_post)
    if life.child.separated or origin is None:
        return locality, None
    there = found_at()[home.postcode]
    apart = float(np.hypot(there.easting - origin.easting, there.northing - origin.northing))
    return locality, round(apart / 1000 / 1.6093, 1) > FAR


def place_parts(at: Where, year: int) -> list[Aim]:
    """What a place counts towards."""
    locality, far = at
    found: list[Aim] = [("A01", year, locality)]
    if far is None:
        found.append((NOT_KNOWN, year, ""))
    if far:
        found.append(("D08-anywhere", year, ""))
        if locality == "outside":
            found.append(("D08", year, ""))
    return found


def move(chance: Chance, life: Life, place: Place, at: Where) -> None:
    """A home is elsewhere."""
    locality, far = at
    if locality == "not known":
        settled(life, place, "")
        return
    fit = {
        zone: weight
        for zone, weight in zones_of(locality).items()
        if fitting(life.child.home_post, zone, far)
    }
    if fit:
        zone = chance.pick(fit)
        at_place = chance.one(fitting(life.child.home_post, zone, far))
        settled(life, place, zones()[zone][at_place].postcode)


def zones_of(locality: str) -> dict[str, float]:
    """The zones of a locality, and how often a home is in each."""
    return {"home": 1.0} if locality == "inside" else dict(ZONES_OUTSIDE)


@cache
def fitting(home: str, zone: str, far: bool | None) -> tuple[int, ...]:
    """Which of a zone's places are over twenty miles from a home, or not over; all where it is not known."""
    origin = found_at().get(home)
    if far is None or origin is None:
        return tuple(range(len(zones()[zone])))
    apart = np.round(miles(zone, origin.easting, origin.northing), 1) > FAR
    return tuple(np.flatnonzero(apart == far).tolist())


def could_be(life: Life, at: Where) -> bool:
    """Whether there is any place like that."""
    locality, far = at
    return any(fitting(life.child.home_post, zone, far) for zone in zones_of(locality))


def settled(life: Life, place: Place, postcode: str) -> None:
    """A home has another postcode."""
    n, k = place
    last = life.moves[n].last
    if k < 0 and last is not None:
        life.moves[n].last = replace(last, postcode=postcode)
    else:
        life.carers[n][k] = replace(life.carers[n][k], postcode=postcode)


def place_number(place: Place) -> tuple[int, int]:
    """A home's numbers, none below zero."""
    return place[0], place[1] + 1
