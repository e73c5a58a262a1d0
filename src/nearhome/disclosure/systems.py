"""A ledger and its relations as arrays: bounds of every number, and rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from nearhome.disclosure.bounds import Flags, Floats, System
from nearhome.disclosure.cells import Number
from nearhome.disclosure.definitions import Definitions
from nearhome.disclosure.ledger import Ledger
from nearhome.disclosure.relations import Row


@dataclass(frozen=True)
class Held:
    """All that an attacker holds: numbers by column, what is printed of each, and the rows between them.

    `is_hidden` are those that an edition of ours keeps back and that could tell of a child.
    """

    numbers: tuple[Number, ...]
    low: Floats
    high: Floats
    is_hidden: Flags
    rows: tuple[Row, ...]
    system: System


def held_of(ledger: Ledger, definitions: Definitions, rows: Sequence[Row]) -> Held:
    """The arrays of a ledger; numbers that only rows name (months that nobody printed) come last."""
    named = chain(ledger.numbers(), *(row.numbers for row in rows))
    column = {number: n for n, number in enumerate(dict.fromkeys(named))}
    numbers = tuple(column)
    low = np.array(
        [-np.inf if number.what in definitions.below_nought else 0.0 for number in numbers]
    )
    high = np.full(len(numbers), np.inf)
    for number, (least, most) in ledger.shown.items():
        low[column[number]], high[column[number]] = least, most
    not_whole = definitions.public | definitions.amounts | definitions.loose
    tells_nobody = not_whole | definitions.below_nought
    whole = np.array([number.what not in not_whole for number in numbers], dtype=bool)
    is_hidden = np.zeros(len(numbers), dtype=bool)
    for number in ledger.hidden:
        is_hidden[column[number]] = number.what not in tells_nobody
    system = _system(rows, column, whole)
    return Held(numbers, low, high, is_hidden, tuple(rows), system)


def _system(rows: Sequence[Row], column: dict[Number, int], whole: Flags) -> System:
    sizes = [len(row.numbers) for row in rows]
    total = sum(sizes)
    of = (column[number] for row in rows for number in row.numbers)
    return System(
        np.repeat(np.arange(len(rows)), sizes),
        np.fromiter(of, dtype=np.int64, count=total),
        np.fromiter((c for row in rows for c in row.coefficients), dtype=np.float64, count=total),
        np.array([row.low for row in rows], dtype=np.float64),
        np.array([row.high for row in rows], dtype=np.float64),
        len(column),
        whole,
    )
