"""How a date, a whole number and a share are written on a page."""

from collections.abc import Sequence
from datetime import date


def day(on: date) -> str:
    """A date as it is written on a page: 31 October 2026."""
    return f"{on.day} {on:%B %Y}"


def month(on: date) -> str:
    """A month as it is written on a page: October 2026."""
    return f"{on:%B %Y}"


MONEY = "GBP"
"""How the unit of a Result in pounds begins; what follows says for how long."""


def whole(value: float) -> str:
    """A number without decimals, halves upwards, thousands parted: 1,234."""
    return f"{rounded(value):,}"


def amount(value: float, unit: str) -> str:
    """A number without decimals, of money with its pound and the sign before that: 1,234; £2,314; -£20."""
    if not unit.startswith(MONEY):
        return whole(value)
    return f"{'-' if rounded(value) < 0 else ''}£{whole(abs(value))}"


def from_to(low: float, high: float) -> str:
    """A range without decimals: 16-27, or 16 when both ends are."""
    return whole(low) if whole(low) == whole(high) else f"{whole(low)}-{whole(high)}"


_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def in_words(count: int, most: int = 10) -> str:
    """A count up to `most` (at most twelve) in words, a larger one in figures."""
    return _WORDS[count] if 0 <= count <= min(most, len(_WORDS) - 1) else f"{count:,}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def in_a_row(names: Sequence[str]) -> str:
    """Names in a row as they are said: one, two and three."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def in_100(value: float) -> str:
    """A percentage as it is said on a page: 28 in 100, or what stands for less than a half."""
    if 0 < value < 0.5:
        return "fewer than 1 in 100"
    return f"{rounded(value)} in 100"


def rounded(value: float) -> int:
    """The whole number that is said for a value: halves away from nought."""
    return int(value + 0.5) if value >= 0 else -int(0.5 - value)
