"""Writing that survives a crash: files and folders forced to disk, then moved into place whole."""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NO_SYNC_HERE = frozenset(
    code
    for name in ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EBADF")
    if (code := getattr(errno, name, None)) is not None
)
_PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file and force it to disk. OSError when it is there already or the disk is full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        _sync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Force a folder's list of names to disk. Windows has no such thing and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Force the names in a folder, and in every folder inside it, to disk."""
    for inside in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        sync_folder(inside)
    sync_folder(folder)


def move_into_place(source: Path, target: Path) -> None:
    """Rename a file or folder in one step, then force both folders' names to disk.

    A virus scanner or OneDrive may hold the file for a moment: PermissionError is tried again for
    about a second and a half before it is raised.
    """
    _patiently(lambda: os.replace(source, target))  # noqa: PTH105 - one call to fail in tests
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def replace_file(path: Path, content: bytes, token: str) -> None:
    """Swap a file's content in one step: readers see the old or the new, never a part."""
    written = path.with_name(f"{path.name}.{token}")
    try:
        write_durably(written, content)
        move_into_place(written, path)
    finally:
        written.unlink(missing_ok=True)


def remove_file(path: Path) -> None:
    """Remove a file, when it is there; tried again while another program holds it on Windows."""
    _patiently(lambda: path.unlink(missing_ok=True))


def remove_tree(folder: Path) -> None:
    """Remove a folder and all in it, read-only files too; nothing happens when it is not there."""
    if not folder.exists():
        return
    if sys.version_info >= (3, 12):
        _patiently(lambda: shutil.rmtree(folder, onexc=_make_writable))
    else:
        _patiently(lambda: shutil.rmtree(folder, onerror=_make_writable))


def _make_writable(function: Callable[..., Any], path: str, _error: object) -> None:
    Path(path).chmod(stat.S_IRWXU)
    function(path)


def _patiently(act: Callable[[], Any]) -> None:
    for pause in _PATIENCE:
        try:
            act()
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
        else:
            return
    act()


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network shares cannot do this; what they promise is all there is.
        if error.errno not in _NO_SYNC_HERE:
            raise
