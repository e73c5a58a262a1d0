"""Files of areas, beside the snapshots and independent of them: a map draws on them, no record does.

areas/<sha256>/     each file of areas as read, never changed
areas/kept.json     the files in the order they were added, and how each is read

The last file of a kind (localities, wards) is in force; the earlier ones stay.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from nearhome.store import returns_kept
from nearhome.store.errors import WorkspaceError, told
from nearhome.store.files import replace_file
from nearhome.store.workspace import Workspace, Writer

FOLDER, KEPT = "areas", "kept.json"


@dataclass(frozen=True, slots=True)
class KeptAreas:
    """A file of areas that was added: its hash and name, what kind of areas, which property names them.

    `records_of` is the day (ISO) that the records were of when it was added, empty before there were any.
    """

    sha256: str
    name: str
    kind: str
    name_field: str
    records_of: str = ""


def every(workspace: Workspace) -> tuple[KeptAreas, ...]:
    """The files in the order they were added. WorkspaceError when the list of them is damaged."""
    path = folder_of(workspace) / KEPT
    with told(workspace.folder):
        if not path.exists():
            return ()
        text = path.read_text(encoding="utf-8")
    try:
        return tuple(KeptAreas(**each) for each in json.loads(text)["files"])
    except (ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(
            f"The list of the files of areas ({FOLDER}/{KEPT}) is damaged.",
            f"Restore it from a backup, or remove the folder `{FOLDER}` and add the files again.",
        ) from error


def in_force(files: Sequence[KeptAreas]) -> tuple[KeptAreas, ...]:
    """The last file of each kind, in the order that the kinds first came."""
    return tuple({each.kind: each for each in files}.values())


def read(workspace: Workspace, kept: KeptAreas) -> bytes:
    """The bytes of a kept file. WorkspaceError when it is no longer as it was read."""
    # Added again under another name, it is kept under its first.
    (content,) = returns_kept.read_members(workspace, kept.sha256, folder_of(workspace)).values()
    return content


def keep(writer: Writer, new: Sequence[tuple[KeptAreas, bytes]]) -> tuple[KeptAreas, ...]:
    """Keep files as read after those kept before; one added again comes last. All files are returned."""
    place = folder_of(writer.workspace)
    with told(writer.workspace.folder):
        place.mkdir(exist_ok=True)
    for each, content in new:
        returns_kept.keep(writer, each.sha256, each.name, {each.name: content}, place)
    again = {(each.sha256, each.kind) for each, _ in new}
    before = [each for each in every(writer.workspace) if (each.sha256, each.kind) not in again]
    files = (*before, *(each for each, _ in new))
    text = json.dumps({"files": [asdict(each) for each in files]}, indent=1, ensure_ascii=False)
    writer.confirm()
    with told(writer.workspace.folder):
        replace_file(place / KEPT, f"{text}\n".encode(), writer.holder.token)
    return files


def sweep(writer: Writer) -> None:
    """Take away files that a run kept before it died, so that nothing lies about unaccounted."""
    place = folder_of(writer.workspace)
    if not place.exists():
        return
    known = frozenset(each.sha256 for each in every(writer.workspace))
    with told(writer.workspace.folder):
        for left in place.glob(f"{KEPT}.*"):
            left.unlink(missing_ok=True)
    returns_kept.sweep(writer, known, place)


def folder_of(workspace: Workspace) -> Path:
    """Where a workspace keeps files of areas."""
    return workspace.folder / FOLDER
