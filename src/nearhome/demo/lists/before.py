"""Before care and on the way into it: what was known, proceedings, entries, searches, families kept together."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from nearhome.demo.chance import Chance
from nearhome.demo.households import families, planned_together
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import homes, stays
from nearhome.demo.lists.localities import decile_children, locality_at, weights
from nearhome.demo.lists.sheet import DAY, Row, Sheet, weekday, yes_no
from nearhome.demo.places import found_at, zone_of
from nearhome.demo.plan import Child, Stay
from nearhome.demo.rows import ident

_KNOWN = ("early help", "help.share", 500, 1100), ("child in need", "cin.share", 120, 700)


def before_care(child: Child, sheet: Sheet) -> Iterator[Row]:
    """What was known of a child before each start: early help, child in need, a protection plan."""
    for n, stay in enumerate(stays(child)):
        if stay.entry < sheet.first or child.separated:
            continue
        chance = sheet.chance(400 + n, child)
        who = ident(child, stay.entry)
        for kind, name, least, most in _KNOWN:
            if chance.yes(share(name)):
                start = max(child.born, stay.entry - timedelta(days=chance.whole(least, most)))
                if start < stay.entry:
                    yield _known(who, kind, start, min(stay.entry - DAY, start + 300 * DAY), "")
        yield from _protection(chance, child, stay, who)


def _protection(chance: Chance, child: Child, stay: Stay, who: str) -> Iterator[Row]:
    if not chance.yes(share("cp.share")):
        return
    start = max(child.born, stay.entry - timedelta(days=chance.whole(20, 620)))
    if start >= stay.entry:
        return
    referral = max(child.born, start - timedelta(days=chance.whole(20, 60)))
    yield _known(who, "referral", referral, referral, "")
    again = chance.yes(0.24)
    yield _known(who, "child protection plan", start, stay.entry - DAY, "1" if again else "0")


def _known(who: str, kind: str, start: date, end: date, previous: str) -> Row:
    return {
        "child": who, "kind": kind, "started": start.isoformat(), "ended": end.isoformat(),
        "previous": previous,
    }  # fmt: skip


def known_families(sheet: Sheet) -> Iterator[Row]:
    """Children never in care with referrals, early help and protection plans: most of those known."""
    for n in range(round(sheet.scaled(2200))):
        chance = sheet.chance(2000 + n)
        start = chance.day(sheet.first - 500 * DAY, sheet.last)
        kind = chance.pick({"referral": 44, "early help": 40, "child protection plan": 16})
        length = {"referral": 0, "early help": 240, "child protection plan": 260}[kind]
        days = length * (0.3 + 1.6 * chance.share())
        if kind == "child protection plan" and chance.yes(share("protection.long")):
            days += 730
        end = start + timedelta(days=round(days))
        again = kind == "child protection plan" and chance.yes(0.21)
        row = _known(f"F{n + 1:06d}", kind, start, end, "1" if again else "")
        yield {**row, "ended": sheet.known(end)}
        if kind == "referral" and chance.yes(0.22):
            again_on = start + timedelta(days=chance.whole(30, 350))
            if again_on <= sheet.last:
                yield _known(f"F{n + 1:06d}", kind, again_on, again_on, "")


def edge_of_care(sheet: Sheet) -> Iterator[Row]:
    """Children on the edge of care whom a service supported; most stayed at home."""
    for n in range(round(sheet.scaled(75) * (sheet.last - sheet.first).days / 365)):
        chance = sheet.chance(5000 + n)
        start = chance.day(sheet.first, sheet.last)
        end = start + timedelta(days=chance.whole(50, 210))
        yield {
            "child": f"E{n + 1:06d}", "service": "Family group team",
            "started": start.isoformat(), "ended": sheet.known(end),
        }  # fmt: skip


def edge_before_entry(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Those whom it supported and who came into care all the same."""
    for n, stay in enumerate(stays(child)):
        chance = sheet.chance(420 + n, child)
        if sheet.holds(stay.entry) and not child.separated and chance.yes(share("edge.entered")):
            end = stay.entry - timedelta(days=chance.whole(1, 330))
            start = end - timedelta(days=chance.whole(40, 160))
            if start >= max(child.born, sheet.first):
                yield {
                    "child": ident(child, stay.entry), "service": "Family group team",
                    "started": start.isoformat(), "ended": end.isoformat(),
                }  # fmt: skip


def proceedings(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Applications for a care order: at entry, or some months after."""
    chance = sheet.chance(440, child)
    for stay, episodes in zip(child.stays, child.episodes, strict=True):
        order = next((each for each in episodes if each.ls in ("C1", "C2", "E1")), None)
        if stay.short_breaks or order is None:
            continue
        applied = weekday(order.decom - timedelta(days=chance.whole(1, 12)))
        if not sheet.holds(applied):
            continue
        letter = applied - timedelta(days=chance.whole(30, 200))
        exempt = chance.yes(0.1)
        offered = not exempt and chance.yes(share("network.offered"))
        accepted = offered and chance.yes(share("network.accepted"))
        held = letter + timedelta(days=chance.whole(10, 29))
        came = accepted and chance.yes(share("network.held"))
        concluded = applied + timedelta(days=chance.whole(110, 430))
        yield {
            "child": ident(child, order.decom),
            "applied_on": applied.isoformat(),
            "letter_on": letter.isoformat(),
            "offered_on": letter.isoformat() if offered else "",
            "exempt": yes_no(exempt),
            "accepted": yes_no(accepted) if offered else "",
            "held_on": held.isoformat() if came else "",
            "concluded_on": sheet.known(concluded),
        }
        return


def prebirth(sheet: Sheet) -> Iterator[Row]:
    """Babies due of whom an assessment was wanted before birth."""
    for n in range(round(sheet.scaled(44) * (sheet.last - sheet.first).days / 365)):
        chance = sheet.chance(7000 + n)
        due = chance.day(sheet.first, sheet.last)
        prompt = chance.yes(share("prebirth.prompt"))
        before = chance.whole(57, 110) if prompt else chance.whole(-10, 55)
        yield {
            "child": f"B{n + 1:06d}", "due_date": due.isoformat(),
            "assessed_on": sheet.known(due - timedelta(days=before)),
        }  # fmt: skip


def entries(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Whether each start was planned."""
    for n, stay in enumerate(stays(child)):
        chance = sheet.chance(460 + n, child)
        if sheet.holds(stay.entry):
            planned = chance.yes(share("entry.planned")) and not child.separated
            night = not planned and chance.yes(share("entry.night"))
            yield {
                "child": ident(child, stay.entry), "started": stay.entry.isoformat(),
                "planned": yes_no(planned), "out_of_hours": yes_no(night),
                "parent_in_care": parent_in_care(child, sheet),
            }  # fmt: skip


def parent_in_care(child: Child, sheet: Sheet) -> str:
    """Whether a parent was in care, which nobody could ask the parents of a child who came here alone."""
    chance = sheet.chance(640, child)
    if child.separated or not chance.yes(share("entry.parent_known")):
        return ""
    return yes_no(chance.yes(share("entry.parent_in_care")))


def moves_notice(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The notice the council had of each move."""
    chance = sheet.chance(480, child)
    for home in homes(child):
        if not home.is_entry and sheet.holds(home.start) and chance.yes(0.95):
            short = chance.yes(share("notice.short"))
            hours = chance.whole(0, 23) if short else chance.whole(24, 900)
            yield {
                "child": ident(child, home.start), "moved_on": home.start.isoformat(),
                "notice_hours": str(hours),
            }  # fmt: skip


def searches(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The search before each new home, and what came of it."""
    chance = sheet.chance(481, child)
    before = None
    for home in homes(child):
        if sheet.holds(home.start) and home.place[0] in "UKHP" and home.place != "P1":
            days = 0 if home.is_entry and chance.yes(0.4) else chance.whole(0, 60)
            referred = home.start - timedelta(days=days)
            # One search at a time: the next begins after the one before found a home.
            referred = referred if before is None else max(referred, before + DAY)
            before = home.start
            yield {
                "child": ident(child, home.start),
                "referred_on": min(referred, home.start).isoformat(),
                "offers": str(chance.poisson(1.6)),
                "placed_on": home.start.isoformat(),
                "first_choice": yes_no(chance.yes(share("search.first"))),
            }


def siblings(sheet: Sheet) -> Iterator[Row]:
    """Which group of brothers and sisters a child belongs to, for those with one who was in care too."""
    known = [child for child in sheet.children if child.family and not child.separated]
    sizes = Counter(child.family for child in known)
    groups = families(sheet.plan.children)
    for child in known:
        if sizes[child.family] < 2:
            continue
        planned = planned_together(sheet.plan.seed, child.family, groups[child.family])
        yield {
            "child": child.later_ident or child.ident, "sibling_group": f"S{child.family:05d}",
            "plan_together": yes_no(planned),
        }  # fmt: skip


GOLDEN = 0.6180339887
"""Multiples of it, less the whole, fill the numbers from 0 to 1 evenly."""
JITTER = 0.02
"""So much of each place is chance."""
STEP = 1.3
"""How many times more often children of one decile of deprivation are in care than those of the next.

About a third more at each step, eleven times between the ends (1 in 60, 1 in 660) in England in March 2015:
Child Welfare Inequalities Project, reported in February 2017.
"""


def home_areas(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The locality and decile of the home a child came from; none of separated children.

    The locality is that of the home's postcode, where it is one of the county's own; else one is drawn.
    """
    if child.separated:
        return
    chance = Chance(sheet.plan.seed, child.family or child.number, 991)
    drawn = chance.pick(weights("children"))
    here = zone_of().get(child.home_post) == "home"
    yield {
        "child": child.later_ident or child.ident,
        "locality": locality_at(found_at()[child.home_post]) if here else drawn,
        "decile": str(_decile(child.family or child.number, chance.share())),
    }


def _decile(family: int, drawn: float) -> int:
    """A family's decile: families who come one after another are spread evenly over all of them.

    Few come from the least deprived tenth, and a ratio of so few would jump about if each were drawn alone.
    """
    parts = list(accumulate(decile_children(n) / STEP ** (n - 1) for n in range(1, 11)))
    at = (family * GOLDEN + JITTER * drawn) % 1 * parts[-1]
    return 1 + sum(1 for part in parts[:-1] if at >= part)
