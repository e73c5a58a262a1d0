"""What a measure cannot be known without of the local lists: parts of a list, and columns that some row holds.

`list_needs.csv` declares them. A measure in no row of it needs each of its lists whole, and no column beside
those that every row has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

LATEST = "latest"

AllOfAny = tuple[tuple[str, ...], ...]
"""Names of which each bracket needs one."""


@dataclass(frozen=True)
class Need:
    """What a measure needs of one list.

    `parts` are enough where the whole list was never added; without any it must be whole. Of `columns`,
    one of each bracket must be filled in some row. `of_latest`: the rows looked at are those of the
    latest count by the date, not those of the time it looks back on.
    """

    list_name: str
    parts: AllOfAny = ()
    columns: AllOfAny = ()
    of_latest: bool = False


@cache
def declared() -> Mapping[str, Mapping[str, Need]]:
    """The needs of `list_needs.csv` by code and list."""
    found: dict[str, dict[str, Need]] = {}
    for row in shipped_rows(__package__, "list_needs.csv"):
        need = Need(
            row["list"], _brackets(row["parts"]), _brackets(row["columns"]), row["rows"] == LATEST
        )
        found.setdefault(row["code"], {})[row["list"]] = need
    return MappingProxyType(found)


def _brackets(text: str) -> AllOfAny:
    """`a; b / c` is a, and b or c."""
    return tuple(
        tuple(each.strip() for each in bracket.split("/"))
        for bracket in text.split(";")
        if bracket.strip()
    )
