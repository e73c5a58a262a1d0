"""What the local lists hold of what a measure needs: from when to when, and which columns any row fills."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nearhome.measures.list_needs import Need, RowsOf
from nearhome.vocabulary.periods import collection_year, year_start

AS_AT = "as_at"
"""The column of a count's day."""
Span = tuple[date, date]
Filled = tuple[tuple[date | None, frozenset[str]], ...]
"""For each day of a list's rows, None for rows without one: the columns that any of them holds.

A column whose blank means "not yet" is in every one as soon as any row of the list holds it.
"""


@dataclass(frozen=True)
class ListSupply:
    """`reach`: of each list, and `list: part`, the days for which it holds all there is.

    `filled`: by the rows that are looked at, of a kind or all.
    """

    reach: Mapping[str, Span] = field(default_factory=dict)
    filled: Mapping[RowsOf, Filled] = field(default_factory=dict)

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
        """The columns needed that are empty in every row looked at from `first` to a date.

        Of a count as at a day, that day where none is near enough, or none of the year; the columns are those of the
        latest.
        """
        if not (need.columns or need.of_year) and need.days_old is None:
            return ()
        days = self._days[need.rows] if need.rows in self._days else _Days(())
        if need.days_old is not None:
            first = days.latest(on)
            if not days.any_of((), first, on) or (on - first).days > need.days_old:
                return (AS_AT,)
        elif need.of_year:
            first = year_start(collection_year(on))
            if not days.any_of((), first, on):
                return (AS_AT,)
            first = days.latest(on)
        elif first >= on:
            first = date.min
        if not days.any_of((), first, on):
            return ()
        short = [each for each in need.columns if not days.any_of(each, first, on)]
        return tuple(dict.fromkeys(name for bracket in short for name in bracket))

    @cached_property
    def _days(self) -> Mapping[RowsOf, "_Days"]:
        return {rows: _Days(filled) for rows, filled in self.filled.items()}


class _Days:
    """The days of a list's rows, and those on which any of some columns is held: asked again and again."""

    def __init__(self, rows: Filled) -> None:
        self._rows = rows
        self._kept: dict[tuple[str, ...], tuple[bool, list[date]]] = {}

    def any_of(self, columns: tuple[str, ...], first: date, last: date) -> bool:
        """Whether a row of these days, or one without a day, holds any of the columns; of none, any row."""
        undated, days = self._held(columns)
        return undated or bisect_left(days, first) < bisect_right(days, last)

    def latest(self, on: date) -> date:
        """The last day with a row up to a date; the date itself when there is none."""
        _, days = self._held(())
        place = bisect_right(days, on)
        return days[place - 1] if place else on

    def _held(self, columns: tuple[str, ...]) -> tuple[bool, list[date]]:
        if columns not in self._kept:
            held = [day for day, own in self._rows if not columns or not own.isdisjoint(columns)]
            days = sorted(day for day in held if day is not None)
            self._kept[columns] = (None in held, days)
        return self._kept[columns]


def columns_of(needs: Iterable[Need]) -> dict[RowsOf, tuple[str, ...]]:
    """By the rows that are looked at, the columns that any of the needs names."""
    found: dict[RowsOf, dict[str, None]] = {}
    for need in needs:
        of_count = ((AS_AT,),) if need.of_year or need.days_old is not None else ()
        for bracket in (*of_count, *need.columns):
            found.setdefault(need.rows, {}).update(dict.fromkeys(bracket))
    return {rows: tuple(columns) for rows, columns in found.items()}
