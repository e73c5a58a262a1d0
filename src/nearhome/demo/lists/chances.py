"""The numbers that the lists are drawn with: `shares.csv`, each with what it is."""

from collections.abc import Mapping
from functools import cache

from nearhome.vocabulary.shipped import shipped_rows


@cache
def _shares() -> Mapping[str, float]:
    return {row["name"]: float(row["number"]) for row in shipped_rows(__package__, "shares.csv")}


def share(name: str) -> float:
    """A number of `shares.csv` by its name; KeyError when there is none."""
    return _shares()[name]
