"""Who left a band and when, and whose authority is to end: what changes under a band by itself."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from nearhome.published.bands.areas import change_days, ending_known
from nearhome.published.bands.choosing import Candidate, Chooser, Membership
from nearhome.published.bands.judged import verdict
from nearhome.published.bands.rules import ENGLAND, NAMED, REGION
from nearhome.published.bands.words import listed, spoken
from nearhome.results.bands import BandRule, Departure

NEIGHBOUR, JUDGEMENT, ENDED, TO_END = "neighbour", "judgement", "ended", "to end"


@lru_cache(maxsize=8)
def departures(chooser: Chooser, first: date, last: date) -> tuple[Departure, ...]:
    """Who was in the band on a day and left it by another, at each step; earliest first.

    One that came back and left again is there twice. A set that officers named loses nobody.
    """
    found: list[Departure] = []
    before = chooser.on(first)
    for day in _turning_days(chooser, first, last):
        after = chooser.on(day)
        gone = [each for area, each in before.members.items() if area not in after.members]
        found += [_departure(each, after, chooser.rule) for each in gone]
        before = after
    return tuple(found)


def endings(areas: Iterable[str], on: date) -> tuple[Departure, ...]:
    """The authorities of some areas that have ended or, by what was known on a day, are to end."""
    found = [each for area in areas if (each := _ending(area, on)) is not None]
    return tuple(sorted(found, key=lambda each: (each.day, each.name)))


def note_of(departure: Departure, *, frozen: bool, back: bool) -> str:
    """A member that left, as a sentence; `back` when the authority is in again."""
    when = spoken(departure.day)
    if frozen:
        return f"{departure.name} stays in the frozen band; by the rule it left on {when}: {departure.why}."
    again = " It is in again." if back else ""
    return f"{departure.name} left the band on {when}: {departure.why}.{again}"


def ending_notes(left: Iterable[Departure]) -> list[str]:
    """The authorities that ended or are to end, those of one day and kind in one sentence."""
    found: dict[tuple[date, str], list[str]] = {}
    for each in left:
        if each.kind in (ENDED, TO_END):
            how = each.why.partition(" on ")[0].removeprefix("is ")
            found.setdefault((each.day, how), []).append(each.name)
    return [_ending_note(day, how, names) for (day, how), names in found.items()]


def _ending_note(day: date, how: str, names: Sequence[str]) -> str:
    is_or_are = "" if how == ENDED else "is " if len(names) == 1 else "are "
    return f"{listed(names)} {is_or_are}{how} on {spoken(day)}."


def _turning_days(chooser: Chooser, first: date, last: date) -> Sequence[date]:
    """The days after one and by another on which anybody's membership can turn, in order."""
    rule = chooser.rule
    days = {each.published for some in chooser.judgements.values() for each in some}
    if rule.model in (REGION, ENGLAND):
        days.update(change_days())
    elif rule.model != NAMED:
        days.update(each.published for each in chooser.neighbours)
    return sorted(day for day in days if first < day <= last)


def _departure(member: Candidate, after: Membership, rule: BandRule) -> Departure:
    now = {each.area: each for each in after.candidates}.get(member.area)
    if now is not None:
        why = verdict(now.judgement, rule, after.day)
        return Departure(member.area, member.name, after.day, JUDGEMENT, why)
    if after.listed.published is None:
        why = f"ended on {spoken(after.day)}"
        return Departure(member.area, member.name, after.day, ENDED, why)
    why = f"it is no neighbour in the {after.listed.model} list ({member.place})"
    return Departure(member.area, member.name, after.day, NEIGHBOUR, why)


def _ending(area: str, on: date) -> Departure | None:
    end = ending_known(area, on)
    if end is None:
        return None
    kind = ENDED if end.ends_on <= on else TO_END
    verb = "ended" if kind == ENDED else "is to end" if end.confirmed else "is planned to end"
    into = f" ({listed(end.successors)} to follow)" if end.successors and kind == TO_END else ""
    return Departure(area, end.name, end.ends_on, kind, f"{verb} on {spoken(end.ends_on)}{into}")
