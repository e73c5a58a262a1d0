"""What sets a list apart: how its reach is told, whose children it holds, which dates may lie ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.records.list_tables import list_tables
from nearhome.vocabulary.shipped import shipped_rows

ANY_DAY, UNTIL_REPLACED, SCHOOL_YEARS, DATES, NONE = (
    "any day",
    "until replaced",
    "school years",
    "dates",
    "none",
)
RECORDS, ANYBODY = "records", "anybody"


@dataclass(frozen=True, slots=True)
class Traits:
    """`reach` is one of the names above; `children` is `records` when each child should be in the
    records, `anybody` when most are not, empty when rows are not of children; `ahead` are the date
    columns that may lie after the day of the load. `by_name` tells that a sheet is this list only when
    its name says so, as another list has the same columns."""

    reach: str
    children: str
    ahead: tuple[str, ...]
    by_name: bool


@cache
def traits() -> Mapping[str, Traits]:
    """The traits of every list; those in no row of `traits.csv` are dated and of children in the records."""
    said = {row["list"]: row for row in shipped_rows(__package__, "traits.csv")}
    found = {}
    for name, declared in list_tables().items():
        row = said.get(name, {})
        children = RECORDS if declared.is_of_children else ""
        found[name] = Traits(
            row.get("reach", DATES),
            row.get("children", "") or children,
            tuple(row.get("ahead", "").split()),
            row.get("by_name") == "yes",
        )
    return MappingProxyType(found)
