"""The range of each group of a measure: children aged 1 to 4, of all who came into care, in councils like ours."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from nearhome.published.bands.choosing import Chooser
from nearhome.published.bands.figures import Group, figure_of, when_known
from nearhome.published.bands.pointing import Moment, point
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts
from nearhome.results.bands import GroupRange
from nearhome.results.values import Polarity


def group_ranges(
    codes: Sequence[str], chooser: Chooser, on: date, *, england: str
) -> dict[str, tuple[GroupRange, ...]]:
    """The ranges of every group of measures published alike, as known on a day, by code.

    Of the newest 31 March known of each breakdown; members as a band's newest point has them, or as known
    on the day the rule is frozen at. Ours and England's (`england`, its 9-character code) beside. A measure
    without published groups that count the same is not in it; a group published as a count has no range.
    """
    frozen = chooser.rule.frozen_at
    chosen = on if frozen is None else min(frozen, on)
    found = {code: tuple(_ranges(code, chooser, chosen, england)) for code in codes}
    return {code: some for code, some in found.items() if some}


def _ranges(code: str, chooser: Chooser, on: date, england: str) -> list[GroupRange]:
    facts = chooser.facts
    groups = [each for each in facts.groups(code) if _counts_alike(code, each)]
    newest = {by: _newest(code, by, facts, on) for by in dict.fromkeys(by for by, _ in groups)}
    made = []
    for by, group in groups:
        day = newest[by]
        if day is None:
            continue
        ours = figure_of(facts, code, chooser.authority, day, on, (by, group))
        whole = figure_of(facts, code, england, day, on, (by, group))
        unit = next((each.unit for each in (ours, whole) if each is not None), "")
        if unit in ("", "n"):
            continue
        where = point(chooser, code, Moment(day, on, on), Polarity.NEITHER, (by, group))
        made.append(GroupRange(code, by, group, unit, where, ours, whole))
    return made


@cache
def _counts_alike(code: str, of: Group) -> bool:
    found = counterpart(code, *of)
    return found is not None and found.same


def _newest(code: str, by: str, facts: Facts, on: date) -> date | None:
    """The newest day with figures of any group of a breakdown that are known by then."""
    days = {
        day
        for each, group in facts.groups(code)
        if each == by
        for day in facts.days(code, breakdown=by, group=group)
        if when_known(code, day) <= on
    }
    return max(days, default=None)
