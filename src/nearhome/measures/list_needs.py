"""What a measure cannot be known without of the local lists: parts of a list, and columns that some row holds.

`list_needs.csv` declares them. A measure in no row of it needs each of its lists whole, and no column beside
those that every row has. `breakdown_needs.csv` declares the column that says which group of a breakdown a row
falls into: without it the total is known and the groups are not. `list_counts.csv` declares the lists that are
a count as at a day, of which the latest by a date is read if it is not older than so many days, or if it is of the
financial year of the date (`year`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

OF_KIND = "kind: "
YEAR = "year"

AllOfAny = tuple[tuple[str, ...], ...]
"""Names of which each bracket needs one."""


@dataclass(frozen=True)
class Need:
    """What a measure needs of one list.

    `parts` are enough where the whole list was never added; without any it must be whole. Of `columns`,
    one of each bracket must be filled in some row. `days_old`: the list is a
    count as at a day, the rows looked at are those of the latest by the date, and it may be so old at most. `of_kind`: they are those of a kind
    alone, since what others hold says nothing of them. `of_year`: they are those of the date's financial year, from 1 April to it.
    """

    list_name: str
    parts: AllOfAny = ()
    columns: AllOfAny = ()
    days_old: int | None = None
    of_kind: str = ""
    of_year: bool = False

    @property
    def rows(self) -> tuple[str, str]:
        """The rows looked at: of which list, and of which kind or of any."""
        return self.list_name, self.of_kind


@cache
def declared() -> Mapping[str, Mapping[str, Need]]:
    """The needs of `list_needs.csv` by code and list."""
    found: dict[str, dict[str, Need]] = {}
    for row in shipped_rows(__package__, "list_needs.csv"):
        need = Need(
            row["list"],
            _brackets(row["parts"]),
            _brackets(row["columns"]),
            days_old=_counted().get(row["list"]),
            of_kind=row["rows"].removeprefix(OF_KIND) if row["rows"].startswith(OF_KIND) else "",
            of_year=row["list"] in _of_years(),
        )
        found.setdefault(row["code"], {})[row["list"]] = need
    return MappingProxyType(found)


def need_of(code: str, list_name: str) -> Need:
    """What a measure needs of a list, declared or not."""
    plain = Need(list_name, days_old=_counted().get(list_name), of_year=list_name in _of_years())
    return declared().get(code, {}).get(list_name, plain)


@cache
def _counted() -> Mapping[str, int]:
    rows = shipped_rows(__package__, "list_counts.csv")
    return MappingProxyType({row["list"]: int(row["days"]) for row in rows if row["days"] != YEAR})


@cache
def _of_years() -> frozenset[str]:
    rows = shipped_rows(__package__, "list_counts.csv")
    return frozenset(row["list"] for row in rows if row["days"] == YEAR)


@cache
def of_breakdowns() -> Mapping[str, Mapping[str, AllOfAny]]:
    """The columns of `breakdown_needs.csv` by breakdown and list."""
    found: dict[str, dict[str, AllOfAny]] = {}
    for row in shipped_rows(__package__, "breakdown_needs.csv"):
        found.setdefault(row["breakdown"], {})[row["list"]] = _brackets(row["columns"])
    return MappingProxyType(found)


def _brackets(text: str) -> AllOfAny:
    """`a; b / c` is a, and b or c."""
    return tuple(
        tuple(each.strip() for each in bracket.split("/"))
        for bracket in text.split(";")
        if bracket.strip()
    )
