"""Whether the words of a council's own measures may stand in an edition, as those of ours must."""

from collections.abc import Iterator

from nearhome.measures.own.faults import Fault
from nearhome.measures.own.loading import Own
from nearhome.pack.words import Words, lint_text
from nearhome.results.values import MeasureCard

_EXPLAINED = {
    "question": "question",
    "words.population": "population",
    "words.numerator": "numerator",
    "words.denominator": "denominator",
    "source": "source",
    "notes": "notes",
}
"""The keys whose words stand only where a measure is explained, and what a card calls them."""


def faults_of_own_words(own: Own, words: Words) -> dict[str, Fault]:
    """The first fault in the words of each measure that has one, by its code.

    One that never leaves the officers may be worded as they like.
    """
    first = (
        (each.code, next(_faults(each.card, own.files[each.code], words), None))
        for each in own.measures
        if not each.officers_only
    )
    return {code: fault for code, fault in first if fault is not None}


def _faults(card: MeasureCard, file: str, words: Words) -> Iterator[Fault]:
    for key, wrong, instead in wrong_words(card, words):
        yield Fault(file, key, f'it says "{wrong}", which no page may', f"write {instead}")


def wrong_words(card: MeasureCard, words: Words) -> Iterator[tuple[str, str, str]]:
    """What may not stand on a page in the words of a card: the key, the words, and what to write instead.

    A name stands by itself on pages, so statutory words may not be in it; they may be where it is explained.
    """
    for wrong, instead in lint_text(card.name, words):
        yield "name", wrong, instead
    for key, name in _EXPLAINED.items():
        for rule in words.never:
            for found in rule.pattern.finditer(getattr(card, name)):
                yield key, found.group(), rule.instead
