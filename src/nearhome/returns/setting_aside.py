"""Which rows are set aside: no child, no key date, or the exact repeat of another. Nothing else is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from nearhome.returns.headings import plain, shipped_headings
from nearhome.returns.raw import RawTable
from nearhome.vocabulary.codes import return_tables

NO_CHILD, NO_KEY_DATE, EXACT_DUPLICATE = "no-child", "no-key-date", "exact-duplicate"

_LONGEST_NOTE = 100
_NO_CHILD_BUT_A_NOTE = re.compile(
    r"\(?(?:(?:grand|sub|overall)[ -]?)?totals?\b.*"
    r"|(?:number|count|no\.?) of .*|count|(?:rows?|records?)(?: count)?\s*[:=]?\s*[\d,]*"
    r"|\(?[\d,]+ (?:rows?|records?|children)\b.*|end of (?:report|file|data)\b.*",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def is_child(text: str | None) -> bool:
    """Whether a CHILD cell names a child: not empty, no total or count, not the heading again."""
    if text is None or _NO_CHILD_BUT_A_NOTE.fullmatch(text[:_LONGEST_NOTE]):
        return False
    return not any(each.field == "CHILD" for each in shipped_headings().get(plain(text), ()))


def repeats(tables: Sequence[RawTable]) -> Iterator[list[int]]:
    """For each of several files of one table, the positions of rows that repeat an earlier one exactly.

    Rows are compared by the text of every field of the table, within a file and across the files.
    """
    seen: set[tuple[str | None, ...]] = set()
    for table in tables:
        again = []
        for at, row in enumerate(_rows(table)):
            if row in seen:
                again.append(at)
            seen.add(row)
        yield again


def _rows(table: RawTable) -> Iterable[tuple[str | None, ...]]:
    empty: list[str | None] = [None] * len(table.rows)
    fields = [field.name for field in return_tables()[table.table]]
    return zip(*(table.columns.get(field, empty) for field in fields), strict=True)
