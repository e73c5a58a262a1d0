"""What is read of a sheet of local lists, before it meets the records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nearhome.returns.local.layouts import Layout
from nearhome.returns.raw import LogEntry


@dataclass(frozen=True)
class Part:
    """The rows that one sheet gives to one list.

    `columns` holds every column of the list, values typed, None where unknown; `rows` each row's
    number in the file. `dated_at_load` are columns that hold the as-at date of the load, `accrued`
    those of pounds since 1 April that become pounds a week: both are worked out when it is known.
    `months` are those before its last day that the sheet tells of (0: its dates say), `gives` the part
    of the list that it holds (a kind, a route), empty for all of it. With `by_care_id`, `child` holds
    a case system's number of a period of care until it is known whose that is.
    """

    list_name: str
    file: str
    columns: Mapping[str, list[object]]
    rows: list[int]
    log: tuple[LogEntry, ...] = ()
    dated_at_load: tuple[str, ...] = ()
    accrued: tuple[str, ...] = ()
    months: int = 0
    is_own: bool = True
    gives: str = ""
    by_care_id: bool = False


@dataclass(frozen=True)
class ReadSheet:
    """A sheet as read: what it is, what it gives to each list, and what became of its rows.

    `rows_set_aside` counts those without a key; rows that repeat another are found later.
    """

    file: str
    layout: Layout
    parts: tuple[Part, ...]
    log: tuple[LogEntry, ...]
    rows_read: int
    rows_set_aside: int

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists it feeds."""
        return tuple(dict.fromkeys(part.list_name for part in self.parts))


@dataclass(frozen=True)
class Loaded:
    """A sheet with the as-at date of its load, and those of its lists that are in force."""

    sheet: ReadSheet
    lists: frozenset[str]
    as_at: date
