"""What each table of the records is: its columns, their types and keys, and the return's field behind each.

The tables stand in `tables.csv`. Every table that comes from a return also carries where each row
was read: `collection_year` (the year the return in force is for), `origin_file` and `origin_row`
(row 1 is the header), so that any figure can be walked back to the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a record table.

    `type` is one of text, date, flag (0 or 1), integer, number. `return_field` is the SSDA903 field
    it is read from, empty when it is worked out.
    """

    name: str
    type: str
    is_key: bool
    return_field: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A record table. `return_table` is the SSDA903 table behind it, empty when there is none."""

    name: str
    return_table: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the key columns, in order."""
        return tuple(column.name for column in self.columns if column.is_key)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


ORIGIN = (
    Column(
        "collection_year",
        "integer",
        False,
        "",
        "The collection year of the return (2025 is 2024-25)",
    ),
    Column("origin_file", "text", False, "", "The file, or sheet, the row was read from"),
    Column("origin_row", "integer", False, "", "Its row there; the header is row 1"),
)


@cache
def tables() -> Mapping[str, Table]:
    """Every record table by name, in the order of `tables.csv`."""
    rows = shipped_rows(__package__, "tables.csv")
    built: dict[str, Table] = {}
    for name in dict.fromkeys(row["table"] for row in rows):
        own = [row for row in rows if row["table"] == name]
        columns = tuple(
            Column(
                row["column"], row["type"], row["key"] == "key", row["return_field"], row["meaning"]
            )
            for row in own
        )
        source = own[0]["return_table"]
        if source:
            named = {column.name for column in columns}
            columns += tuple(column for column in ORIGIN if column.name not in named)
        built[name] = Table(name, source, columns)
    return MappingProxyType(built)


def by_return_table(return_table: str) -> Table:
    """The record table read from an SSDA903 table (`Episodes` gives `episodes`); KeyError if none."""
    for table in tables().values():
        if table.return_table == return_table:
            return table
    raise KeyError(f"no record table is read from {return_table}")
