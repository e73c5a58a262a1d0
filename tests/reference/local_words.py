"""The words of local measures: what is known at a date, who was in care on a day, what was open then.

The definitions are those of docs/explanation/local-measures.md.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from nearhome.vocabulary.periods import bank_holidays, window_start
from reference.cohorts import Child, Row, episode_on
from reference.groups import Unit
from reference.history import History, looked_after

NOT_RECORDED = "not recorded"
"""The group of what an officer may say and did not."""
Units = Callable[[History, date], list[Unit]]


def known(day: date | None, d: date) -> date | None:
    """ "An event after d is not known yet at d: a date column later than d reads as empty at d"."""
    return day if day is not None and day <= d else None


def on_day(child: Child, day: date) -> Unit | None:
    """The child as on a day, None when not in care then: "in care on x = in a spell on day x"."""
    spell = child.spell_on(day)
    return None if spell is None else Unit(child, day, spell, episode_on(spell, day))


def spell_start(unit: Unit) -> date:
    """The first day of the spell a unit is looked at in."""
    assert unit.spell is not None
    return unit.spell.started


def events(of: History, table: str, column: str, first: date, d: date) -> list[tuple[Unit, Row]]:
    """The rows of a list whose day falls from `first` to `d`, of children in care on that day."""
    found = []
    for child in of.everybody:
        for row in of.rows(table, child):
            day = row[column]
            if day is None or not first <= day <= d:
                continue
            unit = on_day(child, day)
            if unit is not None:
                found.append((unit, row))
    return found


def is_open(row: Row, d: date, *, last_day: bool) -> bool:
    """ "open at d: started <= d and (ended empty or ended > d) - where a list's ended is "the last day",
    open means ended empty or ended >= d".
    """
    if row["started"] is None or row["started"] > d:
        return False
    ended = row["ended"]
    return ended is None or ended > d or (last_day and ended == d)


def aged(unit: Unit, youngest: int, oldest: int) -> bool:
    """Whether the child is so old, in completed years, on the unit's day; not known is no."""
    age = unit.child.age(unit.on)
    return age is not None and youngest <= age <= oldest


def children_aged(of: History, d: date, youngest: int, oldest: int) -> list[Unit]:
    """LA(d) of an age."""
    return [unit for unit in looked_after(of, d) if aged(unit, youngest, oldest)]


def in_care_for(unit: Unit, d: date, months: int) -> bool:
    """Whether the child has been in care for so many months at d.

    DfE data guidance 2023 of the health cohort: "continuously looked after for at least 12 months as at 31
    March", which is since 1 April: the first day of the window.
    """
    return spell_start(unit) <= window_start(d, months)


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start` a day is: "day of entry is day 0", "bank holidays counted out"."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in bank_holidays() for day in days)


def of_council(name: str, d: date) -> Unit:
    """A unit that is no child: a household, a home, an audit."""
    row = {"child": name, "dob": None, "sex": None, "ethnicity": None}
    return Unit(Child(row), d, None, None)


def scored(units: Iterable[tuple[Unit, Row]], top: Callable[[Row], bool]) -> list[Unit]:
    """The units, in the numerator when their row meets a condition."""
    found = []
    for unit, row in units:
        unit.top = 1 if top(row) else 0
        found.append(unit)
    return found
