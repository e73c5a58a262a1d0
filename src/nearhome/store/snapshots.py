"""Snapshots: the records at one moment, written whole or not at all, and never changed after.

A snapshot is written in `unfinished/`, forced to disk, renamed into `snapshots/<id>/`, and only then
does `current` name it. A crash at any instant leaves the snapshot that was current, whole.
"""

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from nearhome.store.errors import WorkspaceError, told
from nearhome.store.files import (
    move_into_place,
    remove_tree,
    replace_file,
    sync_tree,
    write_durably,
)
from nearhome.store.manifest import Manifest, TableEntry, from_json, to_json
from nearhome.store.workspace import Workspace, Writer

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot on disk: its folder and its manifest."""

    folder: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """The id that every figure cites: the as-at date and eight characters."""
        return self.manifest.id

    def table(self, name: str) -> pa.Table:
        """One of its tables. WorkspaceError when it has none of that name or the file is damaged."""
        entry = next((each for each in self.manifest.tables if each.name == name), None)
        if entry is None:
            raise WorkspaceError(
                f"Snapshot {self.id} holds no table {name}.",
                "It was made by another version: run `nearhome add` again.",
            )
        content = _content(self.folder, entry)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise _damaged(self.id, f"{name}.parquet is not as it was written")
        # One thread: tables are small, and a process that ends while Arrow's threads start may abort.
        return pq.ParquetFile(pa.BufferReader(content), pre_buffer=False).read(use_threads=False)

    def tables(self, names: Iterable[str]) -> dict[str, pa.Table]:
        """Several of its tables by name."""
        return {name: self.table(name) for name in names}


def write(writer: Writer, tables: Mapping[str, pa.Table], manifest: Manifest) -> Snapshot:
    """Write a snapshot and make it current. Content that is there already is not written again.

    `manifest` comes without tables and id. WorkspaceError when the disk is full or cannot be
    written; the snapshot that was current then still is.
    """
    workspace = writer.workspace
    with told(workspace.folder):
        contents = {name: _parquet(table) for name, table in tables.items()}
        entries = tuple(
            TableEntry(name, tables[name].num_rows, hashlib.sha256(content).hexdigest())
            for name, content in contents.items()
        )
        identified = replace(manifest, tables=entries).identified()
        folder = workspace.snapshots / identified.id
        if not _is_whole(folder):
            _write_folder(writer, folder, contents, identified)
        writer.confirm()
        replace_file(workspace.pointer, f"{identified.id}\n".encode(), writer.holder.token)
    return Snapshot(folder, read_manifest(folder))


def current(workspace: Workspace) -> Snapshot:
    """The current snapshot. WorkspaceError when there is none yet, or it is not there."""
    found = current_or_none(workspace)
    if found is None:
        raise WorkspaceError(
            f"{workspace.name} holds no records yet.",
            f'Add a return: `nearhome add "{workspace.name}" PATH`.',
        )
    return found


def current_or_none(workspace: Workspace) -> Snapshot | None:
    """The current snapshot, or None in a workspace to which nothing was added yet."""
    with told(workspace.folder):
        try:
            named = workspace.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
    if not named or Path(named).name != named:
        raise _damaged("current", "the file `current` names no snapshot")
    return Snapshot(workspace.snapshots / named, read_manifest(workspace.snapshots / named))


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a snapshot's folder. WorkspaceError when it is missing or damaged."""
    try:
        return from_json((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder.name, f"its {MANIFEST} cannot be read") from error


def every(workspace: Workspace) -> tuple[Snapshot, ...]:
    """Every snapshot of the workspace in the order they were made, as the system's file times say."""
    with told(workspace.folder):
        found = sorted(
            workspace.snapshots.glob(f"*/{MANIFEST}"),
            key=lambda path: (path.stat().st_mtime_ns, path.parent.name),
        )
    return tuple(Snapshot(path.parent, read_manifest(path.parent)) for path in found)


def _write_folder(
    writer: Writer, folder: Path, contents: Mapping[str, bytes], manifest: Manifest
) -> None:
    unfinished = writer.unfinished / "snapshot"
    remove_tree(unfinished)
    for name, content in contents.items():
        write_durably(unfinished / f"{name}.parquet", content)
    write_durably(unfinished / MANIFEST, to_json(manifest).encode())
    sync_tree(unfinished)
    writer.confirm()
    remove_tree(folder)
    move_into_place(unfinished, folder)


def _is_whole(folder: Path) -> bool:
    if not (folder / MANIFEST).exists():
        return False
    try:
        return all(
            hashlib.sha256(_content(folder, entry)).hexdigest() == entry.sha256
            for entry in read_manifest(folder).tables
        )
    except WorkspaceError:
        return False


def _content(folder: Path, entry: TableEntry) -> bytes:
    try:
        return (folder / f"{entry.name}.parquet").read_bytes()
    except OSError as error:
        raise _damaged(folder.name, f"{entry.name}.parquet cannot be read") from error


def _parquet(table: pa.Table) -> bytes:
    written = io.BytesIO()
    pq.write_table(table, written, compression="zstd")
    return written.getvalue()


def _damaged(name: str, what: str) -> WorkspaceError:
    return WorkspaceError(
        f"Snapshot {name} is damaged: {what}.",
        "Restore the workspace's folder from a backup, or add the returns to a new workspace; "
        "each return as read is still in its `returns` folder.",
    )
