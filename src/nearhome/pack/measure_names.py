"""Measures by their names: no page of the pack names one by its code."""

import re
from collections.abc import Iterable

from nearhome.results.values import MeasureCard

_MAY_BE_CODED = re.compile(r"[A-Z]\d")
"""What every measure's code has: the pages hold many texts and few codes."""


def without_codes(text: str, cards: Iterable[MeasureCard]) -> str:
    """A text of the catalogue or of a note with each measure's code left out, or its name in place of it.

    A code in brackets beside a name is left out; one that stands for the measure becomes its name.
    """
    if not _MAY_BE_CODED.search(text):
        return text
    names = {card.code: card.name for card in cards}
    if not names:
        return text
    codes = "|".join(re.escape(code) for code in sorted(names, key=len, reverse=True))
    plain = re.sub(rf"\s*\((?:{codes})\)", "", text)
    return re.sub(
        rf"(?<![\w-])({codes})(?![\w-])",
        lambda found: f"\u201c{names[found.group(1)]}\u201d",
        plain,
    )
