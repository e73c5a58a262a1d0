"""The records as the measures look at them: children with their spells, and what was supplied."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nearhome.vocabulary.periods import collection_year, window_start, year_start
from reference.cohorts import Child, Row, Spell, children, episode_on
from reference.groups import Unit

Records = dict[str, list[Row]]


@dataclass
class History:
    """The records with everybody in them, and what measures need from outside.

    `context` is a plain dict: `as_at`, `populations` (year, children, published), `comparator_rates`
    (area, as_at, rate, published), `unsettled_after`.
    """

    records: Records
    everybody: list[Child]
    context: dict[str, Any]
    counted: dict[tuple[str, date], list[Unit]] = field(default_factory=dict)
    """The units already counted for a code at a date."""
    sorted_out: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    """The rows of a table by child."""

    def rows(self, table: str, child: Child) -> list[Row]:
        """The child's rows of a table, as joined."""
        if table not in self.sorted_out:
            by_child: dict[str, list[Row]] = {}
            for row in self.records.get(table, []):
                by_child.setdefault(row["child"], []).append(row)
            self.sorted_out[table] = by_child
        return self.sorted_out[table].get(child.name, [])

    def reach(self, name: str) -> Row | None:
        """The row of `list_reach` of a list, None where it was never added."""
        rows = self.records.get("list_reach", [])
        return next((row for row in rows if row["list"] == name), None)

    def years_with(self, return_table: str) -> set[int]:
        """The collection years whose return in force holds a table."""
        return {
            row["collection_year"]
            for row in self.records["supplied"]
            if row["table"] == return_table
        }

    def first_day(self, on: date) -> date | None:
        """1 April of the first collection year of the unbroken run of returns up to the year of `on`."""
        years = self.years_with("Episodes")
        year = collection_year(on)
        if year not in years:
            return None
        while year - 1 in years:
            year -= 1
        return year_start(year)


def history(records: Records, context: dict[str, Any]) -> History:
    """The history behind the measures."""
    return History(records, children(records), context)


def looked_after(of: History, d: date) -> list[Unit]:
    """Everybody looked after at d.

    board_indicators A01: "Children looked after at midnight on the snapshot date, excluding children
    looked after only under a series of short breaks (V3/V4)". USERS.md 2, 6: "Count only under 18 at d".
    """
    found = []
    for child in of.everybody:
        spell = child.spell_on(d)
        if spell is not None:
            found.append(Unit(child, d, spell, episode_on(spell, d)))
    return found


def starts(of: History, first: date, last: date) -> list[Unit]:
    """Every start (event) from `first` to `last`: the beginning of a spell whose start is known,
    transfers at a vesting day left out.
    """
    return [
        _start(child, spell)
        for child in of.everybody
        for spell in child.spells
        if spell.known_start and not spell.transferred_in and first <= spell.started <= last
    ]


def unknown_starts(of: History, first: date, last: date) -> list[Unit]:
    """Spells whose start is unknown, first seen from `first` to `last`.

    USERS.md 6: "A first episode with RNE other than S starts *on or before* that date, never on it."
    """
    return [
        _start(child, spell)
        for child in of.everybody
        for spell in child.spells
        if not (spell.known_start or spell.transferred_in) and first <= spell.started <= last
    ]


def _start(child: Child, spell: Spell) -> Unit:
    return Unit(child, spell.started, spell, spell.episodes[0])


def ends(of: History, first: date, last: date) -> list[Unit]:
    """Every end (event) from `first` to `last`."""
    return [
        Unit(child, spell.ended, spell, spell.episodes[-1])
        for child in of.everybody
        for spell in child.spells
        if spell.ended is not None and not spell.transferred_out and first <= spell.ended <= last
    ]


def first_of_each(units: list[Unit]) -> list[Unit]:
    """DfE data guidance 2023: "Only the first occasion on which a child started to be looked after in the
    year has been counted."
    """
    found: dict[str, Unit] = {}
    for unit in units:
        if unit.child.name not in found or unit.on < found[unit.child.name].on:
            found[unit.child.name] = unit
    return list(found.values())


def last_of_each(units: list[Unit]) -> list[Unit]:
    """DfE data guidance 2023: "Only the last occasion on which a child ceased to be looked after in the
    year has been counted."
    """
    found: dict[str, Unit] = {}
    for unit in units:
        if unit.child.name not in found or unit.on >= found[unit.child.name].on:
            found[unit.child.name] = unit
    return list(found.values())


def in_month(d: date) -> date:
    """counting-rules.md: "the calendar month that ends at d, from its first day to d"."""
    return d.replace(day=1)


def in_window(d: date) -> date:
    """The first day of the twelve months that end at d (RULES.md 2, Window)."""
    return window_start(d, 12)
