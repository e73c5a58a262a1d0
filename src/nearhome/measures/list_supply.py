"""What the local lists hold of what a measure needs: from when to when, and which columns any row fills."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nearhome.measures.list_needs import Need

Span = tuple[date, date]
Filled = tuple[tuple[date | None, frozenset[str]], ...]
"""For each day of a list's rows, None for rows without one: the columns that any of them holds.

A column whose blank means "not yet" is in every one as soon as any row of the list holds it.
"""


@dataclass(frozen=True)
class ListSupply:
    """`reach`: of each list, and `list: part`, the days for which it holds all there is. `filled`: by list."""

    reach: Mapping[str, Span] = field(default_factory=dict)
    filled: Mapping[str, Filled] = field(default_factory=dict)

    def span(self, need: Need) -> Span | None:
        """From when to when what is needed of a list is all there; None where it never was."""
        whole = self.reach.get(need.list_name)
        if whole is not None or not need.parts:
            return whole
        spans = [self._any_of(need.list_name, bracket) for bracket in need.parts]
        there = [each for each in spans if each is not None]
        if len(there) < len(spans):
            return None
        return max(first for first, _ in there), min(last for _, last in there)

    def _any_of(self, name: str, parts: Iterable[str]) -> Span | None:
        """Of the parts that are there the one that reaches furthest on; of those the first to begin."""
        named = (self.reach.get(f"{name}: {part}") for part in parts)
        there = [each for each in named if each is not None]
        return min(there, key=lambda each: (-each[1].toordinal(), each[0]), default=None)

    def lacking(self, need: Need, first: date, on: date) -> tuple[str, ...]:
        """The columns needed that are empty in every row looked at from `first` to a date."""
        if not need.columns:
            return ()
        rows = _looked_at(self.filled.get(need.list_name, ()), need, first, on)
        held = frozenset[str]().union(*(columns for _, columns in rows))
        short = [each for each in need.columns if rows and held.isdisjoint(each)]
        return tuple(dict.fromkeys(name for bracket in short for name in bracket))


def columns_of(needs: Iterable[Need]) -> dict[str, tuple[str, ...]]:
    """By list, the columns that any of the needs names."""
    found: dict[str, dict[str, None]] = {}
    for need in needs:
        for bracket in need.columns:
            found.setdefault(need.list_name, {}).update(dict.fromkeys(bracket))
    return {name: tuple(columns) for name, columns in found.items()}


def _looked_at(rows: Filled, need: Need, first: date, on: date) -> Filled:
    known = tuple(each for each in rows if each[0] is None or each[0] <= on)
    if need.of_latest:
        first = max((day for day, _ in known if day is not None), default=on)
    elif first >= on:
        return known
    return tuple(each for each in known if each[0] is None or each[0] >= first)
