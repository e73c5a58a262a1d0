"""What a measure cannot be known without of the local lists: parts of a list, and columns that some row holds.

`list_needs.csv` declares them. A measure in no row of it needs each of its lists whole, and no column beside
those that every row has. Its `rows` says which rows alone it counts, as `column: word; other: ` (a word that is
empty: rows without one there). `breakdown_needs.csv` declares the column that says which group of a breakdown a row
falls into: without it the total is known and the groups are not. `list_counts.csv` declares the lists that are
a count as at a day, of which the latest by a date is read if it is not older than so many days, or if it is of the
financial year of the date: of the column `year`, which is that of `as_at`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

AllOfAny = tuple[tuple[str, ...], ...]
"""Names of which each bracket needs one."""
Only = tuple[tuple[str, str], ...]
"""Columns with the word that a row must hold there, or none."""
RowsOf = tuple[str, Only, str]
"""Rows of a list: those that hold these words, of figures of a year those that are of the year of their day."""


@dataclass(frozen=True)
class Need:
    """What a measure needs of one list.

    `parts` are enough where the whole list was never added; without any it must be whole. Of `columns`,
    one of each bracket must be filled in some row. `days_old`: the list is a
    count as at a day, the rows looked at are those of the latest by the date, and it may be so old at most. `only`:
    they are those that hold these words, since what others hold says nothing of them. `of_year`: they are the latest
    of the date's financial year, from 1 April to it, which this column says too.
    """

    list_name: str
    parts: AllOfAny = ()
    columns: AllOfAny = ()
    days_old: int | None = None
    only: Only = ()
    of_year: str = ""

    @property
    def rows(self) -> RowsOf:
        """The rows looked at."""
        return self.list_name, self.only, self.of_year


@cache
def declared() -> Mapping[str, Mapping[str, tuple[Need, ...]]]:
    """The needs of `list_needs.csv` by code and list: one for each sort of row that must be there."""
    found: dict[str, dict[str, tuple[Need, ...]]] = {}
    for row in shipped_rows(__package__, "list_needs.csv"):
        need = Need(
            row["list"],
            _brackets(row["parts"]),
            _brackets(row["columns"]),
            days_old=_counted().get(row["list"]),
            only=_only(row["rows"]),
            of_year=_years().get(row["list"], ""),
        )
        of_code = found.setdefault(row["code"], {})
        of_code[row["list"]] = (*of_code.get(row["list"], ()), need)
    return MappingProxyType(found)


def needs_of(code: str, list_name: str) -> tuple[Need, ...]:
    """What a measure needs of a list, declared or not."""
    plain = Need(list_name, days_old=_counted().get(list_name), of_year=_years().get(list_name, ""))
    return declared().get(code, {}).get(list_name, (plain,))


@cache
def _counted() -> Mapping[str, int]:
    rows = shipped_rows(__package__, "list_counts.csv")
    return MappingProxyType({row["list"]: int(row["days"]) for row in rows if row["days"]})


@cache
def _years() -> Mapping[str, str]:
    rows = shipped_rows(__package__, "list_counts.csv")
    return MappingProxyType({row["list"]: row["year"] for row in rows if row["year"]})


def _only(text: str) -> Only:
    """`line: homes; class: ` is the rows of that line without a class."""
    pairs = (each.partition(":") for each in text.split(";") if each.strip())
    return tuple((column.strip(), word.strip()) for column, _, word in pairs)


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
