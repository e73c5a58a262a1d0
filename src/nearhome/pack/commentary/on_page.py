"""What stands on a measure's own page of what is said about it."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Statement
from nearhome.pack.commentary.said import commentary, reason
from nearhome.pack.edition import Material
from nearhome.pack.evidence import began
from nearhome.results.signals import Place
from nearhome.results.values import MeasureCard


def what_we_say(card: MeasureCard, material: Material) -> Iterator[Block]:
    """Reasons and commentary; one line where the Board's own measure has changed and nobody says why."""
    said = material.said
    reasons = () if said is None else said.because(card.code)
    is_there = said is not None and bool(said.of(card.code))
    lines = tuple(line for each in reasons for line in reason(each, material))
    if is_there or is_wanted(card.code, material):
        lines += commentary(card.code, material)
    if lines:
        yield Statement("What do we say about it?", lines)


def is_wanted(code: str, material: Material) -> bool:
    """Whether a measure that the Board adopted has really changed, or lies outside its range on the worse side."""
    signal = material.signals.get(code)
    if signal is None or code not in material.headlines.codes:
        return False
    return began(signal) is not None or signal.position.place is Place.WORSE
