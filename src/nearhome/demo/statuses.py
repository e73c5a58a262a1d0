"""Legal statuses: the first of each stay as many came under it, the course settled on each 31 March."""

from collections.abc import Iterable
from datetime import date

from nearhome.demo.aims import YEARS, between, carried
from nearhome.demo.chance import Chance
from nearhome.demo.figures import counts
from nearhome.demo.legal import ORDER_ROUTES, Course, legal_course, plan_changed
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import Child, Stay
from nearhome.demo.quotas import shared
from nearhome.demo.settling import Aim, Aims, Choice, settle
from nearhome.demo.who import AFTER, looked_after
from nearhome.vocabulary.ages import age_on
from nearhome.vocabulary.codes import groups as published_groups
from nearhome.vocabulary.periods import collection_year, year_end

Key = tuple[int, int]
"""A stay: the child's number, and which of its stays."""
SHORT = 90
"""Days up to which a stay that ends at home hardly ever begins in court."""
YOUNG = 7
"""The age up to which adoption may have been planned."""


def courses(
    parameters: Parameters, seed: int, scale: float, children: Iterable[Child]
) -> dict[Key, Course]:
    """The legal statuses of every stay."""
    stays = [(child, n) for child in children for n in range(len(child.stays))]
    firsts = first_statuses(parameters, seed, stays)
    wanted = between("A01", "legal_status", scale)
    aims = Aims({**wanted, **carried(wanted, AFTER)})
    keys, choices = [], []
    for child, n in stays:
        options = possible(parameters, seed, child, n, firsts[child.number, n])
        found = [parts(child.stays[n], course) for course in options]
        keys.append((child.number, n))
        choices.append(Choice(options, found))
    settle(Chance(seed, 0, 30), aims, choices)
    return {key: choice.state for key, choice in zip(keys, choices, strict=True)}


def possible(parameters: Parameters, seed: int, child: Child, n: int, first: str) -> list[Course]:
    """The courses a stay could take; one only when no published count depends on it."""
    stay = child.stays[n]
    end = stay.ceased or stay.planned
    ways: list[bool | None] = [None]
    counted = end > year_end(min(YEARS)) and (end - stay.entry).days > 20
    if counted and not child.separated and not stay.short_breaks and first != "J1":
        ways = [None, True, True, False, None, None]
    found = [
        legal_course(
            parameters, Chance(seed, child.number, 200 + n, way), child, stay, first, court
        )
        for way, court in enumerate(ways)
    ]
    young = age_on(child.born, stay.entry) < YOUNG
    if len(found) > 1 and young and stay.route not in ORDER_ROUTES:
        chance = Chance(seed, child.number, 200 + n, 9)
        found.append(plan_changed(parameters, chance, found[1], end))
    return found


def parts(stay: Stay, course: Course) -> list[Aim]:
    """What a course counts towards: its group on each 31 March."""
    groups = published_groups("LS")
    found: list[Aim] = []
    for year in (*YEARS, AFTER):
        last = year_end(year)
        if looked_after(stay, last) and not stay.short_breaks:
            found.append(("A01", year, groups[at(course, last)]))
    return found


def at(course: Course, on: date) -> str:
    """The status on a day."""
    return [code for start, code in course if start <= on][-1]


def first_statuses(
    parameters: Parameters, seed: int, stays: list[tuple[Child, int]]
) -> dict[Key, str]:
    """The status on the first day of each stay, dealt year by year; families mostly have the same."""
    by_year: dict[int, list[tuple[Child, int]]] = {}
    for child, n in stays:
        year = collection_year(child.stays[n].entry)
        if child.stays[n].short_breaks:
            year = 0
        by_year.setdefault(year, []).append((child, n))
    found: dict[Key, str] = {}
    for year, those in by_year.items():
        chance = Chance(seed, year, 31)
        left = wanted_statuses(parameters, year, len({child.number for child, _ in those}))
        open_stays = []
        seen: set[int] = set()
        for child, n in those:
            stay = child.stays[n]
            fixed = "V4" if stay.short_breaks else "V2" if child.separated else ""
            fixed = fixed or ("J1" if stay.route == "remand" else "")
            if child.number in seen:
                # Who comes a second time in the year is not counted again.
                found[child.number, n] = fixed or "V2"
                continue
            seen.add(child.number)
            if fixed:
                found[child.number, n] = fixed
                left[fixed] = max(0, left.get(fixed, 0) - 1)
            else:
                open_stays.append((child, n))
        found |= dealt(chance, open_stays, left)
    return found


def dealt(chance: Chance, stays: list[tuple[Child, int]], left: dict[str, int]) -> dict[Key, str]:
    """What is left of each status, dealt: section 20 first to short stays, then in blocks by family."""
    brief = [(child, n) for child, n in stays if is_short(child.stays[n])]
    rest = [(child, n) for child, n in stays if not is_short(child.stays[n])]
    found: dict[Key, str] = {}
    for child, n in chance.shuffled(brief):
        if left.get("V2", 0) > 0:
            left["V2"] -= 1
            found[child.number, n] = "V2"
        else:
            rest.append((child, n))
    for _ in range(sum(left.values()) - len(rest)):
        # More were fixed than published: a child fewer of the commonest, never the last of a rare one.
        left[max(left, key=lambda code: left[code])] -= 1
    blocks = [code for code in chance.shuffled(sorted(left)) for _ in range(left[code])]
    blocks += ["V2"] * (len(rest) - len(blocks))
    families = {child.family or child.number for child, _ in rest}
    order = {family: n for n, family in enumerate(chance.shuffled(sorted(families)))}
    rest.sort(key=lambda each: (order[each[0].family or each[0].number], each[0].number, each[1]))
    for (child, n), code in zip(rest, blocks, strict=False):
        found[child.number, n] = code
    return found


def is_short(stay: Stay) -> bool:
    """Whether a stay is over within weeks, and ends at home."""
    end = stay.ceased or stay.planned
    return stay.route.startswith("home") and (end - stay.entry).days < SHORT


def wanted_statuses(parameters: Parameters, year: int, total: int) -> dict[str, int]:
    """How many stays of a year begin under each status, as published of it or of a year like it."""
    like = next((each.like or each.year for each in parameters.years if each.year == year), 2021)
    published = counts(like, "A04", "first_status")
    hidden = parameters.legal.hidden
    return shared(
        total, {code: hidden.get(code, 0) if n is None else n for code, n in published.items()}
    )
