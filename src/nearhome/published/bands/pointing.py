"""One point of a band: each candidate with its value, the edges, or why there is no band."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nearhome.published.bands import comparability
from nearhome.published.bands.choosing import Candidate, Chooser
from nearhome.published.bands.comparability import SET_ASIDE, Recording, recording
from nearhome.published.bands.edges import FEWEST, edges_of
from nearhome.published.bands.figures import WHOLE, Group, figure_of
from nearhome.published.bands.rules import BEST_QUARTILE
from nearhome.published.bands.values import exact, number, shown, why_none
from nearhome.published.bands.words import counted, listed
from nearhome.results.bands import BandMember, BandPoint
from nearhome.results.values import Polarity

MOST_NAMED = 10
"""How many members without a number are named in the reason why there is no band; more are counted."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The day figures are of, the day members are chosen as at, and the day values are known by."""

    day: date
    chosen: date
    valued: date


def point(
    chooser: Chooser, code: str, moment: Moment, polarity: Polarity, of: Group = WHOLE
) -> BandPoint:
    """The band of a measure, or of a group of it, at one moment."""
    membership = chooser.on(moment.chosen)
    found = [_member(chooser, code, each, moment, of) for each in membership.candidates]
    members = tuple(_alike(found))
    values = [each.value for each in members if each.in_band and each.value is not None]
    low, high = edges_of(values, chooser.rule.edges, polarity)
    why_not = (
        comparability.why_not_compared(code)
        or membership.why_not
        or _too_few(code, members, len(values))
        or _no_best(chooser.rule.edges, polarity)
    )
    return BandPoint(
        as_at=moment.day,
        low=None if why_not else low,
        high=None if why_not else high,
        members=members,
        known_from=moment.chosen,
        why_not=why_not,
        decimals=None if _all_exact(members) else comparability.decimals(code),
    )


def _member(
    chooser: Chooser, code: str, candidate: Candidate, moment: Moment, of: Group
) -> BandMember:
    figure = figure_of(chooser.facts, code, candidate.area, moment.day, moment.valued, of)
    how = recording(code)
    none = how is not None and _records_none(chooser, how, candidate, moment)
    reasons = [candidate.reason]
    if why := why_none(figure):
        reasons.append(why)
    if how is not None and none:
        reasons.append(f"records none: no {how.words} in that year")
    return BandMember(
        area=candidate.area,
        name=candidate.name,
        model=candidate.model,
        rank=candidate.rank,
        judgement=candidate.grade,
        published=candidate.judgement.published if candidate.judgement else None,
        value=number(figure),
        in_band=candidate.is_in and not (none and how is not None and how.effect == SET_ASIDE),
        reason="; ".join(reasons),
        figure=figure,
    )


def _records_none(chooser: Chooser, how: Recording, each: Candidate, moment: Moment) -> bool:
    told = figure_of(chooser.facts, how.told_by, each.area, moment.day, moment.valued)
    if told is None:
        return False
    count = told.numerator.number
    return (count if count is not None else told.value.number) == 0


def _alike(members: Sequence[BandMember]) -> list[BandMember]:
    """The members' values all unrounded, or all as published when one of those counted only is so."""
    if _all_exact(members):
        return list(members)
    return [replace(each, value=shown(each.figure)) for each in members]


def _all_exact(members: Sequence[BandMember]) -> bool:
    counted_ = [each for each in members if each.in_band and each.value is not None]
    return all(each.figure is not None and exact(each.figure) for each in counted_)


def _too_few(code: str, members: Sequence[BandMember], known: int) -> str:
    if known >= FEWEST:
        return ""
    how = recording(code)
    aside = [
        each.name for each in members if "; records none: " in each.reason and not each.in_band
    ]
    if how is not None and how.effect == SET_ASIDE and aside:
        return (
            f"not comparable: {listed(aside)} recorded no {how.words}, and a band needs {FEWEST}"
            f" members that do"
        )
    inside = [each for each in members if each.in_band]
    lacking = [each.name for each in inside if each.value is None]
    names = listed(lacking) if len(lacking) <= MOST_NAMED else str(len(lacking))
    told = f" ({names} without a number)" if lacking else ""
    have = "has" if known == 1 else "have"
    return (
        f"{counted(known, 'member', 'members')} of the band {have} a number{told}, and a band"
        f" needs {FEWEST}"
    )


def _no_best(edges: str, polarity: Polarity) -> str:
    if edges == BEST_QUARTILE and polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return "neither high nor low is good in this measure, so no quarter is the best"
    return ""
