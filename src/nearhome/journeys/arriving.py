"""The returns that make a snapshot: those at the paths, and those kept from before, read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from nearhome.journeys.refusals import RefusedError
from nearhome.returns import as_at as as_at_dates
from nearhome.returns.collection_year import added_for
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.raw import RawReturn, Return
from nearhome.returns.reading import read_kept, read_returns
from nearhome.returns.typed import typed
from nearhome.store import returns_kept
from nearhome.store.manifest import ReturnEntry
from nearhome.store.returns_kept import is_kept_name
from nearhome.store.workspace import Workspace
from nearhome.vocabulary.periods import collection_year, year_label


@dataclass(frozen=True)
class AsideRow:
    """A row of a child's that was set aside, by table, file, row and rule."""

    child: str
    table: str
    file: str
    row: int
    rule: str


@dataclass(frozen=True)
class Arrived:
    """A return with typed tables; its entry when it was added before, its files when it is new."""

    typed: Return
    aside: tuple[AsideRow, ...]
    entry: ReturnEntry | None = None
    members: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def sha256(self) -> str:
        """The hash of the return's files."""
        return self.typed.sha256


def read_new(
    paths: Sequence[Path],
    aliases: Mapping[str, str],
    as_at: date | None,
    passed_over: Sequence[str],
    entries: Sequence[ReturnEntry] = (),
    published: Sequence[str] = (),
) -> tuple[Arrived, ...]:
    """The returns at the paths, in the order they come to be in force.

    `passed_over` are files that were read as local lists, `published` those that are published ones
    and are not looked at, `entries` the returns added before. None when lists and published files are
    all there is.
    RefusedError or ReturnError when nothing can be read, or the as-at date cannot hold.
    """
    try:
        found = read_returns(paths, aliases, leave_out=published)
    except NotAReturnError:
        if not passed_over and not published:
            raise
        return ()
    except ReturnError:
        if published:
            return ()
        if not passed_over or any(path.is_dir() for path in paths):
            raise
        return ()
    years = {entry.sha256: entry.collection_year for entry in entries}
    found = [
        added_for(each, years[each.sha256]) if each.sha256 in years else each
        for each in _once(found)
    ]
    given = _given_to(found, as_at)
    return tuple(
        _arrived(_without(each, passed_over), as_at if each.sha256 in given else None)
        for each in found
    )


def read_again(
    workspace: Workspace,
    entries: Sequence[ReturnEntry],
    aliases: Mapping[str, str],
    new: Sequence[Arrived],
) -> tuple[Arrived, ...]:
    """The returns added before, in their order, but for those that were added anew."""
    anew = {each.sha256 for each in new}
    again = []
    for entry in entries:
        if entry.sha256 not in anew:
            files = returns_kept.read_members(workspace, entry.sha256)
            raw = read_kept(files, entry.name, entry.sha256, aliases, year=entry.collection_year)
            arrived = _arrived(raw, entry.as_at if entry.as_at_given else None)
            again.append(replace(arrived, entry=entry, members={}))
    return tuple(again)


def _once(found: Sequence[RawReturn]) -> list[RawReturn]:
    """Each return once: a path may hold the same files twice, a workspace's own folder for one."""
    chosen: dict[str, RawReturn] = {}
    for each in found:
        other = chosen.get(each.sha256)
        if other is None or is_kept_name(other.name.rpartition("/")[2]):
            chosen[each.sha256] = each
    return [each for each in found if chosen[each.sha256] is each]


def _given_to(found: Sequence[RawReturn], as_at: date | None) -> frozenset[str]:
    """The returns that a given date is of: the only one, or those of the year it falls in."""
    if as_at is None or len(found) == 1:
        return frozenset(each.sha256 for each in found)
    year = collection_year(as_at)
    own = frozenset(each.sha256 for each in found if typed(each).collection_year == year)
    if not own:
        raise RefusedError(
            f"{as_at} is in {year_label(year)}, and no return at the path is for that year.",
            "Leave --as-at out, or give the date of one of the returns.",
        )
    return own


def _arrived(raw: RawReturn, as_at: date | None) -> Arrived:
    read = typed(raw, as_at=as_at)
    try:
        notes = as_at_dates.check(
            read.tables, read.collection_year, read.as_at, given=read.as_at_given
        )
    except as_at_dates.AsAtRefusedError as error:
        raise RefusedError(f"{raw.name}: {error}", "") from error
    return Arrived(replace(read, log=(*read.log, *notes)), _aside(raw, read), members=raw.members)


def _without(raw: RawReturn, labels: Sequence[str]) -> RawReturn:
    return replace(
        raw,
        files=tuple(report for report in raw.files if report.file not in labels),
        log=tuple(entry for entry in raw.log if entry.file not in labels),
    )


def _aside(raw: RawReturn, read: Return) -> tuple[AsideRow, ...]:
    """The rows set aside that name a child, so that a reconciling officer finds them."""
    gone = {
        (entry.file, entry.table, entry.row): entry.rule
        for entry in read.log
        if entry.action == "set_aside"
    }
    return tuple(
        AsideRow(child, table.table, table.file, row, gone[table.file, table.table, row])
        for table in raw.tables
        for row, child in zip(table.rows, table.columns.get("CHILD", ()), strict=False)
        if child and (table.file, table.table, row) in gone
    )
