"""Statements with a number: what was said, of what, and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nearhome.board.numbers import Number, Said, numbers
from nearhome.vocabulary.shipped import shipped_rows

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A number said of children: the line of the text (the first is 1), the sentence, the number.

    `codes` are the measures that its words may mean, the nearest first, empty when none is known; `on` is the
    day named in the sentence, None when none is. `is_whole` of the 445 in `42 of our 445 children`.
    """

    line: int
    sentence: str
    number: Number
    codes: tuple[str, ...]
    on: date | None
    is_whole: bool = False


_DAY = rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)}),?\s+((?:19|20)\d\d)\b"
_MONTH = rf"\b(?:{'|'.join(MONTHS)})\s+(?:19|20)\d\d\b"
_NOT_OF_CHILDREN = re.compile(
    rf"""{_DAY}|{_MONTH}
    |\b(?:19|20)\d\d(?:\s*[-/–]\s*\d\d(?:\d\d)?)?\b          # years
    |£\s*[\d,.]+(?:\s*(?:million|thousand|m|k))?\b           # money
    |\b(?:aged?|between)\s+\d+\s*(?:-|–|to|and)\s*\d+         # ages
    |\b\d+\s*(?:-|–|to)\s*\d+\s+(?:year|month|week|day)s?\b
    |\b(?:item|minute|appendix|page|paragraph|section|agenda|recommendation|option)\s+\d+[a-z]?\b
    |\b\w+\s+(?:miles?|years?|months?|weeks?|days?|hours?|minutes)\b  # how far, how long
    |\b\d{{1,2}}[.:]\d\d\s*(?:am|pm)?\b
    |^\s*\(?\d{{1,3}}[.)]\s                                    # the number of a paragraph
    |^\s*\d{{1,3}}\s+(?=(?-i:[A-Z]))(?=[^.!?]*$)               # the number of a heading
    |\b(?:the|this|that|last|next|each|every|per|previous|same|first|second|third|fourth)\s+quarter\b(?!\s+of\s+(?!the\s+year))
    |\b(?:half|quarter)\s+of\s+the\s+(?:financial\s+)?year\b    # when, not how many
    |\b\d+\s*(?:KB|MB)\b
    |\b(?:one|none)\s+of\s+(?:the|our|their)\b|\bno\s+one\b|\bone\s+another\b|\bthe\s+one\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*")
_NEXT_THING = re.compile(
    r"[,;:(–—]|\b(?:and|but|while|whereas|with|including|of\s+(?:whom|which|these|those))\b", re.I
)
"""What parts two things that one sentence says."""
_OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:all|the|our|their|a\s+total\s+of)\s+)*", re.I)


def claims(text: str) -> tuple[Claim, ...]:
    """Every number that a text says of children, and every word that stands in place of one, in order.

    Dates, ages, distances, spans of time, money and the numbers of items are no claims.
    """
    return tuple(
        claim
        for n, line in enumerate(text.splitlines(), start=1)
        for sentence in _SENTENCE.findall(line)
        for claim in _claims(n, " ".join(sentence.split()))
    )


def _claims(line: int, sentence: str) -> Iterator[Claim]:
    codes = codes_of(sentence)
    counted = _NOT_OF_CHILDREN.sub(lambda match: " " * len(match.group()), sentence)
    said = [
        number
        for number in numbers(counted)
        if (codes and _counts(sentence, number)) or _of_children(sentence, number)
    ]
    on = day_of(sentence)
    for number, words, before in zip(said, _own_words(sentence, said), (None, *said), strict=False):
        between = sentence[before.end : number.start] if before else ""
        is_whole = bool(_OUT_OF.fullmatch(between))
        yield Claim(line, sentence, number, codes_of(words) or codes, on, is_whole)


def _own_words(sentence: str, said: Sequence[Number]) -> Iterator[str]:
    """The words of a sentence that go with each of its numbers: from one thing said to the next.

    Numbers with nothing between that parts them share their words.
    """
    edges = [0, len(sentence)]
    for one, other in pairwise(said):
        parted = list(_NEXT_THING.finditer(sentence, one.end, other.start))
        if parted:
            edges.append(parted[-1].start())
    for number in said:
        start = max(edge for edge in edges if edge <= number.start)
        end = min(edge for edge in edges if edge >= number.end)
        yield sentence[start:end]


def _counts(sentence: str, number: Number) -> bool:
    """Whether a number counts at all: `one member said` does not, and `several` only of somebody."""
    if number.said is Said.VAGUE:
        return bool(
            re.match(r"\s+(?:of|were|are|had|have)\b", sentence[number.end :], re.IGNORECASE)
        )
    return number.words.casefold() != "one"


def _of_children(sentence: str, number: Number) -> bool:
    after = sentence[number.end :].split()[:3]
    return any(
        re.match(r"(?:child|young|babies|baby|carers?\b|adopters?\b)", each, re.I) for each in after
    )


def codes_of(sentence: str) -> tuple[str, ...]:
    """The measures that a sentence's words may mean, in the order of the table: the nearest first."""
    plain = " ".join(re.sub(r"[^\w\s'-]", " ", sentence.casefold()).split())
    return tuple(
        row["code"]
        for row in shipped_rows(__package__, "claims.csv")
        if any(phrase in plain for phrase in row["phrases"].split("|"))
    )


def day_of(sentence: str) -> date | None:
    """The one day that a sentence names; None when it names none, several, or one that is no day."""
    found = re.findall(_DAY, sentence, re.IGNORECASE)
    if len(found) != 1:
        return None
    day, month, year = found[0]
    try:
        return date(int(year), MONTHS.index(month.casefold()) + 1, int(day))
    except ValueError:
        return None


def is_vague(claim: Claim) -> bool:
    """Whether no number was said, only a word such as several."""
    return claim.number.said is Said.VAGUE
