"""What two states of the records say otherwise of days up to one day: counted slowly, child by child.

docs/how-to/editions.md: "what happened after it is no revision, only what came next." Every spell is
a set of days; two spells are one and the same where they share a day, those of the same days before others.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reference.cohorts import Child, Row, Spell

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Coming:
    """Children in care on two days, and those who came in and left between: each one counted."""

    first: int
    came_in: int
    left: int
    last: int


def comings(everybody: list[Child], since: date, until: date) -> Coming:
    """docs/how-to/editions.md: "Those in care on the last edition's day, and those who came in since, less those
    who left, are those in care today: every coming and leaving counts." """
    found = [spell for child in everybody for spell in child.spells]
    first = came_in = left = last = 0
    for spell in found:
        first += spell.is_in_force(since)
        last += spell.is_in_force(until)
        came_in += since < spell.started and spell.started <= until
        if spell.ended is not None:
            left += since < spell.ended and spell.ended <= until
    return Coming(first, came_in, left, last)


def spell_kinds(before: list[Child], after: list[Child], on: date) -> dict[str, set[str]]:
    """The kinds of what is otherwise in the spells of each child."""
    old = {child.name: child.spells for child in before}
    new = {child.name: child.spells for child in after}
    found: dict[str, set[str]] = {}
    for name in {*old, *new}:
        kinds = _of_child(_begun(old.get(name, []), on), _begun(new.get(name, []), on), on)
        if kinds:
            found[name] = kinds
    return found


def _begun(spells: list[Spell], on: date) -> list[Spell]:
    return [spell for spell in spells if spell.started <= on]


def _of_child(old: list[Spell], new: list[Spell], on: date) -> set[str]:
    kinds = set()
    unmatched = list(old)
    for spell in new:
        same = [other for other in unmatched if _days(other, on) & _days(spell, on)]
        if not same:
            kinds.add("late_in")
            continue
        alike = [other for other in same if _is_alike(other, spell, on)]
        same = alike or same
        unmatched.remove(same[0])
        if same[0].started != spell.started:
            kinds.add("dates")
        was, now = _known_end(same[0], on), _known_end(spell, on)
        if was is None and now is not None:
            kinds.add("late_out")
        elif was != now:
            kinds.add("dates")
    return kinds | ({"removed"} if unmatched else set())


def _is_alike(one: Spell, other: Spell, on: date) -> bool:
    return one.started == other.started and _known_end(one, on) == _known_end(other, on)


def _known_end(spell: Spell, on: date) -> date | None:
    return spell.ended if spell.ended is not None and spell.ended <= on else None


def _days(spell: Spell, on: date) -> set[date]:
    """The days of a spell to the day it ended (the day of leaving with it) or to `on`."""
    last = _known_end(spell, on) or on
    return {spell.started + n * DAY for n in range((last - spell.started).days + 1)}


FIELDS = {
    "legal_status": ("legal_status",),
    "placement": ("place", "place_provider", "place_post", "supplied_la", "supplied_location",
                  "urn", "location"),
    "distance": ("supplied_distance", "home_post", "distance"),
}  # fmt: skip


def field_kinds(before: list[Row], after: list[Row], on: date) -> dict[str, set[str]]:
    """The kinds of fields put right in episodes begun by the day, of episodes that both hold once."""
    old, new = _once(before, on), _once(after, on)
    found: dict[str, set[str]] = {}
    for key in old.keys() & new.keys():
        for kind, columns in FIELDS.items():
            if any(_cell(old[key], name) != _cell(new[key], name) for name in columns):
                found.setdefault(key[0], set()).add(kind)
    return found


def _once(episodes: list[Row], on: date) -> dict[tuple[str, date], Row]:
    rows: dict[tuple[str, date], list[Row]] = {}
    for row in episodes:
        if row["decom"] <= on:
            rows.setdefault((row["child"], row["decom"]), []).append(row)
    return {key: some[0] for key, some in rows.items() if len(some) == 1}


def _cell(row: Row, name: str) -> Any:
    return row.get(name)


def moves(before: list[Row], after: list[Row], on: date) -> dict[str, set[str]]:
    """Children with an episode begun by the day, or its end by then, that one side alone knows: `in`, `out`, `ended`."""
    old, new = _days_of_episodes(before, on), _days_of_episodes(after, on)
    found: dict[str, set[str]] = {}
    for child, _ in new - old:
        found.setdefault(child, set()).add("in")
    for child, _ in old - new:
        found.setdefault(child, set()).add("out")
    was, now = _once(before, on), _once(after, on)
    for key in was.keys() & now.keys():
        if _end_by(was[key], on) is None and _end_by(now[key], on) is not None:
            found.setdefault(key[0], set()).add("ended")
    return found


def _days_of_episodes(episodes: list[Row], on: date) -> set[tuple[str, date]]:
    return {(row["child"], row["decom"]) for row in episodes if row["decom"] <= on}


def _end_by(row: Row, on: date) -> date | None:
    ended: date | None = row["dec"]
    return ended if ended is not None and ended <= on else None
