"""Lists of published facts that an officer may type: what their columns are and mean."""

from collections.abc import Mapping
from functools import cache

from nearhome.vocabulary.shipped import shipped_rows


@cache
def names() -> tuple[str, ...]:
    """The names of the lists: judgements, neighbours, comparators."""
    return tuple(dict.fromkeys(row["list"] for row in _rows()))


def dictionary(name: str) -> tuple[Mapping[str, str], ...]:
    """A list's data dictionary: column, type, required (yes or no), meaning and example of each."""
    return tuple(row for row in _rows() if row["list"] == name)


def template(name: str) -> str:
    """The header row of an empty list, as CSV."""
    return ",".join(row["column"] for row in dictionary(name)) + "\n"


@cache
def _rows() -> list[dict[str, str]]:
    return shipped_rows(__package__, "templates.csv")
