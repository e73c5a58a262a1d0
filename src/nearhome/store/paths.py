"""File names and paths that every system accepts: Windows 10, network shares and OneDrive included."""

import os
import re
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"COM{n}" for n in "123456789¹²³"}
    | {f"LPT{n}" for n in "123456789¹²³"}
)
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST_NAME = 120
_EXTENDED = "\\\\?\\"


def safe_name(name: str) -> str:
    """One file name that Windows, macOS and Linux accept: `a:b?.csv` gives `a_b_.csv`.

    Characters that Windows forbids become `_`, a device's name (`aux.csv`) gets a `_` before it,
    dots and spaces at the end go, and a name over 120 characters is cut before its ending.
    """
    clean = _FORBIDDEN.sub("_", name).rstrip(" .")
    if not clean or clean in {".", ".."}:
        clean = "_"
    if clean.split(".")[0].rstrip(" ").upper() in _RESERVED:
        clean = f"_{clean}"
    if len(clean) > _LONGEST_NAME:
        ending = PurePosixPath(clean).suffix[:10]
        clean = clean[: _LONGEST_NAME - len(ending)].rstrip(" .") + ending
    return clean


def safe_relative(name: str) -> PurePosixPath:
    """A relative path inside a folder: `..`, drives and leading slashes cannot lead out of it."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in {"", ".", ".."}]
    return PurePosixPath(*(safe_name(part) for part in parts)) if parts else PurePosixPath("_")


def distinct(names: list[str]) -> dict[str, PurePosixPath]:
    """Each name's safe relative path, no two the same where case does not count (Windows, macOS)."""
    taken: set[str] = set()
    chosen: dict[str, PurePosixPath] = {}
    for name in names:
        path = safe_relative(name)
        count = 1
        while str(path).casefold() in taken:
            count += 1
            first = safe_relative(name)
            path = first.with_name(f"{first.stem}-{count}{first.suffix}")
        taken.add(str(path).casefold())
        chosen[name] = path
    return chosen


def extended(path: PurePath) -> str:
    r"""The path as Windows takes it at any length: `C:\a` gives `\\?\C:\a`, `\\s\d` `\\?\UNC\s\d`.

    Any other system's path, and one that is relative or extended already, is given back as it is.
    """
    text = str(path)
    if (
        not isinstance(path, PureWindowsPath)
        or text.startswith(_EXTENDED)
        or not path.is_absolute()
    ):
        return text
    if text.startswith("\\\\"):
        return f"{_EXTENDED}UNC\\{text[2:]}"
    return f"{_EXTENDED}{text}"


def shown(path: PurePath) -> str:
    r"""The path as people write it: without the `\\?\` of a long Windows path."""
    text = str(path)
    if text.startswith(f"{_EXTENDED}UNC\\"):
        return "\\\\" + text[len(_EXTENDED) + 4 :]
    return text.removeprefix(_EXTENDED)


def usable(path: Path) -> Path:
    """The path made absolute, and on Windows extended, so that deep folders can be opened."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a mapped drive away
    return Path(extended(absolute)) if sys.platform == "win32" else absolute
