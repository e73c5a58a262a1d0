"""Slow counts of demand, entry, profile and leaving: A, B, C and F.

Each function gives the units of a measure at d; docs/explanation/counting-rules.md states every rule, and
reference/board_indicators.csv the definition quoted.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.codes import groups
from nearhome.vocabulary.periods import months_before, window_start
from reference.cohorts import Period, Spell, is_temporary, same_carer_stays
from reference.groups import NOT_KNOWN, Unit, add_months, group, is_uasc
from reference.history import (
    History,
    ends,
    first_of_each,
    in_month,
    in_window,
    last_of_each,
    looked_after,
    starts,
    unknown_starts,
)

DAYS_A_MONTH = 30.4375


# A01, A02, A08: "Children looked after at midnight on the snapshot date".
def children_in_care(of: History, d: date) -> list[Unit]:
    return looked_after(of, d)


# A03: "As A02 split by UASC flag". RULES 2: "UASC are always shown with and without."
def not_unaccompanied(of: History, d: date) -> list[Unit]:
    return [unit for unit in looked_after(of, d) if not is_uasc(unit.child, d, of.records)]


def unaccompanied(of: History, d: date) -> list[Unit]:
    return [unit for unit in looked_after(of, d) if is_uasc(unit.child, d, of.records)]


# A04: "Only the first occasion on which a child started to be looked after in the year has been counted."
def started_children(of: History, d: date) -> list[Unit]:
    return first_of_each(start_events(of, d))


def start_events(of: History, d: date) -> list[Unit]:
    return starts(of, in_window(d), d)


# A04-month: "every start in the month".
def start_events_of_month(of: History, d: date) -> list[Unit]:
    return starts(of, in_month(d), d)


def unknown_start_spells(of: History, d: date) -> list[Unit]:
    return unknown_starts(of, in_window(d), d)


# A05: "Only the last occasion on which a child ceased to be looked after in the year has been counted."
def ceased_children(of: History, d: date) -> list[Unit]:
    return last_of_each(end_events(of, d))


def end_events(of: History, d: date) -> list[Unit]:
    return ends(of, in_window(d), d)


# A05-month: "every end in the month".
def end_events_of_month(of: History, d: date) -> list[Unit]:
    units = ends(of, in_month(d), d)
    for unit in units:
        unit.labels["leaving_route"] = _leaving_route(unit)
    return units


# A06: "A04 - A05"; RULES 2: "A06 uses events, the children version beside it."
def net_events(of: History, d: date) -> list[Unit]:
    return start_events(of, d) + _taken_away(end_events(of, d))


def net_children(of: History, d: date) -> list[Unit]:
    return started_children(of, d) + _taken_away(ceased_children(of, d))


def _taken_away(units: list[Unit]) -> list[Unit]:
    for unit in units:
        unit.top = -1
    return units


# A07: "A04 / A05 (for every child leaving, x entered)".
def in_to_out(of: History, d: date) -> list[Unit]:
    entered, left = started_children(of, d), ceased_children(of, d)
    for unit in entered:
        unit.below = 0
    for unit in left:
        unit.top = 0
    return entered + left


# A09: "Starts in period by children with an earlier period of care ended <=12 / 24 months before".
def re_entries(of: History, d: date) -> list[Unit]:
    return _re_entries(of, d, 12)


def re_entries_24(of: History, d: date) -> list[Unit]:
    return _re_entries(of, d, 24)


def _re_entries(of: History, d: date, months: int) -> list[Unit]:
    units = start_events(of, d)
    for unit in units:
        unit.top = 0
        for earlier in unit.child.spells:
            # "ended ≥ start − 12 months, and that spell started before this one"
            if earlier.started >= unit.on or earlier.ended is None:
                continue
            if earlier.ended >= add_months(unit.on, -months):
                unit.top = 1
    return units


# A11: "Children in care who will turn 18 in next 12 / 24 months".
def turning_18(of: History, d: date) -> list[Unit]:
    return _turning_18(of, d, 12)


def turning_18_24(of: History, d: date) -> list[Unit]:
    return _turning_18(of, d, 24)


def _turning_18(of: History, d: date, months: int) -> list[Unit]:
    last = months_before(d, -months)
    return [
        unit
        for unit in looked_after(of, d)
        if unit.child.dob is not None and d < birthday(unit.child.dob, 18) <= last
    ]


# A13: "Median months in care: current children; leavers".
def months_in_care(of: History, d: date) -> list[Unit]:
    return _months_of_spell(looked_after(of, d))


def months_of_leavers(of: History, d: date) -> list[Unit]:
    return _months_of_spell(end_events(of, d))


def _months_of_spell(units: list[Unit]) -> list[Unit]:
    for unit in units:
        assert unit.spell is not None
        unit.number = (unit.on - unit.spell.started).days / DAYS_A_MONTH
        unit.top = 1 if unit.spell.has_known_length else 0
    return units


# A14: "Month value / 12-month centred mean"; "the five months either side whole, the sixth half, over 12".
def seasonal(of: History, d: date) -> list[Unit]:
    units = []
    for offset in range(-6, 7):
        last = months_before(d, -offset)
        month = starts(of, window_start(last, 1), last)
        for unit in month:
            unit.top = 1 if offset == 0 else 0
            unit.below = (0.5 if abs(offset) == 6 else 1) / 12
        units += month
    return units


# B01: "Starts by age: <=7 days, 8-27 days, 28d-<1, 1-4, 5-9, 10-15, 16-17".
def entries_by_age(of: History, d: date) -> list[Unit]:
    units = started_children(of, d)
    for unit in units:
        unit.label = _entry_age(unit)
    return units


def _entry_age(unit: Unit) -> str:
    age = unit.child.age(unit.on)
    if age is None or unit.child.dob is None:
        return NOT_KNOWN
    days = (unit.on - unit.child.dob).days
    if days <= 7:
        return "7 days or under"
    if days <= 27:
        return "8 to 27 days"
    for most, label in ((0, "28 days to under 1"), (4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15")):
        if age <= most:
            return label
    return "16 to 17"


# B02, B05, B07, D01: A01's children by a breakdown of their own.
def by_own(breakdown: str) -> Callable[[History, date], list[Unit]]:
    def units(of: History, d: date) -> list[Unit]:
        found = looked_after(of, d)
        for unit in found:
            unit.label = group(unit, breakdown, of.records)
        return found

    return units


# C01: "N1-N8 at start".
def entries_by_need(of: History, d: date) -> list[Unit]:
    units = started_children(of, d)
    for unit in units:
        unit.label = group(unit, "need", of.records)
    return units


# C03: "s20 / court / police protection / remand / UASC".
def entries_by_route(of: History, d: date) -> list[Unit]:
    units = started_children(of, d)
    for unit in units:
        unit.label = _route(unit, of)
    return units


def _route(unit: Unit, of: History) -> str:
    if is_uasc(unit.child, unit.on, of.records):
        return "UASC"
    assert unit.episode is not None
    status = unit.episode["legal_status"]
    if status is None:
        return NOT_KNOWN
    if status == "V2":
        return "section 20"
    if status in ("C1", "C2", "E1", "D1"):
        return "care order"
    return {"L": "police or emergency protection", "J": "youth justice"}[status[0]]


# F04: "Entry to moving in with adoptive family (A10)"; "A10 clock stops at the foster placement if
# FOSTER_CARE = 1".
def days_to_adoptive_family(of: History, d: date) -> list[Unit]:
    units = []
    for unit in _adopted(of, d):
        assert unit.spell is not None
        moved_in = _moved_in(unit.spell.period, _adoption(of, unit).get("foster_care") == 1)
        if moved_in is not None:
            unit.top = (moved_in - unit.spell.period.started).days
            units.append(unit)
    return units


def _adopted(of: History, d: date) -> list[Unit]:
    return last_of_each([unit for unit in end_events(of, d) if _reason(unit) in ("E11", "E12")])


def _adoption(of: History, unit: Unit) -> dict[str, Any]:
    rows = of.rows("adoptions", unit.child)
    return rows[-1] if rows else {}


def _moved_in(period: Period, with_foster_carers: bool) -> date | None:
    before = None
    for episode in period.episodes:
        if episode["place"] in ("A3", "A4", "A5", "A6"):
            if with_foster_carers and before is not None:
                for stay in same_carer_stays(period):
                    if any(each is before for each in stay.episodes):
                        return stay.started
            moved_in: date = episode["decom"]
            return moved_in
        if not is_temporary(episode):
            before = episode
    return None


# F04-A2: "placement order (LS E1 start) to DATE_MATCH, adopted only"; benchmarks adopt_A2: "zero if matched
# before PO; excludes children never placed or with no PO".
def days_order_to_match(of: History, d: date) -> list[Unit]:
    units = []
    for unit in _adopted(of, d):
        assert unit.spell is not None
        orders = [
            each["decom"] for each in unit.spell.period.episodes if each["legal_status"] == "E1"
        ]
        matched = _adoption(of, unit).get("date_match")
        if orders and matched is not None:
            unit.top = max(0, (matched - orders[0]).days)
            units.append(unit)
    return units


# F05: "turned 18 is derived from date of birth, not a code".
def leaving_routes(of: History, d: date) -> list[Unit]:
    units = ceased_children(of, d)
    for unit in units:
        unit.label = _leaving_route(unit)
    return units


def _leaving_route(unit: Unit) -> str:
    assert unit.spell is not None
    if unit.child.dob is not None and unit.on >= birthday(unit.child.dob, 18):
        return "turned 18"
    if unit.spell.how == "short breaks":
        return "other"
    if unit.spell.how == "gone":
        return NOT_KNOWN
    return groups("REC")[str(unit.spell.reason)]


def _reason(unit: Unit) -> str | None:
    return unit.spell.reason if unit.spell else None


def _ceased_by(*reasons: str) -> Callable[[History, date], list[Unit]]:
    def units(of: History, d: date) -> list[Unit]:
        found = ceased_children(of, d)
        for unit in found:
            unit.top = 1 if _reason(unit) in reasons else 0
        return found

    return units


# F06: "Children adopted / children ceasing". F07: "Ceased with E4A or E4B (returned home)".
adopted_share = _ceased_by("E11", "E12")
returned_home = _ceased_by("E4A", "E4B")
returned_home_unplanned = _ceased_by("E4B")


# F08: "Re-entry within 12/18 months of returning home".
def return_broke_down(of: History, d: date) -> list[Unit]:
    return _return_broke_down(of, d, 12)


def return_broke_down_18(of: History, d: date) -> list[Unit]:
    return _return_broke_down(of, d, 18)


def _return_broke_down(of: History, d: date, months: int) -> list[Unit]:
    last = months_before(d, months)
    units = [
        unit for unit in ends(of, window_start(last, 12), last) if _reason(unit) in ("E4A", "E4B")
    ]
    for unit in units:
        later = _later_spells(unit)
        unit.top = 1 if any(each.started <= add_months(unit.on, months) for each in later) else 0
    return units


def _later_spells(unit: Unit) -> list[Spell]:
    spells = unit.child.spells
    return [
        later
        for number, later in enumerate(spells)
        if any(earlier is unit.spell for earlier in spells[:number])
    ]
