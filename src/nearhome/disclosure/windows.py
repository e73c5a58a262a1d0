"""Windows of twelve months that overlap, as sums of the spells of time between all their ends.

Nothing is printed of the spells; but two windows of which one is nought say that the other holds nothing of the
spells that they share.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from nearhome.disclosure.cells import Number
from nearhome.disclosure.months import months_earlier

Spell = tuple[date, date]
"""From the day before the first to the last, both month ends."""


def of_spells(windows: Iterable[Number]) -> Iterator[tuple[Number, list[Number]]]:
    """Each window with its spells; none of one that shares no spell with another, or ends within a month."""
    spans = {each: (start, each.on) for each in windows if (start := months_earlier(each.on, 12))}
    cuts = sorted({edge for span in spans.values() for edge in span})
    within = {
        each: [(a, z) for a, z in pairwise(cuts) if start <= a and z <= end]
        for each, (start, end) in spans.items()
    }
    shared = Counter(spell for spells in within.values() for spell in spells)
    for each, spells in within.items():
        if any(shared[spell] > 1 for spell in spells):
            yield each, [_number(each, spell) for spell in spells]


def _number(window: Number, spell: Spell) -> Number:
    return window._replace(what=f"{window.what} from {spell[0]}", on=spell[1])
