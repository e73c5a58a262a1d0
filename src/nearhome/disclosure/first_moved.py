"""What moved first where small numbers are hidden: months and ways of every flow, numbers only of whole ones.

The numbers of a group, beside those of the whole and of the other groups, would give back a group that is
hidden. A flow is judged only from twenty events a year, so that its months tell of no one child.
"""

from collections.abc import Callable
from dataclasses import replace

from nearhome.disclosure.small import is_small
from nearhome.results.first import Flow, Moved, WhatMoved


def protected(what: WhatMoved, hides: Callable[[Flow], bool]) -> WhatMoved:
    """What moved without the numbers of groups, of a flow that the edition hides, or of one to five a year."""
    return replace(what, moved=tuple(_without(each, hides) for each in what.moved))


def _without(each: Moved, hides: Callable[[Flow], bool]) -> Moved:
    numbers = [round(number) for number in (each.before, each.after) if number is not None]
    if not each.flow.breakdown and not any(map(is_small, numbers)) and not hides(each.flow):
        return each
    return replace(each, before=None, after=None)
