"""Slow counts of return interviews: I06 to I11, from the list `return_interviews`.

board_indicators.csv: "Offered / incidents due", "Accepted / offered", "Return interviews completed / due (and
/ offered beside)", "Return interviews completed within 72 hours of return / due". USERS.md 4: "due = each
*missing* incident ended (away only by local policy, stated)".
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reference.cohorts import Child, Row
from reference.groups import Unit
from reference.history import History, in_month, in_window, looked_after
from reference.local_words import NOT_RECORDED, Units, known, on_day

SEVENTY_TWO_HOURS = 72 * 60


@dataclass
class Due:
    """A missing incident that an interview was due for, with the interview's row if there is one."""

    unit: Unit
    record: Row
    row: Row | None
    d: date

    def day(self, column: str) -> date | None:
        """A date of the interview that is known at d."""
        return known(self.row[column], self.d) if self.row is not None else None

    def says(self, column: str) -> bool:
        """A flag of the interview: "A flag left empty is *not known*: never yes"."""
        return self.row is not None and self.row[column] == 1

    @property
    def is_completed(self) -> bool:
        """ "completed_on present and <= d"."""
        return self.day("completed_on") is not None

    @property
    def is_accepted(self) -> bool:
        """ "accepted yes (or completed)"."""
        return self.says("accepted") or self.is_completed

    @property
    def is_offered(self) -> bool:
        """ "offered yes or offered_on/accepted/completed_on present"."""
        return self.says("offered") or self.day("offered_on") is not None or self.is_accepted

    @property
    def has_concern(self) -> bool:
        """ "completed interviews of the window with care_concern yes"."""
        return self.is_completed and self.says("care_concern")

    def in_time(self) -> bool | None:
        """ "minutes between returned+returned_at and completed_on+completed_at <= 4320; a missing time: days
        apart <= 2 counts, >= 4 does not, 3 without both times is not known". "`returned` empty: the
        record's end day." None: not known.
        """
        completed = self.day("completed_on")
        if completed is None:
            return False
        assert self.row is not None
        returned = self.day("returned") or self.record["ended"]
        days = (completed - returned).days
        if self.row["returned_at"] is not None and self.row["completed_at"] is not None:
            minutes = days * 24 * 60 + self.row["completed_at"] - self.row["returned_at"]
            return bool(minutes <= SEVENTY_TWO_HOURS)
        return None if days == 3 else days < 3


def due(of: History, first: date, d: date) -> list[Due]:
    """ "each missing (M) incident of the child (...) that *ended* in the window (..., the child in care on
    the day it began)"."""
    found = []
    for child in of.everybody:
        for record in of.rows("missing", child):
            if record["kind"] != "M" or record["ended"] is None:
                continue
            if not first <= record["ended"] <= d:
                continue
            unit = on_day(child, record["started"])
            if unit is not None:
                found.append(Due(unit, record, _interview(of, child, record), d))
    return found


def _interview(of: History, child: Child, record: Row) -> Row | None:
    """ "a return_interviews row matched (child, went_missing = record's start; failing an exact match a row
    whose went_missing lies within the record)": the earliest, where several do. Our reading: one whose day
    another missing record of the child began on is that record's.
    """
    begun = {row["started"] for row in of.rows("missing", child) if row["kind"] == "M"}
    rows = sorted(of.rows("return_interviews", child), key=lambda row: row["went_missing"])
    exact = [row for row in rows if row["went_missing"] == record["started"]]
    within = [
        row
        for row in rows
        if record["started"] <= row["went_missing"] <= record["ended"]
        and row["went_missing"] not in begun
    ]
    return next(iter([*exact, *within]), None)


def _of_those(
    below: Callable[[Due], bool],
    top: Callable[[Due], bool],
    since: Callable[[date], date] = in_window,
) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for each in due(of, since(d), d):
            if below(each):
                each.unit.top = 1 if top(each) else 0
                found.append(each.unit)
        return found

    return units


def _all(each: Due) -> bool:
    return True


def _is_offered(each: Due) -> bool:
    return each.is_offered


def _is_completed(each: Due) -> bool:
    return each.is_completed


def _in_72_hours(each: Due) -> bool:
    return each.in_time() is True


# I06: "offered / due". I07: "of those offered, accepted yes (or completed)". I08: "completed / due".
offered = _of_those(_all, _is_offered)
accepted = _of_those(_is_offered, lambda each: each.is_accepted)
completed = _of_those(_all, _is_completed)
completed_of_offered = _of_those(_is_offered, _is_completed)
# I09: "within 72 hours of return / due". "3 without both times is not known (not counted; I09-unknown counts
# them)". "I09-month and I08-month (due in the month)".
within_72_hours = _of_those(_all, _in_72_hours)
not_known_72_hours = _of_those(lambda each: each.in_time() is None, _all)
completed_month = _of_those(_all, _is_completed, in_month)
within_72_hours_month = _of_those(_all, _in_72_hours, in_month)
# I11: "completed interviews of the window with care_concern yes (numerator) of completed; I11-closed: of
# those with a concern, closed (concern_closed_on <= d)".
concerns = _of_those(_is_completed, lambda each: each.has_concern)
concerns_closed = _of_those(
    lambda each: each.has_concern, lambda each: each.day("concern_closed_on") is not None
)


# I10: "completed interviews of the window by theme (...; an interview may have several; denominators completed
# interviews)".
def themes(of: History, d: date) -> list[Unit]:
    found = []
    for each in due(of, in_window(d), d):
        if each.is_completed:
            assert each.row is not None
            each.unit.label = each.row["themes"] or NOT_RECORDED
            found.append(each.unit)
    return found


# I11-days: "median days from completed_on to concern_closed_on".
def days_to_close(of: History, d: date) -> list[Unit]:
    found = []
    for each in due(of, in_window(d), d):
        if each.has_concern:
            held, closed = each.day("completed_on"), each.day("concern_closed_on")
            if held is not None and closed is not None:
                each.unit.number = (closed - held).days
            each.unit.top = 0 if each.unit.number is None else 1
            found.append(each.unit)
    return found


# I06-last: "children whose last missing incident had an interview offered / children with one". USERS.md 4:
# "those hold offered/accepted Y/N **for the last incident only**".
def offered_after_the_last(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        rows = [
            row
            for row in of.rows("last_interviews", unit.child)
            if row["went_missing"] is None or row["went_missing"] <= d
        ]
        if rows:
            last = max(rows, key=lambda row: row["went_missing"] or date.min)
            unit.top = 1 if last["offered"] == 1 or last["accepted"] == 1 else 0
            found.append(unit)
    return found
