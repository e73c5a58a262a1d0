"""How old a reader must be: the Flesch-Kincaid grade of a document's sentences.

Grade = 0.39 (words / sentences) + 11.8 (syllables / words) - 15.59 (Kincaid, Fishburne, Rogers and Chissom,
"Derivation of new readability formulas for Navy enlisted personnel", 1975). A grade is a year of American
school, begun at 5: the age is the grade and 5 more. Tables, labels and the words that stand for charts are
not read as sentences and are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import pyphen

from nearhome.pack.blocks import Block, Document, Page, PanelGrid, Paragraph, Picture, Statement
from nearhome.pack.wording import whole

FIRST_GRADE_LESS_ONE = 5
"""A child in the first grade is 6."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d[\d,]*")
_END = re.compile(r"[.!?]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is: its grade, and the words and sentences it was taken from."""

    grade: float
    words: int
    sentences: int

    @property
    def age(self) -> float:
        """The age at which a reader takes it in without help, in years."""
        return self.grade + FIRST_GRADE_LESS_ONE


def reading_of(sentences: Iterable[str]) -> Reading | None:
    """How hard some sentences are to read; None when there are no words."""
    parts = [part for text in sentences for part in _END.split(text) if _WORD.search(part)]
    words = [word for part in parts for word in _WORD.findall(part)]
    if not words:
        return None
    of_words = sum(map(syllables, words)) / len(words)
    grade = 0.39 * len(words) / len(parts) + 11.8 * of_words - 15.59
    return Reading(grade, len(words), len(parts))


@cache
def syllables(word: str) -> int:
    """How many syllables a word has; a number counts one for each digit, much as it is said.

    The places where English is hyphenated miss some (ar-ea is never divided), so groups of vowels are
    counted too and the larger number is taken.
    """
    if word[0].isdigit():
        return sum(each.isdigit() for each in word)
    plain = word.lower().replace("\u2019", "'")
    return max(len(_hyphens().positions(plain)) + 1, _vowel_groups(plain))


def _vowel_groups(word: str) -> int:
    stem = re.sub(r"'\w+$", "", word)
    if stem.endswith("es") and not re.search(r"(?:[sxz]|ch|sh|c|g)es$", stem):
        stem = stem[:-2] + "s"
    elif stem.endswith("ed") and not stem.endswith(("ted", "ded")):
        stem = stem[:-2] + "d"
    elif stem.endswith("e") and not re.search(r"[^aeiouy]le$", stem):
        stem = stem[:-1]
    return max(len(_VOWELS.findall(stem)), 1)


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


def sentences_in(pages: Iterable[Page]) -> Iterator[str]:
    """What is read as sentences on some pages."""
    for page in pages:
        for block in page.blocks:
            yield from _of(block)


def _of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield text
        case Statement(sentences=sentences):
            yield from sentences
        case PanelGrid(panels):
            yield from (panel.sentence for panel in panels)
        case Picture(sentence=sentence):
            yield sentence


def reading_age(document: Document) -> Reading | None:
    """How hard a document is to read; None when it holds no sentence."""
    return reading_of(sentences_in(document.pages))


def age_in_words(reading: Reading | None) -> str:
    """The reading age as a sentence; empty where there is none."""
    if reading is None:
        return ""
    return (
        f"A reader aged {whole(reading.age)} should follow it unaided, by the Flesch-Kincaid formula, over "
        f"{reading.words:,} words in {reading.sentences:,} sentences."
    )


def with_reading_age(document: Document, page: str = "meanings") -> Document:
    """The document with its reading age said at the end of one of its pages: that of what the words mean."""
    said = age_in_words(reading_age(document))
    if not said:
        return document
    block = Statement("How hard this is to read", (said,))
    pages = tuple(
        replace(each, blocks=(*each.blocks, block)) if each.id == page else each
        for each in document.pages
    )
    return replace(document, pages=pages)
