"""A file that holds part of a return, or all of it."""

from dataclasses import dataclass, field

from nearhome.returns.errors import ReturnError
from nearhome.returns.raw import LogEntry, RawTable

DELIMITED, WORKBOOK, XML = "delimited", "workbook", "xml"


@dataclass(frozen=True)
class Part:
    """The tables of one file, and its bytes as read.

    `kind` is `DELIMITED`, `WORKBOOK` or `XML`. `others` are the sheets that hold no table of the return.
    """

    folder: str
    label: str
    kind: str
    tables: tuple[RawTable, ...]
    log: tuple[LogEntry, ...]
    content: bytes = field(repr=False)
    others: tuple[ReturnError, ...] = ()
