"""The return's code sets by collection year, and the groups the DfE publishes them in.

The codes stand in `codes.csv`: the return's table and field, the code, its label, the published group
it falls in, and the first and last collection year it may be used (2025 is 2024-25; empty is still in
use). Source: the DfE's guides to the SSDA903 collection, 2016-17 to 2026-27. The wording of Z11 to Z14
has not been found, so the code itself is the label.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

FIRST_COLLECTION_YEAR = 2017
LAST_COLLECTION_YEAR = 2027


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a field. `group` is the published group, empty where there is none."""

    code: str
    label: str
    group: str
    first_year: int
    last_year: int | None

    def is_valid_in(self, collection_year: int) -> bool:
        """Whether the DfE accepts the code in that collection year."""
        return self.first_year <= collection_year and (
            self.last_year is None or collection_year <= self.last_year
        )


@cache
def code_set(field: str) -> Mapping[str, Code]:
    """Every code a field has had in any year, by code. Empty for a field that is not coded."""
    return MappingProxyType(
        {
            row["code"]: Code(
                row["code"],
                row["label"],
                row["group"],
                int(row["first_year"]),
                int(row["last_year"]) if row["last_year"] else None,
            )
            for row in shipped_rows(__package__, "codes.csv")
            if row["field"] == field
        }
    )


@cache
def groups(field: str) -> Mapping[str, str]:
    """The published group of each code of a field."""
    return MappingProxyType({code.code: code.group for code in code_set(field).values()})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a return's table. `kind` is text, code, date, postcode, integer or number."""

    name: str
    kind: str
    first_year: int


@cache
def return_tables() -> Mapping[str, tuple[Field, ...]]:
    """The return's tables (Header, Episodes ... DoLo) with the fields of each, in the guide's order."""
    found: dict[str, tuple[Field, ...]] = {}
    for row in shipped_rows(__package__, "fields.csv"):
        field = Field(row["field"], row["kind"], int(row["first_year"]))
        found[row["return_table"]] = (*found.get(row["return_table"], ()), field)
    return MappingProxyType(found)
