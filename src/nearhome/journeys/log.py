"""`nearhome log`: what was done to the returns on the way to the current snapshot."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pyarrow as pa

from nearhome.journeys import area_files
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.snapshot_tables import FILES, FILES_SCHEMA, LOG, LOG_SCHEMA, log_table
from nearhome.returns.raw import FileReport
from nearhome.store import facts_kept
from nearhome.store import snapshots as store
from nearhome.store.facts_kept import KeptFacts
from nearhome.store.workspace import Workspace, open_workspace
from nearhome.vocabulary.periods import year_label


def entries(folder: Path) -> Listing:
    """Every entry: each repair, row set aside, field made unknown, and thing noted.

    Those on published files come after the snapshot's, under the id of the published facts; then those on
    files of areas, under their outlines'.
    """
    rows = (
        (name, *row)
        for name, table in _logs(folder)
        for row in zip(*(table[each].to_pylist() for each in LOG_SCHEMA.names), strict=True)
    )
    return listing(("snapshot", *LOG_SCHEMA.names), rows)


def files(folder: Path) -> Listing:
    """Each file: rows read = rows kept + rows set aside; files that are no return included.

    Published files come after the snapshot's: their year is the release, and rows that no measure
    is read from count as kept. Last come files of areas, whose rows are their features.
    """
    workspace = open_workspace(folder)
    snapshot, facts = _both(workspace)
    rows: list[tuple[Cell, ...]] = []
    if snapshot is not None:
        table = snapshot.table(FILES)
        columns = {name: table[name].to_pylist() for name in FILES_SCHEMA.names}
        years = columns["collection_year"]
        columns["collection_year"] = [None if year is None else year_label(year) for year in years]
        rows += zip(*columns.values(), strict=True)
    rows += [
        (
            each.name, each.dataset, each.release or None, each.rows_read,
            each.rows_read - each.rows_set_aside, each.rows_set_aside, each.status,
        )
        for each in (facts.manifest.sources if facts is not None else ())
    ]  # fmt: skip
    rows += map(astuple, _area_reports(workspace))
    return listing(FILES_SCHEMA.names, rows)


def _area_reports(workspace: Workspace) -> Iterator[FileReport]:
    """A report of each file of areas; all but the last of its kind are superseded."""
    found = [each for each, _ in area_files.with_logs(workspace)]
    last = {each.kind: each for each in found}
    for each in found:
        yield area_files.report_of(each, superseded=last[each.kind] is not each)


def _both(workspace: Workspace) -> tuple[store.Snapshot | None, KeptFacts | None]:
    """The current snapshot and the published facts. WorkspaceError when there is neither."""
    snapshot, facts = store.current_or_none(workspace), facts_kept.current_or_none(workspace)
    if facts is None:
        snapshot = store.current(workspace)
    return snapshot, facts


def _logs(folder: Path) -> list[tuple[str, pa.Table]]:
    """The logs of the snapshot, of the published facts and of the files of areas, each with the id it is of."""
    workspace = open_workspace(folder)
    snapshot, facts = _both(workspace)
    logs = [(snapshot.id, snapshot.table(LOG))] if snapshot is not None else []
    if facts is not None:
        logs.append((facts.manifest.id, facts.table(LOG).select(LOG_SCHEMA.names)))
    for each, log in area_files.with_logs(workspace):
        logs.append((each.outlines, log_table(log)))
    return logs


def summary(folder: Path) -> Listing:
    """How many entries of each kind there are, the most frequent first."""
    table = pa.concat_tables([each.cast(LOG_SCHEMA) for _, each in _logs(folder)])
    kinds = ("action", "rule", "table")
    counts = Counter(zip(*(table[name].to_pylist() for name in kinds), strict=True))
    first = dict(
        zip(
            reversed(list(zip(*(table[name].to_pylist() for name in kinds), strict=True))),
            reversed(table["why"].to_pylist()),
            strict=True,
        )
    )
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return listing(
        (*kinds, "entries", "why"), ((*kind, count, first[kind]) for kind, count in ranked)
    )


def snapshots(folder: Path) -> Listing:
    """The snapshots in the order they were made, and which is current."""
    workspace = open_workspace(folder)
    current = store.current(workspace).id
    rows = (
        (
            each.id,
            each.manifest.as_at,
            "yes" if each.id == current else "no",
            len([entry for entry in each.manifest.returns if entry.in_force]),
            len([entry for entry in each.manifest.returns if not entry.in_force]),
            each.manifest.rows_read,
            each.manifest.rows_kept,
            each.manifest.rows_set_aside,
            each.manifest.code_version,
            each.manifest.created_by,
            each.manifest.parent,
        )
        for each in store.every(workspace)
    )
    columns = (
        "snapshot",
        "as_at",
        "current",
        "returns_in_force",
        "returns_superseded",
        "rows_read",
        "rows_kept",
        "rows_set_aside",
        "code_version",
        "created_by",
        "parent",
    )
    return listing(columns, rows)
