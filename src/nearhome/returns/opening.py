"""The files behind a path: one file, a folder, a folder of year folders, or a zip of any of these.

Nothing is unpacked to disk and nothing is followed: links, devices, archives within archives and names
that lead out of their archive are given as ReturnErrors beside the members that can be read.
"""

import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, cast

from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.limits import Allowance, Limits


class Stream(Protocol):
    """Bytes that can be read from the beginning, within `with`."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; fewer only at the end."""

    def __enter__(self) -> "Stream":
        """The stream itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
        /,
    ) -> None:
        """Close it."""


Opener = Callable[[], Stream]


@dataclass(frozen=True)
class Member:
    """A file that may hold part of a return. `folder` and `label` name it in messages and in the log.

    `in_archive` tells that it comes from a zip, so that it may not be a zip itself.
    """

    folder: str
    label: str
    open: Opener = field(repr=False)
    in_archive: bool = False

    def open_seekable(self, allowance: Allowance) -> IO[bytes]:
        """It as a file that can be read from any place: from memory when it comes from a zip."""
        stream = BytesIO(self.read(allowance)) if self.in_archive else self.open()
        return cast(IO[bytes], stream)

    def head(self, size: int) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def read(self, allowance: Allowance) -> bytes:
        """All its bytes; ReturnError when they are more than a return's table can be."""
        with self.open() as stream:
            content = stream.read(allowance.limits.file_bytes + 1)
        allowance.bound(self.label, len(content))
        allowance.spend(self.label, len(content))
        return content


def members(path: Path, limits: Limits) -> Iterator[Member | ReturnError]:
    """The files at a path in the order of their names; what cannot be opened as the error that says why."""
    if not path.exists():
        yield ReturnError(path.name, "There is no such file or folder.", "Check the path.")
    elif path.is_dir():
        yield from _bounded(path.name, _in_folder(path, "", limits.depth), limits)
    else:
        yield _on_disk(path.resolve(), "", path.name)


def in_memory(files: Mapping[str, bytes]) -> Iterator[Member]:
    """Members of a return kept as read, by the label they had."""
    for label, content in files.items():
        yield Member(label.rpartition("/")[0], label, partial(BytesIO, content))


def _bounded(
    name: str, found: Iterator[Member | ReturnError], limits: Limits
) -> Iterator[Member | ReturnError]:
    for count, each in enumerate(found):
        if count >= limits.members:
            yield ReturnError(
                name,
                f"It holds more than {limits.members:,} files; the rest were not looked at.",
                "Add the folder that holds the return's files.",
            )
            return
        yield each


def _in_folder(folder: Path, below: str, depth: int) -> Iterator[Member | ReturnError]:
    """The files of a folder and of the folders in it; `below` is its path from the folder given."""
    label = below or folder.name
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(label, error)
        return
    for entry in entries:
        name = f"{label}/{entry.name}"
        if entry.is_symlink():
            yield ReturnError(name, "It is a link to another place.", "Copy the file here instead.")
        elif not entry.is_dir():
            yield _on_disk(entry, label, name)
        elif depth and not entry.name.startswith("."):
            yield from _in_folder(entry, f"{below}/{entry.name}".lstrip("/"), depth - 1)
        else:
            yield NotAReturnError(name, "The folder was not looked into.", "Add it by itself.")


def _on_disk(path: Path, folder: str, label: str) -> Member | ReturnError:
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return _unreadable(label, error)
    if not stat.S_ISREG(mode):
        return ReturnError(
            label, "It is no ordinary file but a pipe or a device.", "Save the table as a file."
        )
    return Member(folder, label, partial(_opened, path))


def _opened(path: Path) -> Stream:
    return path.open("rb")


def _unreadable(label: str, error: OSError) -> ReturnError:
    return ReturnError(
        label,
        f"It cannot be opened ({error.strerror}).",
        "Close it elsewhere, and check that you may read it.",
    )
