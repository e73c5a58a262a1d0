"""The headings a return's fields go by: the return's own names, case systems' labels, the analyst's.

`aliases.csv` holds the labels that ship with the package: the return's table (`*` for every table
with the field), the field, the case system and the label. Headings are compared without case, spaces
and punctuation.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from nearhome.returns.errors import ReturnError
from nearhome.vocabulary.codes import return_tables
from nearhome.vocabulary.shipped import shipped_rows

OWN_ALIAS, FIELD_NAME, SHIPPED_ALIAS = range(3)
"""How a heading came to mean a field, the surest first."""

INLINE = ("UASC",)
"""Fields of the XML's HEADER that no table of the CSV return has."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field of a table that a heading may stand for, and how it came to (`FIELD_NAME` ...)."""

    table: str
    field: str
    rank: int


Headings = Mapping[str, tuple[Meaning, ...]]
"""What each plain heading may mean."""


def plain(heading: str) -> str:
    """A heading without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", heading).casefold()


def fields_of(table: str) -> tuple[str, ...]:
    """The names of a table's fields, with those that the XML's HEADER holds beside them."""
    own = tuple(field.name for field in return_tables()[table])
    return (*own, *INLINE) if table in ("Header", "UASC") else own


@cache
def shipped_headings() -> Headings:
    """The return's own field names and the labels that ship with the package."""
    found: dict[str, list[Meaning]] = {}
    for table in return_tables():
        for field in fields_of(table):
            found.setdefault(plain(field), []).append(Meaning(table, field, FIELD_NAME))
    for row in shipped_rows(__package__, "aliases.csv"):
        for table in _tables_with(row["field"], row["return_table"]):
            meaning = Meaning(table, row["field"], SHIPPED_ALIAS)
            found.setdefault(plain(row["label"]), []).append(meaning)
    return MappingProxyType(
        {heading: tuple(dict.fromkeys(all_)) for heading, all_ in found.items()}
    )


def headings_with(own: Mapping[str, str] | None) -> Headings:
    """The shipped headings and the analyst's own (heading to field), which go before them."""
    if not own:
        return shipped_headings()
    found = dict(shipped_headings())
    for heading, field in own.items():
        meanings = tuple(Meaning(table, field, OWN_ALIAS) for table in _tables_with(field, "*"))
        found[plain(heading)] = meanings
    return MappingProxyType(found)


def read_own_aliases(path: Path) -> Mapping[str, str]:
    """The analyst's alias file, a CSV with the columns `header` and `field`, as heading to field.

    Raises ReturnError, naming the row, for a field that the return does not have.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, skipinitialspace=True)
        if not {"header", "field"} <= set(reader.fieldnames or ()):
            raise ReturnError(
                path.name, "It has no columns `header` and `field`.", "Add them.", row=1
            )
        return {row["header"]: _own_field(path.name, at, row) for at, row in enumerate(reader, 2)}


def _own_field(file: str, at: int, row: Mapping[str, str | None]) -> str:
    field = (row["field"] or "").strip().upper()
    if not _tables_with(field, "*"):
        raise ReturnError(
            file,
            f"The return has no field `{field}`.",
            "Use a field's name as the return's guide writes it, such as DECOM.",
            row=at,
            column="field",
        )
    return field


def _tables_with(field: str, table: str) -> tuple[str, ...]:
    if table != "*":
        return (table,)
    return tuple(each for each in return_tables() if field in fields_of(each))
