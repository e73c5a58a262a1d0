"""Editions kept as they were circulated: written whole or not at all, and never changed after.

editions/<as-at>-<audience>/     the first edition of a day for an audience; `-2`, `-3` ... one that replaced it
  edition.json                   what it is, its files with their hashes, when and to whom it went
  data.csv                       its figures: a copy of the CSV among the files
  files/                         every file as it was circulated
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from nearhome.store.errors import WorkspaceError, told
from nearhome.store.files import move_into_place, remove_tree, sync_tree, write_durably
from nearhome.store.workspace import Workspace, Writer

FOLDER, DESCRIPTION, FILES, DATA = "editions", "edition.json", "files", "data.csv"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of an edition: its name, and the hash and number of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """A frozen edition. `id` is empty until it is kept.

    `audience` is board or officers; `recipients` and `by` are roles. `sha256` is the hash of the whole
    (`whole_hash`), `frozen_at` the day of circulation. `replaces` is the id of the edition of the same day and
    audience before this one, empty for the first.
    """

    authority: str
    as_at: date
    audience: str
    meeting: date | None
    snapshot: str
    vintage: str
    code_version: str
    sha256: str
    circulated: date
    recipients: tuple[str, ...]
    by: str = ""
    replaces: str = ""
    files: tuple[KeptFile, ...] = ()
    id: str = ""

    @property
    def frozen_at(self) -> date:
        """The day it is frozen as of: the day it was circulated, never the clock's."""
        return self.circulated


def whole_hash(hashes: Mapping[str, str]) -> str:
    """One hash of several files: of lines `<hash>  <name>` by name, as `sha256sum` prints them."""
    lines = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return hashlib.sha256(lines.encode()).hexdigest()


def keep(
    writer: Writer, edition: KeptEdition, contents: Mapping[str, bytes], data: str
) -> KeptEdition:
    """Keep an edition, its files by name; `data` names the one that `data.csv` is a copy of.

    The same files kept twice, circulated alike, are the same edition. WorkspaceError when they were
    frozen with another circulation, or the disk cannot be written.
    """
    before = [each for each in every(writer.workspace) if _is_of_one_day(each, edition)]
    for each in before:
        if each.sha256 == edition.sha256:
            return _same(each, edition)
    base = f"{edition.as_at.isoformat()}-{edition.audience}"
    described = replace(
        edition,
        id=f"{base}-{len(before) + 1}" if before else base,
        replaces=before[-1].id if before else "",
        files=tuple(
            KeptFile(name, hashlib.sha256(content).hexdigest(), len(content))
            for name, content in sorted(contents.items())
        ),
    )
    with told(writer.workspace.folder):
        _write(writer, described, contents, data)
    return described


def every(workspace: Workspace) -> tuple[KeptEdition, ...]:
    """Every edition kept, by day, audience and version. WorkspaceError when one cannot be read."""
    with told(workspace.folder):
        found = [_read(path.parent) for path in folder_of(workspace).glob(f"*/{DESCRIPTION}")]
    return tuple(sorted(found, key=lambda each: (each.as_at, each.audience, _version(each))))


def one(workspace: Workspace, asked: str) -> KeptEdition:
    """The edition of an id. WorkspaceError naming those there are when there is none of it."""
    known = {each.id: each for each in every(workspace)}
    if asked not in known:
        raise WorkspaceError(
            f"There is no edition {asked}.",
            f"The editions are {', '.join(known)}." if known else "None has been frozen yet.",
        )
    return known[asked]


def files_of(workspace: Workspace, edition: KeptEdition) -> dict[str, bytes]:
    """The bytes of each file of an edition, each as it was frozen. WorkspaceError names one that is not."""
    folder = folder_of(workspace) / edition.id
    return {file.name: _content(edition, folder, file) for file in edition.files}


def data_of(workspace: Workspace, edition: KeptEdition, data: str) -> bytes:
    """The bytes of one file of an edition, as frozen. WorkspaceError when it is damaged or not there."""
    found = [file for file in edition.files if file.name == data]
    if not found:
        raise _damaged(edition.id, f"it holds no {data}")
    return _content(edition, folder_of(workspace) / edition.id, found[0])


def damaged_files(workspace: Workspace, edition: KeptEdition) -> tuple[str, ...]:
    """The files of an edition that are gone or no longer as they were frozen."""
    bad = []
    for file in edition.files:
        try:
            _content(edition, folder_of(workspace) / edition.id, file)
        except WorkspaceError:
            bad.append(file.name)
    return tuple(bad)


def folder_of(workspace: Workspace) -> Path:
    """Where a workspace keeps its editions."""
    return workspace.folder / FOLDER


def _is_of_one_day(one: KeptEdition, other: KeptEdition) -> bool:
    return (one.as_at, one.audience) == (other.as_at, other.audience)


def _version(edition: KeptEdition) -> int:
    number = edition.id.removeprefix(f"{edition.as_at.isoformat()}-{edition.audience}")
    return int(number.removeprefix("-") or 1)


def _same(kept: KeptEdition, asked: KeptEdition) -> KeptEdition:
    if (kept.circulated, kept.recipients) == (asked.circulated, asked.recipients):
        return kept
    raise WorkspaceError(
        f"These files are frozen already, as {kept.id}, circulated on {kept.circulated} to "
        f"{'; '.join(kept.recipients)}: a frozen edition is never changed.",
        "Leave it, or make the pack again with `nearhome dataset` if it is to be another.",
    )


def _write(writer: Writer, edition: KeptEdition, contents: Mapping[str, bytes], data: str) -> None:
    unfinished = writer.unfinished / "edition"
    remove_tree(unfinished)
    for name, content in contents.items():
        write_durably(unfinished / FILES / name, content)
    write_durably(unfinished / DATA, contents[data])
    text = json.dumps(asdict(edition), indent=1, ensure_ascii=False, default=_iso)
    write_durably(unfinished / DESCRIPTION, f"{text}\n".encode())
    sync_tree(unfinished)
    target = folder_of(writer.workspace) / edition.id
    target.parent.mkdir(exist_ok=True)
    writer.confirm()
    # Only a folder without a description can stand there: nothing that was ever frozen.
    remove_tree(target)
    move_into_place(unfinished, target)


def _content(edition: KeptEdition, folder: Path, file: KeptFile) -> bytes:
    try:
        content = (folder / FILES / file.name).read_bytes()
    except OSError as error:
        raise _damaged(edition.id, f"{file.name} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _damaged(edition.id, f"{file.name} is not as it was frozen")
    return content


def _read(folder: Path) -> KeptEdition:
    try:
        plain: dict[str, Any] = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        for name in ("as_at", "meeting", "circulated"):
            plain[name] = date.fromisoformat(plain[name]) if plain[name] else None
        plain["recipients"] = tuple(plain["recipients"])
        plain["files"] = tuple(KeptFile(**each) for each in plain["files"])
        found = KeptEdition(**plain)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder.name, f"its {DESCRIPTION} cannot be read") from error
    if found.id != folder.name:
        raise _damaged(folder.name, f"its {DESCRIPTION} is that of {found.id}")
    return found


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an edition's description")


def _damaged(name: str, what: str) -> WorkspaceError:
    return WorkspaceError(
        f"The kept edition {name} is damaged: {what}.",
        f"Restore the folder {FOLDER}/{name} of the workspace from a backup.",
    )
