"""Two snapshots compared, child by child: whose records of days up to one day are others now, and how.

Both are clipped to the day first: an event after it is no revision of what was said, only what came next.
Officers' work: it knows children. What leaves it are numbers (`results.changes`).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.cohorts.spells import Spell
from nearhome.records.tables import ORIGIN, Column, tables
from nearhome.results.changes import Cause, Corrections, Told
from nearhome.returns.changes import (
    CHILD_IN,
    CHILD_OUT,
    CORRECTED,
    ENDED,
    EPISODE_IN,
    EPISODE_OUT,
    Change,
    changes,
)
from nearhome.vocabulary.periods import collection_year, year_end

_ENDING = ("reason_episode_ceased", "reason_place_change")
_DERIVED = ("distance", "location")
_FIELDS: Mapping[Cause, frozenset[str]] = {
    Cause.LEGAL_STATUS: frozenset({"LS"}),
    Cause.PLACEMENT: frozenset(
        {"PLACE", "PLACE_PROVIDER", "PL_POST", "PL_LA", "PL_LOCATION", "URN", "location"}
    ),
    Cause.DISTANCE: frozenset({"PL_DISTANCE", "HOME_POST", "distance"}),
    Cause.DATES: frozenset({"DEC"}),
}

LATE_IN, LATE_OUT, REMOVED, DATES, MOVES = "late_in", "late_out", "removed", "dates", "moves"

_CAUSE_OF: Mapping[str, Cause] = {
    REMOVED: Cause.REMOVED,
    LATE_IN: Cause.LATE,
    LATE_OUT: Cause.LATE,
    DATES: Cause.DATES,
    MOVES: Cause.LATE,
    "placement": Cause.PLACEMENT,
    "legal_status": Cause.LEGAL_STATUS,
    "distance": Cause.DISTANCE,
    "person": Cause.PERSON,
    "other": Cause.OTHER,
}
"""The cause of each kind; of a child with several kinds, the first."""


@dataclass(frozen=True)
class Compared:
    """Each child whose records of days up to the day are others now, with the kinds of what is."""

    kinds: Mapping[str, frozenset[str]]

    def counts(self) -> Corrections:
        """How many children there are of each kind."""
        found = Counter(kind for kinds in self.kinds.values() for kind in kinds)
        told = {name: Told(found[name]) for name in _COUNTED}
        return Corrections(**told, children=Told(len(self.kinds)))

    def by_cause(self) -> dict[Cause, frozenset[str]]:
        """The children of each cause, each child once."""
        found: dict[Cause, set[str]] = defaultdict(set)
        for child, kinds in self.kinds.items():
            found[next(cause for kind, cause in _CAUSE_OF.items() if kind in kinds)].add(child)
        return {cause: frozenset(found[cause]) for cause in Cause if cause in found}


_COUNTED = (
    LATE_IN,
    LATE_OUT,
    REMOVED,
    DATES,
    MOVES,
    "legal_status",
    "placement",
    "distance",
)


def compared(
    before: Mapping[str, pa.Table],
    after: Mapping[str, pa.Table],
    spells_before: Sequence[Spell],
    spells_after: Sequence[Spell],
    on: date,
) -> Compared:
    """What two sets of records say otherwise of days up to `on`, and the spells of each."""
    found: dict[str, set[str]] = defaultdict(set)
    for child, kind in _spell_kinds(spells_before, spells_after, on):
        found[child].add(kind)
    altered = changes(clipped(before["episodes"], on), clipped(after["episodes"], on), _DERIVED)
    for child, kind in _episode_kinds(altered, found):
        found[child].add(kind)
    for child in _differing(before["children"], after["children"], "children", on):
        found[child].add("person")
    for name in _others(before, after):
        for child in _differing(before[name], after[name], name, on):
            found[child].add("other")
    _without_newcomers_details(found, before, after)
    return Compared({child: frozenset(kinds) for child, kinds in found.items() if kinds})


def clipped(episodes: pa.Table, on: date) -> pa.Table:
    """Episodes as they stood on a day: those begun by then, their ends only where they came by then."""
    rows = episodes.filter(pc.less_equal(episodes["decom"], pa.scalar(on)))
    over = pc.fill_null(pc.less_equal(rows["dec"], pa.scalar(on)), False)
    for name in ("dec", *_ENDING):
        column = rows[name]
        kept = pc.if_else(over, column, pa.scalar(None, column.type))
        rows = rows.set_column(rows.schema.get_field_index(name), name, kept)
    return rows


def _spell_kinds(
    before: Sequence[Spell], after: Sequence[Spell], on: date
) -> Iterator[tuple[str, str]]:
    """Comings and leavings by a day that are recorded since, taken out, or of another day."""
    old, new = _by_child(before, on), _by_child(after, on)
    for child in sorted({*old, *new}):
        left = list(old.get(child, ()))
        for spell in new.get(child, ()):
            near = [each for each in left if _overlap(each, spell, on)]
            match = spell if spell in near else next(iter(near), None)
            if match is None:
                yield child, LATE_IN
                continue
            left.remove(match)
            if match.started != spell.started:
                yield child, DATES
            if match.until != spell.until:
                yield child, LATE_OUT if match.until is None else DATES
        for _ in left:
            yield child, REMOVED


def _by_child(spells: Iterable[Spell], on: date) -> dict[str, list[Spell]]:
    """The spells begun by a day, of each child in order; an end after it is not known then."""
    found: dict[str, list[Spell]] = defaultdict(list)
    for each in spells:
        if each.started <= on:
            is_over = each.until is not None and each.until <= on
            found[each.child].append(
                Spell(each.child, each.started, each.until if is_over else None)
            )
    return found


def _overlap(one: Spell, other: Spell, on: date) -> bool:
    return max(one.started, other.started) <= min(one.until or on, other.until or on)


def _episode_kinds(
    altered: Iterable[Change], known: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    by_child: dict[str, list[Change]] = defaultdict(list)
    for each in altered:
        by_child[each.child].append(each)
    for child, own in by_child.items():
        kinds = {each.kind for each in own}
        fields = {field for each in own if each.kind == CORRECTED for field in each.fields}
        for cause, names in _FIELDS.items():
            if fields & names:
                yield child, _NAMED[cause]
        if {EPISODE_IN, EPISODE_OUT} <= kinds:
            yield child, DATES
        elif kinds & {EPISODE_IN, EPISODE_OUT, ENDED} and not set(known.get(child, ())) & _COMINGS:
            yield child, MOVES
        elif kinds & {CHILD_IN, CHILD_OUT} and not known.get(child):
            yield child, "other"
        if fields - frozenset().union(*_FIELDS.values()):
            yield child, "other"


_COMINGS = frozenset({LATE_IN, LATE_OUT, REMOVED, DATES})
_NAMED = {
    Cause.LEGAL_STATUS: "legal_status",
    Cause.PLACEMENT: "placement",
    Cause.DISTANCE: "distance",
    Cause.DATES: DATES,
}


def _others(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Iterator[str]:
    for name, table in tables().items():
        has_child = any(column.name == "child" for column in table.columns)
        if has_child and name not in ("children", "episodes") and name in before and name in after:
            yield name


def _differing(before: pa.Table, after: pa.Table, name: str, on: date) -> set[str]:
    """The children whose rows of a table, as they stood on a day, are not the same in both."""
    unlike = _rows(before, name, on) ^ _rows(after, name, on)
    return {row[0] for row in unlike}


def _rows(table: pa.Table, name: str, on: date) -> set[tuple[Any, ...]]:
    """A table's rows, child first, without where they were read; what is dated after the day is left out."""
    declared = tables()[name]
    for column in declared.columns:
        if column.type == "date" or column.name == "collection_year":
            table = _known(table, column, on)
    origin = {column.name for column in ORIGIN} - set(declared.key)
    own = [c.name for c in declared.columns if c.name not in origin and c.name != "child"]
    return set(zip(*(table[column].to_pylist() for column in ("child", *own)), strict=True))


def _known(table: pa.Table, column: Column, on: date) -> pa.Table:
    """The rows whose key is of a day that had come; any other later date is left out of its row."""
    held = table[column.name]
    last = on if column.type == "date" else collection_year(on) - (on != year_end(on.year))
    later = pc.fill_null(pc.greater(held, pa.scalar(last, held.type)), False)
    if column.is_key:
        return table.filter(pc.invert(later))
    if column.type != "date":
        return table
    known = pc.if_else(later, pa.scalar(None, held.type), held)
    return table.set_column(table.schema.get_field_index(column.name), column.name, known)


def _without_newcomers_details(
    found: Mapping[str, set[str]], before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]
) -> None:
    """The details of a child whom one side alone knows were not corrected: they came or went with the child."""
    held = [set(each["children"]["child"].to_pylist()) for each in (before, after)]
    both = held[0] & held[1]
    for child, kinds in found.items():
        if child not in both:
            kinds -= {"person", "other"}
