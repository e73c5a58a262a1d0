"""From typed returns to the tables of a snapshot: joined, placed, with the log and what helps officers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from nearhome.journeys.arriving import Arrived
from nearhome.journeys.local_lists import InForce, table_of
from nearhome.journeys.matching_lists import known
from nearhome.journeys.snapshot_tables import (
    ASIDE,
    FILES,
    LOG,
    REVISIONS,
    STANDS_FOR,
    SUPERSEDED,
    aside_table,
    entries_of,
    files_table,
    log_table,
    reports_of,
    revisions_table,
    stands_for_table,
    superseded_table,
)
from nearhome.records.tables import tables as record_tables
from nearhome.returns.history import join
from nearhome.returns.identity import merged
from nearhome.returns.in_force import in_force
from nearhome.returns.local.assembling import assembled
from nearhome.returns.local.reach import Reach
from nearhome.returns.places import place
from nearhome.returns.postcodes import PostcodeIndex, PostcodesMissingError, postcode_index
from nearhome.returns.raw import FileReport, LogEntry
from nearhome.returns.suspects import suspects
from nearhome.store.snapshots import Snapshot

UNREAD = ("not a return", "refused")
_UNREAD_RULES = ("not-a-return", "refused")


@dataclass(frozen=True)
class Built:
    """The tables of a snapshot, and the counts for its manifest.

    Besides the records, `log` and `files`, the tables hold, for officers, the rows set aside that
    name a child, children of superseded returns alone, the crosswalk as applied, and how much
    months have grown from extract to extract.
    """

    tables: Mapping[str, pa.Table]
    log: tuple[LogEntry, ...]
    files: tuple[FileReport, ...]
    in_force: frozenset[str]
    as_at: date
    rows_read: int
    rows_kept: int
    rows_set_aside: int
    reach: tuple[Reach, ...] = ()


def built(
    arrived: Sequence[Arrived],
    lists: InForce,
    authority: str,
    before: Snapshot | None,
    beside: Sequence[tuple[FileReport, LogEntry]],
    say: Callable[[str], None],
) -> Built:
    """The tables made of returns in the order they were added, superseded ones included.

    `beside` are files and sheets of which no row is used: nearly lists, no lists, and lists replaced.
    """
    returns = [each.typed for each in arrived]
    steering = lists.steering
    crosswalk = table_of(steering, "crosswalk")
    joined = join(
        returns,
        crosswalk=crosswalk,
        vesting=table_of(steering, "vesting"),
        adjustments=table_of(steering, "restricted"),
    )
    standing, superseded = in_force(returns)
    forced = frozenset(each.sha256 for each in standing.values())
    tables = {
        name: each for name, each in joined.tables.items() if not record_tables()[name].is_list
    }
    index = _index(say)
    separated = frozenset(tables["uasc"]["child"].to_pylist())
    tables["episodes"], place_log = place(
        tables["episodes"],
        separated,
        authority=authority,
        index=index,
        left_out=_left_out(table_of(steering, "postcodes")),
    )
    _, stands_for, _ = merged(returns, crosswalk)
    local = assembled(lists.loaded(joined.as_at), known(tables, stands_for, crosswalk))
    tables |= local.tables
    read = (*joined.files, *(each.report for each in steering.values()), *local.files)
    read = (*read, *(report for report, _ in beside))
    unread, unread_log = _unread(before, read)
    files = (*read, *unread)
    log = (
        *joined.log,
        *place_log,
        *suspects(tables["episodes"], separated, index=index),
        *(entry for each in steering.values() for entry in each.log),
        *local.log,
        *(entry for _, entry in beside),
        *unread_log,
    )
    tables[LOG], tables[FILES] = log_table(log), files_table(files)
    tables[ASIDE] = aside_table(
        [row for each in arrived if each.sha256 in forced for row in each.aside]
    )
    tables[SUPERSEDED] = superseded_table(superseded, tables, stands_for)
    tables[STANDS_FOR] = stands_for_table(stands_for)
    tables[REVISIONS] = revisions_table(returns)
    counted = [file for file in joined.files if file.status == "read"]
    return Built(
        tables=tables,
        log=log,
        files=files,
        in_force=forced,
        as_at=joined.as_at,
        rows_read=sum(file.rows_read for file in counted),
        rows_kept=sum(file.rows_kept for file in counted),
        rows_set_aside=sum(file.rows_set_aside for file in counted),
        reach=local.reach,
    )


def _index(say: Callable[[str], None]) -> PostcodeIndex | None:
    try:
        return postcode_index(say)
    except PostcodesMissingError as error:
        say(f"Distances are left as supplied: {error}")
        return None


def _left_out(postcodes: pa.Table | None) -> tuple[str, ...]:
    return tuple(postcodes["postcode"].to_pylist()) if postcodes is not None else ()


def _unread(
    before: Snapshot | None, files: Sequence[FileReport]
) -> tuple[tuple[FileReport, ...], tuple[LogEntry, ...]]:
    """Files that earlier runs met and could not read; what is kept of a return does not hold them."""
    if before is None:
        return (), ()
    met = {file.file for file in files}
    reports = tuple(
        report
        for report in reports_of(before.table(FILES))
        if report.status in UNREAD and report.file not in met
    )
    names = {report.file for report in reports}
    entries = tuple(
        entry
        for entry in entries_of(before.table(LOG))
        if entry.rule in _UNREAD_RULES and entry.file in names
    )
    return reports, entries
