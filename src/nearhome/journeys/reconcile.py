"""`nearhome reconcile`: another system's list of children against ours, child by child, with the reason.

For officers only: it names children.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from nearhome.cohorts.absence import Known, Reason, Row, absence, presence
from nearhome.journeys.known_children import known_children, of_lists_alone
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.local_lists import kept_aliases
from nearhome.journeys.other_list import OtherList, matched, read_other_list
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.snapshot_tables import STANDS_FOR
from nearhome.measures.members import members

COLUMNS = ("child", "ours", "theirs", "reason", "file", "row")
COUNT = "A01"
"""The measure whose children are ours: looked after on the date."""


def reconcile(
    folder: Path, path: Path, *, as_at: date | None = None, say: Callable[[str], None]
) -> Listing:
    """Every child looked after on the date by the records, or on the list, with why they differ.

    Those only one side has come first. `row` is the row in the return behind the reason; for a child
    in no return, the row in the list. RefusedError when the list has no column of identifiers, or the
    date is after what the records describe.
    """
    records = open_records(folder)
    on = records.on(as_at)
    known = known_children(records)
    aliases = kept_aliases(records.workspace, records.snapshot.manifest.lists)
    stands_for = _stands_for(records)
    in_lists = of_lists_alone(records, known)
    theirs = read_other_list(path, {*known, *in_lists, *stands_for}, aliases)
    ours = {each.child for each in members(records.engine(), COUNT, on, records.context())}
    rows = sorted(
        _rows(records, on, known, in_lists, ours, theirs, stands_for),
        key=lambda row: (row[1] == row[2], row[1] != "yes", row[0]),
    )
    _tell(rows, theirs, on, say)
    return listing(COLUMNS, rows)


def _rows(
    records: Records,
    on: date,
    known: Mapping[str, Known],
    in_lists: Mapping[str, tuple[str, Row]],
    ours: set[str],
    theirs: OtherList,
    stands_for: Mapping[str, str],
) -> Iterator[tuple[str, str, str, str, str, int | None]]:
    everyone = {*known, *in_lists, *stands_for}
    without_zeros = {child.lstrip("0"): child for child in (*in_lists, *known)}
    listed: dict[str, tuple[str, int]] = {}
    for written, row in theirs.rows.items():
        child = matched(written, everyone, without_zeros)
        listed.setdefault(stands_for.get(child, child), (written, row))
    for child in ours - listed.keys():
        yield _row(child, "yes", "no", presence(known[child], on))
    restricted = _restricted(records, on)
    for child, (written, row) in listed.items():
        if child in ours:
            reason = presence(known[child], on)
        elif child in in_lists:
            name, at = in_lists[child]
            reason = Reason(f"no episode: in no return, but in the local list {name}", at)
        else:
            reason = absence(known.get(child), on, restricted)
        if child != written and written in stands_for:
            reason = Reason(
                f"id in crosswalk: {written} stands for {child}; {reason.words}", reason.at
            )
        if reason.at.row is None:
            reason = Reason(reason.words, Row(theirs.name, row))
        yield _row(child, "yes" if child in ours else "no", "yes", reason)


def _row(
    child: str, ours: str, theirs: str, reason: Reason
) -> tuple[str, str, str, str, str, int | None]:
    return child, ours, theirs, reason.words, reason.at.file, reason.at.row


def _stands_for(records: Records) -> dict[str, str]:
    table = records.snapshot.table(STANDS_FOR)
    return dict(zip(table["child"].to_pylist(), table["stands_for"].to_pylist(), strict=True))


def _restricted(records: Records, on: date) -> int:
    return sum(
        row["children"]
        for row in records.tables["adjustments"].to_pylist()
        if row["as_at_from"] <= on and (row["as_at_to"] is None or row["as_at_to"] >= on)
    )


def _tell(
    rows: list[tuple[str, str, str, str, str, int | None]],
    theirs: OtherList,
    on: date,
    say: Callable[[str], None],
) -> None:
    sides: Counter[tuple[Cell, Cell]] = Counter((row[1], row[2]) for row in rows)
    say(
        f"On {on}: {sides['yes', 'yes']} in both, {sides['yes', 'no']} only ours, "
        f"{sides['no', 'yes']} only theirs ({theirs.name}, column {theirs.column})."
    )
    if theirs.repeated:
        say(f"{theirs.repeated} rows of the list repeat a child listed before.")
    for side, words in ((("yes", "no"), "only ours"), (("no", "yes"), "only theirs")):
        kinds = Counter(row[3].partition(":")[0] for row in rows if row[1:3] == side)
        for kind, count in kinds.most_common():
            say(f"  {count:>6}  {words}: {kind}")
