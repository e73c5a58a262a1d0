"""How bands write days, lists and areas in their reasons and notes."""

from collections.abc import Sequence
from datetime import date


def spoken(day: date) -> str:
    """A day as people say it: 22 July 2019."""
    return f"{day.day} {day:%B %Y}"


def listed(names: Sequence[str]) -> str:
    """Names as in a sentence: one, two and three; parted by semicolons where one holds a comma."""
    if any("," in name for name in names):
        return "; ".join(names)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun: 1 member, 2 members."""
    return f"{number} {one if number == 1 else more}"
