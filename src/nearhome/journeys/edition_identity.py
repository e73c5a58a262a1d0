"""What a folder with a pack says of itself: `edition.json`, by which its files are known to belong together.

`dataset` writes it last; `freeze` takes only a folder that is still what it says.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nearhome.journeys.refusals import RefusedError
from nearhome.pack.edition import Edition
from nearhome.results.audience import Audience
from nearhome.store import facts_kept
from nearhome.store.editions_kept import whole_hash
from nearhome.store.errors import told
from nearhome.store.manifest import code_version
from nearhome.store.paths import usable
from nearhome.store.workspace import Workspace

IDENTITY = "edition.json"
OFFICERS, BOARD = "officers", "board"

_DROPPED = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
"""What Windows and macOS leave in a folder that somebody looked at."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the files of a pack are: of whom, which day, for whom, from which records; and their hashes.

    `waits_for` names what it must hold and nobody has written yet.
    """

    authority: str
    as_at: date
    meeting: date | None
    audience: str
    snapshot: str
    vintage: str
    code_version: str
    files: Mapping[str, str]
    sha256: str
    waits_for: Sequence[str] = ()


def identity_text(
    edition: Edition,
    contents: Mapping[str, bytes],
    audience: Audience | None = None,
    waits_for: Sequence[str] = (),
) -> str:
    """The text of `edition.json` beside these files; the Board's, or the officers', unless it is for another."""
    whom = audience or (Audience.OFFICERS if edition.officers else Audience.BOARD)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    identity = Identity(
        authority=edition.authority,
        as_at=edition.as_at,
        meeting=edition.meeting,
        audience=str(whom),
        snapshot=edition.snapshot,
        vintage=edition.vintage,
        code_version=edition.code_version,
        files=dict(sorted(hashes.items())),
        sha256=whole_hash(hashes),
        waits_for=tuple(waits_for),
    )
    return json.dumps(asdict(identity), indent=1, ensure_ascii=False, default=str) + "\n"


def vintage_of(workspace: Workspace) -> str:
    """Which published figures a pack uses: those that shipped, or those kept in the workspace beside them."""
    kept = facts_kept.current_or_none(workspace)
    if kept is None:
        return f"as shipped with Nearhome {code_version()}"
    return f"published files {kept.manifest.id}, and those of Nearhome {code_version()}"


def read_pack(folder: Path) -> tuple[Identity, dict[str, bytes]]:
    """What a pack's folder is, and the bytes of its files (`edition.json` among them).

    RefusedError, naming the file, when one is missing, altered since `dataset` wrote it, or of no edition.
    """
    place = usable(folder)
    if not place.is_dir():
        raise RefusedError(f"There is no folder {folder}.", "Name the folder of a pack.")
    with told(folder):
        found = {path.name: path for path in place.iterdir() if path.name.lower() not in _DROPPED}
        contents = {name: path.read_bytes() for name, path in found.items() if path.is_file()}
    identity = _identity(folder, contents.get(IDENTITY))
    _refuse_others(folder, identity, frozenset(found))
    for name, sha256 in identity.files.items():
        if hashlib.sha256(contents[name]).hexdigest() != sha256:
            raise _unlike(folder, f"{name} was changed after `nearhome dataset` wrote it")
    return identity, contents


def _refuse_others(folder: Path, identity: Identity, found: frozenset[str]) -> None:
    known = {IDENTITY, *identity.files}
    missing, others = sorted(known - found), sorted(found - known)
    if missing:
        raise _unlike(folder, f"{missing[0]} is missing")
    if others:
        raise RefusedError(
            f"{folder} holds {others[0]}, which is no file of its edition.",
            "Take it out: what is frozen is what was made, and nothing else.",
        )


def _identity(folder: Path, content: bytes | None) -> Identity:
    if content is None:
        raise RefusedError(
            f"{folder} holds no {IDENTITY}, which says that its files belong together.",
            "Make the pack with `nearhome dataset`, and freeze the folder that it writes.",
        )
    try:
        plain: dict[str, Any] = json.loads(content.decode("utf-8"))
        for name in ("as_at", "meeting"):
            plain[name] = date.fromisoformat(plain[name]) if plain[name] else None
        found = Identity(**plain)
        is_whole = found.sha256 == whole_hash(found.files) and found.as_at is not None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unlike(folder, f"{IDENTITY} cannot be read") from error
    if not is_whole:
        raise _unlike(folder, f"{IDENTITY} was changed after `nearhome dataset` wrote it")
    return found


def _unlike(folder: Path, what: str) -> RefusedError:
    return RefusedError(
        f"{folder} is not as it was made: {what}.", "Make the pack again with `nearhome dataset`."
    )
