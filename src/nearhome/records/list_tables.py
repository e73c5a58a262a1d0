"""What each local list is: what officers keep beside the return, column by column.

The lists stand in `list_tables.csv`. A column's kind there is what an officer writes: child, date,
time, flag, integer, number, code, codes, year (a financial one) or text. `ROW_TYPES` says what each is held as in the records.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

ROW_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "child": "text",
        "code": "text",
        "codes": "text",
        "text": "text",
        "date": "date",
        "flag": "flag",
        "integer": "integer",
        "number": "number",
        "time": "integer",
        "year": "text",
    }
)
"""What a column of each kind is held as; a time is minutes after midnight, a year its label (2026-27), codes stand parted by `; `."""


ANSWER, NOT_YET = "answer", "not yet"
"""What a blank may say: an answer in itself (an end that has not come), or that it has not happened yet."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a local list. `values` are the words of a code, empty for any other kind.

    `blank` is what a blank says: `ANSWER`, `NOT_YET`, or, when empty, that it is not known.

    A row without a value in a required column that is part of the key is no row; without one in
    another required column it is kept, and the log says so.
    """

    name: str
    kind: str
    is_key: bool
    is_required: bool
    blank: str
    values: tuple[str, ...]
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class ListTable:
    """A local list: its name and its columns in order."""

    name: str
    columns: tuple[ListColumn, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the key columns, in order."""
        return tuple(column.name for column in self.columns if column.is_key)

    @property
    def is_of_children(self) -> bool:
        """Whether each row is of one child."""
        return any(column.kind == "child" for column in self.columns)

    @property
    def dated_by(self) -> tuple[str, ...]:
        """The columns the earliest of which is a row's day; none where rows have no day.

        The first date that every row has (the day of a count only where it is part of the key), else
        the dates of the key.
        """
        dates = [each for each in self.columns if each.kind == "date"]
        sure = [e.name for e in dates if e.is_required and (e.is_key or e.name != "as_at")]
        return tuple(sure[:1]) or tuple(each.name for each in dates if each.is_key)

    def column(self, name: str) -> ListColumn:
        """The column called `name`; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


@cache
def list_tables() -> Mapping[str, ListTable]:
    """Every local list that is a record table, by name, in the order of `list_tables.csv`."""
    rows = shipped_rows(__package__, "list_tables.csv")
    return MappingProxyType(
        {
            name: ListTable(name, tuple(_column(row) for row in rows if row["table"] == name))
            for name in dict.fromkeys(row["table"] for row in rows)
        }
    )


def _column(row: Mapping[str, str]) -> ListColumn:
    return ListColumn(
        row["column"],
        row["type"],
        row["key"] == "key",
        row["required"] == "yes",
        row["blank"],
        tuple(each.strip() for each in row["values"].split(";") if each.strip()),
        row["meaning"],
        row["example"],
    )
