"""Slow counts of children missing and of reviews: I01 to I05, J02 and J04.

Each function gives the units of a measure at d; docs/explanation/counting-rules.md states every rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.periods import working_days_after, year_start
from reference.cohorts import Child, Row, Spell, episode_on
from reference.groups import Unit, add_months
from reference.history import History, in_month, in_window, looked_after

TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")


# I01, I03: national_indicators missing_pct: "children with >=1 missing incident" / "ALL CHILDREN LOOKED
# AFTER DURING the year (not 31 March stock)".
def _children_with(kind: str) -> Callable[[History, date], list[Unit]]:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for child in of.everybody:
            touching = [
                spell
                for spell in child.spells
                if spell.started <= d and (spell.ended is None or spell.ended >= in_window(d))
            ]
            if not touching:
                continue
            last = touching[-1]
            if last.is_in_force(d):
                unit = Unit(child, d, last, episode_on(last, d))
            else:
                assert last.ended is not None
                unit = Unit(child, last.ended, last, last.episodes[-1])
            unit.top = 1 if _records_since(of, child, kind, in_window(d), d) else 0
            found.append(unit)
        return found

    return units


def _records_since(of: History, child: Child, kind: str, first: date, d: date) -> list[Row]:
    return [
        row
        for row in of.rows("missing", child)
        if row["kind"] == kind
        and first <= row["started"] <= d
        and child.spell_on(row["started"]) is not None
    ]


children_missing = _children_with("M")
children_away = _children_with("A")


# I02: "Count; per child". USERS.md 3: "a change M to A makes two records [read] ... Merge touching M/A records
# before counting incidents (both counts kept)."
def _records(
    kind: str, since: Callable[[date], date] = in_window
) -> Callable[[History, date], list[Unit]]:
    return lambda of, d: [
        _on_day(child, row["started"])
        for child in of.everybody
        for row in _records_since(of, child, kind, since(d), d)
    ]


def _on_day(child: Child, day: date) -> Unit:
    spell = child.spell_on(day)
    assert spell is not None
    return Unit(child, day, spell, episode_on(spell, day))


missing_records = _records("M")
away_records = _records("A")


# I02-together: "every M and A record, whatever its kind": what a council calls each is no matter.
def records_together(of: History, d: date) -> list[Unit]:
    return missing_records(of, d) + away_records(of, d)


# I02-together-rate: "those records / all children looked after during the window" (the whole of I01), in 100.
def records_to_children(of: History, d: date) -> list[Unit]:
    times, children = records_together(of, d), children_missing(of, d)
    for unit in times:
        unit.top, unit.below = 1, 0
    for unit in children:
        unit.top, unit.below = 0, 1
    return times + children


# I02-month, I03-incidents-month: "records starting in the month".
missing_records_of_month = _records("M", in_month)
away_records_of_month = _records("A", in_month)


def records_together_of_month(of: History, d: date) -> list[Unit]:
    return missing_records_of_month(of, d) + away_records_of_month(of, d)


# I02-top3: "M records of the three children with most of them in the window / all M records of the
# window"; fine points: "of children with equally many the first by identifier".
def records_of_the_three(of: History, d: date) -> list[Unit]:
    units = missing_records(of, d)
    times: dict[str, int] = {}
    for unit in units:
        times[unit.child.name] = times.get(unit.child.name, 0) + 1
    three = sorted(times, key=lambda name: (-times[name], name))[:3]
    for unit in units:
        unit.top = 1 if unit.child.name in three else 0
    return units


@dataclass
class Incident:
    """Missing and away records that touch or overlap, as one."""

    started: date
    ended: date | None
    kinds: set[str | None]


def incidents(rows: list[Row]) -> list[Incident]:
    """counting-rules.md: "M and A records that touch or overlap (next starts on or before the day the last
    ended) are merged"; fine points: "over the whole history, an open one going on without end".
    """
    found: list[Incident] = []
    for row in sorted(rows, key=lambda row: row["started"]):
        if row["kind"] is None:
            continue
        last = found[-1] if found else None
        if last is not None and (last.ended is None or row["started"] <= last.ended):
            last.kinds.add(row["kind"])
            if last.ended is not None:
                last.ended = None if row["ended"] is None else max(last.ended, row["ended"])
        else:
            found.append(Incident(row["started"], row["ended"], {row["kind"]}))
    return found


def merged_incidents(of: History, d: date) -> list[Unit]:
    units = []
    for child in of.everybody:
        for incident in incidents(of.rows("missing", child)):
            if "M" not in incident.kinds or not in_window(d) <= incident.started <= d:
                continue
            if child.spell_on(incident.started) is not None:
                unit = _on_day(child, incident.started)
                unit.label = _duration(incident, unit, d)
                units.append(unit)
    return units


# I05: "same day, next day, 2, 3-6, 7+ days (the 903 has dates, no times)"; USERS.md 3: "Open ones run to the
# 18th birthday."
def _duration(incident: Incident, unit: Unit, d: date) -> str:
    last = incident.ended
    if last is None or last > d:
        assert unit.spell is not None
        last = min([d] if unit.spell.ended is None else [d, unit.spell.ended])
        if unit.child.dob is not None:
            last = min(last, birthday(unit.child.dob, 18))
    days = (last - incident.started).days
    for most, label in ((0, "same day"), (1, "next day"), (2, "2 days"), (6, "3 to 6 days")):
        if days <= most:
            return label
    return "7 days or more"


# I04: ">=3 incidents in 90 days".
def repeatedly_missing(of: History, d: date) -> list[Unit]:
    first = d - timedelta(days=89)
    return [
        unit
        for unit in looked_after(of, d)
        if sum(
            row["kind"] == "M" and first <= row["started"] <= d
            for row in of.rows("missing", unit.child)
        )
        >= 3
    ]


# J02: "20 working days; then <=3 months; then <=6 months". "903 Reviews (needs the last review before the
# year)".
def reviews_due(of: History, d: date) -> list[Unit]:
    return _reviews_due_since(of, in_window(d), d)


# J02-month: "those due in the month".
def reviews_due_in_month(of: History, d: date) -> list[Unit]:
    return _reviews_due_since(of, in_month(d), d)


def _reviews_due_since(of: History, first: date, d: date) -> list[Unit]:
    years = of.years_with("Reviews")
    first_table = year_start(min(years)) if years else None
    units = []
    for child in of.everybody:
        for spell in child.spells:
            held = _held(of, child, spell)
            known = (
                spell.has_known_length and first_table is not None and spell.started >= first_table
            )
            for due, answer in due_dates(spell, held, known):
                if first <= due <= d and spell.is_in_force(due):
                    unit = Unit(child, due, spell, episode_on(spell, due))
                    unit.top = 1 if answer is not None and answer <= due else 0
                    units.append(unit)
    return units


def _held(of: History, child: Child, spell: Spell) -> list[date]:
    return sorted(
        row["review"] for row in of.rows("reviews", child) if spell.is_in_force(row["review"])
    )


def due_dates(spell: Spell, held: list[date], known_start: bool) -> list[tuple[date, date | None]]:
    """Each due date of a spell with the review that answers it, None when none has been held.

    counting-rules.md: "the first, 20 working days after its start (known starts only); the second, three
    months after the first was held; later ones, six months after the one before was held. ... In a spell
    with an unknown start the first known review sets the next (six months)."
    """
    dues: list[tuple[date, date | None]] = []
    if known_start:
        dues.append((working_days_after(spell.started, 20), held[0] if held else None))
    for number, review in enumerate(held):
        months = 3 if number == 0 and known_start else 6
        answer = held[number + 1] if number + 1 < len(held) else None
        dues.append((add_months(review, months), answer))
    return dues


# J04: "Children 4+ who took part (PN codes)".
def reviews_taken_part_in(of: History, d: date) -> list[Unit]:
    units = []
    for child in of.everybody:
        for row in sorted(of.rows("reviews", child), key=lambda row: row["review"]):
            day = row["review"]
            age = child.age(day)
            if (
                not in_window(d) <= day <= d
                or child.spell_on(day) is None
                or age is None
                or age < 4
            ):
                continue
            unit = _on_day(child, day)
            unit.top = 1 if row["review_code"] in TOOK_PART else 0
            units.append(unit)
    return units


def children_who_took_part(of: History, d: date) -> list[Unit]:
    """ "children for whom that is so at every such review / children with one"."""
    by_child: dict[str, Unit] = {}
    for unit in reviews_taken_part_in(of, d):
        before = by_child.get(unit.child.name)
        if before is not None:
            unit.top = min(unit.top, before.top)
        by_child[unit.child.name] = unit
    return list(by_child.values())
