"""Compared with whom, is it real, and where should it be: a measure beside everything it is set against."""

import re
from collections.abc import Iterator
from datetime import date

from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.measure_names import without_codes
from nearhome.pack.pairs import Pair, pair
from nearhome.pack.ranges import councils, edges, said
from nearhome.pack.sentences import FEWEST_FOR_A_SHARE
from nearhome.pack.who import plain
from nearhome.pack.wording import day, from_to, in_100, whole
from nearhome.results.bands import Band, BandMember, BandPoint
from nearhome.results.quality import Agreement, Match
from nearhome.results.signals import Direction
from nearhome.results.values import PER_100, MeasureCard, Polarity, Result, Status

MOST_COUNCILS = 16
"""So many councils are named with their figures; of more, only the range is given."""

_PER = {"rate": " in every 10,000", PER_100: " for every 100 children", "n": ""}
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def compared(card: MeasureCard, material: Material) -> Iterator[Block]:
    """The range of councils like ours now and as it was kept, England, and each council's own figure."""
    found = pair(Figure(card.code), material)
    band = material.bands.get(card.code)
    sentences = (
        *_ranges(card, found, material),
        *_england(card, material),
    )
    nothing = "Nothing that others publish counts the same, so there is nothing to set it beside."
    yield Statement("Compared with whom?", sentences or (nothing,))
    point = None if found.not_comparable or band is None else band.latest
    if band is not None and point is not None and len(point.members) <= MOST_COUNCILS:
        yield _councils(band, point)


def _ranges(card: MeasureCard, found: Pair, material: Material) -> Iterator[str]:
    band, frozen = material.bands.get(card.code), material.frozen.get(card.code)
    if found.not_comparable and band is not None:
        yield f"No range: {plain(without_codes(band.points[-1].why_not, material.every_card))}."
        return
    words = said(band)
    if words:
        place = f": ours is {found.gap}" if found.gap else ""
        yield f"The range of councils like ours: {words}{place}."
    elif band is not None and band.points and band.unit != "n":
        yield f"No range: {plain(without_codes(band.points[-1].why_not, material.every_card))}."
    point = None if frozen is None else frozen.latest
    if frozen is not None and point is not None and edges(frozen, point):
        yield (
            f"The range kept from {day(frozen.points[0].as_at)}: {edges(frozen, point)}, of "
            f"{councils(point)}."
        )


def _england(card: MeasureCard, material: Material) -> Iterator[str]:
    known = [each for each in material.england.get(card.code, ()) if each.value.number is not None]
    if known and known[-1].unit != "n":
        newest = known[-1]
        yield f"England: {_valued(newest.value.number or 0.0, newest.unit)} ({day(newest.as_at)})."


def _valued(value: float, unit: str) -> str:
    if unit == "%":
        return in_100(value)
    return f"{whole(value)}{_PER.get(unit, f' {unit}')}"


def _councils(band: Band, point: BandPoint) -> Table:
    rows = tuple(_council(each, band.unit) for each in sorted(point.members, key=lambda m: m.name))
    caption = f"Councils like ours on {day(point.as_at)}"
    return Table(caption, ("Council", "Its figure", "In the range?"), rows)


def _council(member: BandMember, unit: str) -> tuple[str, ...]:
    value = "not published" if member.value is None else _valued(member.value, unit)
    return (member.name, value, "yes" if member.in_band else "no")


def is_it_real(card: MeasureCard, material: Material) -> Statement:
    """How sure the change is, what it would have been had nothing changed, and how good the data are."""
    found = pair(Figure(card.code), material)
    sentences = (
        *_evidence(found),
        *_interval(found),
        *_standing(found.now),
        *_notes(found, material),
        *_agreement(card, material),
    )
    nothing = "Whether it has changed is not judged: a mix, or there is no number to judge."
    return Statement("Is it real?", sentences or (nothing,))


def _evidence(found: Pair) -> Iterator[str]:
    if found.signal is None or not found.evidence:
        return
    judged = f", for the {found.judged}" if found.judged else ""
    said = found.evidence
    yield f"{said[:1].upper()}{said[1:]}{judged}."
    yield from _difference(found.signal.direction)


def _difference(turn: Direction) -> Iterator[str]:
    """The change that was judged, beside what chance alone makes."""
    if turn.change is None or turn.reference is None:
        return
    size = f"The difference judged, from {day(turn.reference)} on, is {_more(turn.change)}"
    if turn.usual_low is None or turn.usual_high is None:
        yield f"{size}."
    else:
        usual = f"{_more(turn.usual_low)} to {_more(turn.usual_high)}"
        yield f"{size}; had nothing changed it would lie from {usual}."


def _more(change: float) -> str:
    size = round(abs(change))
    if size == 0:
        return "none"
    # A change of a few could give back a number that is hidden.
    said = "a few" if size <= _FEW else f"{size:,}"
    return f"{said} {'more' if change > 0 else 'fewer'}"


_FEW = 5


def _interval(found: Pair) -> Iterator[str]:
    now, signal = found.now, found.signal
    if now is None or signal is None or now.unit != "%" or not is_known(now):
        return
    sure = signal.confidence
    if sure.low is None or sure.high is None or (now.denominator or 0) < FEWEST_FOR_A_SHARE:
        return
    yield f"Chance alone could make it {from_to(sure.low, sure.high)} in 100."


def _standing(now: Result | None) -> Iterator[str]:
    if now is not None and now.status is Status.PROVISIONAL:
        yield "Provisional: late entries may still change it."
    is_share = now is not None and now.unit == "%" and is_known(now)
    if is_share and now is not None and 0 < (now.denominator or 0) < FEWEST_FOR_A_SHARE:
        yield "It is of fewer than 30, so that one or two children move it: no share is given."


def _notes(found: Pair, material: Material) -> Iterator[str]:
    for note in found.signal.confidence.notes if found.signal is not None else ():
        yield without_codes(dated(plain(note)), material.cards)


def dated(text: str) -> str:
    """A text with its dates as they are written on a page."""
    return _ISO.sub(lambda each: day(date(*map(int, each.groups()))), text)


def _agreement(card: MeasureCard, material: Material) -> Iterator[str]:
    """Our number of the newest closed year beside the published one, where one is held."""
    own = [
        each
        for each in material.quality.agreement
        if each.code == each.variant == card.code and each.latest and not each.breakdown
    ]
    if own:
        yield _beside_published(max(own, key=lambda each: each.as_at), material)


def _beside_published(each: Agreement, material: Material) -> str:
    whose = material.edition.published_for
    published = f"the figure published{f' for {whose}' if whose else ''}"
    on = f"On {day(each.as_at)}, or in the year to it,"
    match each.matches:
        case Match.YES:
            return f"{on} our number is that of {published}."
        case Match.WITHIN_2:
            return f"{on} our number is within two of {published}."
        case Match.NO:
            return f"{on} our number is more than two from {published}."
        case _:
            return f"{on} our number cannot be set beside {published}, which hides or lacks it."


def where_it_should_be(card: MeasureCard, material: Material) -> Statement:
    """The target that the Board set, or that it set none; what it is set beside; which way is good."""
    target = material.targets.get(card.code)
    reference = material.edition.reference
    set_beside = (
        f"The red line that the Board chose is {reference.choice}."
        if reference.is_england
        else f"The red line that the Board chose is {reference.choice}: {day(reference.on)}."
    )
    first = (
        "The Board has set no target for this measure."
        if target is None
        else f"{_target(target.value, card)} by {day(target.by)}: {target.adopted}."
    )
    return Statement("Where should it be?", (first, set_beside, _WAYS[card.polarity]))


def _target(value: float, card: MeasureCard) -> str:
    return _valued(value, card.unit)


_WAYS = {
    Polarity.HIGHER: "More is better.",
    Polarity.LOWER: "Fewer is better.",
    Polarity.NEITHER: "Neither more nor fewer is good in itself.",
    Polarity.RANGE: "Neither more nor fewer is good in itself; too far from councils like ours asks for a reason.",
}
