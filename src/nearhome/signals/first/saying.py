"""The sentences of what moved first: which, since when, how sure, or that it cannot be told."""

from collections.abc import Callable, Sequence

from nearhome.results.first import Flow, Moved, WhatMoved
from nearhome.signals.first.judging import LATELY
from nearhome.signals.first.steps import FEWEST_MONTHS

Naming = Callable[[Flow], str]
"""How a flow is called where the sentence stands."""

YEARS = {24: "two years"}[LATELY]
WAYS = {1: "more", -1: "fewer"}
_LED = {"age_band": "aged", "time_in_care": "here"}
"""What stands before a group that its name alone does not tell: under 6 months old, or here so long?"""
_NOT_KNOWN = "not known"


def led(flow: Flow, name: str) -> str:
    """A group's name as it stands beside those of other breakdowns: aged 16 and over; here under 6 months."""
    before = _LED.get(flow.breakdown, "")
    return f"{before} {name}" if before and flow.group != _NOT_KNOWN else name


def verdict(what: WhatMoved, name: Naming) -> str:
    """What moved first; or that it cannot be told, or that nothing moved beyond chance."""
    if what.months is None:
        return (
            "What moved first cannot be told: that needs the months of at least "
            f"{FEWEST_MONTHS // 12} years, one after another."
        )
    known = what.ranked
    if not known:
        return f"Nothing moved beyond chance in the last {YEARS}{_of_how_many(what)}."
    if len(known) == 1:
        return (
            f"Only one is known to have moved: {name(known[0].flow)}, {WAYS[known[0].way]}. "
            "Whether another moved before it, by less than can be seen, cannot be told."
        )
    if what.first is not None:
        own = next(each for each in known if each.flow == what.first)
        sure = "" if own.first is None else f" How sure: {_in_100(own.first)}."
        return (
            f"What moved first: {name(own.flow)}, {WAYS[own.way]} from about {_month(own)}.{sure}"
        )
    return f"Which moved first cannot be told: {_either([name(each) for each in what.rivals])}."


def sentence(each: Moved, name: Naming) -> str:
    """One flow that moved: since when, from which month to which it may be, how many, how sure."""
    between = (
        "in that month"
        if each.earliest == each.latest
        else f"from {each.earliest:%B %Y} to {each.latest:%B %Y}"
    )
    return (
        f"{name(each.flow)}: {WAYS[each.way]} since about {_month(each)} ({between})"
        f"{_numbers(each)}. Chance alone would show as much in {rarely(each.chance)}."
    )


def _numbers(each: Moved) -> str:
    if each.before is None or each.after is None:
        return ""
    return f"; about {_whole(each.before)} a year before, {_whole(each.after)} a year since"


def rarely(chance: float) -> str:
    """In 2 of 100 councils where nothing changes; or fewer than 1."""
    per = "fewer than 1" if chance < 0.01 else f"{_whole(100 * chance)}"
    return f"{per} of 100 councils where nothing changes"


def _of_how_many(what: WhatMoved) -> str:
    looked = len(what.still) + len(what.moved)
    few = len(what.too_few)
    more = f"; {few} more have too few children to tell" if few else ""
    return f" among the {looked} looked at month by month{more}"


def _in_100(chance: float) -> str:
    return f"more than {99 if chance >= 0.99 else int(100 * chance)} in 100"


def _either(names: Sequence[str]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _month(each: Moved) -> str:
    return f"{each.likely:%B %Y}"


def _whole(value: float) -> str:
    return f"{int(value + 0.5):,}"
