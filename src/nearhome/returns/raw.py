"""What passes between the steps of reading a return: text as found, typed tables, and the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pyarrow as pa


class Action(StrEnum):
    """What was done to a row: mended, set aside, a field made unknown, or only noted."""

    REPAIRED = "repaired"
    SET_ASIDE = "set_aside"
    UNKNOWN = "made_unknown"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One repair, row set aside, or thing to know; the columns of `nearhome log`.

    `row` is the row in the file (1 is the header), None when the entry is about the whole file.
    `rule` is a short name that groups entries (`exact-duplicate`, `overlap`). `why` says how to mend it.
    """

    file: str
    table: str
    row: int | None
    column: str
    action: Action
    rule: str
    before: str
    after: str
    why: str


SUPERSEDED = "superseded"
IN_PART = "read; superseded for "
"""How the status of a file begins of whose lists a newer file replaced some."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file (or sheet): rows read = rows kept + rows set aside, always.

    `status` is `read`, `superseded`, `not a return`, or `refused`, or says which lists of several a
    newer file replaced (`read; superseded for homes`); `collection_year` is None when it has none.
    """

    file: str
    table: str
    collection_year: int | None
    rows_read: int
    rows_kept: int
    rows_set_aside: int
    status: str


@dataclass(frozen=True)
class RawTable:
    """A return's table as text. `columns` maps the return's field names (CHILD, DECOM ...) to cells.

    All columns are of one length. A cell is stripped text, or None when empty. `rows` holds each
    row's number in the file.
    """

    table: str
    file: str
    columns: Mapping[str, list[str | None]]
    rows: list[int]


@dataclass(frozen=True)
class RawReturn:
    """All tables of one folder, workbook, zip folder or XML, as text. `sha256` is of its files' bytes."""

    name: str
    sha256: str
    tables: tuple[RawTable, ...]
    files: tuple[FileReport, ...]
    log: tuple[LogEntry, ...]
    members: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    """The files as read, by relative name, to be kept unchanged."""
    named_year: int | None = None
    """The collection year by its name, where that decides: see `collection_year.by_names`."""


@dataclass(frozen=True)
class Return:
    """A return with typed tables (record table name to Arrow table, columns as `records.tables`).

    A table of the return that repeats the child's DOB or SEX (Reviews, UASC, OC2, Missing ...) keeps it
    in a further column, `dob` (date) or `sex` (text), after the declared ones: the joining compares
    them and finds there the date of birth of a child without a Header. `tables` holds only tables
    supplied; one with a header and no rows is there, empty.

    `as_at` is the date it describes; `as_at_given` tells whether somebody gave or confirmed it.
    """

    name: str
    sha256: str
    collection_year: int
    as_at: date
    as_at_given: bool
    tables: Mapping[str, pa.Table]
    files: tuple[FileReport, ...]
    log: tuple[LogEntry, ...]


@dataclass(frozen=True)
class Joined:
    """The records of all returns in force (every table of `records.tables`), with what the joining did."""

    tables: Mapping[str, pa.Table]
    files: tuple[FileReport, ...]
    log: tuple[LogEntry, ...]
    as_at: date
