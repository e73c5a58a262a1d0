"""What a reader of a band must know, each as a sentence."""

from collections.abc import Sequence
from datetime import date

from nearhome.published.bands.choosing import Chooser
from nearhome.published.bands.comparability import breaks, national_note, recording
from nearhome.published.bands.drift import JUDGEMENT, NEIGHBOUR, ending_notes, note_of
from nearhome.published.bands.judged import NO_OVERALL_FROM, ungraded
from nearhome.published.bands.words import listed, spoken
from nearhome.results.bands import BandPoint, Departure


def notes_of(
    chooser: Chooser,
    code: str,
    points: Sequence[BandPoint],
    left: Sequence[Departure],
    on: date,
) -> tuple[str, ...]:
    """The notes of a band: how its list came about, who has no grade, who left, what is not alike."""
    return tuple(
        dict.fromkeys(
            (
                *_of_list(chooser, points),
                *_ungraded(chooser, on),
                *_of_left(chooser, left, on),
                *_of_recording(chooser, code, points),
                *breaks(code, points[0].as_at, points[-1].as_at),
            )
        )
    )


def _of_list(chooser: Chooser, points: Sequence[BandPoint]) -> tuple[str, ...]:
    """Whether a point's neighbour list is a predecessor's."""
    lists = [chooser.on(each.known_from).listed for each in points]
    return tuple(
        f"The {each.model} list is that of {owner}, whose area the authority came from."
        for each in lists
        if each.lines and (owner := chooser.former_owner(each))
    )


def _of_left(chooser: Chooser, left: Sequence[Departure], on: date) -> tuple[str, ...]:
    now = chooser.on(on).members
    frozen = chooser.rule.frozen_at is not None
    gone = [each for each in left if each.kind in (NEIGHBOUR, JUDGEMENT)]
    notes = [note_of(each, frozen=frozen, back=each.area in now) for each in gone]
    return (*notes, *ending_notes(left))


def _ungraded(chooser: Chooser, on: date) -> tuple[str, ...]:
    """Candidates of today whose last inspection gave no grade of the kind that the rule asks for."""
    rule = chooser.rule
    lacking = [each for each in chooser.on(on).candidates if ungraded(each.judgement, rule)]
    if not lacking:
        return ()
    which = rule.judgement.replace("_", " ")
    names = listed([each.name for each in lacking])
    since = ""
    if rule.judgement == "overall" and on >= NO_OVERALL_FROM:
        since = " From April 2026 inspections give no overall grade: choose by a sub-judgement."
    return (
        f"Without a grade ({which}) in the last inspection, so not in the band: {names}.{since}",
    )


def _of_recording(chooser: Chooser, code: str, points: Sequence[BandPoint]) -> tuple[str, ...]:
    how = recording(code)
    if how is None:
        return ()
    last = points[-1]
    none = [each.name for each in last.members if "; records none: " in each.reason]
    found = []
    if none:
        found.append(f"In the year to {spoken(last.as_at)} {listed(none)} recorded no {how.words}.")
    found.append(national_note(how, chooser.facts, last.as_at))
    found += [how.note, f"Alike for all councils: {how.alike}."]
    return tuple(each for each in found if each)
