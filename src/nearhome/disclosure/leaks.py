"""What can be worked out of hidden cells: the interval of each, and from which shown cells it follows.

RULES: a cell leaks when its interval (non-negative, given all that is printed and all that holds) is
narrower than five, or when its true value is one to five and the interval excludes any of those. Where
the truth is not at hand (a table that was published), a cell that may be one of 1-5 but cannot be all of
them is a leak too: it tells of a small number which it is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nearhome.disclosure.blocks import Block, circles_of
from nearhome.disclosure.bounds import TOLERANCE, Bounds, Ints, propagated
from nearhome.disclosure.cells import Cell, Number
from nearhome.disclosure.definitions import NOTHING_KNOWN, Definitions
from nearhome.disclosure.ledger import Ledger, ledger_of
from nearhome.disclosure.programme import Extent, Programme
from nearhome.disclosure.reasons import rows_behind, shown_behind
from nearhome.disclosure.relations import relations
from nearhome.disclosure.seen import Seen
from nearhome.disclosure.small import SMALLEST_SHOWN
from nearhome.disclosure.systems import Held, held_of

NARROWEST = 5
"""An interval narrower than this tells too much."""

LARGE = 500
"""In a block of so many numbers, what bounds row by row say of a leak is enough for who goes on hiding."""

_LARGEST = SMALLEST_SHOWN - 1


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden number of a cell that can be worked out to lie between low and high, and the cells it follows from.

    Not `judged`: shown cells beside it contradict each other, so that no table agrees with them all; the
    interval is what follows row by row.
    """

    cell: Cell
    number: Number
    low: float
    high: float
    follows_from: tuple[Cell, ...]
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """The leaks of a set of cells, and the shown cells that contradict each other: what these say is left out."""

    leaks: tuple[Leak, ...]
    contradictions: tuple[tuple[Cell, ...], ...]


def is_leak(low: float, high: float, truth: float | None = None) -> bool:
    """Whether an interval tells too much of a hidden number, its true value known or not."""
    if high - low < NARROWEST - TOLERANCE:
        return True
    may_be_small = low <= _LARGEST + TOLERANCE if truth is None else 1 <= truth <= _LARGEST
    return may_be_small and (low > 1 + TOLERANCE or high < _LARGEST - TOLERANCE)


def leaks(
    cells: Sequence[Cell],
    definitions: Definitions = NOTHING_KNOWN,
    known: Sequence[Cell] = (),
    truth: Mapping[Number, float] | None = None,
) -> tuple[Leak, ...]:
    """The leaks of the cells of one or more editions, the first edition first.

    `known` are figures published elsewhere. `truth` gives the true values of hidden numbers where
    they are at hand. Deterministic; no cell, no leak.
    """
    return judged(cells, definitions, known, truth).leaks


def judged(
    cells: Sequence[Cell],
    definitions: Definitions = NOTHING_KNOWN,
    known: Sequence[Cell] = (),
    truth: Mapping[Number, float] | None = None,
) -> Judgement:
    """The same, with the cells that contradict each other."""
    ledger = ledger_of(cells, definitions, known)
    held = held_of(ledger, definitions, relations(ledger, definitions))
    attack = attacked(held, truth or {})
    found = [_leak(held, ledger, column, extent) for column, extent in attack.found]
    lost = [
        _leak(held, ledger, column, extent, judged=False) for column, extent in attack.not_judged
    ]
    unmet = (tuple(shown_behind(held, ledger, rows)) for rows in attack.contradictory)
    return Judgement((*found, *lost), tuple(dict.fromkeys(each for each in unmet if each)))


Found = tuple[tuple[int, Extent], ...]
"""Hidden numbers (by column), each with its interval and the rows it follows from."""

Solved = dict[bytes, Found | None]
"""The leaks of blocks that were asked about before: a block that has not changed is not solved anew."""


@dataclass(frozen=True, slots=True)
class Attack:
    """What an attacker finds: numbers that leak, those that cannot be judged, and the rows that contradict others."""

    found: Found
    not_judged: Found
    contradictory: tuple[tuple[int, ...], ...]


def attacked(
    held: Held,
    truth: Mapping[Number, float],
    solved: Solved | None = None,
    seen: Seen | None = None,
) -> Attack:
    """What an attacker finds of hidden numbers.

    `solved` is kept from one question of the same system and truth to the next; so is `seen`, by who only
    ever hides more: then an interval in a large block is no further narrowed than it takes to call it a leak.
    """
    solved = {} if solved is None else solved
    system = held.system.narrowed(held.low, held.high)
    bounds, unmet = propagated(system, held.low, held.high)
    if unmet.any():
        # A row that is left out now may bind when more is hidden: what is possible then is not known yet.
        seen = None
    truths = _by_column(held, truth)
    alone = held.is_hidden.copy()
    found: list[tuple[int, Extent]] = []
    lost: list[tuple[int, Extent]] = []
    contradictory: list[tuple[int, ...]] = [(int(row),) for row in np.flatnonzero(unmet)]
    for block in circles_of(system.kept(~unmet), bounds, held.is_hidden):
        asked = [n for n, column in enumerate(block.columns) if held.is_hidden[column]]
        alone[block.columns] = False
        key = block.told(bounds.low, bounds.high, asked)
        if key not in solved:
            solved[key] = _of_block(block, bounds, asked, truths, seen)
        leaking = solved[key]
        if leaking is None:
            lost.extend(_by_rows(held, bounds, int(block.columns[n])) for n in asked)
            contradictory.append(tuple(map(int, block.rows)))
            continue
        for column, extent in leaking:
            behind = (rows_behind(held.system, bounds, each) for each in extent.columns)
            every = dict.fromkeys((*extent.rows, *(row for each in behind for row in each)))
            found.append((column, replace(extent, rows=tuple(every))))
    columns = np.flatnonzero(alone)
    for column in map(int, columns):
        if is_leak(float(bounds.low[column]), float(bounds.high[column]), truths.get(column)):
            found.append(_by_rows(held, bounds, column))
    if seen is not None:
        seen.widen(columns, bounds.low[columns], bounds.high[columns])
    return Attack(tuple(sorted(found, key=_column)), tuple(lost), tuple(contradictory))


def told_by_rows(held: Held) -> Found:
    """The hidden numbers that leak by what rows say one after another: quickly found, and not all that leak."""
    bounds, _ = propagated(held.system.narrowed(held.low, held.high), held.low, held.high)
    columns = np.flatnonzero(held.is_hidden)
    ends = zip(
        columns.tolist(), bounds.low[columns].tolist(), bounds.high[columns].tolist(), strict=True
    )
    return tuple(
        (column, Extent(low, high, ())) for column, low, high in ends if is_leak(low, high)
    )


def _by_column(held: Held, truth: Mapping[Number, float]) -> Mapping[int, float]:
    if not truth:
        return {}
    return {n: truth[number] for n, number in enumerate(held.numbers) if number in truth}


def _column(found: tuple[int, Extent]) -> int:
    return found[0]


def _by_rows(held: Held, bounds: Bounds, column: int) -> tuple[int, Extent]:
    low, high = float(bounds.low[column]), float(bounds.high[column])
    return column, Extent(low, high, rows_behind(held.system, bounds, column))


def _of_block(
    block: Block,
    bounds: Bounds,
    asked: Sequence[int],
    truths: Mapping[int, float],
    seen: Seen | None,
) -> Found | None:
    """The leaks of a block in which bounds row by row are not exact; None when no table agrees with it."""
    programme = Programme(block, bounds.low, bounds.high)
    if not programme.is_possible:
        return None
    columns = block.columns
    proven: list[int] = []
    if seen is not None:
        programme.knows(seen.low[columns], seen.high[columns])
    if seen is not None and len(columns) >= LARGE:
        proven = [n for n in asked if is_leak(bounds.low[columns[n]], bounds.high[columns[n]])]
    told = frozenset(proven)
    left = [n for n in asked if n not in told]

    def unsure() -> Ints:
        return np.array([n for n in left if not _is_seen_safe(programme, n, bounds, truths)], int)

    programme.shake(np.asarray(left, dtype=np.int64), unsure)
    found = {}
    for number in left:
        if not _is_seen_safe(programme, number, bounds, truths):
            extent = programme.extent(number)
            if is_leak(extent.low, extent.high, truths.get(int(columns[number]))):
                found[number] = extent
    for number in proven:
        column = columns[number]
        found[number] = Extent(float(bounds.low[column]), float(bounds.high[column]), ())
    if seen is not None:
        seen.widen(columns, programme.seen_low, programme.seen_high)
    return tuple((int(columns[n]), found[n]) for n in sorted(found))


def _is_seen_safe(
    programme: Programme, number: int, bounds: Bounds, truths: Mapping[int, float]
) -> bool:
    column = int(programme.columns[number])
    low, high = float(programme.seen_low[number]), float(programme.seen_high[number])
    return _is_safe(low, high, float(bounds.low[column]), truths.get(column))


def _is_safe(seen_low: float, seen_high: float, outer: float, truth: float | None) -> bool:
    """Whether what was seen to be possible is enough, whatever else is: intervals only ever widen."""
    if is_leak(seen_low, seen_high, truth):
        return False
    return truth is not None or seen_low <= 1 + TOLERANCE or outer > _LARGEST


def _leak(held: Held, ledger: Ledger, column: int, extent: Extent, *, judged: bool = True) -> Leak:
    number = held.numbers[column]
    shown = shown_behind(held, ledger, extent.rows, number)
    return Leak(ledger.hidden[number], number, extent.low, extent.high, tuple(shown), judged)
