"""Compared with whom, is it real, and where should it be: a measure beside everything it is set against."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.data_book.ways import dated, way
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


def compared(card: MeasureCard, material: Material) -> Iterator[Block]:
    """The range of councils like ours now and as it was kept, England, and each council's own figure.

    On paper the councils stand in a sentence; the table of them is for the screen.
    """
    found = pair(Figure(card.code), material)
    band = material.bands.get(card.code)
    point = None if found.not_comparable or band is None else band.latest
    named = point is not None and len(point.members) <= MOST_COUNCILS
    sentences = (
        *_ranges(card, found, material),
        *(_each_council(point) if named and point is not None else ()),
        *_england(card, material),
    )
    nothing = (
        "Of the whole there is nothing to compare: it is a mix. Its groups are compared below."
        if material.by_group.get(card.code)
        else "Nothing that others publish counts the same."
    )
    yield Statement("Compared with whom?", sentences or (nothing,))
    if named and band is not None and point is not None:
        yield _councils(band, point)


def _each_council(point: BandPoint) -> Iterator[str]:
    """Every council with its figure, those in the range first; those that publish none by name."""
    known = sorted((each for each in point.members if each.value is not None), key=_by_name)
    inside = [_figure(each) for each in known if each.in_band]
    others = [_figure(each) for each in known if not each.in_band]
    silent = sorted(each.name for each in point.members if each.value is None)
    if inside:
        yield f"In it: {', '.join(inside)}."
    if others:
        yield f"Others like ours: {', '.join(others)}."
    if silent:
        yield f"Not published: {', '.join(silent)}."


def _by_name(member: BandMember) -> str:
    return member.name


def _figure(member: BandMember) -> str:
    return f"{member.name} {whole(member.value or 0.0)}"


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
    heads = ("Council", "Its figure", "In the range?")
    return Table(caption, heads, rows, on_paper=False)


def _council(member: BandMember, unit: str) -> tuple[str, ...]:
    value = "not published" if member.value is None else _valued(member.value, unit)
    return (member.name, value, "yes" if member.in_band else "no")


def is_it_real(card: MeasureCard, material: Material) -> Statement:
    """How sure the change is, what it would have been had nothing changed, and how good the data are."""
    found = pair(Figure(card.code), material)
    sentences = (
        *_evidence(found, way(card, material)),
        *_interval(found),
        *_standing(found.now),
        *_notes(found, material),
        *_agreement(card, material),
    )
    nothing = "Whether it has changed is not judged: a mix, or there is no number to judge."
    return Statement("Is it real?", sentences or (nothing,))


def _evidence(found: Pair, number: int | None) -> Iterator[str]:
    if found.signal is None or not found.evidence:
        return
    judged = f", for the {found.judged}" if found.judged else ""
    said = found.evidence
    how = f" (judged in way {number})" if number else ""
    yield f"{said[:1].upper()}{said[1:]}{judged}{how}."
    yield from _difference(found.signal.direction)


def _difference(turn: Direction) -> Iterator[str]:
    """The change that was judged, beside what chance alone makes."""
    if turn.change is None or turn.reference is None:
        return
    size = f"Since {day(turn.reference)}: {_more(turn.change)}"
    if turn.usual_low is None or turn.usual_high is None:
        yield f"{size}."
    else:
        usual = f"{_more(turn.usual_low)} to {_more(turn.usual_high)}"
        yield f"{size}; had nothing changed, {usual}."


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
        yield "It is of fewer than 30: no share is given."


def _notes(found: Pair, material: Material) -> Iterator[str]:
    for note in found.signal.confidence.notes if found.signal is not None else ():
        yield without_codes(dated(plain(note)), material.cards)


def _agreement(card: MeasureCard, material: Material) -> Iterator[str]:
    """Our number of the newest closed year beside the published one, where one is held."""
    own = [
        each
        for each in material.quality.agreement
        if each.code == each.variant == card.code and each.latest and not each.breakdown
    ]
    if own:
        yield _beside_published(max(own, key=lambda each: each.as_at))


def _beside_published(each: Agreement) -> str:
    on = f"Our number of {day(each.as_at)}"
    match each.matches:
        case Match.YES:
            return f"{on} is the one published."
        case Match.WITHIN_2:
            return f"{on} is within two of the one published."
        case Match.NO:
            return f"{on} is more than two from the one published."
        case _:
            return f"{on} cannot be set beside one published: it is hidden or missing."


def where_it_should_be(card: MeasureCard, material: Material) -> Statement:
    """The target that the Board set, or that it set none; which way is good."""
    target = material.targets.get(card.code)
    first = (
        "The Board has set no target."
        if target is None
        else f"{_valued(target.value, card.unit)} by {day(target.by)}: {target.adopted}."
    )
    return Statement("Where should it be?", (first, _WAYS[card.polarity]))


_WAYS = {
    Polarity.HIGHER: "More is better.",
    Polarity.LOWER: "Fewer is better.",
    Polarity.NEITHER: "Neither more nor fewer is good in itself.",
    Polarity.RANGE: "Neither more nor fewer is good in itself; far from councils like ours asks for a reason.",
}
