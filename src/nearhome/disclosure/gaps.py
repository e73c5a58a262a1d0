"""Differences beside what was taken off: the two added up are a count that is printed nowhere, and may be small.

Children less places, by area, beside the places by area: who adds them up has the children. Such a table is
shown together or not at all, since its total is known too.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from nearhome.disclosure.cells import Number, numbers_of
from nearhome.disclosure.definitions import Definitions
from nearhome.disclosure.together import shown_together
from nearhome.results.values import Result

Line = tuple[str, date, str]
"""The code, day and breakdown of a table."""


def without_small_gaps(results: Sequence[Result], definitions: Definitions) -> tuple[Result, ...]:
    """The results with every table of differences `suppressed` of which a group, added up, is one to five.

    A number that is printed elsewhere is taken in the group of the same name, whatever the breakdown is called.
    """
    nets = {net: (first, less) for net, first, less in definitions.nets}
    named = {name for net, pair in nets.items() for name in (net, *pair)}
    looked_at = [n for n, each in enumerate(results) if _number(each, definitions).what in named]
    shown = _shown([results[n] for n in looked_at], definitions)
    tables: dict[Line, list[int]] = defaultdict(list)
    for n in looked_at:
        each = results[n]
        if _number(each, definitions).what in nets:
            tables[each.code, each.as_at, each.breakdown].append(n)
    made = list(results)
    for places in tables.values():
        table = [results[n] for n in places]
        added = [_added(each, definitions, nets, shown) for each in table]
        for n, each in zip(places, shown_together(table, added), strict=True):
            made[n] = each
    return tuple(made)


def _shown(
    results: Sequence[Result], definitions: Definitions
) -> Mapping[tuple[str, date, str], Mapping[str, float]]:
    """By count, day and group, the number in each breakdown."""
    found: dict[tuple[str, date, str], dict[str, float]] = defaultdict(dict)
    for each in results:
        if each.numerator is not None:
            number = _number(each, definitions)
            found[number.what, number.on, number.group][number.breakdown] = each.numerator
    return found


def _added(
    net: Result,
    definitions: Definitions,
    nets: Mapping[str, tuple[str, str]],
    shown: Mapping[tuple[str, date, str], Mapping[str, float]],
) -> float:
    """The count that a difference and what was taken off come to; nought where it is printed itself, or cannot be had."""
    number = _number(net, definitions)
    first, less = (shown.get((what, net.as_at, net.group), {}) for what in nets[number.what])
    if net.numerator is None or net.breakdown in first or not less:
        return 0.0
    return net.numerator + less.get(net.breakdown, next(iter(less.values())))


def _number(result: Result, definitions: Definitions) -> Number:
    return numbers_of(result, definitions.meaning(result.code, result.unit))[0]
