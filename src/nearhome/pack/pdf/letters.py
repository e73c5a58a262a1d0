"""Which letters can be printed: those of Europe's languages in Latin script, and a page's signs."""

from typing import Any

_LATIN_ENDS = 0x250
_SIGNS = frozenset("‐‑‒–—‘’‚“”„†•…‰′″‹›€™←↑→↓−≈≠≤≥")


def drawable(text: str) -> str:
    """The text with a question mark for each letter that our typeface may lack."""
    return "".join(letter if _is_drawable(letter) else "?" for letter in text)


def _is_drawable(letter: str) -> bool:
    return (
        letter in _SIGNS or letter in "\n\t" or (ord(letter) < _LATIN_ENDS and letter.isprintable())
    )


def drawable_within(value: Any) -> Any:
    """The same of every text within lists and tables of a JSON value."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, list):
        return [drawable_within(each) for each in value]
    if isinstance(value, dict):
        return {key: drawable_within(each) for key, each in value.items()}
    return value
