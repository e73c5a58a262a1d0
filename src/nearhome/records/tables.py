"""What each table of the records is: its columns, their types and keys, and the return's field behind each.

The tables stand in `tables.csv`. Every table that comes from a return also carries where each row
was read: `collection_year` (the year the return in force is for), `origin_file` and `origin_row`
(row 1 is the header), so that any figure can be walked back to the file. After them stand the local
lists of `list_tables.csv`, which carry `origin_file` and `origin_row`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.records.list_tables import ROW_TYPES, ListTable, list_tables
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
    """A record table. `return_table` is the SSDA903 table behind it, empty when there is none.

    `is_list` tells that it is a local list, which a workspace may never have been given: it is empty
    then, and `list_reach` holds no row of it.
    """

    name: str
    return_table: str
    columns: tuple[Column, ...]
    is_list: bool = False

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

LIST_REACH = "list_reach"
"""The table of the days for which each local list holds all there is."""


@cache
def tables() -> Mapping[str, Table]:
    """Every record table by name: those of `tables.csv`, then the local lists, each in its order."""
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
    built |= {name: _of_list(each) for name, each in list_tables().items()}
    return MappingProxyType(built)


def _of_list(declared: ListTable) -> Table:
    columns = tuple(
        Column(each.name, ROW_TYPES[each.kind], each.is_key, "", each.meaning)
        for each in declared.columns
    )
    return Table(declared.name, "", (*columns, *ORIGIN[1:]), is_list=True)


def by_return_table(return_table: str) -> Table:
    """The record table read from an SSDA903 table (`Episodes` gives `episodes`); KeyError if none."""
    for table in tables().values():
        if table.return_table == return_table:
            return table
    raise KeyError(f"no record table is read from {return_table}")
