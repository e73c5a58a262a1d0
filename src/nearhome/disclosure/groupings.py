"""Which breakdowns part everybody, so that their groups add up to the total, and which do not.

`groupings.csv` holds the exceptions: a breakdown that `overlaps` names one child in several groups; the
groups of one that `sums` are each several groups of another breakdown, and leave some children out.
Every other breakdown, a council's own included, puts each child into one group.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def exceptions() -> frozenset[str]:
    """The breakdowns whose groups do not add up to the total."""
    return frozenset(row["breakdown"] for row in _rows())


@cache
def sums() -> Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """Of a breakdown and group that is a sum: the breakdown, and its groups, that it is the sum of."""
    found: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    for row in _rows():
        if row["kind"] == "sums":
            key = (row["breakdown"], row["group"])
            found[key] = (row["of"], (*found.get(key, ("", ()))[1], row["part"]))
    return MappingProxyType(found)


def _rows() -> list[dict[str, str]]:
    text = files(__package__).joinpath("groupings.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
