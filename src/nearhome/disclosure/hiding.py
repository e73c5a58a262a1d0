"""The state of an edition while it is being protected: what is hidden so far, and what more could be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nearhome.disclosure.bounds import Flags, Floats
from nearhome.disclosure.cells import Cell, Part, cells_of, numbers_of, parts_of
from nearhome.disclosure.completing import completed
from nearhome.disclosure.definitions import Definitions
from nearhome.disclosure.ledger import ledger_of
from nearhome.disclosure.relations import relations
from nearhome.disclosure.small import is_small
from nearhome.disclosure.systems import Held, held_of
from nearhome.results.values import Result

EDITION = "this edition"
TOTAL = 40
"""How many cells of a group are rather hidden than a cell of everybody."""


@dataclass
class Hiding:
    """All numbers of an edition, those hidden so far, and what it costs to hide another.

    By column of `held`: `truth` (nan where not known), `table` (the truth, and what the others may be), `hidden`,
    `can_hide` (this edition alone shows it), `cost`, and `counts` (a number of children, which an attacker must
    not find). All rows of `held` that bind hold in `table`.
    """

    held: Held
    truth: Floats
    table: Floats
    hidden: Flags
    can_hide: Flags
    counts: Flags
    cost: Floats

    def as_printed(self) -> Held:
        """What an attacker holds when what is hidden so far is hidden."""
        unbounded = np.where(self.counts, 0.0, -np.inf)
        low = np.where(self.hidden, unbounded, self.held.low)
        high = np.where(self.hidden, np.inf, self.held.high)
        return replace(self.held, low=low, high=high, is_hidden=self.hidden & self.counts)


def hiding_of(
    results: Sequence[Result],
    definitions: Definitions,
    before: Sequence[Cell],
    known: Sequence[Cell],
) -> Hiding:
    """An edition with its small numbers hidden and nothing else; `before` are the cells of earlier ones."""
    cells = cells_of(results, EDITION)
    ledger = ledger_of((*before, *cells), definitions, _agreeing(known, cells, definitions))
    held = held_of(ledger, definitions, relations(ledger, definitions, to_hide=True))
    column = {number: n for n, number in enumerate(held.numbers)}
    truth = np.where(np.isfinite(held.low) & (held.low == held.high), held.low, np.nan)
    ours = np.zeros(len(held.numbers), dtype=bool)
    lines = np.zeros(len(held.numbers))
    small = np.zeros(len(held.numbers), dtype=bool)
    apart = definitions.public
    for cell in cells:
        top, below = numbers_of(cell, definitions.meaning(cell.code, cell.unit))
        rests_on_few = is_small(cell.numerator) or (
            is_small(cell.denominator) and top.what in definitions.amounts
        )
        rests_on_few &= top.what not in definitions.below_nought
        for number, few in ((top, rests_on_few), (below, is_small(cell.denominator))):
            if number is not None and number in column:
                at = column[number]
                ours[at] |= number.what not in apart
                lines[at] += 1.0
                small[at] |= few and number.what not in apart
    settled = np.array([number in ledger.settled for number in held.numbers], dtype=bool)
    before_too = np.array([number in ledger.hidden for number in held.numbers], dtype=bool)
    is_total = np.array([not number.breakdown for number in held.numbers], dtype=bool)
    nobody = definitions.amounts | definitions.loose | definitions.below_nought | apart
    counts = np.array([number.what not in nobody for number in held.numbers], dtype=bool)
    table, met = completed(held.system, truth, counts)
    return Hiding(
        replace(held, system=held.system.kept(met)),
        truth,
        table,
        (small | before_too) & ~settled,
        ours & ~settled,
        counts,
        lines * np.where(is_total, TOTAL, 1.0),
    )


def _agreeing(
    known: Sequence[Cell], cells: Sequence[Cell], definitions: Definitions
) -> tuple[Cell, ...]:
    """Figures of others but those that say otherwise than we count: of our children these tell nothing."""
    if not known:
        return ()
    days = {cell.as_at for cell in known}
    ours = {
        part.number: part.low
        for cell in cells
        if cell.as_at in days
        for part in _parts(cell, definitions)
    }
    return tuple(
        cell
        for cell in known
        if not any(
            ours.get(part.number, part.low) != part.low for part in _parts(cell, definitions)
        )
    )


def _parts(cell: Cell, definitions: Definitions) -> Iterator[Part]:
    return parts_of(cell, definitions.meaning(cell.code, cell.unit))
