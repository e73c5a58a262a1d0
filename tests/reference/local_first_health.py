"""Slow counts of health from `health_assessments` and `health_events`: H01, H02 to H04 in date today, H07,
H09, H10.
"""

from datetime import date, timedelta

from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.periods import window_start, working_days_after
from reference.cohorts import Row
from reference.groups import Unit
from reference.history import History, ends, in_window, last_of_each, looked_after, starts
from reference.local_words import (
    NOT_RECORDED,
    Units,
    aged,
    events,
    in_care_for,
    known,
    working_days_between,
)
from reference.measures_place import moves

LIMIT = 20
"""Working days."""


# H01: "Initial health assessment within 20 working days of entry (bank holidays counted out; day of entry is
# day 0); not-yet-due apart; a new period of care needs one; two times: seen, and report back / due".
def _last_day(unit: Unit) -> date:
    return working_days_after(unit.on, LIMIT)


def _initial(of: History, unit: Unit) -> list[Row]:
    """The initial assessments on the child's list."""
    rows = of.rows("health_assessments", unit.child)
    return [row for row in rows if row["kind"] == "initial"]


def _was_seen(row: Row) -> bool:
    """USERS.md 4: "declined = not done": a day seen counts with the outcome seen, or none."""
    return row["outcome"] in ("seen", None)


def _in_time(of: History, unit: Unit, column: str, d: date) -> bool:
    """ "an initial assessment seen_on from the entry day to that 20th working day"; "H01-report: report_on by
    then"."""
    rows = [row for row in _initial(of, unit) if column != "seen_on" or _was_seen(row)]
    days = [known(row[column], d) for row in rows]
    return any(day is not None and unit.on <= day <= _last_day(unit) for day in days)


def _left_before(unit: Unit, day: date) -> bool:
    assert unit.spell is not None
    return unit.spell.ended is not None and unit.spell.ended < day


def entries_due(of: History, d: date) -> list[Unit]:
    """ "starts of a period of care in the window whose 20th working day (day of entry is day 0) is <= d";
    "Left before the 20th working day: not in it unless seen in time".
    """
    found = []
    for unit in starts(of, in_window(d), d):
        last = _last_day(unit)
        if last <= d and (not _left_before(unit, last) or _in_time(of, unit, "seen_on", d)):
            found.append(unit)
    return found


def _entries(column: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = entries_due(of, d)
        for unit in found:
            unit.top = 1 if _in_time(of, unit, column, d) else 0
        return found

    return units


seen_in_time = _entries("seen_on")
reported_in_time = _entries("report_on")


def not_yet_due(of: History, d: date) -> list[Unit]:
    """ "Not yet due apart: H01-not-due (count)": in care at d, the 20th working day still to come."""
    return [
        unit
        for unit in starts(of, in_window(d), d)
        if _last_day(unit) > d and unit.spell is not None and unit.spell.is_in_force(d)
    ]


def _told_or_seen(of: History, unit: Unit, d: date) -> dict[str, list[Row]]:
    """The initial assessments seen, and those that health was told of, on or after the entry, before the
    child's next start and by d; the earliest first.
    """
    later = [spell.started for spell in unit.child.spells if spell.started > unit.on]
    until = min([*later, d + timedelta(days=1)])
    found = {}
    for column in ("seen_on", "notified_on"):
        rows = [
            row
            for row in _initial(of, unit)
            if row[column] is not None
            and unit.on <= row[column] < until
            and (column != "seen_on" or _was_seen(row))
        ]
        found[column] = sorted(rows, key=lambda row: (row[column], row["origin_row"]))
    return found


def _assessment(of: History, unit: Unit, d: date) -> Row | None:
    """The initial assessment of this entry: the first seen; failing one, the first that health was told of."""
    rows = _told_or_seen(of, unit, d)
    return next(iter([*rows["seen_on"], *rows["notified_on"]]), None)


# H01-late-step: "of those late, by late_step".
def late_steps(of: History, d: date) -> list[Unit]:
    found = []
    for unit in entries_due(of, d):
        if not _in_time(of, unit, "seen_on", d):
            row = _assessment(of, unit, d)
            unit.label = (row["late_step"] if row else None) or NOT_RECORDED
            found.append(unit)
    return found


# H01-days: "median working days entry to seen".
def days_to_seen(of: History, d: date) -> list[Unit]:
    found = entries_due(of, d)
    for unit in found:
        rows = _told_or_seen(of, unit, d)["seen_on"]
        seen = rows[0]["seen_on"] if rows else None
        unit.number = None if seen is None else working_days_between(unit.on, seen)
        unit.top = 0 if seen is None else 1
    return found


# H02-local: "LA(d) in care 6 months (under 5) or 12 months (5+) at d: numerator seen_on (any kind, outcome
# seen or empty) within 6 months (under 5 at d) or 12 months before d". USERS.md 4: "Local "in date today,
# everyone" is another measure: no band"; "declined = not done".
def reviewed_in_date(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        months = 6 if aged(unit, 0, 4) else 12
        if unit.child.age(d) is None or not in_care_for(unit, d, months):
            continue
        seen = [
            row["seen_on"]
            for row in of.rows("health_assessments", unit.child)
            if row["outcome"] in ("seen", None) and row["seen_on"] is not None
        ]
        unit.top = 1 if any(window_start(d, months) <= day <= d for day in seen) else 0
        found.append(unit)
    return found


def _event_days(of: History, unit: Unit, kind: str) -> list[date]:
    rows = of.rows("health_events", unit.child)
    return sorted(row["happened_on"] for row in rows if row["kind"] == kind)


# H03-local: "in care 12 months at d: dental check in the 12 months to d. H04-local: LA(d) in care 12 months
# with `immunisations up to date` event in 12 months."
def _in_twelve_months(kind: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = [unit for unit in looked_after(of, d) if in_care_for(unit, d, 12)]
        for unit in found:
            days = _event_days(of, unit, kind)
            unit.top = 1 if any(in_window(d) <= day <= d for day in days) else 0
        return found

    return units


teeth_in_date = _in_twelve_months("dental check")
immunised_in_date = _in_twelve_months("immunisations up to date")


# H07: "camhs referred in the window with a later camhs seen <= d: median weeks".
def camhs_weeks(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in events(of, "health_events", "happened_on", in_window(d), d):
        if row["kind"] != "camhs referred":
            continue
        days = _event_days(of, unit, "camhs seen")
        seen = next((day for day in days if unit.on <= day <= d), None)
        unit.number = None if seen is None else (seen - unit.on).days / 7
        unit.top = 0 if seen is None else 1
        found.append(unit)
    return found


# H07-waiting: "referred (any day <= d) and not seen by d and LA(d)".
def camhs_waiting(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        seen = [day for day in _event_days(of, unit, "camhs seen") if day <= d]
        asked = [day for day in _event_days(of, unit, "camhs referred") if day <= d]
        if any(not any(day >= each for day in seen) for each in asked):
            found.append(unit)
    return found


# H09: "moves of the window (as E03's moves) whose 20th working day <= d: both gp registered and dentist
# registered events on or after the move by that day".
def registered_after_a_move(of: History, d: date) -> list[Unit]:
    found = [unit for unit in moves(of, d) if _last_day(unit) <= d]
    for unit in found:
        both = ("gp registered", "dentist registered")
        unit.top = 1 if all(_registered(of, unit, kind) for kind in both) else 0
    return found


def _registered(of: History, unit: Unit, kind: str) -> bool:
    return any(unit.on <= day <= _last_day(unit) for day in _event_days(of, unit, kind))


# H10: "leavers at 18 in the window (left on or after 18th birthday ... A05 population turned 18) with passport
# given <= 30 days after".
def passport_at_18(of: History, d: date) -> list[Unit]:
    found = []
    for unit in last_of_each(ends(of, in_window(d), d)):
        if unit.child.dob is None or unit.on < birthday(unit.child.dob, 18):
            continue
        latest = min(d, unit.on + timedelta(days=30))
        days = _event_days(of, unit, "passport given")
        unit.top = 1 if any(day <= latest for day in days) else 0
        found.append(unit)
    return found
