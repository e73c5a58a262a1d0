"""`nearhome log`: what was done to the returns on the way to the current snapshot."""

from collections import Counter
from pathlib import Path

from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.snapshot_tables import FILES, FILES_SCHEMA, LOG, LOG_SCHEMA
from nearhome.store import snapshots as store
from nearhome.store.workspace import open_workspace
from nearhome.vocabulary.periods import year_label


def entries(folder: Path) -> Listing:
    """Every entry: each repair, row set aside, field made unknown, and thing noted."""
    snapshot = store.current(open_workspace(folder))
    table = snapshot.table(LOG)
    columns = [table[name].to_pylist() for name in LOG_SCHEMA.names]
    rows = ((snapshot.id, *row) for row in zip(*columns, strict=True))
    return listing(("snapshot", *LOG_SCHEMA.names), rows)


def files(folder: Path) -> Listing:
    """Each file: rows read = rows kept + rows set aside; files that are no return included."""
    table = store.current(open_workspace(folder)).table(FILES)
    columns = {name: table[name].to_pylist() for name in FILES_SCHEMA.names}
    years = columns["collection_year"]
    columns["collection_year"] = [None if year is None else year_label(year) for year in years]
    return listing(FILES_SCHEMA.names, zip(*columns.values(), strict=True))


def summary(folder: Path) -> Listing:
    """How many entries of each kind there are, the most frequent first."""
    table = store.current(open_workspace(folder)).table(LOG)
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
