"""Return home interviews: due after every time a child went missing, and not always held."""

from collections.abc import Iterator
from datetime import timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import stay_on
from nearhome.demo.lists.sheet import Row, Sheet, time_of_day, yes_no
from nearhome.demo.plan import Child, Incident
from nearhome.demo.rows import ident

_THEMES = {
    "constraint": 22,
    "family or friends": 30,
    "peers": 18,
    "exploitation": 7,
    "where they live": 15,
    "school": 8,
    "other": 9,
}
_NOT_DONE = {"could not be found": 3, "too late": 4, "left our care": 1, "other": 2}


def return_interviews(child: Child, sheet: Sheet) -> Iterator[Row]:
    """A row for each time the child went missing and came back."""
    chance = sheet.chance(1, child)
    for each in child.missing:
        known = each.kind == "M" and each.ended is not None and stay_on(child, each.started)
        if known and each.ended is not None and sheet.holds(each.ended):
            yield _interview(child, each, sheet, chance)


def _interview(child: Child, each: Incident, sheet: Sheet, chance: Chance) -> Row:
    ended = each.ended or sheet.last
    returned_at = chance.whole(0, 24 * 12 - 1) * 5
    row = {
        "child": ident(child, each.started),
        "went_missing": each.started.isoformat(),
        "returned": ended.isoformat(),
        "returned_at": time_of_day(returned_at) if chance.yes(share("interview.timed")) else "",
    }
    if not chance.yes(share("interview.offered")):
        return {**row, "offered": "no", "not_done": "not offered"}
    row |= {
        "offered": "yes",
        "offered_on": sheet.known(ended + timedelta(days=chance.whole(0, 2))),
        "provider": chance.pick({"Valley Voices": 8, "Own team": 2}),
    }
    if not chance.yes(share("interview.accepted")):
        return {**row, "accepted": "no", "not_done": "declined"}
    held = share("interview.completed") - share("interview.gain") * sheet.years_back(ended)
    if not chance.yes(held):
        return {**row, "accepted": "yes", "not_done": chance.pick(_NOT_DONE)}
    return {**row, "accepted": "yes", **_held(chance, sheet, each, returned_at)}


def _held(chance: Chance, sheet: Sheet, each: Incident, returned_at: int) -> Row:
    prompt = chance.yes(share("interview.prompt"))
    hours = chance.whole(6, 71) if prompt else chance.whole(73, 600)
    minutes = (returned_at + 60 * hours) % (24 * 60)
    held = (each.ended or sheet.last) + timedelta(days=(returned_at + 60 * hours) // (24 * 60))
    if held > sheet.last:
        return {}
    themes = sorted({chance.pick(_THEMES) for _ in range(chance.whole(1, 2))})
    concern = chance.yes(share("interview.concern"))
    closed = held + timedelta(days=chance.whole(3, 45))
    return {
        "completed_on": held.isoformat(),
        "completed_at": time_of_day(minutes) if chance.yes(share("interview.timed")) else "",
        "held_by": chance.pick({"independent": 8, "council": 2}),
        "themes": "; ".join(themes),
        "care_concern": yes_no(concern),
        "concern_closed_on": sheet.known(closed)
        if concern and chance.yes(share("interview.closed"))
        else "",
    }
