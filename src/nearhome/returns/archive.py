"""The members of a zip, read in memory and within bounds; nothing is ever unpacked to disk."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from types import TracebackType
from typing import IO

from nearhome.returns.errors import ReturnError
from nearhome.returns.limits import Limits
from nearhome.returns.opening import Member

_MB = 1_000_000
_LONGEST_DIRECTORY = 4 * _MB
_END_OF_DIRECTORY = b"PK\x05\x06"
_WORKBOOK = "xl/workbook.xml"
_OTHER_OFFICE = ("xl/workbook.bin", "word/document.xml", "ppt/presentation.xml", "content.xml")
_OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises on a damaged archive (a wild offset is a ValueError, an unknown method a RuntimeError)."""


def opened(stream: IO[bytes], label: str) -> zipfile.ZipFile:
    """A zip, its list of members checked for size before it is read; ReturnError when it is damaged."""
    try:
        _check_directory(stream, label)
        return zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise _damaged(label) from error


def is_workbook(archive: zipfile.ZipFile, label: str) -> bool:
    """Whether a zip is an xlsx workbook; ReturnError for another kind of office document."""
    names = set(archive.namelist())
    if _WORKBOOK in names:
        return True
    if not names.isdisjoint(_OTHER_OFFICE):
        raise ReturnError(label, "It is no workbook of the kind read here.", "Save it as .xlsx.")
    return False


def members_of(
    archive: zipfile.ZipFile, label: str, limits: Limits
) -> Iterator[Member | ReturnError]:
    """The files in a zip, in the order of their names; what is refused as the error that says why."""
    seen: set[str] = set()
    infos = sorted(archive.infolist(), key=lambda info: info.filename)
    for count, info in enumerate(infos):
        if count >= limits.members:
            yield ReturnError(
                label, f"It holds more than {limits.members:,} files.", "Pack only the return."
            )
            return
        name = info.filename.replace("\\", "/")
        if not name.endswith("/"):
            yield _refused(info, name, f"{label}/{name}", seen) or Member(
                folder=f"{label}/{name}".rpartition("/")[0],
                label=f"{label}/{name}",
                open=partial(BoundedStream, archive, info, f"{label}/{name}", limits),
                in_archive=True,
            )
        seen.add(name)


def _refused(info: zipfile.ZipInfo, name: str, label: str, seen: set[str]) -> ReturnError | None:
    if _OUTSIDE.match(name):
        return ReturnError(
            label, "Its name leads out of the zip.", "Pack the files again from their own folder."
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return ReturnError(label, "It is a link to another place.", "Pack the file itself.")
    if name in seen:
        return ReturnError(
            label, "The zip holds two files of this name.", "Pack only the right one."
        )
    if info.flag_bits & 1:
        return ReturnError(label, "It has a password.", "Pack it without one.")
    return None


class BoundedStream:
    """A member of a zip as it unpacks; ReturnError when it expands past all measure or is damaged."""

    def __init__(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, limits: Limits
    ) -> None:
        self._label = label
        self._most = max(_MB, info.compress_size * limits.ratio)
        self._read = 0
        try:
            self._stream = archive.open(info)
        except _DAMAGED as error:
            raise _damaged(label) from error

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, unpacked a megabyte at a time."""
        chunks: list[bytes] = []
        while size > 0:
            chunk = self._chunk(min(size, _MB))
            if not chunk:
                break
            chunks.append(chunk)
            size -= len(chunk)
        return b"".join(chunks)

    def _chunk(self, size: int) -> bytes:
        try:
            chunk = self._stream.read(size)
        except _DAMAGED as error:
            raise _damaged(self._label) from error
        self._read += len(chunk)
        if self._read > self._most:
            raise ReturnError(
                self._label,
                "It unpacks to far more than a table of the return would (a zip bomb).",
                "Do not open it; ask whoever sent it.",
            )
        return chunk

    def __enter__(self) -> "BoundedStream":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
        /,
    ) -> None:
        self._stream.close()


def _check_directory(stream: IO[bytes], label: str) -> None:
    """Refuse a list of members too long to hold in memory, before zipfile reads it."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))
    end = stream.read()
    stream.seek(0)
    at = end.rfind(_END_OF_DIRECTORY)
    if at >= 0 and struct.unpack_from("<I", end, at + 12)[0] > _LONGEST_DIRECTORY:
        raise ReturnError(label, "It lists far too many files.", "Pack only the return.")


def _damaged(label: str) -> ReturnError:
    return ReturnError(
        label,
        "It is damaged or only part of the file (a copy cut short).",
        "Copy or download it again.",
    )
