"""`nearhome checked`: who went through a young people's edition with them, by role, group and day; no names."""

import csv
import io
import re
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from nearhome.journeys.agreed import content_of
from nearhome.journeys.edition_identity import read_pack
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.pack.said_check import may_be_names
from nearhome.results.audience import Audience
from nearhome.store.errors import told
from nearhome.store.files import replace_file
from nearhome.store.paths import usable
from nearhome.store.workspace import open_workspace

FILE = "checked.csv"
COLUMNS = ("edition", "sha256", "checked", "role", "group")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)\b|@")


def checked(
    folder: Path, pack: Path, *, on: date, role: str, group: str, say: Callable[[str], None]
) -> None:
    """Record that a draft was gone through with young people: by which role, with which group, on which day.

    RefusedError when the folder holds no young people's edition, or is not as it was made; MisusedError for
    what looks like a name.
    """
    workspace = open_workspace(folder)
    identity, _ = read_pack(pack)
    if identity.audience != Audience.YOUNG_PEOPLE:
        raise RefusedError(
            f"{pack} is not a young people's edition.",
            "Make one with `nearhome dataset --audience young-people`.",
        )
    if on < identity.as_at:
        raise MisusedError(
            f"--on {on} is before the day the draft is of.", "Give the day they saw it."
        )
    row = (
        f"{identity.as_at}-{identity.audience}",
        identity.sha256,
        on.isoformat(),
        _role("--role", role),
        _role("--group", group),
    )
    with workspace.writing(say=say) as writer:
        rows = [*_rows(folder), row]
        writer.confirm()
        with told(folder):
            replace_file(usable(folder) / FILE, _text(rows), secrets.token_hex(4))
    say(f"Recorded: checked with {row[4]} by the {row[3]} on {on}. It can be frozen now.")


def is_checked(folder: Path, sha256: str) -> bool:
    """Whether a record says that just these files were gone through with young people."""
    return any(row[1] == sha256 for row in _rows(folder))


def _role(option: str, text: str) -> str:
    said = " ".join(text.split())
    if not said or _TITLE.search(said) or any(True for _ in may_be_names(f"the {said}")):
        raise MisusedError(
            f"{option} is not a role or a group.", "Name a role or a group, never a person."
        )
    return said


def _rows(folder: Path) -> list[tuple[str, ...]]:
    content = content_of(folder, FILE)
    if content is None:
        return []
    found = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [tuple(row.get(name) or "" for name in COLUMNS) for row in found]


def _text(rows: list[tuple[str, ...]]) -> bytes:
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return into.getvalue().encode()
