"""Returns, local lists and published files kept as read, each in a folder of its hash beside a `return.json`."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from nearhome.store.errors import WorkspaceError, told
from nearhome.store.files import move_into_place, remove_tree, sync_tree, write_durably
from nearhome.store.manifest import SourceFile
from nearhome.store.paths import distinct
from nearhome.store.workspace import Workspace, Writer

DESCRIPTION = "return.json"


@dataclass(frozen=True, slots=True)
class _KeptFile:
    name: str
    kept_as: str
    sha256: str
    size: int


def keep(
    writer: Writer,
    sha256: str,
    name: str,
    members: Mapping[str, bytes],
    place: Path | None = None,
) -> tuple[SourceFile, ...]:
    """Keep the files of a return as read, unless they are kept already.

    `place` is the folder of such folders, `returns` unless another is given. `members` are the bytes by name in the return. A name that some system refuses is kept under
    one it takes; `return.json` holds both. WorkspaceError when the disk is full.
    """
    folder = (place or writer.workspace.returns) / sha256
    described = _described(members)
    if not _is_whole(folder):
        with told(writer.workspace.folder):
            unfinished = writer.unfinished / "return"
            remove_tree(unfinished)
            for file in described:
                write_durably(unfinished / file.kept_as, members[file.name])
            text = json.dumps(
                {"name": name, "sha256": sha256, "files": [asdict(file) for file in described]},
                indent=1,
                ensure_ascii=False,
            )
            write_durably(unfinished / DESCRIPTION, f"{text}\n".encode())
            sync_tree(unfinished)
            writer.confirm()
            remove_tree(folder)
            move_into_place(unfinished, folder)
    return tuple(SourceFile(file.name, file.sha256, file.size) for file in described)


def read_members(workspace: Workspace, sha256: str, place: Path | None = None) -> dict[str, bytes]:
    """The files of a kept return by their names in it, each checked against its hash.

    `place` is the folder of such folders, `returns` unless another is given.

    WorkspaceError when one is missing or no longer as it was read.
    """
    folder = (place or workspace.returns) / sha256
    members: dict[str, bytes] = {}
    for file in _description(folder):
        try:
            content = (folder / file.kept_as).read_bytes()
        except OSError as error:
            raise _damaged(folder, f"{file.kept_as} cannot be read") from error
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise _damaged(folder, f"{file.kept_as} is not as it was read")
        members[file.name] = content
    return members


def sweep(writer: Writer, known: frozenset[str], place: Path | None = None) -> int:
    """Remove returns that no snapshot knows: a run died before its snapshot. How many they were."""
    with told(writer.workspace.folder):
        unknown = [
            folder
            for folder in (place or writer.workspace.returns).glob("*")
            if is_kept_name(folder.name) and folder.name not in known
        ]
        for folder in unknown:
            remove_tree(folder)
    return len(unknown)


def is_kept_name(name: str) -> bool:
    """Whether a folder's name is a hash, so that it is one of ours."""
    return len(name) == 64 and all(letter in "0123456789abcdef" for letter in name)


def _described(members: Mapping[str, bytes]) -> tuple[_KeptFile, ...]:
    # The description's own name is taken first, so that no member can be kept under it.
    chosen = distinct([DESCRIPTION, *(name for name in members if name != DESCRIPTION)])
    if DESCRIPTION in members:
        chosen[DESCRIPTION] = chosen[DESCRIPTION].with_name("return-as-read.json")
    return tuple(
        _KeptFile(name, str(chosen[name]), hashlib.sha256(content).hexdigest(), len(content))
        for name, content in sorted(members.items())
    )


def _description(folder: Path) -> tuple[_KeptFile, ...]:
    try:
        plain = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        return tuple(_KeptFile(**each) for each in plain["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, f"its {DESCRIPTION} cannot be read") from error


def _is_whole(folder: Path) -> bool:
    try:
        return all(
            (folder / file.kept_as).stat().st_size == file.size for file in _description(folder)
        )
    except (OSError, WorkspaceError):
        return False


def _damaged(folder: Path, what: str) -> WorkspaceError:
    return WorkspaceError(
        f"The return kept in {folder.name} is damaged: {what}.",
        "Restore that folder from a backup, or add the return's file again.",
    )
