"""Secondary suppression: which cells more to hide so that no hidden one can be worked out.

An attacker tries all that is printed at once (`leaks`). For each number that leaks the cheapest other table
is looked for in which it is as little, and as much, as it must be able to be; all that differs in that table
is hidden, a set at a time. Then the attacker tries again, until nothing leaks. Such a table stands for good:
whatever else is hidden later, it still agrees with all that is shown. What was learnt of the method: Kelly,
Golden and Assad (1990) on tables by linear programmes; Langsrud (2024) on totals kept longest; tau-Argus and
sdcTable on protecting until an audit passes. Deterministic.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nearhome.disclosure.bounds import TOLERANCE, Flags, Floats, Ints
from nearhome.disclosure.cells import Cell, Number
from nearhome.disclosure.definitions import NOTHING_KNOWN, Definitions
from nearhome.disclosure.exchanges import Exchanges
from nearhome.disclosure.gaps import without_small_gaps
from nearhome.disclosure.hiding import Hiding, hiding_of
from nearhome.disclosure.leaks import NARROWEST, Found, Solved, attacked, told_by_rows
from nearhome.disclosure.other_tables import Others, Parts, Table, off_truth, room_of
from nearhome.disclosure.printing import printed
from nearhome.disclosure.programme import Extent
from nearhome.disclosure.seen import Seen, seen_in
from nearhome.disclosure.small import SMALLEST_SHOWN
from nearhome.results.values import Result

MOST_ROUNDS = 50
_LARGEST = SMALLEST_SHOWN - 1


@dataclass(frozen=True, slots=True)
class Protected:
    """Results of which no hidden number can be worked out but those `left`, for which nothing more could be hidden
    or the rounds ran out: an edition with any left must not go out.

    `primary` and `secondary` are the numbers hidden for their own sake and for others'.
    """

    results: tuple[Result, ...]
    primary: frozenset[Number]
    secondary: frozenset[Number]
    left: tuple[Number, ...]


def protected(
    results: Sequence[Result],
    definitions: Definitions = NOTHING_KNOWN,
    before: Sequence[Cell] = (),
    known: Sequence[Cell] = (),
    *,
    keep_totals: bool = False,
) -> Protected:
    """The results of an edition with as little hidden as keeps every small number from being worked out.

    `before` are the cells of earlier editions for the audience or a wider one, the first edition first:
    what they printed cannot be hidden any more, and what they hid stays hidden. `known` are figures that
    others published. No truth is needed to check what comes out (it holds where only 1-5 are known to be hidden), but
    where what is out already leaves no other way, or totals were to be kept (`keep_totals`): there a number that is
    not small may be seen not to be.
    """
    results = without_small_gaps(results, definitions)
    state = hiding_of(results, definitions, before, known)
    primary = state.hidden.copy()
    left = _until_nothing_leaks(state, keep_totals=keep_totals)
    numbers = state.held.numbers
    hidden = {numbers[n] for n in np.flatnonzero(state.hidden)}
    small = frozenset(numbers[n] for n in np.flatnonzero(primary))
    return Protected(
        printed(results, definitions, hidden),
        small,
        frozenset(hidden - small),
        tuple(numbers[n] for n in left),
    )


def _until_nothing_leaks(state: Hiding, *, keep_totals: bool) -> list[int]:
    """Hide more until the attacker finds nothing; the columns of what is left when it cannot be had.

    Numbers that another table shows to be safe are not asked about again: such a table stands for good.
    """
    seen = seen_in(state.table)
    mending = _Mending(state, seen, keep_totals=keep_totals)
    solved: Solved = {}
    for _ in range(MOST_ROUNDS):
        mending.look()
        held = state.as_printed()
        held = replace(held, is_hidden=held.is_hidden & ~_seen_safe(seen))
        # What is found quickly first: the programmes of a table that is about to change would be for nothing.
        if mending.mended(told_by_rows(held)):
            continue
        attack = attacked(held, {}, solved, seen)
        if not mending.mended(attack.found):
            return _left(state, [column for column, _ in (*attack.found, *attack.not_judged)])
    return _left(state, np.flatnonzero(state.hidden))


def _left(state: Hiding, asked: Sequence[int] | Ints) -> list[int]:
    """Of numbers for which nothing more can be hidden, those that tell of a small one.

    A number of nine that is seen to be four to ten is safe: that it may be small and is not tells nobody of a child.
    """
    held = state.as_printed()
    is_asked = np.zeros_like(held.is_hidden)
    is_asked[asked] = True
    numbers = zip(held.numbers, state.truth.tolist(), strict=True)
    truth = {number: known for number, known in numbers if np.isfinite(known)}
    attack = attacked(replace(held, is_hidden=held.is_hidden & is_asked), truth)
    return sorted(column for column, _ in (*attack.found, *attack.not_judged))


def _seen_safe(seen: Seen) -> Flags:
    """The numbers that tables found so far show to be able to be one, and five more."""
    wide = seen.high - seen.low >= NARROWEST - TOLERANCE
    return np.asarray(wide & (seen.low <= 1 + TOLERANCE))


class _Mending:
    """Hides what lets a number be another, in the narrowest scope in which that can be had.

    The scopes: groups with all totals kept; all of the number's day; all totals; everything.
    """

    def __init__(self, state: Hiding, seen: Seen, *, keep_totals: bool) -> None:
        numbers = state.held.numbers
        self._state, self._seen = state, seen
        self._keep_totals = keep_totals
        self._room = room_of(state)
        self._scopes: dict[tuple[str, int], _Scope] = {}
        self._exchanges = Exchanges(state)
        self._looked = np.zeros_like(state.hidden)
        self._may_be_small = np.isnan(state.truth) | (state.truth <= _LARGEST)
        self._is_group = np.array([bool(number.breakdown) for number in numbers])
        self._day = np.array([number.on.toordinal() for number in numbers])

    def look(self) -> None:
        """See what can be seen of hidden numbers without a programme, and without hiding more."""
        asked = self._state.hidden & self._state.counts & ~_seen_safe(self._seen) & ~self._looked
        for column in map(int, np.flatnonzero(asked)):
            self._looked[column] = True
            for target in (1.0, float(self._seen.low[column]) + NARROWEST):
                self._see(column, target)

    def _see(self, column: int, target: float) -> None:
        if not self._seen.low[column] <= target <= self._seen.high[column]:
            table = self._exchanges.with_number(column, target, hiding=False)
            if table is not None:
                self._seen.widen(*table, table[1])

    def mended(self, found: Found) -> bool:
        """Hide what lets numbers that leak be all that they must be able to be; whether anything was hidden."""
        before = int(self._state.hidden.sum())
        for column, extent in found:
            self._mend(column, extent)
        return int(self._state.hidden.sum()) > before

    def _mend(self, column: int, extent: Extent) -> None:
        while (target := self._lacks(column, extent)) is not None:
            table = self._exchanges.with_number(column, target, hiding=True)
            if table is not None:
                self._hide(table)
            elif not any(
                self._has(name, column, target) for name in self._scopes_of(column, target)
            ):
                return

    def _scopes_of(self, column: int, target: float) -> tuple[str, ...]:
        """Where to look. Where totals are kept, that a number which is not small might be one is worth groups alone.

        By the RULES it need not; a total is a month of a line that the Board reads.
        """
        if self._keep_totals and target == 1 and not self._may_be_small[column]:
            return ("groups",) if self._is_group[column] else ()
        return ("groups" if self._is_group[column] else "totals", "day", "")

    def _lacks(self, column: int, extent: Extent) -> float | None:
        """What a number must be able to be besides, None when nothing more: wide enough, and as little as one."""
        low = min(extent.low, float(self._seen.low[column]))
        high = max(extent.high, float(self._seen.high[column]))
        wide = None if high >= low + NARROWEST - TOLERANCE else low + NARROWEST
        one = 1.0 if 1 + TOLERANCE < low <= _LARGEST + TOLERANCE else None
        return (one or wide) if self._may_be_small[column] else (wide or one)

    def _has(self, name: str, column: int, target: float) -> bool:
        others = self._scope(name, column).others(column)
        table = others.with_number(column, target) if others is not None else None
        if others is None or table is None:
            return False
        self._hide(table)
        return True

    def _hide(self, table: Table) -> None:
        columns, numbers = table
        off = off_truth(self._state, table)
        off = off[self._state.can_hide[off]]
        self._state.hidden[off] = True
        self._exchanges.hide(off)
        self._seen.widen(columns, numbers, numbers)

    def _scope(self, name: str, column: int) -> "_Scope":
        key = (name, int(self._day[column]) if name == "day" else 0)
        if key not in self._scopes:
            masks = {
                "groups": self._is_group,
                "totals": ~self._is_group,
                "day": self._day == key[1],
            }
            movable = masks.get(name, np.ones_like(self._is_group))
            self._scopes[key] = _Scope(
                self._state, movable | np.isnan(self._state.truth), self._room
            )
        return self._scopes[key]


class _Scope:
    """The parts into which the numbers that may move fall."""

    def __init__(self, state: Hiding, movable: Flags, room: tuple[Floats, Floats]) -> None:
        self._state, self._room = state, room
        self._parts = Parts(state, movable)
        self._others: dict[int, Others | None] = {}

    def others(self, column: int) -> Others | None:
        """The other tables of a number's part; None where no row ties it to a number that may move."""
        label = self._parts.label(column)
        if label not in self._others:
            part = self._parts.part(label)
            self._others[label] = None if part is None else Others(self._state, part, self._room)
        found = self._others[label]
        return found if found is not None and found.holds(column) else None
