"""Local lists among the paths that are added, and those kept from before."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from nearhome.journeys.sheets import header, sheets
from nearhome.returns import kinds, lists
from nearhome.returns.errors import ReturnError
from nearhome.returns.limits import Allowance, Limits
from nearhome.returns.lists import LocalList
from nearhome.returns.opening import Member, members
from nearhome.store import returns_kept
from nearhome.store.manifest import ListEntry
from nearhome.store.workspace import Workspace, Writer

WORKBOOK = ".xlsx"


@dataclass(frozen=True)
class Found:
    """A local list with the bytes of its file."""

    sha256: str
    label: str
    read: LocalList
    content: bytes = field(repr=False)


def found_at(paths: Sequence[Path]) -> Iterator[Found]:
    """The local lists at the paths, each file that holds one; other files are passed over."""
    allowance = Allowance(Limits())
    for member in (each for path in paths for each in members(path, allowance.limits)):
        if isinstance(member, Member) and not member.in_archive:
            # Whatever is wrong with a file, the reader of returns meets it too and says so.
            with suppress(OSError, ReturnError):
                yield from _found_in(member, allowance)


def _found_in(member: Member, allowance: Allowance) -> Iterator[Found]:
    head = member.head(allowance.limits.head_bytes)
    kind = kinds.kind_of(member.label, head)
    if kind == kinds.DELIMITED and lists.recognise(header(member.label, head)) is None:
        return
    if kind == kinds.ZIP and not member.label.lower().endswith(WORKBOOK):
        return
    content = member.read(allowance)
    read = _read(member.label, content)
    if read is not None:
        yield Found(sha256(content).hexdigest(), member.label, read, content)


def keep(writer: Writer, found: Sequence[Found]) -> tuple[ListEntry, ...]:
    """Keep the files of lists as read; an entry for each."""
    entries = []
    for each in found:
        returns_kept.keep(writer, each.sha256, each.label, {each.label: each.content})
        entries.append(ListEntry(each.sha256, each.label, each.read.name, in_force=True))
    return tuple(entries)


def kept(workspace: Workspace, entries: Sequence[ListEntry]) -> Mapping[str, LocalList]:
    """The lists in force by kind, read again from what was kept."""
    read: dict[str, LocalList] = {}
    for entry in entries:
        if entry.in_force:
            for label, content in returns_kept.read_members(workspace, entry.sha256).items():
                again = _read(label, content)
                if again is not None:
                    read[entry.kind] = again
    return read


def in_force(entries: Sequence[ListEntry]) -> tuple[ListEntry, ...]:
    """The entries with, of each kind, only the one added last in force."""
    last = {entry.kind: at for at, entry in enumerate(entries)}
    return tuple(
        ListEntry(entry.sha256, entry.name, entry.kind, in_force=last[entry.kind] == at)
        for at, entry in enumerate(entries)
    )


def table_of(read: Mapping[str, LocalList], kind: str) -> pa.Table | None:
    """The rows of the list of a kind, or None when there is none."""
    found = read.get(kind)
    return found.table if found is not None else None


def aliases_of(read: Mapping[str, LocalList]) -> Mapping[str, str]:
    """The analyst's own headings, to the return's fields."""
    table = table_of(read, "aliases")
    if table is None:
        return {}
    return dict(zip(table["header"].to_pylist(), table["field"].to_pylist(), strict=True))


def _read(label: str, content: bytes) -> LocalList | None:
    for sheet in sheets(label, content, Limits()):
        read = lists.read_records(sheet.rows, file=label)
        if read is not None:
            return read
    return None
