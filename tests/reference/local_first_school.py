"""Slow counts of school: G01 to G12 and E04, from the virtual school's lists.

"LA(d) aged 5-15" are those of school age in completed years at d.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from reference.cohorts import Child, Row
from reference.groups import Unit
from reference.history import History, in_month, in_window, looked_after, starts
from reference.local_words import (
    Units,
    aged,
    children_aged,
    events,
    in_care_for,
    is_open,
    known,
    scored,
)
from reference.measures_place import moves

YOUNGEST, OLDEST = 5, 15
DAYS_AFTER_A_MOVE = 60
DAYS_TO_A_SCHOOL = 120


# E04: board_indicators: "School change within x days of entry or move, not phase transfer".
def _places(of: History, child: Child, d: date) -> list[Row]:
    """The child's rows begun by d, in order."""
    rows = [row for row in of.rows("school_places", child) if row["started"] <= d]
    return sorted(rows, key=lambda row: row["started"])


def school_changes(of: History, unit: Unit, d: date) -> list[tuple[Row, Row]]:
    """Each school begun in the window with the school before it, when that is another one.

    Times without a school lie between two schools; they are none.
    """
    with_school = [row for row in _places(of, unit.child, d) if row["school"] is not None]
    return [
        (before, after)
        for before, after in pairwise(with_school)
        if before["school"] != after["school"] and after["started"] >= in_window(d)
    ]


def _is_phase_transfer(change: tuple[Row, Row]) -> bool:
    return bool(change[0]["reason_left"] == "phase transfer")


def _after_a_move(of: History, unit: Unit, d: date) -> Callable[[tuple[Row, Row]], bool]:
    """ "within 60 days (stated) after an entry (spell start) or a placement start of theirs"."""
    long_ago = date(1900, 1, 1)
    days = [
        each.on
        for each in [*starts(of, long_ago, d), *_moves_ever(of, d)]
        if each.child is unit.child
    ]
    return lambda change: any(
        0 <= (change[1]["started"] - day).days <= DAYS_AFTER_A_MOVE for day in days
    )


def _moves_ever(of: History, d: date) -> list[Unit]:
    """E03's moves of the window and of the year before it."""
    return [*moves(of, d), *moves(of, in_window(d) - timedelta(days=1))]


def _children_by_change(top: Callable[[History, Unit, date], bool]) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = children_aged(of, d, YOUNGEST, OLDEST)
        for unit in found:
            unit.top = 1 if top(of, unit, d) else 0
        return found

    return units


# E04: "children LA(d) aged 5-15 at d with a school_places row started in the window, within 60 days ..., with
# the previous place's reason_left not `phase transfer` and another school: numerator; denominator LA(d) aged
# 5-15".
def _moved_for_care(of: History, unit: Unit, d: date) -> bool:
    changes = [each for each in school_changes(of, unit, d) if not _is_phase_transfer(each)]
    return bool(changes) and any(map(_after_a_move(of, unit, d), changes))


moved_for_care = _children_by_change(_moved_for_care)
# "E04-any: any school change in the window not phase transfer."
changed_school = _children_by_change(
    lambda of, unit, d: any(not _is_phase_transfer(each) for each in school_changes(of, unit, d))
)
# "E04-phase: phase transfers, apart."
changed_phase = _children_by_change(
    lambda of, unit, d: any(map(_is_phase_transfer, school_changes(of, unit, d)))
)


# G01: "PEPs with term_ends in the window (<= d): due = rows of children in care on term_ends"; "completed_on <=
# term_ends; %".
def plans_in_time(of: History, d: date) -> list[Unit]:
    due = events(of, "education_plans", "term_ends", in_window(d), d)
    return scored(
        due,
        lambda row: row["completed_on"] is not None and row["completed_on"] <= row["term_ends"],
    )


# "G01-late counts completed after."
def plans_late(of: History, d: date) -> list[Unit]:
    due = events(of, "education_plans", "term_ends", in_window(d), d)
    return [unit for unit, row in due if (known(row["completed_on"], d) or date.min) > unit.on]


# G02: "attendance rows with last_day in the window of children in care on last_day: missed/possible %".
def sessions_missed(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in events(of, "attendance", "last_day", in_window(d), d):
        if row["missed"] is not None and row["possible"] is not None:
            unit.top, unit.below = row["missed"], row["possible"]
            found.append(unit)
    return found


# "G02-persistent: children with missed >= 10% of possible over the window; G02-severe >= 50%."
def _absent(share: float) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        by_child: dict[str, list[Unit]] = {}
        for unit in sessions_missed(of, d):
            by_child.setdefault(unit.child.name, []).append(unit)
        found = []
        for own in by_child.values():
            possible, missed = sum(each.below for each in own), sum(each.top for each in own)
            if possible:
                last = max(own, key=lambda each: each.on)
                last.top, last.below = (1 if missed >= share * possible else 0), 1
                found.append(last)
        return found

    return units


persistently_absent = _absent(0.1)
severely_absent = _absent(0.5)


# G03: "children (in care on the day) with at least one suspension starting in the window / LA(d) aged 5-15".
def _of_kind(of: History, kind: str, first: date, d: date) -> list[tuple[Unit, Row]]:
    rows = events(of, "suspensions", "started", first, d)
    return [(unit, row) for unit, row in rows if row["kind"] == kind]


def suspended_children(of: History, d: date) -> list[Unit]:
    """Our reading: those of the denominator, so that the percentage is part of a whole."""
    suspended = {unit.child.name for unit, _ in _of_kind(of, "suspension", in_window(d), d)}
    found = children_aged(of, d, YOUNGEST, OLDEST)
    for unit in found:
        unit.top = 1 if unit.child.name in suspended else 0
    return found


# "G03-days sum of days (n). G03-number events; G03-month events in the month."
def suspension_days(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in _of_kind(of, "suspension", in_window(d), d):
        unit.top = row["days"] or 0
        found.append(unit)
    return found


def suspensions(of: History, d: date) -> list[Unit]:
    return [unit for unit, _ in _of_kind(of, "suspension", in_window(d), d)]


def suspensions_of_month(of: History, d: date) -> list[Unit]:
    return [unit for unit, _ in _of_kind(of, "suspension", in_month(d), d)]


# G04: "permanent exclusions in the window (count)".
def exclusions(of: History, d: date) -> list[Unit]:
    return [unit for unit, _ in _of_kind(of, "permanent exclusion", in_window(d), d)]


# G05: "LA(d) aged 5-15 with an open school_places row of timetable part or none, or no open row at all".
def _open_place(of: History, child: Child, d: date) -> Row | None:
    """The row open at d, the latest begun of several: `ended` is "the last day on roll"."""
    rows = [row for row in of.rows("school_places", child) if is_open(row, d, last_day=True)]
    return max(rows, key=lambda row: row["started"]) if rows else None


def _by_place(condition: Callable[[Row | None], bool]) -> Units:
    return lambda of, d: [
        unit
        for unit in children_aged(of, d, YOUNGEST, OLDEST)
        if condition(_open_place(of, unit.child, d))
    ]


def _is_part_time(row: Row | None) -> bool:
    return row is not None and row["timetable"] == "part"


def _is_none(row: Row | None) -> bool:
    """No place: `timetable` "none for no school place", `school` "empty for no place" where no timetable is given."""
    if row is None or row["timetable"] == "none":
        return True
    return row["school"] is None and row["timetable"] is None


no_full_place = _by_place(lambda row: _is_part_time(row) or _is_none(row))
part_time = _by_place(_is_part_time)
no_place = _by_place(_is_none)


# G06: "placement starts (moves and entries) of the window of children 5-15 who began a new school_places within
# 120 days after: median days (school days not modelled: calendar)".
def days_to_school(of: History, d: date) -> list[Unit]:
    found = []
    for unit in [*starts(of, in_window(d), d), *moves(of, d)]:
        if not aged(unit, YOUNGEST, OLDEST):
            continue
        days = [
            (row["started"] - unit.on).days
            for row in _places(of, unit.child, d)
            if row["school"] is not None
        ]
        soon = [each for each in days if 0 <= each <= DAYS_TO_A_SCHOOL]
        unit.number = min(soon) if soon else None
        unit.top = 1 if soon else 0
        found.append(unit)
    return found


# G07: "LA(d) 5-15 with open place: standing good / with standing not empty". G08: "open place local yes / LA(d)
# 5-15 with an open place". A time without a school is no place.
def _of_open_places(top: Callable[[Row], bool], below: Callable[[Row], bool]) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit in children_aged(of, d, YOUNGEST, OLDEST):
            row = _open_place(of, unit.child, d)
            if row is not None and not _is_none(row) and below(row):
                unit.top = 1 if top(row) else 0
                found.append(unit)
        return found

    return units


good_schools = _of_open_places(
    lambda row: row["standing"] == "good", lambda row: row["standing"] is not None
)
local_schools = _of_open_places(lambda row: row["local"] == 1, lambda row: True)


# G09 to G11: "at d (31 March) use collection_year = d.year - 1 (last summer's), cohort in care 12 months at 31
# March of that year".
def _results(of: History, d: date, column: str) -> list[tuple[Unit, Row]]:
    year = d.year - 1
    cohort = date(year, 3, 31)
    return [
        (unit, row)
        for unit in looked_after(of, cohort)
        if in_care_for(unit, cohort, 12)
        for row in of.rows("school_results", unit.child)
        if row["collection_year"] == year and row[column] is not None
    ]


def _passed(column: str) -> Units:
    return lambda of, d: scored(_results(of, d, column), lambda row: row[column] == 1)


early_years = _passed("early_years_good")
key_stage_2 = _passed("key_stage_2_expected")
english_and_maths = _passed("english_maths_4")


def attainment_8(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in _results(of, d, "attainment_8"):
        unit.top = row["attainment_8"]
        found.append(unit)
    return found


# G12: "LA(d) aged 16-17: open occupation `none` or `not known` / all".
def not_occupied(of: History, d: date) -> list[Unit]:
    found = children_aged(of, d, 16, 17)
    for unit in found:
        rows = [row for row in of.rows("occupations", unit.child) if is_open(row, d, last_day=True)]
        latest = max(rows, key=lambda row: row["started"])["activity"] if rows else ""
        unit.top = 1 if latest in ("none", "not known") else 0
    return found
