"""What other layouts' words mean in ours: the sets of `values.csv`, each a pattern and a word."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows


@cache
def _sets() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in shipped_rows(__package__, "values.csv"):
        found.setdefault(row["set"], []).append((re.compile(row["written"]), row["read_as"]))
    return MappingProxyType({name: tuple(rows) for name, rows in found.items()})


@cache
def read_as(set_name: str, text: str) -> str | None:
    """The word that a text stands for; empty when it says that nothing is known, None when it is in no row."""
    lower = " ".join(text.casefold().split())
    for pattern, word in _sets()[set_name]:
        if pattern.fullmatch(lower):
            return word
    return None
