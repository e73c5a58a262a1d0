"""`nearhome add`: read what is at the paths, join it with what was added before, make a snapshot.

Published files make no snapshot: they are kept beside it, with what was read from them.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nearhome.journeys import area_files, local_lists, published_keeping
from nearhome.journeys.arriving import Arrived, read_again, read_new
from nearhome.journeys.building import Built, built
from nearhome.journeys.lists_replaced import replaced
from nearhome.journeys.published_telling import tell_published
from nearhome.journeys.refusals import RefusedError
from nearhome.journeys.telling import tell_built, tell_lists, tell_returns
from nearhome.returns.errors import ReturnError
from nearhome.returns.raw import FileReport, LogEntry
from nearhome.returns.reading import others_at
from nearhome.store import areas_kept, facts_kept, returns_kept, snapshots
from nearhome.store.errors import WorkspaceError
from nearhome.store.lock import user_name
from nearhome.store.manifest import ListEntry, Manifest, ReturnEntry, code_version
from nearhome.store.snapshots import Snapshot
from nearhome.store.workspace import Writer, open_workspace

Say = Callable[[str], None]


@dataclass(frozen=True)
class Added:
    """What an `add` came to: the snapshot that is now current, None where none was ever made."""

    snapshot: Snapshot | None


def add(
    folder: Path,
    paths: Sequence[Path],
    *,
    as_at: date | None = None,
    areas: area_files.Asked | None = None,
    say: Say,
    break_lock: bool = False,
    wait_seconds: float = 60.0,
) -> Added:
    """Add the returns and local lists at the paths to a workspace, and make a new snapshot current.

    Published files and files of areas (GeoJSON) among them are kept with what was read from them; where
    they are all there is, the snapshot stays as it is. `areas` says how files of areas are to be read.

    `as_at` is the date that the return describes; among several returns, that of the one whose
    collection year it falls in. What is read, taken and set aside is told to `say`. RefusedError,
    ReturnError or WorkspaceError when nothing could be read or written: the snapshot that was
    current then still is.
    """
    workspace = open_workspace(folder)
    with workspace.writing(say=say, wait_seconds=wait_seconds, break_lock=break_lock) as writer:
        before = snapshots.current_or_none(workspace)
        _sweep(writer)
        drawn = _areas(writer, paths, areas or area_files.Asked(), before, say)
        published = _published(writer, paths, drawn.labels, say)
        passed = (*published.labels, *drawn.labels)
        found_lists = tuple(local_lists.found_at(paths))
        new_lists = tuple(each for each in found_lists if each.holds_lists)
        kept_lists = local_lists.entries_after(before.manifest.lists if before else (), new_lists)
        lists = local_lists.in_force(workspace, kept_lists, new_lists)
        aliases = local_lists.aliases_of(lists.steering)
        entries = before.manifest.returns if before else ()
        new = _read_new(paths, aliases, as_at, found_lists, entries, passed)
        published_keeping.keep_new(writer, published, alone=not new and not new_lists, say=say)
        if not new and not new_lists and (published.labels or drawn.taken):
            return Added(before)
        if not new and not new_lists:
            raise RefusedError(*_nothing(found_lists, drawn.refused))
        arrived = (*read_again(workspace, entries, aliases, new), *new)
        tell_lists(new_lists, found_lists, arrived, lists.steering, say)
        tell_returns(new, say)
        if not arrived:
            raise RefusedError(
                "A local list needs a return to work on, and none was added yet.",
                "Add the return first, or the list and the return together.",
            )
        beside = _beside(paths, found_lists, new, passed)
        beside = (*beside, *replaced(before, kept_lists, new_lists))
        made = built(arrived, lists, workspace.authority, before, beside, say)
        try:
            snapshot = _written(writer, arrived, new_lists, kept_lists, made, before)
        except WorkspaceError:
            # What was kept for a snapshot that did not come about goes again; else the next run's sweep.
            with suppress(WorkspaceError):
                _sweep(writer)
            raise
    tell_built(snapshot, made, new, workspace, say, new_lists)
    return Added(snapshot)


def _areas(
    writer: Writer,
    paths: Sequence[Path],
    asked: area_files.Asked,
    before: Snapshot | None,
    say: Say,
) -> area_files.Found:
    """The files of areas at the paths, kept as read."""
    found = area_files.found_at(paths, asked)
    area_files.keep(writer, found, before.manifest.as_at.isoformat() if before else "", say)
    return found


def _published(
    writer: Writer, paths: Sequence[Path], passed_over: Sequence[str], say: Say
) -> published_keeping.Found:
    """The published files at the paths, kept as read. RefusedError when they are refused, one and all."""
    found = published_keeping.found_at(writer, paths)
    tell_published(found.taken, say)
    others = tuple(each for each in found.others if each.label not in passed_over)
    return replace(found, others=others)


def _read_new(
    paths: Sequence[Path],
    aliases: Mapping[str, str],
    as_at: date | None,
    found: Sequence[local_lists.Found],
    entries: Sequence[ReturnEntry],
    published: Sequence[str],
) -> tuple[Arrived, ...]:
    """The returns at the paths, those files left out that are lists or published."""
    passed_over = [label for each in found for label in each.labels]
    left_out = [each.label for each in found if each.is_all_lists]
    return read_new(paths, aliases, as_at, passed_over, entries, (*published, *left_out))


def _beside(
    paths: Sequence[Path],
    found: Sequence[local_lists.Found],
    new: Sequence[Arrived],
    published: Sequence[str],
) -> tuple[tuple[FileReport, LogEntry], ...]:
    """The files and sheets beside the lists that nobody read; a return's own reader reports on its folder."""
    labels = {label for each in new for label in each.members}
    reports = (*local_lists.not_quite(found), *local_lists.not_lists(found, labels))
    if new:
        return reports
    left_out = [label for each in found for label in each.labels]
    return (*reports, *others_at(paths, (*published, *left_out)))


def _nothing(found: Sequence[local_lists.Found], refused: Sequence[ReturnError]) -> tuple[str, str]:
    """What to say when nothing at the paths could be read: why a file of areas, or nearly a list, is none."""
    for error in refused:
        return f"{error.file}: {error.problem}", error.mend
    for each in found:
        for name, unclear in each.read.unclear if each.read else ():
            return f"{name}: {unclear.problem}", unclear.mend
    return "Nothing at the path is a return.", "Check the path."


def _sweep(writer: Writer) -> None:
    """Take away returns that a run kept before it died, so that nothing lies about unaccounted."""
    known: set[str] = set()
    for snapshot in snapshots.every(writer.workspace):
        known |= {entry.sha256 for entry in snapshot.manifest.returns}
        known |= {entry.sha256 for entry in snapshot.manifest.lists}
    returns_kept.sweep(writer, frozenset(known))
    facts_kept.sweep(writer)
    areas_kept.sweep(writer)


def _written(
    writer: Writer,
    arrived: Sequence[Arrived],
    new_lists: Sequence[local_lists.Found],
    kept_lists: Sequence[ListEntry],
    made: Built,
    before: Snapshot | None,
) -> Snapshot:
    local_lists.keep(writer, new_lists)
    fresh = {each.sha256 for each in new_lists}
    returns = tuple(_entry(writer, each, made) for each in arrived)
    manifest = Manifest(
        authority=writer.workspace.authority,
        as_at=made.as_at,
        code_version=code_version(),
        returns=returns,
        lists=tuple(
            replace(each, as_at=made.as_at) if each.sha256 in fresh else each for each in kept_lists
        ),
        rows_read=made.rows_read,
        rows_kept=made.rows_kept,
        rows_set_aside=made.rows_set_aside,
        created_by=user_name(),
        parent=before.id if before else "",
    )
    return snapshots.write(writer, made.tables, manifest)


def _entry(writer: Writer, each: Arrived, made: Built) -> ReturnEntry:
    if each.entry is not None:
        return replace(each.entry, in_force=each.sha256 in made.in_force)
    return ReturnEntry(
        sha256=each.sha256,
        name=each.typed.name,
        collection_year=each.typed.collection_year,
        as_at=each.typed.as_at,
        as_at_given=each.typed.as_at_given,
        in_force=each.sha256 in made.in_force,
        files=returns_kept.keep(writer, each.sha256, each.typed.name, each.members),
    )
