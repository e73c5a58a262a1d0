"""The workspace: one authority's folder of returns as read, snapshots, and a pointer to the current one.

nearhome.toml          whose workspace it is
returns/<sha256>/      each return and local list as read, never changed, with a return.json
snapshots/<id>/        records as Parquet with a manifest.json, never changed
editions/<id>/         each edition as it was circulated, never changed, with an edition.json
current                the id of the current snapshot
lock                   while somebody writes
unfinished/            what a run is writing; swept by the next when that run died
"""

import json
import os
import secrets
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nearhome.store import lock
from nearhome.store.errors import WorkspaceError, told
from nearhome.store.files import remove_tree, sync_folder, write_durably
from nearhome.store.paths import shown, usable
from nearhome.store.together import left_in

SETTINGS = "nearhome.toml"
LAYOUT = 1
"""The layout of the folder; a newer Nearhome reads older ones, never the other way round."""

_FOLDERS = ("returns", "snapshots")
_ADDED_TO = ("said", "adopted")
"""Folders of records that are added to: written only while the workspace is held."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace: its folder (absolute) and the authority's 9-character code."""

    folder: Path
    authority: str

    @property
    def returns(self) -> Path:
        """Where each return is kept as read."""
        return self.folder / "returns"

    @property
    def snapshots(self) -> Path:
        """Where the snapshots are."""
        return self.folder / "snapshots"

    @property
    def pointer(self) -> Path:
        """The file that names the current snapshot."""
        return self.folder / "current"

    @property
    def name(self) -> str:
        """The folder as people write it."""
        return shown(self.folder)

    @contextmanager
    def writing(
        self,
        *,
        say: Callable[[str], None],
        wait_seconds: float = 60.0,
        break_lock: bool = False,
    ) -> Iterator["Writer"]:
        """Hold the workspace for writing; what a dead run left unfinished is swept first.

        WorkspaceError when another holds it too long, or it cannot be written to.
        """
        path = self.folder / "lock"
        with told(self.folder):
            holder = lock.take(path, say=say, wait_seconds=wait_seconds, break_lock=break_lock)
        writer = Writer(self, holder, self.folder / "unfinished" / secrets.token_hex(8))
        try:
            with told(self.folder):
                _sweep(self, say)
            yield writer
        finally:
            # What cannot be removed now, the next run sweeps.
            with suppress(OSError):
                remove_tree(writer.unfinished)
                writer.unfinished.parent.rmdir()
            lock.release(path, holder)


@dataclass(frozen=True, slots=True)
class Writer:
    """The right to write, while the lock is held, and the folder for what is not finished."""

    workspace: Workspace
    holder: lock.Holder
    unfinished: Path

    def confirm(self) -> None:
        """WorkspaceError when somebody has broken this run's lock: it must change nothing more."""
        if not lock.is_held_by(self.workspace.folder / "lock", self.holder):
            raise WorkspaceError(
                "Another run has broken this run's lock; nothing was changed.",
                "See that only one run writes to this workspace, and run the command again.",
            )


def create(folder: Path, authority: str) -> Workspace:
    """Make a workspace for an authority (9-character code) in a folder, made when missing.

    A workspace of the same authority is opened as it is. WorkspaceError when it is another's, or
    the folder cannot be written.
    """
    place = usable(folder)
    if (place / SETTINGS).exists():
        found = open_workspace(folder)
        if found.authority != authority:
            raise WorkspaceError(
                f"{found.name} is already the workspace of {found.authority}.",
                "Choose another folder for the other authority.",
            )
        return found
    with told(folder):
        place.mkdir(parents=True, exist_ok=True)
        for name in _FOLDERS:
            (place / name).mkdir(exist_ok=True)
        unfinished = place / f"{SETTINGS}.{secrets.token_hex(4)}"
        write_durably(unfinished, _settings(authority).encode())
        os.replace(unfinished, place / SETTINGS)  # noqa: PTH105 - the same call as in files
        sync_folder(place)
    return Workspace(place, authority)


def open_workspace(folder: Path) -> Workspace:
    """Open a workspace. WorkspaceError when the folder is none, or a newer Nearhome made it."""
    place = usable(folder)
    try:
        with told(folder):
            text = (place / SETTINGS).read_text(encoding="utf-8-sig")
        settings = tomllib.loads(text)
        layout, authority = int(settings["layout"]), str(settings["authority"])
    except WorkspaceError as error:
        if place.exists() and not (place / SETTINGS).exists():
            raise _no_workspace(folder) from error
        raise
    except (KeyError, ValueError, TypeError) as error:
        raise WorkspaceError(
            f"{SETTINGS} in {folder} cannot be read as a workspace's settings.",
            f'It needs `layout = {LAYOUT}` and `authority = "E06000059"` (the authority\'s code).',
        ) from error
    if layout > LAYOUT:
        raise WorkspaceError(
            f"{folder} was made by a newer Nearhome (layout {layout}; this one knows {LAYOUT}).",
            "Install the newer Nearhome.",
        )
    return Workspace(place, authority)


def _no_workspace(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        f"{folder} is not a workspace: it holds no {SETTINGS}.",
        f'Make one with `nearhome init "{folder}" --authority CODE`.',
    )


def _settings(authority: str) -> str:
    return (
        "# A Nearhome workspace. The records in this folder are about children: keep it where\n"
        "# only the officers who may see them can.\n"
        f"layout = {LAYOUT}\n"
        f"authority = {json.dumps(authority)}\n"
    )


def _sweep(workspace: Workspace, say: Callable[[str], None]) -> None:
    """Remove what dead runs left. The lock is held, so nobody alive is writing here."""
    unfinished = workspace.folder / "unfinished"
    left = list(unfinished.iterdir()) if unfinished.exists() else []
    left += workspace.folder.glob("current.*")
    left += workspace.folder.glob(f"*.toml.{'[0-9a-f]' * 8}")
    left += [path for name in _ADDED_TO for path in left_in(workspace.folder / name)]
    for each in left:
        if each.is_dir():
            remove_tree(each)
        else:
            each.unlink(missing_ok=True)
    if left:
        say("Swept away what an earlier run had left unfinished.")
