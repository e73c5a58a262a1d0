"""What may not stand in words that people write beside figures: a child, a name, a few children, forbidden words."""

import re
from collections.abc import Iterator

from nearhome.pack.must_not import small_counts
from nearhome.pack.words import Words, lint_text

_CHILD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b[A-Z]\d{12}\b|\b\d{5,}\b"), "nothing that looks like a child's number"),
    (re.compile(r"\b(?:child|pupil|case)\s+(?:no\.?\s*|number\s+|id\s+)?[A-Z]*\d+\b", re.IGNORECASE),
     "nothing that looks like a child's number"),
    (re.compile(r"\b(?:born on|date of birth|d\.?o\.?b\.?)\b[^.]*", re.IGNORECASE),
     "no date of birth"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"), "no postcode"),
    (re.compile(r"\b(?:a|an|one|our)\s+(?:\d{1,2}|\w+)[- ]year[- ]old\b", re.IGNORECASE),
     "children as a group, not one of them by age"),
    (re.compile(r"\b(?:a|one)\s+(?:child|girl|boy|baby|young person)\s+(?:who|whose|from|aged|with)\b",
     re.IGNORECASE), "children as a group, not one of them"),
)  # fmt: skip
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor|Sir|Dame|Lady|Lord|Rev)\.?\s+[A-Z][\w'’-]*"
)
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)+")
_OF_PLACES = """
January February March April May June July August September October November December Monday
Tuesday Wednesday Thursday Friday Board Council County Borough City Committee Cabinet Panel
Service Services Team Trust Court Partnership Strategy Plan Children Children's Care Corporate
Parenting Social Health Virtual School Schools Independent Reviewing Family Families Hub
Government England Ofsted Education Department Act Special Guardianship Youth Justice Police
Home Office National Transfer Scheme Integrated Designated Nurse North South East West Vale
Wessex Young People Early Help First Safeguarding Annual Report
"""
_NO_NAMES = frozenset(_OF_PLACES.split())
"""Words that make a name that of a body, a place or a time."""


def refused_words(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """What may not stand in a text at all, each with what to write instead."""
    for pattern, instead in _CHILD:
        yield from ((found.group(), instead) for found in pattern.finditer(text))
    for found in _TITLED.finditer(text):
        yield found.group(), "a role, never a name"
    for few, _ in small_counts(text):
        yield few, '"fewer than 6", or no number'
    yield from lint_text(text, words)


def may_be_names(text: str) -> Iterator[str]:
    """What looks like the name of a person, and may be that of a place or a body."""
    for found in _NAME.finditer(text):
        if not _NO_NAMES.intersection(found.group().split()):
            yield found.group()
