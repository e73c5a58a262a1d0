"""A measure's sentence: one function, so that page, alternative text, speaker's note and data say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.pairs import Pair, pair
from nearhome.pack.panels import panel
from nearhome.pack.sentences import (
    NotSayableError,
    change,
    count,
    fill,
    is_counted,
    makes,
)
from nearhome.pack.wording import day, small
from nearhome.results.values import MeasureCard, Result, Status


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said of a measure, or of a panel of page one (`panel` is its id, else empty).

    `evidence` is the agreed words on its own, empty where none can be said; `on` the day the figure is
    of, None where there is none.
    """

    code: str
    name: str
    sentence: str
    evidence: str
    on: date | None
    panel: str = ""


def sentences_of(material: Material) -> tuple[Stated, ...]:
    """The sentence of every panel in the Board's order, then of every measure that the panels cite."""
    cards = {card.code: card for card in material.cards}
    cited = (
        figure.code for panel in material.headlines.panels for figure in panel.figures.values()
    )
    return (
        *_panels(material),
        *(stated(cards[code], material) for code in dict.fromkeys(cited) if code in cards),
    )


def _panels(material: Material) -> Iterator[Stated]:
    for headline in material.headlines.panels:
        found = pair(headline.main, material)
        yield Stated(
            headline.main.code,
            headline.name,
            panel(headline, material).sentence,
            found.evidence,
            None if found.now is None else found.now.as_at,
            headline.id,
        )


def stated(card: MeasureCard, material: Material) -> Stated:
    """The sentence of a measure on its own: count first, then of how many, the change, how sure it is."""
    found = pair(Figure(card.code), material)
    on = None if found.now is None else found.now.as_at
    said = sentence(card, found, material)
    return Stated(card.code, card.name, said, found.evidence, on)


def sentence(card: MeasureCard, found: Pair, material: Material) -> str:
    """A measure's sentence from its figure: as its panel says a real change, else from its name."""
    for headline in material.headlines.panels:
        for key, template in headline.real.items():
            if headline.figures[key] == Figure(card.code):
                try:
                    return real_sentence(template, key, {key: found}, material)
                except NotSayableError:
                    break
    counted = _mix(card, found, material) or _counted(card, found, material)
    return counted if counted.endswith(".") else _ended(counted, found, material, "; ")


def real_sentence(template: str, key: str, pairs: dict[str, Pair], material: Material) -> str:
    """A headline's count with its change, whether that is better, and how sure it is.

    NotSayableError where a number is not known.
    """
    return _ended(fill(template, pairs, material.words), pairs[key], material, ", ")


def _ended(counted: str, found: Pair, material: Material, joins: str) -> str:
    """A count's sentence brought to its end: its day where it is another, the change, the evidence."""
    judged = f" ({found.judged})" if found.judged else ""
    difference = _difference(found, joins)
    sure = f"{': ' if difference else joins}{found.evidence}" if found.evidence else ""
    return f"{counted}{_dated(found, material)}{difference}{judged}{sure}."


def _difference(found: Pair, joins: str) -> str:
    """The change in children; none of an average, nor where England is what we are set beside."""
    if found.now is None or not is_counted(found.now):
        return ""
    try:
        return f"{joins}{change(found)}"
    except NotSayableError:
        return ""


def _dated(found: Pair, material: Material) -> str:
    """The day of a figure that is of another day than the edition's."""
    on = None if found.now is None else found.now.as_at
    return "" if on is None or on == material.edition.as_at else f" ({day(on)})"


def _counted(card: MeasureCard, found: Pair, material: Material) -> str:
    """How many, of how many, and the measure's name; a whole sentence where there is no number."""
    now = found.now
    if now is None or not (is_known(now) or now.status is Status.SUPPRESSED):
        status = Status.NOT_COLLECTED if now is None else now.status
        return f"{card.name}: {material.words.statuses[status.value]}."
    return _of_name(now, small(card.name), material)


MOST_GROUPS = 4
"""So many groups of a mix are said, the largest first."""


def _mix(card: MeasureCard, found: Pair, material: Material) -> str:
    """The largest groups of a measure that is a mix; empty of any other, or where none is shown."""
    if not card.own_breakdown or "-" in card.code or found.now is None:
        return ""
    groups = [
        each
        for each in material.figures.groups(card.code, card.own_breakdown, found.now.as_at)
        if is_known(each) and each.numerator
    ]
    groups.sort(key=lambda each: -(each.numerator or 0))
    names = material.words.groups
    parts = [
        f"{count(each, material.words)} {names.get(each.group, each.group)}"
        for each in groups[:MOST_GROUPS]
    ]
    return f"{', '.join(parts)}: {small(card.name)}{_dated(found, material)}." if parts else ""


def _of_name(now: Result, name: str, material: Material) -> str:
    if now.unit == "n":
        return f"{_first(now, material)} {name}"
    if now.unit == "%":
        return f"{_first(now, material)}{_of(now)}: {name}"
    return f"{makes(now) or material.words.statuses[now.status.value]}: {name}"


def _first(now: Result, material: Material) -> str:
    said = count(now, material.words)
    return said[:1].upper() + said[1:]


def _of(now: Result) -> str:
    return f" of {round(now.denominator):,}" if now.denominator else ""
