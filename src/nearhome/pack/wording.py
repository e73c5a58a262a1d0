"""How a date, a whole number and a share are written on a page."""

from datetime import date


def day(on: date) -> str:
    """A date as it is written on a page: 31 October 2026."""
    return f"{on.day} {on:%B %Y}"


def month(on: date) -> str:
    """A month as it is written on a page: October 2026."""
    return f"{on:%B %Y}"


def whole(value: float) -> str:
    """A number without decimals, halves upwards, thousands parted: 1,234."""
    return f"{_rounded(value):,}"


def from_to(low: float, high: float) -> str:
    """A range without decimals: 16-27, or 16 when both ends are."""
    return whole(low) if whole(low) == whole(high) else f"{whole(low)}-{whole(high)}"


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int) -> str:
    """A count up to ten in words, a larger one in figures."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def in_100(value: float) -> str:
    """A percentage as it is said on a page: 28 in 100, or what stands for less than a half."""
    if 0 < value < 0.5:
        return "fewer than 1 in 100"
    return f"{_rounded(value)} in 100"


def _rounded(value: float) -> int:
    return int(value + 0.5) if value >= 0 else -int(0.5 - value)
