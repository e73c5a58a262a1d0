"""Local lists among the paths that are added, and those kept from before.

Two kinds: those that steer the joining (crosswalk, restricted ...), one sheet a file, and those that
are tables of the records, of which one file may feed several.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from nearhome.journeys.sheets import header, sheets
from nearhome.returns import archive, kinds, lists
from nearhome.returns.errors import ReturnError
from nearhome.returns.limits import Allowance, Limits
from nearhome.returns.lists import LocalList
from nearhome.returns.local.files import ReadFile, may_hold_lists, read_file
from nearhome.returns.local.parts import Loaded
from nearhome.returns.opening import Member, members
from nearhome.returns.raw import Action, FileReport, LogEntry
from nearhome.store import returns_kept
from nearhome.store.manifest import ListEntry
from nearhome.store.workspace import Workspace, Writer


@dataclass(frozen=True)
class Found:
    """A file with local lists: what steers the joining, what is for the records, what to keep of it."""

    sha256: str
    label: str
    steering: LocalList | None
    read: ReadFile | None
    members: Mapping[str, bytes] = field(repr=False)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The lists it feeds, each once."""
        steering = (self.steering.name,) if self.steering else ()
        sheets = self.read.sheets if self.read else ()
        return (*steering, *dict.fromkeys(kind for sheet in sheets for kind in sheet.lists))

    @property
    def holds_lists(self) -> bool:
        """Whether any sheet was read; false when one only looks like a list."""
        return self.steering is not None or bool(self.read and self.read.sheets)

    @property
    def is_all_lists(self) -> bool:
        """Whether nothing in it is left for the reader of returns."""
        return bool(self.read and self.read.is_all_lists)

    @property
    def labels(self) -> tuple[str, ...]:
        """The names under which the reader of returns would report it or its sheets."""
        if self.read is None:
            return (self.label,)
        unclear = (name for name, _ in self.read.unclear)
        return (self.label, *(sheet.file for sheet in self.read.sheets), *unclear)


@dataclass(frozen=True)
class InForce:
    """The lists in force: those that steer the joining by name, and the sheets of the others.

    A sheet comes with the as-at date of its load, None when it is being loaded now.
    """

    steering: Mapping[str, LocalList]
    sheets: tuple[tuple[Loaded, bool], ...]

    def loaded(self, as_at: date) -> tuple[Loaded, ...]:
        """The sheets, those loaded now as at a date."""
        return tuple(
            Loaded(each.sheet, each.lists, as_at) if is_new else each
            for each, is_new in self.sheets
        )


def found_at(paths: Sequence[Path]) -> Iterator[Found]:
    """The local lists at the paths, each file that holds one; other files are passed over."""
    allowance = Allowance(Limits())
    for member in (each for path in paths for each in members(path, allowance.limits)):
        if isinstance(member, Member):
            # Whatever is wrong with a file, the reader of returns meets it too and says so.
            with suppress(OSError, ReturnError):
                yield from _found_in(member, allowance)


def _found_in(member: Member, allowance: Allowance) -> Iterator[Found]:
    head = member.head(allowance.limits.head_bytes)
    kind = kinds.kind_of(member.label, head)
    if kind == kinds.ZIP and not member.in_archive:
        with member.open_seekable(allowance) as stream:
            opened = archive.opened(stream, member.label)
            if not archive.is_workbook(opened, member.label):
                for each in archive.members_of(opened, member.label, allowance.limits):
                    if isinstance(each, Member):
                        with suppress(OSError, ReturnError):
                            yield from _found_in(each, allowance)
                return
    if _may_steer(member.label, head) or may_hold_lists(member.label, head):
        found = _found(member.label, member.read(allowance))
        if found is not None:
            yield found


def _found(label: str, content: bytes) -> Found | None:
    """The lists in a file: one that steers the joining, and in a workbook others beside it."""
    hashed = sha256(content).hexdigest()
    sheet, steering = _steering(label, content)
    read = read_file(label, content, Limits())
    read = replace(read, others=tuple(name for name in read.others if name != sheet))
    if not read.sheets and not read.unclear:
        return Found(hashed, label, steering, None, {label: content}) if steering else None
    return Found(hashed, label, steering, read, _kept(label, content, steering, read))


def _kept(
    label: str, content: bytes, steering: LocalList | None, read: ReadFile
) -> Mapping[str, bytes]:
    """What to keep of a file: where columns of names are blanked, the steering sheet comes beside."""
    if steering is None or label in read.members:
        return read.members
    rows = next(s.rows for s in sheets(label, content, Limits()) if lists.recognise(s.rows[0]))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return {**read.members, f"{label}:{steering.name}": text.getvalue().encode()}


def _may_steer(label: str, head: bytes) -> bool:
    """Whether a file's first bytes are those of a workbook, or of a list that steers the joining."""
    if kinds.kind_of(label, head) == kinds.DELIMITED:
        return lists.recognise(header(label, head)) is not None
    return kinds.kind_of(label, head) == kinds.ZIP


def _steering(label: str, content: bytes) -> tuple[str, LocalList | None]:
    """The first sheet that is a list that steers the joining, with its name."""
    if not _may_steer(label, content[: Limits().head_bytes]):
        return "", None
    for sheet in sheets(label, content, Limits()):
        read = lists.read_records(sheet.rows, file=label)
        if read is not None:
            return sheet.name, read
    return "", None


def keep(writer: Writer, found: Sequence[Found]) -> None:
    """Keep the files of lists, without what may say who somebody is."""
    for each in found:
        if each.holds_lists:
            returns_kept.keep(writer, each.sha256, each.label, each.members)


def entries_after(before: Sequence[ListEntry], new: Sequence[Found]) -> tuple[ListEntry, ...]:
    """The entries once the new files are added: each list they feed replaces the earlier one of its name.

    Files that feed one list in the same run are joined; of several that steer the joining in one way,
    the last is in force.
    """
    fresh = {each.sha256 for each in new}
    replaced = {kind for each in new for kind in each.kinds}
    stays = tuple(
        ListEntry(e.sha256, e.name, e.kind, e.in_force and e.kind not in replaced, e.as_at)
        for e in before
        if e.sha256 not in fresh
    )
    last = {each.steering.name: each.sha256 for each in new if each.steering is not None}
    added = {
        (each.sha256, kind): ListEntry(
            each.sha256, each.label, kind, last.get(kind, each.sha256) == each.sha256
        )
        for each in new
        for kind in each.kinds
    }
    return (*stays, *added.values())


def in_force(workspace: Workspace, entries: Sequence[ListEntry], new: Sequence[Found]) -> InForce:
    """The lists in force, those from before read again from what was kept."""
    steering: dict[str, LocalList] = {}
    sheets_: list[tuple[Loaded, bool]] = []
    fresh = {each.sha256: each for each in new}
    for sha, own in _by_file(entries).items():
        found = [fresh[sha]] if sha in fresh else _again(workspace, sha)
        as_at = own[0].as_at or date.max
        wanted = frozenset(entry.kind for entry in own)
        for each in found:
            if each.steering is not None and each.steering.name in wanted:
                steering[each.steering.name] = each.steering
            for sheet in each.read.sheets if each.read else ():
                loaded = Loaded(sheet, wanted & frozenset(sheet.lists), as_at)
                sheets_.append((loaded, sha in fresh or own[0].as_at is None))
    return InForce(steering, tuple(sheets_))


def _by_file(entries: Sequence[ListEntry]) -> Mapping[str, list[ListEntry]]:
    """The entries in force of each file, files in the order they were added."""
    found: dict[str, list[ListEntry]] = {}
    for entry in entries:
        if entry.in_force:
            found.setdefault(entry.sha256, []).append(entry)
    return found


def _again(workspace: Workspace, sha: str) -> list[Found]:
    kept = returns_kept.read_members(workspace, sha)
    found = (_found(label, content) for label, content in kept.items())
    return [each for each in found if each is not None]


def not_quite(new: Sequence[Found]) -> tuple[tuple[FileReport, LogEntry], ...]:
    """The sheets that are nearly lists, each as refused with what to mend."""
    return tuple(
        (
            FileReport(name, unclear.list_name, None, 0, 0, 0, "refused"),
            LogEntry(
                name, unclear.list_name, unclear.row, "", Action.NOTED, "refused", "", "",
                f"{unclear.problem} {unclear.mend}",
            ),
        )
        for each in new
        if each.read is not None
        for name, unclear in each.read.unclear
    )  # fmt: skip


def kept_aliases(workspace: Workspace, entries: Sequence[ListEntry]) -> Mapping[str, str]:
    """The analyst's own headings in force, to the return's fields."""
    own = [entry for entry in entries if entry.kind == "aliases"]
    return aliases_of(in_force(workspace, own, ()).steering)


def not_lists(
    new: Sequence[Found], returns: Collection[str]
) -> tuple[tuple[FileReport, LogEntry], ...]:
    """The sheets beside lists that are none, in workbooks that hold no table of the return either.

    `returns` are the labels of the files that were read as returns: their reader says it of those.
    """
    why = "It has neither the columns of a list nor of a table of the return: it is not read."
    return tuple(
        (
            FileReport(name, "", None, 0, 0, 0, "not a return"),
            LogEntry(name, "", None, "", Action.NOTED, "not-a-return", "", "", why),
        )
        for each in new
        if each.read is not None and each.label not in returns
        for name in each.read.others
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
