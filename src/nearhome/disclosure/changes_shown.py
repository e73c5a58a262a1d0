"""What may be told of changes since the last edition where small numbers are hidden.

The reader holds the last edition and this one, so the children in care then and now are known, and with
them what comings less leavings, and what late entries less removals, must come to. A small number that is
left out must not come back from that sum (docs/how-to/editions.md).
"""

from collections.abc import Iterator
from dataclasses import fields, replace

from nearhome.disclosure.small import SMALLEST_SHOWN, is_small
from nearhome.results.changes import FEW, NOT_TOLD, Changes, Comings, Corrections, Revised, Told
from nearhome.results.values import Status

STOCK = "A01"
"""The measure of children in care, which comings and leavings add up to."""

OF_THE_STOCK = ("late_in", "late_out", "removed", "dates")
"""The corrections that make the number of children in care of a day another."""

FLOWS = ("A04", "A05")
"""Comings and leavings: by how few they changed would, with the change of the stock, say how many of each."""

_NEAREST = 10


def tellable_changes(changes: Changes) -> Changes:
    """The changes as an edition that hides small numbers may tell them."""
    is_few = _stock_moved_by_few(changes)
    return replace(
        changes,
        comings=_comings(changes.comings, rounded=is_few),
        corrections=_corrections(changes.corrections, untold=is_few),
        revised=tuple(_tellable(changes.revised)),
    )


def _stock_moved_by_few(changes: Changes) -> bool:
    """Whether the children in care on the last edition's day are one to five more or fewer than said."""
    found = [r for r in changes.revised if r.said.code == STOCK and not r.said.breakdown]
    return any(each.size.few or is_small(each.size.number) for each in found)


def _comings(comings: Comings, *, rounded: bool) -> Comings:
    """Both comings and leavings, or neither: with both days' children each gives back the other."""
    four = (comings.first, comings.came_in, comings.left, comings.last)
    if any(is_small(each.number) for each in four):
        return replace(comings, first=NOT_TOLD, came_in=NOT_TOLD, left=NOT_TOLD, last=NOT_TOLD)
    if rounded:
        came_in, left = (_about(each) for each in (comings.came_in, comings.left))
        return replace(comings, first=NOT_TOLD, came_in=came_in, left=left)
    return comings


def _corrections(corrections: Corrections | None, *, untold: bool) -> Corrections | None:
    if corrections is None:
        return None
    counts = {each.name: getattr(corrections, each.name) for each in fields(corrections)}
    of_stock = [counts[name] for name in OF_THE_STOCK]
    hidden = untold or any(is_small(each.number) for each in of_stock)
    shown = {name: _few(told) for name, told in counts.items()}
    if hidden:
        # How many there are in all would say how few of each kind there can be.
        shown |= dict.fromkeys((*OF_THE_STOCK, "children"), NOT_TOLD)
    return Corrections(**shown)


def _tellable(revised: tuple[Revised, ...]) -> Iterator[Revised]:
    """Revisions of figures that were shown and still would be; by about how many, never from what to what."""
    is_stock_told = any(each.said.code == STOCK for each in revised)
    for each in revised:
        follows = is_stock_told and each.said.code.startswith(FLOWS) and is_small(each.size.number)
        if each.way and _is_shown(each) and not follows:
            because = tuple(replace(cause, change=None) for cause in each.because)
            size = FEW if is_small(each.size.number) else _about(each.size)
            yield replace(each, now=None, size=size, because=because)


def _is_shown(revised: Revised) -> bool:
    both = (revised.said, revised.now)
    return all(
        result is not None
        and result.status is not Status.SUPPRESSED
        and not is_small(result.numerator)
        and not is_small(result.denominator)
        for result in both
    )


def _few(told: Told) -> Told:
    return FEW if is_small(told.number) else told


def _about(told: Told) -> Told:
    """Rounded to the nearest ten, ten at least, so that sums of such numbers give back none of them."""
    if told.number is None or told.number < SMALLEST_SHOWN:
        return told
    return Told(max(_NEAREST, _NEAREST * round(told.number / _NEAREST)), about=True)
