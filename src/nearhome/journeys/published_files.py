"""Published files among the paths that are added: found, read, and kept as read."""

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from nearhome.journeys.sheets import sheets
from nearhome.published.reading.reading import is_published, read
from nearhome.published.reading.report import Reading, UnreadableError
from nearhome.published.reading.table import Table, from_arrow, from_csv, from_rows, header_of
from nearhome.returns import archive, delimited, kinds
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.limits import Allowance, Limits
from nearhome.returns.opening import Member, members

_MB = 1_000_000
LIMITS = Limits(file_bytes=256 * _MB, total_bytes=2_000 * _MB)
"""LAIT's long table is some 70 MB as CSV; a whole release of the DfE's some 120 MB."""

_PARQUET = b"PAR1"
_GZIP = b"\x1f\x8b"
_HEADERS_LOOKED_AT = 12

Keep = Callable[[str, str, bytes], None]
"""Keeps a file as read: its hash, its name, its bytes."""


@dataclass(frozen=True)
class Taken:
    """A published file: its hash, its name, and what was read from it or why nothing could be."""

    sha256: str
    label: str
    reading: Reading | None
    error: UnreadableError | None = None


@dataclass(frozen=True)
class NotTaken:
    """A file that is no published one, and why it could not even be looked at, if it could not."""

    label: str
    error: ReturnError | None = None


def taken_from(paths: Sequence[Path], keep: Keep) -> Iterator[Taken | NotTaken]:
    """Each file at the paths: published ones as read, and kept when something was taken; the others named."""
    allowance = Allowance(LIMITS)
    for path in paths:
        for member in members(path, LIMITS):
            yield from _looked_at(member, allowance, keep)


def read_again(label: str, content: bytes) -> Reading:
    """A kept file read anew. UnreadableError when another version of the reading refuses it."""
    table = _table(label, content, Allowance(LIMITS))
    if table is None:
        raise UnreadableError(label, "It is no published file that is known.", "Add it again.")
    return read(table)


def _looked_at(
    member: Member | ReturnError, allowance: Allowance, keep: Keep
) -> Iterator[Taken | NotTaken]:
    if isinstance(member, ReturnError):
        yield NotTaken(member.file, member)
        return
    try:
        head = member.head(LIMITS.head_bytes)
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            yield from _in_zip(member, allowance, keep)
        elif _may_be_published(member.label, head):
            yield _read(member, allowance, keep)
        else:
            yield NotTaken(member.label)
    except ReturnError as error:
        yield NotTaken(member.label, error)
    except OSError as error:
        problem = f"It cannot be read ({error.strerror})."
        yield NotTaken(member.label, ReturnError(member.label, problem, "Close it elsewhere."))


def _in_zip(member: Member, allowance: Allowance, keep: Keep) -> Iterator[Taken | NotTaken]:
    """A workbook, or each file in a zip; a zip within a zip is left to the reader of returns."""
    with member.open_seekable(allowance) as stream:
        opened = archive.opened(stream, member.label)
        if archive.is_workbook(opened, member.label):
            yield _read(member, allowance, keep)
        elif member.in_archive:
            yield NotTaken(member.label)
        else:
            for each in archive.members_of(opened, member.label, LIMITS):
                yield from _looked_at(each, allowance, keep)


def _may_be_published(label: str, head: bytes) -> bool:
    if head.startswith((_PARQUET, _GZIP)):
        return True
    if kinds.kind_of(label, head) != kinds.DELIMITED:
        return False
    return _lines_above(delimited.decoded(head, cut=True).text.encode()) is not None


def _read(member: Member, allowance: Allowance, keep: Keep) -> Taken | NotTaken:
    content = member.read(allowance)
    digest = sha256(content).hexdigest()
    try:
        table = _table(member.label, content, allowance)
        if table is None:
            return NotTaken(member.label)
        reading = read(table)
    except UnreadableError as error:
        return Taken(digest, member.label, None, error)
    keep(digest, member.label, content)
    return Taken(digest, member.label, reading)


def _table(label: str, content: bytes, allowance: Allowance) -> Table | None:
    """The published table of a file's bytes; None when it is none."""
    if content.startswith(_PARQUET):
        return _of_parquet(label, content)
    if content.startswith(_GZIP):
        content = _unpacked(label, content, allowance)
    if content.startswith(b"PK"):
        return _of_workbook(label, content)
    if not delimited.is_text(content[:4000]):
        return None
    text = content if _is_utf8(content) else delimited.decoded(content).text.encode()
    above = _lines_above(text[: LIMITS.head_bytes])
    return None if above is None else _below(from_csv(label, _without_lines(text, above)), above)


def _lines_above(text: bytes) -> int | None:
    """How many lines (a title, blank ones) stand above a published table's header; None when it is none."""
    lines = text.removeprefix(codecs.BOM_UTF8).splitlines()[:_HEADERS_LOOKED_AT]
    for at, line in enumerate(lines):
        if is_published(header_of(line.decode("utf-8", errors="replace"))[0]):
            return at
    return None


def _without_lines(text: bytes, above: int) -> bytes:
    """A text without so many lines at its top."""
    return text[sum(map(len, text[: LIMITS.head_bytes].splitlines(keepends=True)[:above])) :]


def _below(table: Table, above: int) -> Table:
    """A table whose header has lines above it: every row stands so much further down in the file."""
    broken = tuple((row + above, cells) for row, cells in table.broken)
    return replace(table, first_row=table.first_row + above, broken=broken)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content[:4000]


def _of_parquet(label: str, content: bytes) -> Table | None:
    try:
        file = pq.ParquetFile(pa.BufferReader(content), pre_buffer=False)
        if not is_published(file.schema_arrow.names):
            return None
        if (
            sum(file.metadata.row_group(at).total_byte_size for at in range(file.num_row_groups))
            > LIMITS.file_bytes
        ):
            raise ReturnError(
                label, "It unpacks to far more than a published table would.", "Do not open it."
            )
        read_table = file.read(use_threads=False)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(
            label,
            "It is damaged or only part of the file (a copy cut short).",
            "Download it again.",
        ) from error
    return from_arrow(label, read_table, read_table.column_names)


def _of_workbook(label: str, content: bytes) -> Table | None:
    """The first sheet with a row, among its first ones, that is a published table's header."""
    for sheet in sheets(label, content, LIMITS):
        for at, cells in enumerate(sheet.rows[:_HEADERS_LOOKED_AT]):
            if is_published(cells):
                return from_rows(label, sheet.rows[at:], sheet.first_row + at)
    return None


def _unpacked(label: str, content: bytes, allowance: Allowance) -> bytes:
    """A gzip's content, within bounds."""
    most = min(LIMITS.file_bytes, max(_MB, len(content) * LIMITS.ratio))
    try:
        with gzip.GzipFile(fileobj=cast(IO[bytes], BytesIO(content))) as stream:
            unpacked = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NotAReturnError(
            label,
            "It is damaged or only part of the file (a copy cut short).",
            "Download it again.",
        ) from error
    if len(unpacked) > most:
        raise ReturnError(
            label,
            "It unpacks to far more than a published table would (a zip bomb).",
            "Do not open it; ask whoever sent it.",
        )
    allowance.spend(label, len(unpacked))
    return unpacked
