"""What is the council's own: staff, audits, young adults, flags."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import stay_on, stays
from nearhome.demo.lists.sheet import DAY, Row, Sheet, yes_no
from nearhome.demo.plan import Child
from nearhome.demo.rows import ident
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import month_ends, year_end


def escalations(child: Child, sheet: Sheet) -> Iterator[Row]:
    """What the reviewing officer raised."""
    chance = sheet.chance(500, child)
    for year in range(sheet.first.year, sheet.last.year + 1):
        on = chance.day(date(year, 1, 1), date(year, 12, 31))
        if chance.yes(share("escalation.yearly")) and sheet.holds(on) and stay_on(child, on):
            prompt = chance.yes(share("escalation.prompt"))
            resolved = on + timedelta(days=chance.whole(2, 26) if prompt else chance.whole(31, 120))
            yield {
                "child": ident(child, on), "raised_on": on.isoformat(),
                "resolved_on": sheet.known(resolved),
                "theme": chance.pick({"delay in plan": 5, "visits": 2, "health": 2, "seeing family": 2}),
            }  # fmt: skip


def exploitation(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Flags of exploitation of children of twelve and over."""
    chance = sheet.chance(501, child)
    for stay in stays(child):
        start = max(stay.entry, birthday(child.born, 12), sheet.first)
        end = min(stay.ceased or sheet.last, sheet.last)
        if start < end and chance.yes(share("exploited.share")):
            flagged = chance.day(start, end)
            over = flagged + timedelta(days=chance.whole(60, 400))
            yield {
                "child": ident(child, flagged),
                "kind": chance.pick({"criminal": 5, "sexual": 3, "trafficking": 1, "nrm": 1}),
                "started": flagged.isoformat(),
                "ended": sheet.known(over),
            }


def care_leavers(sheet: Sheet) -> Iterator[Row]:
    """Young people of 17 to 24 who left care, as on the last day, a year before, and at the last two 31 Marches."""
    before = date(sheet.last.year - 1, sheet.last.month, sheet.last.day)
    marches = (year_end(year) for year in (sheet.last.year - 1, sheet.last.year))
    for on in sorted({before, sheet.last, *(each for each in marches if each <= sheet.last)}):
        for child in sheet.plan.children:
            age = age_on(child.born, on)
            stay = child.stays[-1]
            left = stay.ceased is not None and stay.ceased <= on and not stay.short_breaks
            if 18 <= age <= 24 and left and (stay.ceased or on) >= birthday(child.born, 17):
                yield _young_adult(child, sheet, on, age)


def _young_adult(child: Child, sheet: Sheet, on: date, age: int) -> Row:
    chance = sheet.chance(510 + on.year, child)
    living = chance.pick(
        {
            "settled": 90,
            "homeless": 2,
            "bed and breakfast": 1,
            "custody": 2,
            "abroad": 1,
            "not known": 4,
        }
    )
    asked = age >= 21 and chance.yes(0.4)
    reviewed = on - timedelta(days=chance.whole(5, 260))
    return {
        "child": ident(child, on),
        "as_at": on.isoformat(),
        "dob": child.born.isoformat(),
        "in_touch": yes_no(living != "not known" and chance.yes(0.97)),
        "suitable": yes_no(living == "settled" and chance.yes(0.96)),
        "occupied": yes_no(chance.yes(0.61)),
        "plan_reviewed_on": reviewed.isoformat() if age < 21 or asked else "",
        "staying_close_assessed": yes_no(chance.yes(0.35)),
        "staying_close_supported": yes_no(chance.yes(0.14)),
        "asked_for_support": yes_no(asked) if age >= 21 else "",
        "supported": yes_no(asked and chance.yes(0.9)) if age >= 21 else "",
        "living": living,
    }


def staff(sheet: Sheet) -> Iterator[Row]:
    """Social workers at each quarter's end."""
    for n, on in enumerate(_quarter_ends(sheet)):
        chance = sheet.chance(520 + n)
        fte = max(2.0, sheet.scaled(52) + chance.normal() * 2)
        yield {
            "as_at": on.isoformat(),
            "fte": f"{fte:.1f}",
            "vacant": f"{max(1.0, sheet.scaled(7) + chance.normal()):.1f}",
            "agency": f"{max(1.0, sheet.scaled(6) + chance.normal()):.1f}",
            "left": f"{max(1.0, sheet.scaled(8.5) + chance.normal()):.1f}",
            "children": str(round(fte * (15.8 + 0.5 * chance.normal()))),
        }


def advisers(sheet: Sheet) -> Iterator[Row]:
    """Personal advisers at each quarter's end."""
    for n, on in enumerate(_quarter_ends(sheet)):
        chance = sheet.chance(560 + n)
        yield {
            "as_at": on.isoformat(), "fte": f"{max(0.5, sheet.scaled(10.5) + 0.4 * chance.normal()):.1f}",
            "young_people": str(round(sheet.scaled(chance.whole(225, 265)))),
        }  # fmt: skip


def _quarter_ends(sheet: Sheet) -> Iterator[date]:
    """Quarters' ends covered, and the last month's end."""
    months = (sheet.last.year - sheet.first.year) * 12 + sheet.last.month - sheet.first.month + 1
    for on in month_ends(sheet.last, months):
        if on.month % 3 == 0 or on == sheet.last:
            yield on


def audits(sheet: Sheet) -> Iterator[Row]:
    """Audits of files and of plans."""
    for n in range(_audits(sheet)):
        chance = sheet.chance(600 + n)
        is_plan = chance.yes(0.25)
        grades = (
            {"secure": 78, "not secure": 22}
            if is_plan
            else {"outstanding": 6, "good": 56, "requires improvement": 33, "inadequate": 5}
        )
        yield {
            "audit": f"A-{n + 1:04d}",
            "audited_on": chance.day(sheet.first, sheet.last).isoformat(),
            "kind": "permanence plan" if is_plan else "care file",
            "grade": chance.pick({name: float(w) for name, w in grades.items()}),
            "moderated": yes_no(chance.yes(0.42)),
        }


def _audits(sheet: Sheet) -> int:
    return round(sheet.scaled(90) * (sheet.last - sheet.first).days / 365)


def audit_actions(sheet: Sheet) -> Iterator[Row]:
    """What each audit asked for."""
    for n, audit in enumerate(audits(sheet)):
        chance = sheet.chance(1100 + n)
        on = date.fromisoformat(audit["audited_on"])
        for action in range(chance.whole(0, 2)):
            due = on + timedelta(days=chance.one((28, 42, 56)))
            closed = due + timedelta(days=chance.whole(-25, 40) if chance.yes(0.5) else -3)
            yield {
                "audit": audit["audit"], "action": str(action + 1), "due_on": due.isoformat(),
                "closed_on": sheet.known(closed),
            }  # fmt: skip


def ofsted_recommendations(sheet: Sheet) -> Iterator[Row]:
    """What the last inspection asked for."""
    made = date(sheet.last.year - 2, 11, 20)
    for n, days in enumerate((210, 400, 10_000), start=1):
        yield {
            "reference": f"{made.year}-{n:02d}", "made_on": made.isoformat(),
            "closed_on": sheet.known(made + days * DAY),
        }  # fmt: skip
