"""The empty list, its data dictionary, and rows written as one: Nearhome's own layout of each list."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from nearhome.records.list_tables import ListColumn, list_tables

DICTIONARY = ("column", "type", "required", "values", "meaning", "example")
_MINUTES_AN_HOUR = 60


def names() -> tuple[str, ...]:
    """The lists that are tables of the records."""
    return tuple(list_tables())


def template(name: str) -> str:
    """The header row of an empty list, as CSV; KeyError when there is no such list."""
    return written(name, ())


def dictionary(name: str) -> tuple[Mapping[str, str], ...]:
    """A list's data dictionary, a row a column; KeyError when there is no such list."""
    return tuple(
        {
            "column": column.name,
            "type": column.kind,
            "required": "yes" if column.is_required else "no",
            "values": "; ".join(column.values),
            "meaning": column.meaning,
            "example": column.example,
        }
        for column in list_tables()[name].columns
    )


def written(name: str, rows: Iterable[Mapping[str, object]]) -> str:
    """Rows of a list as the CSV that `nearhome add` reads; a column that a row lacks is empty.

    Values are as the records hold them (dates, flags 0 or 1, times as minutes after midnight) or text
    as an officer writes it. KeyError for a list or column that there is not.
    """
    columns = list_tables()[name].columns
    known = {column.name for column in columns}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        if not row.keys() <= known:
            raise KeyError(f"{name} has no column {', '.join(sorted(row.keys() - known))}")
        writer.writerow([_cell(column, row.get(column.name)) for column in columns])
    return out.getvalue()


def _cell(column: ListColumn, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if column.kind == "flag" and isinstance(value, int):
        return "yes" if value else "no"
    if column.kind == "time" and isinstance(value, int):
        return f"{value // _MINUTES_AN_HOUR:02}:{value % _MINUTES_AN_HOUR:02}"
    return f"{value:.10g}" if isinstance(value, float) else str(value)
