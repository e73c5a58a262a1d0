"""What was said about the figures: explanations and commentary, kept as they were brought, never written over.

said/<kind>.csv           a row for each file that was brought, each sealed with the one before it
said/<kind>-<number>.toml the file as it was brought; of two that speak of the same thing the later stands
"""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from pathlib import Path

from nearhome.store.errors import WorkspaceError, told
from nearhome.store.paths import usable
from nearhome.store.together import replace_together

FOLDER = "said"
EXPLANATIONS, COMMENTARY = "explanations", "commentary"
"""The two kinds."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file that was brought: its number, the day, the role that recorded it, what is new and what changed.

    `came_in` and `changed` name the things in it, parted by semicolons; `why` says why they changed.
    `sha256` is the file's hash, `seal` that of the row and of the seal before it.
    """

    number: int
    on: date
    by: str
    why: str
    came_in: str
    changed: str
    sha256: str
    seal: str = ""


COLUMNS = tuple(each.name for each in fields(KeptFile))


def read_kept(folder: Path, kind: str) -> tuple[KeptFile, ...]:
    """Every file of a kind in a workspace's folder, earliest first.

    WorkspaceError names the first row that is not as it was written, and a file that is not.
    """
    path = usable(folder) / FOLDER / f"{kind}.csv"
    with told(folder):
        if not path.exists():
            return ()
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    found: list[KeptFile] = []
    for number, row in enumerate(rows, start=1):
        try:
            each = _kept(row)
        except (KeyError, TypeError, ValueError) as error:
            raise _broken(folder, kind, number) from error
        if each.number != number or each.seal != _seal(each, found[-1].seal if found else ""):
            raise _broken(folder, kind, number)
        found.append(each)
    return tuple(found)


def content_kept(folder: Path, kind: str, kept: KeptFile) -> bytes:
    """A file as it was brought. WorkspaceError when it is not as it was, or cannot be read."""
    path = folder / FOLDER / f"{kind}-{kept.number}.toml"
    with told(folder):
        content = usable(path).read_bytes()
    if hashlib.sha256(content).hexdigest() != kept.sha256:
        raise WorkspaceError(
            f"{path} is not as it was recorded.",
            "Put it back from a copy; to change what is said, record a new file.",
        )
    return content


def keep_file(
    folder: Path, kind: str, before: Sequence[KeptFile], new: KeptFile, content: bytes
) -> KeptFile:
    """Add a file to the record; what is there stays as it is. `new` comes without hash and seal."""
    hashed = replace(new, sha256=hashlib.sha256(content).hexdigest())
    sealed = replace(hashed, seal=_seal(hashed, before[-1].seal if before else ""))
    record = f"{kind}.csv"
    with told(folder):
        written = (usable(folder) / FOLDER / record).read_bytes() if before else _line(COLUMNS)
    # The row comes last: a run killed between the two has recorded nothing, and the next takes its number.
    contents = {f"{kind}-{new.number}.toml": content, record: written + _line(astuple(sealed))}
    replace_together(folder / FOLDER, contents)
    return sealed


def _kept(row: dict[str, str]) -> KeptFile:
    given = {**row, "number": int(row["number"]), "on": date.fromisoformat(row["on"])}
    return KeptFile(**given)  # type: ignore[arg-type]


def _seal(kept: KeptFile, before: str) -> str:
    return hashlib.sha256(_line([*astuple(kept)[:-1], before])).hexdigest()


def _line(cells: Sequence[object]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(
        [each.isoformat() if isinstance(each, date) else each for each in cells]
    )
    return out.getvalue().encode()


def _broken(folder: Path, kind: str, number: int) -> WorkspaceError:
    return WorkspaceError(
        f"Row {number} of {folder / FOLDER / kind}.csv is not as it was written.",
        "Put the file back from a copy: the record of what was said is added to and never changed.",
    )
