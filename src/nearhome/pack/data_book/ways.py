"""The ways in which a change is judged: said once, in the introduction, and named by number on each page."""

import re
from datetime import date

from nearhome.pack.edition import Material
from nearhome.pack.measure_names import without_codes
from nearhome.pack.who import plain
from nearhome.pack.wording import day
from nearhome.results.values import MeasureCard

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def ways(material: Material) -> tuple[str, ...]:
    """Each way by which some measure of the book is judged, in the order of the measures."""
    return tuple(
        without_codes(dated(plain(each)), material.every_card) for each in _methods(material)
    )


def way(card: MeasureCard, material: Material) -> int | None:
    """The number of the way in which a measure's change is judged, from 1; None where it is not judged."""
    mine = _method(card, material)
    return _methods(material).index(mine) + 1 if mine else None


def dated(text: str) -> str:
    """A text with its dates as they are written on a page."""
    return _ISO.sub(lambda each: day(date(*map(int, each.groups()))), text)


def _methods(material: Material) -> list[str]:
    return list(dict.fromkeys(filter(None, (_method(card, material) for card in material.cards))))


def _method(card: MeasureCard, material: Material) -> str:
    signal = material.signals.get(card.code)
    return "" if signal is None else signal.direction.method
