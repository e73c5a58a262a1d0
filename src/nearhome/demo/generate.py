"""Draws a whole demonstration authority."""

from dataclasses import replace
from datetime import date, timedelta

from nearhome.demo.adoption import adoption
from nearhome.demo.births import span
from nearhome.demo.care import liberty, reviews, workers
from nearhome.demo.chance import Chance
from nearhome.demo.episodes import overlapped, stay_episodes
from nearhome.demo.flows import populate
from nearhome.demo.health import health
from nearhome.demo.homes import Moves
from nearhome.demo.households import bring_together, move_together
from nearhome.demo.intentions import intend
from nearhome.demo.kinds import settle_kinds, settle_places
from nearhome.demo.leavers import leaving
from nearhome.demo.matching import settle_adoptions
from nearhome.demo.missing import missing
from nearhome.demo.parameters import Parameters
from nearhome.demo.people import born_child, mother
from nearhome.demo.plan import Child, Episode, Incident, Plan, Stay
from nearhome.demo.pool import Pool
from nearhome.demo.recording import mistaken
from nearhome.demo.stability import Life, settle_stability
from nearhome.demo.statuses import courses
from nearhome.demo.who import settle_who
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import collection_year, month_ends, year_end, year_start

DAY = timedelta(days=1)
EXTRACTS = 18
"""Of how many months there are extracts, the last day's included."""


def generate(parameters: Parameters, *, seed: int, children: int) -> Plan:
    """Invented children with every stay, home and event, the same for the same seed and size.

    `children` is about how many are looked after at a date; the yearly totals scale with it.
    """
    pool = populate(parameters, seed, children)
    intend(pool)
    short_breaks(pool)
    born = [born_child(parameters, seed, person) for person in pool.people]
    named = [child for child in born if in_returns(parameters, child)]
    named.sort(key=lambda child: (child.stays[0].entry, child.number))
    for place, child in enumerate(named, start=1):
        child.ident = f"{parameters.child_prefix}{place:06d}"
    settle_who(parameters, seed, pool.scale, named)
    lives = live_somewhere(parameters, seed, pool.scale, named)
    for child, life in zip(named, lives, strict=True):
        mother(parameters, Chance(seed, child.number, 9), child)
        live(parameters, seed, child, life)
    missing(parameters, seed, pool.scale, named)
    closed = collection_year(parameters.horizon + DAY) - 1
    health(parameters, seed, pool.scale, named, closed)
    leaving(parameters, seed, named, closed)
    give_orders(parameters, pool, named)
    month_ends_have_events(parameters, named)
    second_identifiers(pool, named)
    late_ends(pool, named)
    errors = mistaken(parameters, pool, seed)
    return Plan(seed, parameters.first_year, parameters.horizon, tuple(named), errors)


def in_returns(parameters: Parameters, child: Child) -> bool:
    """Whether any return could hold the child: looked after, or under 22, since the first year began."""
    first = year_start(parameters.first_year)
    return bool(child.stays) and (
        any(stay.ceased is None or stay.ceased >= first for stay in child.stays)
        or birthday(child.born, 22) > first > birthday(child.born, 17)
    )


def live_somewhere(
    parameters: Parameters, seed: int, scale: float, children: list[Child]
) -> list[Life]:
    """Every child's legal statuses and homes, settled on what was published."""
    law = courses(parameters, seed, scale, children)
    lives = []
    for child in children:
        moves = [
            Moves(
                parameters, Chance(seed, child.number, 300 + n), child, stay, law[child.number, n]
            )
            for n, stay in enumerate(child.stays)
        ]
        lives.append(Life(child, moves, [each.carers() for each in moves]))
    move_together(seed, lives)
    settle_adoptions(seed, scale, lives)
    settle_stability(seed, lives)
    households = bring_together(seed, lives)
    settle_kinds(seed, scale, lives, households, parameters.horizon)
    settle_places(seed, scale, lives, households, parameters.horizon)
    return lives


def live(parameters: Parameters, seed: int, child: Child, life: Life) -> None:
    """Everything that happens to one child."""
    horizon = parameters.horizon
    chance = Chance(seed, child.number, 1)
    for moves, carers in zip(life.moves, life.carers, strict=True):
        homes = moves.homes(carers)
        found = stay_episodes(parameters, chance, child, moves.stay, moves.legal, homes)
        found = [cut(each, horizon) for each in found if each.decom <= horizon]
        found = overlapped(chance, parameters.untidy.overlap, found)
        child.episodes.append(without_reason(chance, parameters.untidy.blank_reason, found))
    child.reviews = reviews(parameters, Chance(seed, child.number, 2), child, horizon)
    child.workers = workers(parameters, Chance(seed, child.number, 4), child, horizon)
    child.adoption = adoption(parameters, Chance(seed, child.number, 7), child, horizon)
    if child.separated:
        child.separated_until = birthday(child.born, 18)
    other = Chance(seed, child.number, 8)
    if other.yes(0.04):
        child.previous_permanence = other.pick({"P1": 3, "P2": 5, "P3": 2})


def cut(episode: Episode, horizon: date) -> Episode:
    """An episode as known on the last day: what has not happened yet is not recorded."""
    if episode.dec is None or episode.dec > horizon:
        return replace(episode, dec=None, rec="", reason_place_change="")
    return episode


def without_reason(chance: Chance, share: float, episodes: list[Episode]) -> list[Episode]:
    """Some ended episodes without the reason they ceased."""
    return [
        replace(each, rec="") if each.rec == "X1" and chance.yes(share) else each
        for each in episodes
    ]


def short_breaks(pool: Pool) -> None:
    """Children looked after under an agreed series of short breaks."""
    parameters = pool.parameters
    for year in parameters.years:
        if year.year < parameters.first_year:
            continue
        chance = Chance(pool.seed, 0, 1, year.year)
        first, last = year_start(year.year), min(year_end(year.year), parameters.horizon)
        for _ in range(pool.scaled(parameters.children_mix.short_break_children / 2)):
            entry = chance.day(first, last)
            band = chance.one((2, 3, 3))
            person = pool.add(entry, span(entry, band), band, separated=False)
            born = person.settle(chance, 0.0)
            planned = min(entry + timedelta(days=chance.whole(200, 900)), birthday(born, 18))
            ceased = planned if planned <= parameters.horizon else None
            person.stays = [Stay(entry, planned, "other", ceased=ceased, short_breaks=True)]


def give_orders(parameters: Parameters, pool: Pool, named: list[Child]) -> None:
    """Deprivation of liberty orders for a few teenagers looked after at the last day."""
    chance = Chance(pool.seed, 0, 2)
    horizon = parameters.horizon
    could = [
        child
        for child in named
        if child.stays[-1].ceased is None
        and not child.stays[-1].short_breaks
        and child.episodes[-1]
        and child.episodes[-1][-1].place in ("K1", "K2", "R1", "Z1")
        and 12 <= age_on(child.born, horizon) <= 17
    ]
    for child in chance.shuffled(could)[: pool.scaled(parameters.orders.children)]:
        child.orders = liberty(chance, child, child.stays[-1], horizon)


def month_ends_have_events(parameters: Parameters, named: list[Child]) -> None:
    """Somebody goes missing on the last day of each of the last months: an extract runs to it."""
    for on in month_ends(parameters.horizon, EXTRACTS):
        if any(each.started == on for child in named for each in child.missing):
            continue
        inside = [child for child in named if could_run(child, on)]
        if inside:
            often = max(inside, key=lambda child: (len(child.missing), child.ident))
            ended = None if on == parameters.horizon else on
            often.missing.append(Incident("M", on, ended))
            often.missing.sort(key=lambda each: each.started)


def could_run(child: Child, on: date) -> bool:
    """Whether a child is in care on a day and the next, old enough, and not away already."""
    return (
        11 <= age_on(child.born, on) <= 17
        and any(
            not stay.short_breaks
            and stay.entry < on
            and (stay.ceased is None or stay.ceased > on + DAY)
            for stay in child.stays
        )
        and not any(
            each.started <= on and (each.ended is None or each.ended >= on)
            for each in child.missing
        )
    )


def second_identifiers(pool: Pool, named: list[Child]) -> None:
    """A few children who came back and were given a new identifier."""
    wanted = pool.scaled(pool.parameters.untidy.second_id)
    # Not within one year: there a child is counted once, and two identifiers would make it two.
    back = [
        child
        for child in named
        if len(child.stays) == 2
        and child.stays[1].entry.year >= 2019
        and child.stays[1].route != "vesting"
        and collection_year(child.stays[0].entry) < collection_year(child.stays[1].entry) - 1
    ]
    for child in Chance(pool.seed, 0, 3).shuffled(back)[:wanted]:
        child.later_ident = f"{child.ident[:2]}9{child.ident[3:]}"


def late_ends(pool: Pool, named: list[Child]) -> None:
    """Some young people whose end at eighteen is put on record only after the year's return."""
    parameters = pool.parameters
    for year in parameters.years:
        last = min(year_end(year.year), parameters.horizon)
        chance = Chance(pool.seed, 0, 4, year.year)
        turned = [
            child
            for child in named
            if child.stays[-1].route == "stay"
            and (ceased := child.stays[-1].ceased) is not None
            and last - timedelta(days=75) <= ceased <= last
        ]
        for child in chance.shuffled(turned)[: pool.scaled(parameters.untidy.late_end_at_18)]:
            late = replace(
                child.episodes[-1][-1], known_end=last + timedelta(days=chance.whole(5, 40))
            )
            child.episodes[-1][-1] = late
