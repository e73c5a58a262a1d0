"""Which files write the month before the day (an American export): told by dates that allow only that.

A file with at least three dates whose second number is over 12, and none whose first is, writes the
month first. A file that does not tell follows the others of its return, if they agree.
"""

import re
from collections.abc import Mapping, Sequence

from nearhome.records.tables import by_return_table
from nearhome.returns.raw import RawTable

_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}\b.*")
_FEWEST = 3


def month_first(tables: Sequence[RawTable]) -> Mapping[tuple[str, str], bool]:
    """Whether each table of a return, by its file and name, writes the month first."""
    told = [_told(_date_texts(table)) for table in tables]
    agreed = True in told and False not in told
    return {
        (table.file, table.table): agreed if own is None else own
        for table, own in zip(tables, told, strict=True)
    }


def _told(texts: set[str]) -> bool | None:
    """Whether dates are written month first; None when they do not tell."""
    seen = 0
    for text in texts:
        if text[:2] > "12" and text[2:3] == "/":
            return False
        if found := _DAY_AND_MONTH.fullmatch(text):
            if int(found[1]) > 12:
                return False
            seen += int(found[2]) > 12
    return True if seen >= _FEWEST else None


def _date_texts(table: RawTable) -> set[str]:
    columns = by_return_table(table.table).columns
    fields = [column.return_field for column in columns if column.type == "date"]
    return {text for field in fields for text in table.columns.get(field, ()) if text is not None}
