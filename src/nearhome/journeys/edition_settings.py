"""What a workspace says of its editions: `edition.toml`, which an officer may write by hand."""

import json
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path

from nearhome.journeys.refusals import RefusedError
from nearhome.store.errors import told
from nearhome.store.files import replace_file
from nearhome.store.paths import usable

FILE = "edition.toml"


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """How editions name the authority, and what stands on each of their pages; both may be empty."""

    authority: str = ""
    notice: str = ""


def read_settings(folder: Path) -> EditionSettings:
    """The settings in a workspace's folder; empty when the file is not there.

    RefusedError when it is no TOML, or holds what is not known.
    """
    path = usable(folder) / FILE
    with told(folder):
        if not path.exists():
            return EditionSettings()
        text = path.read_text(encoding="utf-8-sig")
    try:
        found = tomllib.loads(text)
        if not all(isinstance(value, str) for value in found.values()):
            raise TypeError
        return EditionSettings(**found)
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise RefusedError(
            f"{folder / FILE} cannot be read as the settings of an edition.",
            'It may hold `authority = "..."` and `notice = "..."`, and nothing else.',
        ) from error


def write_settings(folder: Path, settings: EditionSettings) -> None:
    """Write the settings into a workspace's folder, in place of those that are there."""
    text = (
        "# How the Board's editions name the authority, and the line that stands on every page.\n"
        f"authority = {json.dumps(settings.authority, ensure_ascii=False)}\n"
        f"notice = {json.dumps(settings.notice, ensure_ascii=False)}\n"
    )
    with told(folder):
        replace_file(usable(folder) / FILE, text.encode(), secrets.token_hex(4))
