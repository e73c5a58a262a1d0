"""Local lists that steer the joining: crosswalk, restricted, vesting, postcodes and aliases.

Their columns stand in `lists.csv`: list, column, type, whether each row must have a value, meaning,
example. A list is recognised by its columns, like a return's table. A row that cannot be used is set
aside, and the log says which row and column, and how to mend it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pyarrow as pa

from nearhome.returns.cells import date_of, identifier_of, postcode_of
from nearhome.returns.headings import fields_of, plain
from nearhome.returns.raw import Action, FileReport, LogEntry
from nearhome.vocabulary.codes import return_tables
from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a local list. `type` is child, date, text, count, direction, postcode or field."""

    name: str
    type: str
    required: bool
    meaning: str
    example: str


@dataclass(frozen=True)
class LocalList:
    """A local list as read: its typed rows with `origin_file` and `origin_row`, and what became of it."""

    name: str
    table: pa.Table
    log: tuple[LogEntry, ...]
    report: FileReport


@cache
def names() -> tuple[str, ...]:
    """The lists there are."""
    return tuple(dict.fromkeys(row["list"] for row in shipped_rows(__package__, "lists.csv")))


@cache
def columns_of(name: str) -> tuple[ListColumn, ...]:
    """The columns of a list, in order; KeyError when there is no such list."""
    found = tuple(
        ListColumn(
            row["column"], row["type"], row["required"] == "yes", row["meaning"], row["example"]
        )
        for row in shipped_rows(__package__, "lists.csv")
        if row["list"] == name
    )
    if not found:
        raise KeyError(f"there is no list {name}: the lists are {', '.join(names())}")
    return found


def recognise(columns: Iterable[str]) -> str | None:
    """The list that a header row belongs to: the one all of whose required columns it has.

    Case, spaces and punctuation of headings do not count. None when there is no such list.
    """
    headings = {plain(column) for column in columns}
    for name in names():
        if all(plain(column.name) in headings for column in columns_of(name) if column.required):
            return name
    return None


def read(
    name: str,
    columns: Mapping[str, Sequence[str | None]],
    *,
    file: str,
    rows: Sequence[int] | None = None,
) -> LocalList:
    """A list from its cells as text.

    `columns` maps each heading to its cells; `rows` holds the row in the file of each (default: from
    row 2 on, below the header). Blank rows are no rows. A row without a required value, with one that
    cannot be read, or repeating another exactly is set aside, with an entry in the log.
    """
    by_heading = {plain(heading): cells for heading, cells in columns.items()}
    wanted = columns_of(name)
    length = max((len(cells) for cells in columns.values()), default=0)
    texts = [by_heading.get(plain(column.name), (None,) * length) for column in wanted]
    numbers = rows if rows is not None else range(2, length + 2)
    log = [_ignored(name, file, heading) for heading in columns if _is_extra(heading, wanted)]
    kept: dict[tuple[object, ...], int] = {}
    read_rows = 0
    for number, *cells in zip(numbers, *texts, strict=True):
        stripped = [(cell or "").strip() for cell in cells]
        if not any(stripped):
            continue
        read_rows += 1
        values, problem = _row(name, file, number, wanted, stripped)
        if problem is None and values in kept:
            problem = _repeat(name, file, number, kept[values])
        if problem is None:
            kept[values] = number
        else:
            log.append(problem)
    report = FileReport(file, name, None, read_rows, len(kept), read_rows - len(kept), "read")
    return LocalList(name, _table(name, file, kept), tuple(log), report)


def read_records(records: Sequence[Sequence[str]], *, file: str) -> LocalList | None:
    """A list from a sheet's rows of cells, the header first; None when it is none of the lists."""
    header = list(records[0]) if records else []
    name = recognise(header)
    if name is None:
        return None
    body = [[*row, *[""] * (len(header) - len(row))] for row in records[1:]]
    columns = {heading: [row[at] for row in body] for at, heading in enumerate(header)}
    return read(name, columns, file=file)


def template(name: str) -> str:
    """The header row of an empty list, as CSV; KeyError when there is no such list."""
    return ",".join(column.name for column in columns_of(name)) + "\n"


def dictionary(name: str) -> tuple[Mapping[str, str], ...]:
    """A list's data dictionary: column, type, required (yes or no), meaning and example of each."""
    return tuple(
        {
            "column": column.name,
            "type": column.type,
            "required": "yes" if column.required else "no",
            "meaning": column.meaning,
            "example": column.example,
        }
        for column in columns_of(name)
    )


_ARROW = {"date": pa.date32(), "count": pa.int32()}
_PERSONAL = ("child", "postcode")
"""Types whose values no log holds."""


def _table(name: str, file: str, kept: Mapping[tuple[object, ...], int]) -> pa.Table:
    fields = [pa.field(each.name, _ARROW.get(each.type, pa.string())) for each in columns_of(name)]
    schema = pa.schema(
        [*fields, pa.field("origin_file", pa.string()), pa.field("origin_row", pa.int32())]
    )
    rows = [(*values, file, number) for values, number in kept.items()]
    return pa.Table.from_pylist(
        [dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema
    )


def _row(
    name: str, file: str, number: int, wanted: Sequence[ListColumn], cells: Sequence[str]
) -> tuple[tuple[object, ...], LogEntry | None]:
    values: list[object] = []
    for column, cell in zip(wanted, cells, strict=True):
        value = _VALUES[column.type](cell) if cell else None
        if value is None and (cell or column.required):
            return (), _unusable(name, file, number, column, cell)
        values.append(value)
    if name == "restricted" and _ends_before_it_starts(values):
        column = wanted[1]
        return (), _unusable(
            name, file, number, column, cells[1], "Give a date not before as_at_from."
        )
    return tuple(values), None


def _ends_before_it_starts(values: Sequence[object]) -> bool:
    first, last = values[:2]
    return isinstance(first, date) and isinstance(last, date) and last < first


def _unusable(
    name: str, file: str, number: int, column: ListColumn, cell: str, mend: str = ""
) -> LogEntry:
    what = "cannot be read" if cell else "is empty"
    return LogEntry(
        file,
        name,
        number,
        column.name,
        Action.SET_ASIDE,
        "list-value",
        "" if column.type in _PERSONAL else cell,
        "",
        f"{column.name} {what}. {mend or _MENDS[column.type]}",
    )


def _repeat(name: str, file: str, number: int, first: int) -> LogEntry:
    why = f"Repeats row {first} exactly. Take one out."
    return LogEntry(file, name, number, "", Action.SET_ASIDE, "exact-duplicate", "", "", why)


def _is_extra(heading: str, wanted: Sequence[ListColumn]) -> bool:
    return bool(heading.strip()) and plain(heading) not in {plain(each.name) for each in wanted}


def _ignored(name: str, file: str, heading: str) -> LogEntry:
    why = f"A {name} list has no such column: it is not used."
    return LogEntry(file, name, 1, heading, Action.NOTED, "extra-column", heading, "", why)


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _direction(text: str) -> str | None:
    return text.lower() if text.lower() in ("in", "out") else None


@cache
def _fields() -> frozenset[str]:
    return frozenset(field for table in return_tables() for field in fields_of(table))


def _field(text: str) -> str | None:
    return text.upper() if text.upper() in _fields() else None


_VALUES: Mapping[str, Callable[[str], object]] = {
    "child": lambda text: identifier_of(text).value,
    "date": lambda text: date_of(text).value,
    "text": str,
    "count": _count,
    "direction": _direction,
    "postcode": lambda text: postcode_of(text).value,
    "field": _field,
}
_MENDS: Mapping[str, str] = {
    "child": "Give the child's identifier as in the return.",
    "date": "Give a date as yyyy-mm-dd or dd/mm/yyyy.",
    "text": "Fill it in.",
    "count": "Give a whole number of children.",
    "direction": "Write in or out.",
    "postcode": "Give a whole postcode.",
    "field": "Use a field's name as the return's guide writes it, such as DECOM.",
}
