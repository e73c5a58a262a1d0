"""Files that belong together: the new ones take the place of the old, all of them or none."""

import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from nearhome.store.errors import told
from nearhome.store.files import move_into_place, remove_file, write_durably
from nearhome.store.paths import usable

_LEFT = re.compile(r"\..+\.[0-9a-f]{8}(\.before)?")


def replace_together(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files by name into a folder, made when it is not there, in place of those of the same names.

    Everything is on disk beside its place before anything is moved. When a file cannot be moved (on
    Windows another program may hold it open), those that were moved are put back. A run that is killed
    has moved the first of them: a file that names others is given after them. WorkspaceError says what
    stood in the way.
    """
    place, token = usable(folder), secrets.token_hex(4)
    with told(folder):
        place.mkdir(parents=True, exist_ok=True)
        try:
            for name, content in contents.items():
                write_durably(_waiting(place, name, token), content)
            _swap(place, tuple(contents), token)
        finally:
            for name in contents:
                remove_file(_waiting(place, name, token))


def left_in(folder: Path) -> list[Path]:
    """What a killed run left in a folder beside its place; only for who alone may write there."""
    return [path for path in folder.glob(".*") if _LEFT.fullmatch(path.name)]


def _waiting(place: Path, name: str, token: str) -> Path:
    return place / f".{name}.{token}"


def _kept(place: Path, name: str, token: str) -> Path:
    return place / f".{name}.{token}.before"


def _swap(place: Path, names: tuple[str, ...], token: str) -> None:
    """Move the new files into their places; after an error the old ones are there again, unchanged.

    The old are copied, not moved, so that whoever reads always finds a whole file.
    """
    moved: list[str] = []
    try:
        for name in names:
            if (place / name).exists():
                write_durably(_kept(place, name, token), (place / name).read_bytes())
        for name in names:
            # Before it is tried: it may fail when the file is in its place already.
            moved.append(name)
            move_into_place(_waiting(place, name, token), place / name)
    except BaseException:
        for name in reversed(moved):
            # One that cannot be put back keeps none of the others, and the first error is the one told.
            with suppress(OSError):
                _put_back(place, name, token)
        raise
    finally:
        for name in names:
            remove_file(_kept(place, name, token))


def _put_back(place: Path, name: str, token: str) -> None:
    kept = _kept(place, name, token)
    if kept.exists():
        move_into_place(kept, place / name)
    else:
        remove_file(place / name)
