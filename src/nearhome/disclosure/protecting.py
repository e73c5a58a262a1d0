"""Secondary suppression: which cells more to hide so that no hidden one can be worked out.

First each sum by itself: a hidden number in a row of groups and total needs others hidden beside it that
together come to enough. Then an attacker tries all that is printed at once (`leaks`), and wherever
something leaks the cheapest cell it follows from is hidden too, until nothing leaks. What was learnt of
the method: Langsrud (2024) on an order of candidates by cost with totals kept longest, tau-Argus and
sdcTable on protecting until an audit by linear programmes passes. Deterministic.
"""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nearhome.disclosure.bounds import Flags, Floats
from nearhome.disclosure.cells import Cell, Number
from nearhome.disclosure.definitions import NOTHING_KNOWN, Definitions
from nearhome.disclosure.hiding import Hiding, hiding_of
from nearhome.disclosure.leaks import NARROWEST, attacked
from nearhome.disclosure.printing import printed
from nearhome.disclosure.programme import Extent
from nearhome.results.values import Result

MOST_ROUNDS = 100


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
) -> Protected:
    """The results of an edition with as little hidden as keeps every small number from being worked out.

    `before` are the cells of earlier editions for the audience or a wider one, the first edition first:
    what they printed cannot be hidden any more, and what they hid stays hidden. `known` are figures that
    others published.
    """
    state = hiding_of(results, definitions, before, known)
    primary = state.hidden.copy()
    balance(state, np.flatnonzero(_unbalanced(state)))
    left = _until_nothing_leaks(state)
    numbers = state.held.numbers
    hidden = {numbers[n] for n in np.flatnonzero(state.hidden)}
    small = frozenset(numbers[n] for n in np.flatnonzero(primary))
    return Protected(
        printed(results, definitions, hidden),
        small,
        frozenset(hidden - small),
        tuple(numbers[n] for n in left),
    )


def _until_nothing_leaks(state: Hiding) -> list[int]:
    """Hide more until the attacker finds nothing; the columns of what is left when it cannot be had.

    Hiding more only widens intervals, so what was safe is asked about again only at the end.
    """
    safe = np.zeros_like(state.hidden)
    helpless = np.zeros_like(state.hidden)
    for _ in range(MOST_ROUNDS):
        held = state.as_printed()
        asked = held.is_hidden & ~safe & ~helpless
        found = sorted(attacked(replace(held, is_hidden=asked), {}), key=lambda each: each[0])
        is_mended = _mend(state, found, helpless)
        if not is_mended and not (safe & ~helpless).any():
            break
        safe = asked | safe if is_mended else np.zeros_like(safe)
        safe[[column for column, _ in found]] = False
    # Whatever is still found is told, whether no hiding helps it or the rounds were not enough.
    return sorted(column for column, _ in attacked(state.as_printed(), {}))


def _mend(state: Hiding, found: Iterable[tuple[int, Extent]], helpless: Flags) -> bool:
    """Hide one more number for each leak, of leaks that share a row for the first; whether any was."""
    mended: set[int] = set()
    is_any = False
    for column, extent in found:
        if mended.intersection(extent.rows):
            continue
        chosen = _cheapest(state, _beside(state, column, extent.rows), column)
        helpless[column] = chosen is None
        if chosen is not None:
            is_any = True
            mended.update(extent.rows)
            balance(state, _hide(state, chosen))
    return is_any


def balance(state: Hiding, rows: Iterable[int]) -> None:
    """Hide beside each hidden number of a sum others that together come to enough."""
    waiting = deque(int(row) for row in rows)
    while waiting:
        row = waiting.popleft()
        while (chosen := _for_row(state, row)) is not None:
            waiting.extend(_hide(state, chosen))


def _hide(state: Hiding, column: int) -> list[int]:
    state.hidden[column] = True
    return [int(row) for row in state.rows_of(column) if state.is_sum(int(row))]


def _for_row(state: Hiding, row: int) -> int | None:
    """The number to hide next in a sum, None when it is as it should be or nothing can be hidden."""
    columns = state.columns_of(row)
    hidden = state.hidden[columns]
    if not hidden.any() or not state.counts[columns[hidden]].any():
        return None
    signs = state.signs_of(row)
    if np.isnan(state.truth[columns]).any() or len(set(signs[hidden])) > 1:
        return None
    has = float(state.truth[columns[hidden]].sum())
    if hidden.sum() > 1 and has >= NARROWEST:
        return None
    return _cheapest(state, columns[~hidden], int(columns[hidden][0]), lacks=NARROWEST - has)


def _unbalanced(state: Hiding) -> Flags:
    """Sums with hidden numbers on one side only, too few of them or too small."""
    system, hidden = state.held.system, state.hidden[state.held.system.column]
    truth = np.nan_to_num(state.truth[system.column])
    up = system.coefficient > 0

    def per_row(weights: Any) -> Floats:
        found = np.bincount(system.row, weights=weights, minlength=system.rows)
        return np.asarray(found, dtype=np.float64)

    above, below = per_row(1.0 * (hidden & up)), per_row(1.0 * (hidden & ~up))
    has = per_row(np.where(hidden, truth, 0.0))
    one_sided = (above + below > 0) & ((above == 0) | (below == 0))
    lacking = (above + below < 2) | (has < NARROWEST)
    return np.asarray((system.row_low == system.row_high) & one_sided & lacking)


def _beside(state: Hiding, column: int, rows: Collection[int]) -> list[int]:
    """The numbers of the rows that an interval follows from, those of the number's own rows first."""
    own = set(map(int, state.rows_of(column)))
    for some in ([row for row in rows if row in own], rows):
        found = dict.fromkeys(int(c) for row in some for c in state.columns_of(row))
        if any(state.can_hide[c] and not state.hidden[c] for c in found):
            return list(found)
    return []


def _cheapest(
    state: Hiding, columns: Iterable[int], beside: int, lacks: float = NARROWEST
) -> int | None:
    """Of numbers that can still be hidden the cheapest that is large enough, not nought, and small."""

    def price(column: int) -> tuple[bool, bool, float, float, Number]:
        truth = float(state.truth[column])
        number = state.held.numbers[column]
        return (truth == 0, truth < lacks, state.cost[column], truth, number)

    able = [int(c) for c in columns if state.can_hide[c] and not state.hidden[c] and c != beside]
    return min(able, key=price, default=None)
