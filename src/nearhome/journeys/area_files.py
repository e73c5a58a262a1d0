"""Files of areas (GeoJSON): found among the paths that are added, kept, and read again."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nearhome.returns.areas.changed import changes
from nearhome.returns.areas.geojson import FILE_BYTES, may_be_geojson
from nearhome.returns.areas.reading import TABLE, AreaFile, read_areas
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.limits import Allowance, Limits
from nearhome.returns.opening import Member, members
from nearhome.returns.raw import FileReport, LogEntry
from nearhome.store import areas_kept
from nearhome.store.areas_kept import KeptAreas
from nearhome.store.workspace import Workspace, Writer

LIMITS = Limits(file_bytes=2 * FILE_BYTES, total_bytes=8 * FILE_BYTES)
"""Twice what is read, so that a file that is too large is refused as one of areas, with its own mend."""

MOST_TOLD = 12
"""Things noted of one file that are told one by one; the rest is in the log."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Asked:
    """What the officer says of the files: the property that names the areas, their kind; empty for by rule."""

    name_field: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Found:
    """The files of areas at some paths, with their bytes, and those that could not be read."""

    taken: tuple[tuple[AreaFile, bytes], ...]
    refused: tuple[ReturnError, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of all of them, refused ones included."""
        return (*(each.file for each, _ in self.taken), *(each.file for each in self.refused))


def found_at(paths: Sequence[Path], asked: Asked) -> Found:
    """The files of areas at the paths, known by their content; other files are passed over."""
    allowance = Allowance(LIMITS)
    taken: list[tuple[AreaFile, bytes]] = []
    refused: list[ReturnError] = []
    for member in (each for path in paths for each in members(path, LIMITS)):
        if isinstance(member, Member):
            # Whatever else is wrong with a file, the reader of returns meets it too and says so.
            with suppress(OSError, NotAReturnError):
                try:
                    if may_be_geojson(member.head(LIMITS.head_bytes)):
                        content = member.read(allowance)
                        found = read_areas(
                            member.label, content, field_asked=asked.name_field, kind=asked.kind
                        )
                        taken.append((found, content))
                except NotAReturnError:
                    raise
                except ReturnError as error:
                    refused.append(error)
    return Found(tuple(taken), tuple(refused))


def keep(writer: Writer, found: Found, records_of: str, say: Say) -> None:
    """Keep the files that were read, and tell what was read, mended and changed, and what was refused."""
    for error in found.refused:
        say(str(error))
    if not found.taken:
        return
    new = [
        (KeptAreas(each.sha256, each.file, each.kind, each.name_field, records_of), content)
        for each, content in found.taken
    ]
    areas_kept.keep(writer, new)
    added = {(each.sha256, each.kind) for each, _ in found.taken}
    for each, log in with_logs(writer.workspace):
        if (each.sha256, each.kind) in added:
            _tell(each, log, say)


def _tell(found: AreaFile, log: Sequence[LogEntry], say: Say) -> None:
    dated = f" of {found.dated}" if found.dated else ""
    say(
        f"{found.file}: areas of the kind {found.kind}{dated}: {len(found.areas)}, named by "
        f"{found.name_field} (outlines {found.outlines})."
    )
    for entry in log[:MOST_TOLD]:
        where = f"feature {entry.row}: " if entry.row is not None else ""
        say(f"  {where}{entry.why}")
    if len(log) > MOST_TOLD:
        say(f"  {len(log) - MOST_TOLD} more lines of this kind are in the log.")


def in_force(workspace: Workspace) -> dict[str, AreaFile]:
    """The areas in force by their kind. WorkspaceError or ReturnError when a kept file is damaged."""
    kept = areas_kept.in_force(areas_kept.every(workspace))
    return {each.kind: _again(workspace, each) for each in kept}


def with_logs(workspace: Workspace) -> tuple[tuple[AreaFile, tuple[LogEntry, ...]], ...]:
    """Every kept file in the order added, with its log: what was read, and what changed since the one before."""
    before: dict[str, AreaFile] = {}
    found = []
    for kept in areas_kept.every(workspace):
        now = _again(workspace, kept)
        since = changes(before[now.kind], now) if now.kind in before else ()
        found.append((now, (*now.log, *since)))
        before[now.kind] = now
    return tuple(found)


def report_of(found: AreaFile, *, superseded: bool) -> FileReport:
    """What became of a file, as `log --files` lists it: its features are its rows."""
    kept = found.read - found.set_aside
    status = "superseded" if superseded else "read"
    return FileReport(found.file, TABLE, None, found.read, kept, found.set_aside, status)


def _again(workspace: Workspace, kept: KeptAreas) -> AreaFile:
    content = areas_kept.read(workspace, kept)
    return read_areas(kept.name, content, field_asked=kept.name_field, kind=kept.kind)
