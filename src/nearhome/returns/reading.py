"""Reads every return found at a path, in whatever layout, as tables of text."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from nearhome.returns import collection_year
from nearhome.returns.delimited_table import delimited_part
from nearhome.returns.dfe_xml import xml_part
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.grouping import Group, groups_of
from nearhome.returns.headings import Headings, headings_with
from nearhome.returns.kinds import XML, ZIP, kind_of
from nearhome.returns.limits import Allowance, Limits
from nearhome.returns.opening import Member, in_memory, members
from nearhome.returns.part import Part
from nearhome.returns.platform_years import by_year
from nearhome.returns.raw import Action, FileReport, LogEntry, RawReturn
from nearhome.returns.typed import no_year


def read_returns(
    path: Path | Sequence[Path],
    aliases: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    leave_out: Collection[str] = (),
) -> list[RawReturn]:
    """Every return at a path: a file, a folder, a folder of year folders, or a zip of any of these.

    `aliases` are the analyst's own headings (heading to field). Several paths are read together, so that
    loose files of one folder are one return. Files named in `leave_out` by their label are passed over
    unread: they are something else. The returns come in the order of their collection years
    and, within a year, of their latest event, so that the last of a year is the fullest.

    A file that is no return, or is refused, is reported in `files` and `log` of the return of its
    folder (of the first return when its folder has none). Raises ReturnError when nothing can be read.
    """
    limits = limits or Limits()
    paths = [path] if isinstance(path, Path) else path
    found = (each for one in paths for each in members(one, limits))
    return _returns(found, headings_with(aliases), Allowance(limits), frozenset(leave_out))


def others_at(
    paths: Sequence[Path], leave_out: Collection[str] = ()
) -> tuple[tuple[FileReport, LogEntry], ...]:
    """What at the paths is no return, each file with a report and why, where no file is one.

    Files named in `leave_out` by their label are passed over, as in `read_returns`.
    """
    limits = Limits()
    findings = _Findings(leave_out=frozenset(leave_out))
    headings, allowance = headings_with(None), Allowance(limits)
    for each in (each for one in paths for each in members(one, limits)):
        _look_at(each, headings, allowance, findings)
    return tuple((report, entry) for _, report, entry in findings.others)


def read_members(
    files: Mapping[str, bytes],
    name: str,
    aliases: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> list[RawReturn]:
    """The returns in files kept as read (`RawReturn.members`); more than one when a file holds many years."""
    found = _returns(in_memory(files), headings_with(aliases), Allowance(limits or Limits()))
    return [replace(found[0], name=name)] if len(found) == 1 else found


def read_kept(
    files: Mapping[str, bytes],
    name: str,
    sha256: str,
    aliases: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    *,
    year: int | None = None,
) -> RawReturn:
    """One return again, from the files it was read from, as it was read when it was added.

    `year` is the collection year it was added for: it counts where the name decided it then. Raises ReturnError when the files do not hold the return with that hash.
    """
    for each in read_members(files, name, aliases, limits):
        if each.sha256 == sha256:
            again = replace(each, name=name)
            return again if year is None else collection_year.added_for(again, year)
    raise ReturnError(name, "The return kept is not the one that was added.", "Add it again.")


@dataclass
class _Findings:
    """What was found at the path: the parts of returns, and reports on everything else."""

    parts: list[Part] = field(default_factory=list)
    others: list[tuple[str, FileReport, LogEntry]] = field(default_factory=list)
    errors: list[ReturnError] = field(default_factory=list)
    leave_out: frozenset[str] = frozenset()

    def add(self, part: Part) -> None:
        """A part of a return, and its sheets that are none."""
        self.parts.append(part)
        for error in part.others:
            self.put(part.folder, error)

    def put(self, folder: str, error: ReturnError) -> None:
        """A file that is no return, or is refused."""
        self.others.append((folder, _report_of(error), _entry_of(error)))
        self.errors.append(error)


def _returns(
    found: Iterable[Member | ReturnError],
    headings: Headings,
    allowance: Allowance,
    leave_out: frozenset[str] = frozenset(),
) -> list[RawReturn]:
    findings = _Findings(leave_out=leave_out)
    for each in found:
        _look_at(each, headings, allowance, findings)
    read = collection_year.by_names(list(_dated(groups_of(findings.parts), findings)))
    if not read:
        raise _nothing_read(findings.errors, leave_out)
    return _with_others([raw for raw, _ in sorted(read, key=_place)], findings)


def _place(each: tuple[RawReturn, collection_year.Found]) -> tuple[int, date, str]:
    raw, year = each
    return (year.year or 0, year.latest or date.min, raw.name)


def _look_at(
    each: Member | ReturnError, headings: Headings, allowance: Allowance, findings: _Findings
) -> None:
    if isinstance(each, ReturnError):
        findings.put(each.file.rpartition("/")[0], each)
        return
    if each.label in findings.leave_out:
        return
    try:
        head = each.head(allowance.limits.head_bytes)
        if kind_of(each.label, head) == ZIP:
            _look_into(each, headings, allowance, findings)
        else:
            findings.add(_part(each, head, headings, allowance))
    except ReturnError as error:
        findings.put(each.folder, error)
    except OSError as error:
        problem = f"It cannot be read ({error.strerror})."
        findings.put(each.folder, ReturnError(each.label, problem, "Close it elsewhere."))


def _part(member: Member, head: bytes, headings: Headings, allowance: Allowance) -> Part:
    if kind_of(member.label, head) == XML:
        return xml_part(member, member.read(allowance), headings, allowance.limits)
    return delimited_part(member, head, headings, allowance)


def _look_into(
    member: Member, headings: Headings, allowance: Allowance, findings: _Findings
) -> None:
    """A workbook, or the members of a zip; ReturnError for a zip within a zip."""
    from nearhome.returns import archive
    from nearhome.returns.workbook import workbook_part

    with member.open_seekable(allowance) as stream:
        opened = archive.opened(stream, member.label)
        if archive.is_workbook(opened, member.label):
            content = member.read(allowance)
            findings.add(workbook_part(member, content, headings, allowance.limits))
            return
        if member.in_archive:
            raise ReturnError(
                member.label, "It is a zip within a zip.", "Pack the files themselves, in folders."
            )
        for each in archive.members_of(opened, member.label, allowance.limits):
            _look_at(each, headings, allowance, findings)


def _dated(
    groups: Iterable[Group], findings: _Findings
) -> Iterator[tuple[RawReturn, collection_year.Found]]:
    """Each group as a return, with its year; a group with no year is put with the others."""
    for group in _by_year(groups, findings):
        raw = _raw(group)
        year = collection_year.found(raw)
        if year.year is None:
            for label in raw.members:
                error = no_year(label)
                findings.put(group.folder, error)
        else:
            yield raw, year


def _by_year(groups: Iterable[Group], findings: _Findings) -> Iterator[Group]:
    for group in groups:
        try:
            yield from by_year(group)
        except ReturnError as error:
            findings.put(group.folder, error)


def _raw(group: Group) -> RawReturn:
    return RawReturn(
        name=group.name,
        sha256=_hash(group),
        tables=group.tables,
        files=tuple(
            FileReport(t.file, t.table, None, len(t.rows), len(t.rows), 0, "read")
            for t in group.tables
        ),
        log=group.log,
        members={part.label: part.content for part in group.parts},
    )


def _hash(group: Group) -> str:
    """Of the files' bytes whatever they are called, and of the year where one file holds many."""
    digests = sorted(hashlib.sha256(part.content).hexdigest() for part in group.parts)
    return hashlib.sha256(" ".join((*digests, group.year)).encode()).hexdigest()


def _with_others(read: list[RawReturn], findings: _Findings) -> list[RawReturn]:
    """The returns, each with the reports on the other files of its folder; the rest go to the first."""
    folders: dict[str, int] = {}
    for at, each in enumerate(read):
        for label in each.members:
            folders.setdefault(label.rpartition("/")[0], at)
    files: dict[int, list[FileReport]] = {}
    log: dict[int, list[LogEntry]] = {}
    for folder, report, entry in findings.others:
        at = folders.get(folder, 0)
        files.setdefault(at, []).append(report)
        log.setdefault(at, []).append(entry)
    return [
        replace(each, files=(*each.files, *files.get(at, ())), log=(*each.log, *log.get(at, ())))
        for at, each in enumerate(read)
    ]


def _report_of(error: ReturnError) -> FileReport:
    status = "not a return" if isinstance(error, NotAReturnError) else "refused"
    return FileReport(error.file, "", None, 0, 0, 0, status)


def _entry_of(error: ReturnError) -> LogEntry:
    rule = "not-a-return" if isinstance(error, NotAReturnError) else "refused"
    return LogEntry(
        error.file, "", error.row, error.column or "", Action.NOTED, rule, "", "",
        f"{error.problem} {error.mend}",
    )  # fmt: skip


def _nothing_read(errors: Sequence[ReturnError], leave_out: Collection[str]) -> ReturnError:
    refused = [error for error in errors if not isinstance(error, NotAReturnError)]
    if refused or errors:
        return (refused or list(errors))[0]
    if leave_out:
        return NotAReturnError("the path given", "There is no return in it.", "Add one.")
    return ReturnError("the path given", "There is no file in it.", "Check the path.")
