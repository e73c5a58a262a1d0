"""Homes and agencies: beds, registration, judgement, who fills them. All are invented; none has a name."""

from collections.abc import Iterator
from datetime import date

from nearhome.demo.chance import Chance
from nearhome.demo.lists.living import home_on, homes
from nearhome.demo.lists.localities import weights
from nearhome.demo.lists.sheet import Row, Sheet
from nearhome.demo.plan import Child
from nearhome.demo.rows import ident

_NUMBERS = {
    ("children's home", "own"): 5,
    ("children's home", "private"): 15,
    ("children's home", "voluntary"): 2,
    ("residential school", "private"): 2,
    ("supported accommodation", "private"): 9,
    ("supported accommodation", "voluntary"): 3,
    ("fostering agency", "private"): 6,
    ("fostering agency", "voluntary"): 2,
}
"""How many there are of each kind and who runs them."""
_GRADES = {
    "outstanding": 11,
    "good": 68,
    "requires improvement": 17,
    "inadequate": 2,
    "not inspected": 2,
}
_OUTCOMES = {
    "consistently strong": 48,
    "inconsistent": 38,
    "serious weaknesses": 6,
    "not inspected": 8,
}

_LONGEST = 75
"""Nights in a setting that is not registered, at most: the rest of what the return has as Z1 is lawful."""


def provision(sheet: Sheet) -> Iterator[Row]:
    """The list `homes`: every home and agency here, as on the last day."""
    number = 0
    for place, ((kind, operator), count) in enumerate(_NUMBERS.items()):
        chance = sheet.chance(250 + place)
        for _ in range(count):
            number += 1
            yield _home(sheet, chance, kind, operator, number)


def _home(sheet: Sheet, chance: Chance, kind: str, operator: str, number: int) -> Row:
    beds = 0 if kind == "fostering agency" else chance.whole(3, 6)
    ours = min(beds, chance.whole(2, 4)) if operator == "own" else min(beds, chance.whole(0, 2))
    others = min(beds - ours, chance.whole(0, 3)) if operator != "own" else 0
    grades = _OUTCOMES if kind == "supported accommodation" else _GRADES
    since = chance.day(date(2009, 1, 1), date(2024, 6, 1))
    graded = chance.day(date(sheet.last.year - 2, 6, 1), sheet.last)
    grade = chance.pick({name: float(n) for name, n in grades.items()})
    return {
        "urn": f"SC9{91 if operator == 'own' else 92}{number:03d}",
        "kind": kind,
        "operator": operator,
        "locality": chance.pick(weights("homes")),
        "inside": "yes",
        "beds": str(beds) if beds else "",
        "used_by_us": str(ours) if beds else "",
        "used_by_others": str(others) if beds else "",
        "registered_from": since.isoformat(),
        "grade": grade,
        "graded_on": "" if grade == "not inspected" else graded.isoformat(),
        "as_at": sheet.last.isoformat(),
    }


def irregular_settings(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Nights in settings that are not registered: those that the return has as Z1, where it was so."""
    chance = sheet.chance(270, child)
    for home in homes(child):
        brief = ((home.end or sheet.last) - home.start).days <= _LONGEST
        if home.place != "Z1" or not brief or not sheet.holds(home.start) or not chance.yes(0.45):
            continue
        yield {
            "child": ident(child, home.start),
            "kind": "unregistered children's home",
            "started": home.start.isoformat(),
            "ended": sheet.known(home.end),
            "told_ofsted_on": home.start.isoformat(),
        }


def bed_and_breakfast(sheet: Sheet) -> Iterator[Row]:
    """A few young people of 17 for some nights in bed and breakfast."""
    chance = sheet.chance(271)
    could = [
        child
        for child in sheet.children
        for home in [home_on(homes(child), sheet.last)]
        if home is not None and home.place in ("H5", "P2", "K3")
    ]
    for child in chance.shuffled(could)[:4]:
        start = chance.day(date(sheet.last.year - 1, 11, 1), sheet.last)
        end = date.fromordinal(start.toordinal() + chance.whole(1, 9))
        yield {
            "child": ident(child, start), "kind": "bed and breakfast",
            "started": start.isoformat(), "ended": sheet.known(end),
        }  # fmt: skip


def distance_reasons(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Why a child lives in a home far away, and when that was last looked at together."""
    chance = sheet.chance(272, child)
    for home in homes(child):
        if not home.is_far or (home.end is not None and home.end < sheet.first):
            continue
        if chance.yes(0.08):
            continue
        kin = home.place in ("U1", "U2", "U3", "P1")
        days = ((home.end or sheet.last) - home.start).days
        reason = chance.pick(
            {"protective": 14, "specialist": 22, "settled": 28 if days > 700 else 4, "supply": 40}
        )
        reviewed = chance.day(max(home.start, sheet.first), sheet.last)
        yield {
            "child": ident(child, home.start),
            "placed_on": home.start.isoformat(),
            "reason": "kinship" if kin else reason,
            "joint_review_on": reviewed.isoformat() if chance.yes(0.62) else "",
            "joint_review_outcome": "",
        }


def notifications(sheet: Sheet) -> Iterator[Row]:
    """Children of other councils who live here, as those councils told us."""
    for n in range(round(sheet.scaled(430))):
        chance = sheet.chance(280 + n)
        start = chance.day(date(sheet.first.year - 1, 1, 1), sheet.last)
        end = date.fromordinal(start.toordinal() + chance.whole(60, 1500))
        yield {
            "reference": f"N-{n + 1:04d}",
            "council": f"Another council {chance.whole(1, 24)}",
            "started": start.isoformat(),
            "ended": sheet.known(end),
            "kind": chance.pick(
                {"foster": 62, "children's home": 26, "supported accommodation": 12}
            ),
        }
