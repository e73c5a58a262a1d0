"""What `nearhome add` says on the way: what was read, which date was taken, what was mended."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from nearhome.journeys.arriving import Arrived
from nearhome.journeys.building import UNREAD, Built
from nearhome.journeys.local_lists import Found
from nearhome.journeys.matching_lists import wrong_lists
from nearhome.returns.in_force import LACKS_TABLES
from nearhome.returns.lists import LocalList
from nearhome.returns.local.care_ids import NO_CHILD
from nearhome.returns.local.layouts import OWN
from nearhome.returns.local.parts import ReadSheet
from nearhome.returns.local.reach import ALWAYS, EVER, Reach
from nearhome.returns.local.rows import ONE_ID_TWICE
from nearhome.returns.raw import LogEntry, Return
from nearhome.store.snapshots import Snapshot
from nearhome.store.workspace import Workspace
from nearhome.vocabulary.periods import year_end, year_label

Say = Callable[[str], None]
MOST_KINDS = 20
"""Lines by kind of entry that are told; the rest is in the log."""

_DONE = {
    "repaired": "repaired",
    "set_aside": "rows set aside",
    "made_unknown": "made unknown",
    "noted": "noted",
}


def tell_lists(
    new: Sequence[Found],
    found: Sequence[Found],
    arrived: Sequence[Arrived],
    steering: Mapping[str, LocalList],
    say: Say,
) -> None:
    """A line for each local list read, and before them one for each that is of other children.

    `found` also holds the files that are nearly lists.
    """
    for name in wrong_lists(new, arrived, steering):
        say(
            f"MIND: most children of the list {name} are in no return: is it this council's, and are its "
            "identifiers those of the return? A crosswalk list joins two kinds."
        )
    for each in found:
        for line in _list_lines(each):
            say(line)


def _list_lines(each: Found) -> Iterator[str]:
    if each.steering is not None:
        report = each.steering.report
        yield (
            f"{each.label}: the local list {each.steering.name}, {_rows(report.rows_kept)}"
            f"{_aside(report.rows_set_aside)}."
        )
    if each.read is not None:
        for sheet in each.read.sheets:
            yield f"{sheet.file}: {_sheet_words(sheet)}{_aside(sheet.rows_set_aside)}."
        for name, unclear in each.read.unclear:
            yield f"{name}: not read. {unclear.problem} {unclear.mend}"


def _sheet_words(sheet: ReadSheet) -> str:
    rows = _rows(sheet.rows_read - sheet.rows_set_aside)
    if sheet.layout.source == OWN:
        return f"the local list {sheet.layout.table}, {rows}"
    gives = ", ".join(f"{_rows(len(part.rows))} for {part.list_name}" for part in sheet.parts)
    return f"{sheet.layout.title}, {rows}; {gives or _nothing(sheet.layout.note)}"


def _nothing(note: str) -> str:
    why = f": {note[:1].lower()}{note[1:].rstrip('.')}" if note else ""
    return f"no list is read from it{why}"


def tell_reach(reach: Sequence[Reach], new: Sequence[Found], say: Say) -> None:
    """For the lists added, the days for which each is taken to hold all there is: a line for each span."""
    added = {kind for each in new for kind in each.kinds}
    spans: dict[str, list[str]] = {}
    for each in reach:
        if each.list_name.partition(":")[0] in added:
            spans.setdefault(_reach_words(each), []).append(each.list_name)
    for words, names in spans.items():
        say(f"{', '.join(names)}: {words}")


def _reach_words(reach: Reach) -> str:
    if reach.is_of_strangers:
        return (
            "no child of it is in a return, so no measure is read from it. Add the council's own list, or a "
            "crosswalk list that joins two kinds of identifiers."
        )
    if reach.first_day is None or reach.last_day is None:
        return (
            "no day tells what it covers; say in a coverage list from when to when it is complete."
        )
    last = "until it is replaced" if reach.last_day == ALWAYS else f"to {reach.last_day}"
    first = "any day" if reach.first_day == EVER else f"from {reach.first_day}"
    if reach.is_stated:
        return f"complete {first} {last}, as the coverage list states."
    return f"taken as complete {first} {last}; a coverage list says otherwise."


def tell_returns(new: Sequence[Arrived], say: Say) -> None:
    """A line for each return read, with the date it is taken to describe, for confirmation."""
    for each in new:
        read = [file for file in each.typed.files if file.status == "read"]
        kept = sum(file.rows_kept for file in read)
        aside = sum(file.rows_set_aside for file in read)
        say(
            f"{each.typed.name}: collection year {year_label(each.typed.collection_year)}, "
            f"{_counted(len(each.typed.tables), 'table')}, {_rows(kept)}{_aside(aside)}; "
            f"{as_at_words(each.typed)}."
        )


def as_at_words(read: Return) -> str:
    """The date a return describes, and how it came about."""
    if read.as_at_given:
        return f"as at {read.as_at}, as given"
    because = "the end of its year" if _is_year_end(read) else "the latest event"
    return f"as at {read.as_at}, {because}; give --as-at to say otherwise"


def tell_built(
    snapshot: Snapshot,
    made: Built,
    new: Sequence[Arrived],
    workspace: Workspace,
    say: Say,
    lists: Sequence[Found] = (),
) -> None:
    """The kinds of entry in the log, at most twenty lines, then what the snapshot holds and where.

    Between them what a new return superseded and does not hold: a year may have lost its Episodes.
    """
    for file in made.files:
        if file.status in UNREAD:
            say(f"{file.file}: {file.status}; why is in the log.")
    kinds = Counter((entry.action, entry.rule, entry.table) for entry in made.log)
    ranked = sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    for (action, rule, table), count in ranked[:MOST_KINDS]:
        say(f"  {count:>6}  {_DONE[action]}: {rule}{f' ({table})' if table else ''}")
    if len(ranked) > MOST_KINDS:
        rest = sum(count for _, count in ranked[MOST_KINDS:])
        say(f"  {rest:>6}  of {len(ranked) - MOST_KINDS} further kinds")
    names = {each.typed.name for each in new}
    for entry in made.log:
        if entry.rule == LACKS_TABLES and entry.file in names:
            say(f"MIND: {entry.why}")
    ids_twice = Counter(entry.table for entry in made.log if entry.rule == ONE_ID_TWICE)
    for name, count in ids_twice.items():
        say(f"MIND: {name} has {_rows(count)} whose id another row has: the last row stands.")
    _tell_care_ids(made.log, say)
    tell_reach(made.reach, lists, say)
    manifest = snapshot.manifest
    say(
        f"Snapshot {snapshot.id}, as at {manifest.as_at}: {manifest.rows_read:,} rows read = "
        f"{manifest.rows_kept:,} kept + {manifest.rows_set_aside:,} set aside, "
        f"{_returns(snapshot)}."
    )
    say(f'The whole log: nearhome log "{workspace.name}" --format csv')


def _tell_care_ids(log: Iterable[LogEntry], say: Callable[[str], None]) -> None:
    """Rows set aside since they name a period of care that is nobody's, with the mend."""
    lost = [entry for entry in log if entry.rule == NO_CHILD]
    for name, count in Counter(entry.table for entry in lost).items():
        say(f"MIND: {name} has {_rows(count)} that no child has. {lost[0].why}")


def _returns(snapshot: Snapshot) -> str:
    forced = [each for each in snapshot.manifest.returns if each.in_force]
    rest = len(snapshot.manifest.returns) - len(forced)
    years = f"{len(forced)} {'return' if len(forced) == 1 else 'returns'} in force"
    return f"{years}, {rest} superseded" if rest else years


def _is_year_end(read: Return) -> bool:
    end: date = year_end(read.collection_year)
    return read.as_at == end


def _rows(count: int) -> str:
    return _counted(count, "row")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _aside(count: int) -> str:
    return f", {count:,} set aside" if count else ""
