"""Files of local lists that newer ones have wholly replaced: reported still, as superseded.

No row of such a file is read again: its numbers are those reported while it was in force.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nearhome.journeys.local_lists import Found
from nearhome.journeys.snapshot_tables import FILES, reports_of
from nearhome.returns.raw import SUPERSEDED, Action, FileReport, LogEntry
from nearhome.store.manifest import ListEntry
from nearhome.store.snapshots import Snapshot

RULE = "list-superseded"
_WHY = "A newer file of the same list replaced it: none of its rows is in force."


def replaced(
    before: Snapshot | None, kept: Sequence[ListEntry], new: Sequence[Found]
) -> tuple[tuple[FileReport, LogEntry], ...]:
    """A report and an entry of each file (or sheet) of lists of which nothing is in force any more.

    `before` is the snapshot until now, `kept` the entries of lists once those in `new` are added.
    """
    reports = list(_of_one_run(kept, new))
    if before is not None:
        entries = before.manifest.lists
        reports = [*_until_now(reports_of(before.table(FILES)), entries, kept, new), *reports]
    return tuple((each, _entry(each)) for each in reports)


def _until_now(
    reports: Sequence[FileReport],
    before: Sequence[ListEntry],
    kept: Sequence[ListEntry],
    new: Sequence[Found],
) -> Iterator[FileReport]:
    """Those replaced earlier, unless they are added again, and those that this run replaced."""
    gone = _gone(before, kept)
    back = {each for found in new for each in _added(found)}
    for each in reports:
        # A return's file has its year; a list has none.
        if each.collection_year is None and each.status == SUPERSEDED and _what(each) not in back:
            yield each
        elif each.collection_year is None and each.status.startswith("read"):
            kinds = gone.get(each.file, gone.get(each.file.rpartition(":")[0]))
            if kinds is not None and (not kinds or each.table in kinds):
                yield replace(each, status=SUPERSEDED)


def _gone(before: Sequence[ListEntry], kept: Sequence[ListEntry]) -> Mapping[str, frozenset[str]]:
    """The lists that each file fed whose last list was replaced now, by the file's name.

    No list is named, for all of them, when no other file of that name was in force beside it.
    """
    standing = {each.sha256 for each in kept if each.in_force}
    found: dict[str, set[str]] = {}
    for each in before:
        if each.in_force and each.sha256 not in standing:
            found.setdefault(each.name, set()).add(each.kind)
    beside = {each.name for each in before if each.in_force and each.sha256 in standing}
    return {name: frozenset(own if name in beside else ()) for name, own in found.items()}


def _of_one_run(kept: Sequence[ListEntry], new: Sequence[Found]) -> Iterator[FileReport]:
    """Of several files added together that steer the joining in one way, all but the last."""
    standing = {(each.sha256, each.kind) for each in kept if each.in_force}
    for found in new:
        if found.steering and (found.sha256, found.steering.name) not in standing:
            yield replace(found.steering.report, status=SUPERSEDED)


def _added(found: Found) -> Iterator[tuple[str, str, int]]:
    if found.steering is not None:
        report = found.steering.report
        yield report.file, report.table, report.rows_read
    for sheet in found.read.sheets if found.read else ():
        yield sheet.file, sheet.layout.title, sheet.rows_read


def _what(each: FileReport) -> tuple[str, str, int]:
    return each.file, each.table, each.rows_read


def _entry(each: FileReport) -> LogEntry:
    return LogEntry(each.file, each.table, None, "", Action.NOTED, RULE, "", "", _WHY)
