"""Visits, advocates, what children said, the people who matter to them."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import Living, home_on, homes, miles_from_home, stays
from nearhome.demo.lists.sheet import DAY, Row, Sheet, weekday, yes_no
from nearhome.demo.plan import Child
from nearhome.demo.rows import ident
from nearhome.vocabulary.ages import age_on

VISITS_MONTHS = 26
"""Visits make a long list: they are covered for so many months."""
_MILES_AN_HOUR = 32


def visits(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Visits about every six weeks, or every three months where the home is to last."""
    chance = sheet.chance(300, child)
    lived = homes(child)
    first = sheet.last - timedelta(days=round(VISITS_MONTHS * 30.4))
    for stay in stays(child):
        on = weekday(stay.entry + timedelta(days=chance.whole(1, 7)))
        end = min(stay.ceased or sheet.last + DAY, sheet.last + DAY)
        while on < end:
            if on >= first:
                yield _visit(child, home_on(lived, on), chance, on)
            late = chance.yes(share("visit.late"))
            on = weekday(
                on + timedelta(days=chance.whole(44, 70) if late else chance.whole(26, 40))
            )


def _visit(child: Child, home: Living | None, chance: Chance, on: date) -> Row:
    miles = (miles_from_home(child, home) if home else None) or 6.0
    there_and_back = round(2 * miles * 1.25 + chance.whole(1, 10))
    seen = chance.yes(share("visit.seen"))
    return {
        "child": ident(child, on),
        "visited_on": on.isoformat(),
        "seen": yes_no(seen),
        "alone": yes_no(seen and chance.yes(share("visit.alone"))),
        "miles": str(there_and_back),
        "hours": f"{there_and_back / _MILES_AN_HOUR:.1f}",
    }


def advocacy(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Advocates asked for, and independent visitors."""
    chance = sheet.chance(301, child)
    for year in range(sheet.first.year, sheet.last.year + 1):
        for kind, name in (("advocacy", "advocacy"), ("independent visitor", "visitor")):
            asked = chance.day(date(year, 1, 1), date(year, 12, 31))
            stay = next((s for s in stays(child) if s.entry <= asked), None)
            inside = stay is not None and (stay.ceased is None or stay.ceased > asked)
            if not (chance.yes(share(f"{name}.yearly")) and inside and sheet.holds(asked)):
                continue
            matched = asked + timedelta(days=chance.whole(4, 40 if kind == "advocacy" else 200))
            ended = matched + timedelta(days=chance.whole(30, 300))
            found = chance.yes(share(f"{name}.matched")) and matched <= sheet.last
            yield {
                "child": ident(child, asked), "kind": kind, "referred_on": asked.isoformat(),
                "matched_on": matched.isoformat() if found else "",
                "ended_on": sheet.known(ended) if found else "",
            }  # fmt: skip


def views(child: Child, sheet: Sheet) -> Iterator[Row]:
    """What children of eight and over said when asked, once a year."""
    chance = sheet.chance(302, child)
    lived = homes(child)
    for year in range(sheet.first.year, sheet.last.year + 1):
        on = weekday(date(year, 5, 4) + timedelta(days=chance.whole(0, 40)))
        home = home_on(lived, on)
        known = home is not None and sheet.holds(on) and age_on(child.born, on) >= 8
        if not known or home is None or not chance.yes(share("views.asked")):
            continue
        row = {"child": ident(child, on), "asked_on": on.isoformat()}
        if not chance.yes(share("views.answered")):
            yield {**row, "answered": "no"}
            continue
        happy = share("views.happy_far" if home.is_far else "views.happy")
        yield {
            **row,
            "answered": "yes",
            "happy_where_living": yes_no(chance.yes(happy)),
            "feels_safe": yes_no(chance.yes(0.9)),
            "someone_to_talk_to": yes_no(chance.yes(0.86)),
            "trusts_worker": yes_no(chance.yes(0.74)),
        }


def connections(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Who matters to the child, and whether they are seen: as on the last day, of those in care."""
    home = home_on(homes(child), sheet.last)
    if home is None:
        return
    chance = sheet.chance(303, child)
    kept = share("kept.far" if home.is_far else "kept.share")
    mapped = chance.day(max(home.stay.entry, sheet.first), sheet.last)
    story = chance.day(max(home.stay.entry, sheet.first), sheet.last)
    yield {
        "child": ident(child, sheet.last),
        "network_mapped_on": mapped.isoformat() if chance.yes(share("network.mapped")) else "",
        "life_story_started_on": story.isoformat()
        if chance.yes(share("lifestory.started"))
        else "",
        "brothers_sisters_kept": yes_no(chance.yes(kept)) if child.family else "",
        "friends_kept": yes_no(chance.yes(kept)) if chance.yes(0.8) else "",
        "activities_kept": yes_no(chance.yes(kept + 0.1)) if chance.yes(0.8) else "",
        "as_at": sheet.last.isoformat(),
    }


def surveys(sheet: Sheet) -> Iterator[Row]:
    """A survey of every second year."""
    questions = {
        "Trusts their social worker": 0.76,
        "Feels safe where they live": 0.91,
        "Is included": 0.8,
    }
    for year in range(sheet.first.year, sheet.last.year + 1, 2):
        closed = date(year, 6, 30)
        chance = sheet.chance(304 + year)
        asked, answered = 310, chance.whole(120, 160)
        for question, positive in questions.items():
            if sheet.holds(closed):
                yield {
                    "survey": f"Your life in our care {year}", "held_on": closed.isoformat(),
                    "indicator": question, "asked": str(asked), "answered": str(answered),
                    "positive": str(round(answered * positive)),
                }  # fmt: skip


def complaints(sheet: Sheet) -> Iterator[Row]:
    """Complaints from children and young people, by theme."""
    themes = {"seeing family": 30, "a move": 22, "my social worker": 26, "money": 12, "other": 10}
    outcomes = {"upheld": 24, "partly upheld": 34, "not upheld": 34, "withdrawn": 8}
    chance = sheet.chance(305)
    for n in range(round(sheet.scaled(26) * (sheet.last - sheet.first).days / 365)):
        received = chance.day(sheet.first, sheet.last)
        closed = received + timedelta(days=chance.whole(6, 70))
        is_closed = closed <= sheet.last
        outcome = chance.pick({name: float(w) for name, w in outcomes.items()})
        yield {
            "reference": f"C-{n + 1:04d}",
            "received_on": received.isoformat(),
            "stage": chance.pick({"1": 86, "2": 11, "3": 3}),
            "outcome": outcome if is_closed else "open",
            "closed_on": sheet.known(closed),
            "theme": chance.pick({name: float(w) for name, w in themes.items()}),
            "learning": "Told earlier" if is_closed and outcome == "upheld" else "",
        }


def pledges(sheet: Sheet) -> Iterator[Row]:
    """What was promised to children, as the Children in Care Council sees it."""
    year = sheet.last.year
    for words, state in (
        ("We will tell you before you move", "in progress"),
        ("You will know the name of your social worker's manager", "kept"),
        ("You can stay in touch with people who matter to you", "in progress"),
        ("We will help you learn to drive", "not kept"),
        ("We will answer your letters within ten days", "kept"),
    ):
        yield {
            "pledge": words, "made_on": f"{year - 2}-03-14", "due_on": f"{year}-03-31",
            "state": state,
        }  # fmt: skip


def board_meetings(sheet: Sheet) -> Iterator[Row]:
    """The Board's meetings, with how many children and young people were there."""
    chance = sheet.chance(306)
    for year in range(sheet.first.year, sheet.last.year + 1):
        for month in (2, 5, 9, 11):
            on = date(year, month, 15 + chance.whole(0, 8))
            present = chance.whole(0, 4)
            if sheet.holds(on):
                yield {
                    "held_on": on.isoformat(), "children_present": str(present),
                    "items_led": str(min(present, chance.whole(0, 1))),
                }  # fmt: skip
