"""A band worked out again, slowly, from the sentences of the rules; it knows nothing of the product.

It imports only the plain values. Each sentence that it follows stands above the lines that follow it.
"""

from dataclasses import dataclass
from datetime import date

from nearhome.results.bands import BandRule

SAME_AREA = {"E10000027": "E06000066", "E10000023": "E06000065", "E10000002": "E06000060"}
"""A council whose code changed while its area stayed: Somerset, North Yorkshire, Buckinghamshire."""

BEFORE = {"E06000059": "E10000009"}
"""Dorset Council's area was part of the former county's until 1 April 2019."""


@dataclass
class Slow:
    """What came out: who is in, the value of each, and the edges."""

    members: dict[str, bool]
    values: dict[str, float]
    low: float | None
    high: float | None


def slow_band(facts, rule: BandRule, authority: str, day: date, on: date, lower_is_better=None):
    """The band of D08 at one 31 March, in an edition of a day."""
    # "Values of year Y are known from 1 December Y."
    first_known = date(day.year, 12, 1)
    if rule.frozen_at is not None:
        # "frozen at a date: members and values as known that day, flat for good"
        chosen = valued = rule.frozen_at
        latest = None
        for figure in facts.figures:
            if date(figure.as_at.year, 12, 1) <= rule.frozen_at and (
                latest is None or figure.as_at > latest
            ):
                latest = figure.as_at
        day = latest if latest is not None else day
    else:
        # "judged good or outstanding in reports published by 11 February 2020" is the band of an
        # edition of that day: the newest figures' members are those known on the edition's date.
        # Earlier ones': "as known when that year's figures became known".
        newest = None
        for figure in facts.figures:
            if date(figure.as_at.year, 12, 1) <= on and (newest is None or figure.as_at > newest):
                newest = figure.as_at
        chosen = on if newest is None or day == newest else first_known
        valued = on
    members = {}
    for neighbour in slow_candidates(facts, rule, authority, chosen):
        members[neighbour] = slow_qualifies(facts, rule, neighbour, chosen)
    # "unrounded from numerator and denominator where both are numbers, else the published value", and
    # "then compare at published precision": when one of them is only as published, all are.
    found = {}
    for area, is_in in members.items():
        if is_in:
            pair = slow_value(facts, area, day, valued)
            if pair is not None:
                found[area] = pair
    only_published = any(exact is None for exact, _ in found.values())
    values = {
        area: published if only_published else exact for area, (exact, published) in found.items()
    }
    low, high = slow_edges(rule.edges, sorted(values.values()), lower_is_better)
    return Slow(members, values, low, high)


def slow_same(code):
    """The code of today of an area whose code alone changed."""
    return SAME_AREA.get(code, code)


def slow_candidates(facts, rule, authority, chosen):
    if rule.model == "named":
        return [slow_same(each) for each in rule.members]
    if rule.model in ("region", "england"):
        region = None
        for code, its_region in facts.region_of.items():
            if slow_same(code) == slow_same(authority):
                region = its_region
        found = []
        for code, its_region in facts.region_of.items():
            code = slow_same(code)
            if code == slow_same(authority) or code in found:
                continue
            if rule.model == "england" or its_region == region:
                found.append(code)
        return found
    if rule.model == "own":
        # "the latest list published by then for that authority"
        ours = [
            line
            for line in facts.neighbours
            if slow_same(line.area) == slow_same(authority) and line.published <= chosen
        ]
        if not ours:
            # "before its first, its predecessor's"
            former = BEFORE.get(authority)
            theirs = [line for line in facts.neighbours if line.area == former]
            by_then = [line for line in theirs if line.published <= chosen]
            if not by_then and theirs:
                earliest = min(line.published for line in theirs)
                by_then = [line for line in theirs if line.published == earliest]
            ours = by_then
        if not ours:
            return []
        newest = max(line.published for line in ours)
        ours = [line for line in ours if line.published == newest]
    else:
        # "2014, 2021, 2025 by name"
        ours = [
            line
            for line in facts.neighbours
            if line.model == rule.model and slow_same(line.area) == slow_same(authority)
        ]
        if not ours:
            former = BEFORE.get(authority)
            ours = [
                line
                for line in facts.neighbours
                if line.model == rule.model and line.area == former
            ]
    return [slow_same(line.neighbour) for line in sorted(ours, key=lambda line: line.rank)]


def slow_qualifies(facts, rule, area, chosen):
    if rule.judgement == "":
        return True
    # "judged good or outstanding under ILACS in reports published by" the day: the latest counts
    latest = None
    for judgement in facts.judgements:
        if slow_same(judgement.area) != area:
            continue
        if judgement.published > chosen:
            continue
        if rule.framework != "" and judgement.framework != rule.framework:
            continue
        if latest is None or judgement.published > latest.published:
            latest = judgement
    if latest is None:
        return False
    return getattr(latest, rule.judgement) in rule.grades


def slow_value(facts, area, day, known_by):
    held = [
        figure
        for figure in facts.figures
        if figure.code == "D08" and slow_same(figure.area) == area and figure.as_at == day
    ]
    held.sort(key=lambda figure: (figure.known_from, figure.release))
    known = [figure for figure in held if figure.known_from <= known_by]
    if known:
        figure = known[-1]
    elif held and date(day.year, 12, 1) <= known_by:
        figure = held[0]
    else:
        return None
    if figure.value.number is None:
        return None
    if figure.numerator.number is not None and figure.denominator.number:
        return figure.numerator.number / figure.denominator.number * 100, figure.value.number
    return None, figure.value.number


def slow_quantile(ordered, share):
    """Between two values in proportion: the place is share times one less than how many there are."""
    place = share * (len(ordered) - 1)
    below = int(place)
    if below + 1 >= len(ordered):
        return ordered[-1]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def slow_edges(edges, ordered, lower_is_better):
    # "fewer than three, no band"
    if len(ordered) < 3:
        return None, None
    if edges == "min-max":
        return ordered[0], ordered[-1]
    if edges == "interquartile":
        return slow_quantile(ordered, 0.25), slow_quantile(ordered, 0.75)
    # "best-quartile by polarity"
    if lower_is_better is None:
        return None, None
    if lower_is_better:
        return ordered[0], slow_quantile(ordered, 0.25)
    return slow_quantile(ordered, 0.75), ordered[-1]
