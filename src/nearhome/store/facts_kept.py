"""Published files and the facts read from them, beside the snapshots and independent of them.

published/<sha256>/      each published file as read, never changed
published/facts/<id>/    what was read from all of them, as Parquet with a manifest.json, never changed
published/current        the id of the facts in force

Written as snapshots are: whole or not at all, and only then named by `current`.
"""

import hashlib
import io
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from nearhome.store import returns_kept
from nearhome.store.errors import WorkspaceError, told
from nearhome.store.files import (
    move_into_place,
    remove_tree,
    replace_file,
    sync_tree,
    write_durably,
)
from nearhome.store.manifest import TableEntry
from nearhome.store.workspace import Workspace, Writer

FOLDER, FACTS, POINTER, MANIFEST = "published", "facts", "current", "manifest.json"
PUBLISHED = "published"
"""The status of a file from which something could be taken."""

_ROW_GROUP = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """A published file that was added: its hash and name, what it is, and what was taken from it.

    `rows_read` = `rows_used` + `rows_not_used` + `rows_set_aside`. `status` is `published`, or
    `refused` for one of which nothing could be taken.
    """

    sha256: str
    name: str
    kind: str
    dataset: str
    title: str
    release: str
    first_year: int
    last_year: int
    rows_read: int
    rows_used: int
    rows_not_used: int
    rows_set_aside: int
    status: str = PUBLISHED


@dataclass(frozen=True, slots=True)
class FactsManifest:
    """What is said of kept facts: the files behind them in the order added, and who read them how.

    `reader` is the version of the reading: facts of another are read again from the files.
    """

    reader: str
    created_by: str
    sources: tuple[Source, ...]
    parent: str = ""
    tables: tuple[TableEntry, ...] = ()
    id: str = ""

    def identified(self) -> "FactsManifest":
        """This manifest with its id: sixteen characters of a hash of its content."""
        plain = asdict(self)
        for name in ("id", "parent", "created_by"):
            del plain[name]
        text = json.dumps(plain, sort_keys=True)
        return replace(self, id=hashlib.sha256(text.encode()).hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """Facts on disk: their folder and manifest."""

    folder: Path
    manifest: FactsManifest

    def table(self, name: str, **only: Collection[str]) -> pa.Table:
        """One of the tables; `only` leaves rows whose column of that name holds one of some texts.

        WorkspaceError when there is none of that name, or the file is damaged.
        """
        entry = next((each for each in self.manifest.tables if each.name == name), None)
        if entry is None:
            raise _damaged(self.folder.name, f"it holds no table {name}")
        try:
            content = (self.folder / f"{name}.parquet").read_bytes()
        except OSError as error:
            raise _damaged(self.folder.name, f"{name}.parquet cannot be read") from error
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise _damaged(self.folder.name, f"{name}.parquet is not as it was written")
        return _read(content, only)


def _read(content: bytes, only: Mapping[str, Collection[str]]) -> pa.Table:
    # One thread, as for snapshots: a process that ends while Arrow's threads start may abort.
    file = pq.ParquetFile(pa.BufferReader(content), pre_buffer=False)
    if not only:
        return file.read(use_threads=False)
    groups = [at for at in range(file.num_row_groups) if _may_hold(file, at, only)]
    table = file.read_row_groups(groups, use_threads=False)
    for name, texts in only.items():
        table = table.filter(_is_one_of(table[name], texts))
    return table


def _is_one_of(column: pa.ChunkedArray, texts: Collection[str]) -> pa.ChunkedArray:
    """Which texts are one of some; by scalars, because Arrow loads pandas for an array of them."""
    none = pc.is_null(column)
    return reduce(pc.or_, (pc.equal(column, pa.scalar(text)) for text in sorted(set(texts))), none)


def _may_hold(file: pq.ParquetFile, group: int, only: Mapping[str, Collection[str]]) -> bool:
    """Whether the least and greatest text of a row group leave room for one that is wanted."""
    for name, texts in only.items():
        column = file.metadata.row_group(group).column(file.schema_arrow.get_field_index(name))
        kept = column.statistics
        if (
            kept is not None
            and kept.has_min_max
            and not any(kept.min <= t <= kept.max for t in texts)
        ):
            return False
    return True


def current_or_none(workspace: Workspace) -> KeptFacts | None:
    """The facts in force; None when no published file was added. WorkspaceError when damaged."""
    place = folder_of(workspace)
    with told(workspace.folder):
        try:
            named = (place / POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
    if not named or Path(named).name != named:
        raise _damaged("current", "the file `published/current` names nothing")
    folder = place / FACTS / named
    return KeptFacts(folder, _read_manifest(folder))


def keep_file(writer: Writer, sha256: str, name: str, content: bytes) -> None:
    """Keep a published file as read, unless it is kept already."""
    place = folder_of(writer.workspace)
    with told(writer.workspace.folder):
        place.mkdir(exist_ok=True)
    returns_kept.keep(writer, sha256, name, {name: content}, place)


def file_as_read(workspace: Workspace, sha256: str) -> tuple[str, bytes]:
    """The name and bytes of a kept file. WorkspaceError when it is no longer as it was read."""
    members = returns_kept.read_members(workspace, sha256, folder_of(workspace))
    return next(iter(members.items()))


def write(writer: Writer, tables: Mapping[str, pa.Table], manifest: FactsManifest) -> KeptFacts:
    """Write facts and make them current; those of before the last are taken away.

    WorkspaceError when the disk is full or cannot be written; the facts in force then still are.
    """
    place = folder_of(writer.workspace)
    with told(writer.workspace.folder):
        contents = {name: _parquet(table) for name, table in tables.items()}
        entries = tuple(
            TableEntry(name, tables[name].num_rows, hashlib.sha256(content).hexdigest())
            for name, content in contents.items()
        )
        identified = replace(manifest, tables=entries).identified()
        folder = place / FACTS / identified.id
        if not _is_whole(folder):
            _write_folder(writer, folder, contents, identified)
        writer.confirm()
        replace_file(place / POINTER, f"{identified.id}\n".encode(), writer.holder.token)
    return KeptFacts(folder, _read_manifest(folder))


def sweep(writer: Writer) -> None:
    """Take away what dead runs left: files and facts that those in force do not know."""
    place = folder_of(writer.workspace)
    if not place.exists():
        return
    kept = current_or_none(writer.workspace)
    known = {kept.manifest.id, kept.manifest.parent} if kept else set()
    files = frozenset(each.sha256 for each in kept.manifest.sources) if kept else frozenset()
    with told(writer.workspace.folder):
        for left in place.glob(f"{POINTER}.*"):
            left.unlink(missing_ok=True)
        for folder in (place / FACTS).glob("*"):
            if folder.name not in known:
                remove_tree(folder)
    returns_kept.sweep(writer, files, place)


def folder_of(workspace: Workspace) -> Path:
    """Where a workspace keeps published files and facts."""
    return workspace.folder / FOLDER


def _write_folder(
    writer: Writer, folder: Path, contents: Mapping[str, bytes], manifest: FactsManifest
) -> None:
    unfinished = writer.unfinished / "facts"
    remove_tree(unfinished)
    for name, content in contents.items():
        write_durably(unfinished / f"{name}.parquet", content)
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False)
    write_durably(unfinished / MANIFEST, f"{text}\n".encode())
    sync_tree(unfinished)
    folder.parent.mkdir(parents=True, exist_ok=True)
    writer.confirm()
    remove_tree(folder)
    move_into_place(unfinished, folder)


def _is_whole(folder: Path) -> bool:
    try:
        return all(
            hashlib.sha256((folder / f"{entry.name}.parquet").read_bytes()).hexdigest()
            == entry.sha256
            for entry in _read_manifest(folder).tables
        )
    except (OSError, WorkspaceError):
        return False


def _read_manifest(folder: Path) -> FactsManifest:
    try:
        plain: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        plain["sources"] = tuple(Source(**each) for each in plain["sources"])
        plain["tables"] = tuple(TableEntry(**each) for each in plain["tables"])
        return FactsManifest(**plain)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder.name, f"its {MANIFEST} cannot be read") from error


def _parquet(table: pa.Table) -> bytes:
    written = io.BytesIO()
    pq.write_table(table, written, compression="zstd", row_group_size=_ROW_GROUP)
    return written.getvalue()


def _damaged(name: str, what: str) -> WorkspaceError:
    return WorkspaceError(
        f"The published facts {name} are damaged: {what}.",
        "Restore the workspace's folder from a backup, or remove its folder `published` and add the "
        "published files again.",
    )
