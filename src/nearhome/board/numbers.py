"""Numbers as people say them: in digits, in words, as shares; and words that are no number."""

import re
from dataclasses import dataclass
from enum import StrEnum

UNITS = (
    "nought zero none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty fourty", "fifty", "sixty", "seventy", "eighty", "ninety")
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
VAGUE = (
    "several",
    "many",
    "a few",
    "few",
    "a number of",
    "most",
    "some",
    "a handful of",
    "various",
    "a couple of",
    "dozens of",
    "hundreds of",
)


class Said(StrEnum):
    """How a number was said."""

    COUNT = "a count"
    PER_CENT = "a percentage"
    VAGUE = "no number"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: how it was said, its value (None of a vague word), and where it stands.

    A share of parts (two thirds, one in five, half) is a percentage.
    """

    said: Said
    value: float | None
    words: str
    start: int
    end: int


_SMALL = {word: n for n, words in enumerate(UNITS) for word in words.split()}
_TENS = {word: 10 * n for n, words in enumerate(TENS, 2) for word in words.split()}
_ANY = "|".join(sorted((*_SMALL, *_TENS), key=len, reverse=True))
_DOZEN = 12
_IN_WORDS = (
    rf"(?:(?:{_ANY}|a|an)(?=[\s-]+(?:hundred|thousand|dozen)\b)"
    rf"|(?:{_ANY})\b|hundred\b|thousand\b|dozen\b)"
)
_WORDS = rf"{_IN_WORDS}(?:(?:[\s-]+and[\s-]+|[\s-]+){_IN_WORDS})*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ONE = rf"(?:{_DIGITS}|{_WORDS})"
_PARTED = "|".join(PARTS)
_PATTERN = re.compile(
    rf"""\b(?:
    (?P<of>{_ONE})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<every>{_ONE})\b(?!\s*(?:%|per\s*cent))
    |(?P<percent>{_ONE})(?:\s*%|\s*per\s*cents?\b|\s+percentage\s+points?\b)
    |(?P<half>half\s+(?:a\s+)?dozen)\b
    |(?:(?P<parts>{_ONE})[\s-]+)?(?:a\s+)?(?P<part>(?:{_PARTED})s?)\b(?!\s+(?:party|person|time|year|term))
    |(?P<count>{_ONE})
    |(?P<vague>{"|".join(map(re.escape, VAGUE))})
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in order; a number within a larger one is part of it."""
    return tuple(_number(match) for match in _PATTERN.finditer(text))


def _number(match: "re.Match[str]") -> Number:
    said, value = _meaning(match)
    return Number(said, value, match.group(), match.start(), match.end())


def _meaning(match: "re.Match[str]") -> tuple[Said, float | None]:
    found = match.groupdict()
    if found["of"]:
        every = value(found["every"])
        return (Said.PER_CENT, 100 * value(found["of"]) / every) if every else (Said.VAGUE, None)
    if found["percent"]:
        return Said.PER_CENT, value(found["percent"])
    if found["half"]:
        return Said.COUNT, _DOZEN / 2
    if found["part"]:
        parts = value(found["parts"]) if found["parts"] else 1
        return Said.PER_CENT, 100 * parts / PARTS[found["part"].lower().rstrip("s")]
    return (Said.COUNT, value(found["count"])) if found["count"] else (Said.VAGUE, None)


def value(words: str) -> float:
    """The number that digits or English words say: `1,204`, `forty-two`, `four hundred and forty-five`."""
    plain = words.replace(",", "").lower()
    if plain[0].isdigit():
        return float(plain)
    whole, part = 0, 0
    for word in re.split(r"[\s-]+", plain):
        if word in ("a", "an"):
            part = 1
        elif word == "dozen":
            part = _DOZEN * (part or 1)
        elif word == "hundred":
            part = 100 * (part or 1)
        elif word == "thousand":
            whole, part = whole + 1000 * (part or 1), 0
        else:
            part += _SMALL.get(word, _TENS.get(word, 0))
    return float(whole + part)
