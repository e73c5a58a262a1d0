"""Episodes of all years as one history: rules 1 to 7 of `docs/explanation/joining.md`, in its order.

Each rule is a function that takes the history so far, changes DEC, REC or which rows stand, and
writes what it did. Rows are never set aside here: a row that another replaces was read, and decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nearhome.records.tables import tables
from nearhome.returns.keyed_rows import (
    EMPTY,
    Flags,
    Numbers,
    day,
    days,
    differing,
    groups,
    integers,
    largest,
    origins,
    ranks,
)
from nearhome.returns.raw import Action, LogEntry
from nearhome.store.schema import schemas
from nearhome.vocabulary.periods import year_end

_COMPARED = {
    column.name: column.return_field
    for column in tables()["episodes"].columns
    if column.return_field and not column.is_key
}
_ENDING = frozenset({"dec", "reason_episode_ceased", "reason_place_change"})


@dataclass(frozen=True)
class _History:
    """Episodes in order of child, DECOM, DEC (open last), then as read.

    The arrays follow the rows of `rows`; dates are days since 1970, `EMPTY` while open. `read` is the
    order of reading, `no_reason` is REC X1 or none, `cleared` marks a REC the joining made empty.
    """

    rows: pa.Table
    read: Numbers
    child: Numbers
    decom: Numbers
    dec: Numbers
    year: Numbers
    no_reason: Flags
    is_s: Flags
    cleared: Flags
    log: list[LogEntry] = field(default_factory=list)

    def taken(self, at: Numbers | Flags) -> "_History":
        """The rows at these positions, or where true."""
        positions = np.flatnonzero(at) if at.dtype == np.bool_ else at
        return _History(
            self.rows.take(pa.array(positions, type=pa.int64())),
            self.read[at],
            self.child[at],
            self.decom[at],
            self.dec[at],
            self.year[at],
            self.no_reason[at],
            self.is_s[at],
            self.cleared[at],
            self.log,
        )

    def note(
        self,
        at: Iterable[int],
        column: str,
        action: Action,
        rule: str,
        after: Sequence[str],
        why: str,
    ) -> None:
        """Log the rows at these positions; what stood in DEC or REC is the `before`."""
        positions = list(at)
        before = [""] * len(positions)
        if column == "DEC":
            before = [_iso(self.dec[position]) for position in positions]
        elif column in ("REC", "RNE"):
            name = "reason_episode_ceased" if column == "REC" else "reason_new_episode"
            cells = self.rows[name].take(pa.array(positions, type=pa.int64()))
            before = [cell or "" for cell in cells.to_pylist()]
        for (file, row), old, new in zip(origins(self.rows, positions), before, after, strict=True):
            self.log.append(LogEntry(file, "Episodes", row, column, action, rule, old, new, why))


def join_episodes(
    parts: Sequence[pa.Table], years_held: Sequence[int]
) -> tuple[pa.Table, tuple[LogEntry, ...]]:
    """One history from the episodes of the returns in force.

    `parts` are their `episodes` tables, earliest collection year first; `years_held` the collection
    years of the returns that hold an Episodes table, empty ones included. Gives the `episodes` record
    table sorted by child, DECOM and DEC (open last), and what each rule did.
    """
    history = _read(parts)
    history = _superseded_rows(history)
    history = _not_in_next_year(history, years_held)
    history = _same_start(history)
    history = _overlap(history)
    history = _one_day_gap(history)
    _s_after_x1(history)
    history = _gap_after_x1(history)
    _first_not_s(history)
    return _written(history), tuple(history.log)


def _read(parts: Sequence[pa.Table]) -> _History:
    names = schemas()["episodes"].names
    rows = pa.concat_tables([part.select(names) for part in parts] or [_no_rows()])
    ceased = rows["reason_episode_ceased"]
    history = _History(
        rows,
        np.arange(rows.num_rows),
        ranks(rows["child"]),
        days(rows["decom"]),
        days(rows["dec"]),
        integers(rows["collection_year"]),
        _flags(pc.fill_null(pc.equal(ceased, "X1"), True)),
        _flags(pc.fill_null(pc.equal(rows["reason_new_episode"], "S"), False)),
        np.zeros(rows.num_rows, dtype=np.bool_),
    )
    # A stable sort, so rows alike stay as read.
    return history.taken(np.lexsort((history.dec, history.decom, history.child)))


def _superseded_rows(history: _History) -> _History:
    same = groups([history.child, history.decom])
    latest = history.year == largest(history.year, same)
    older = np.flatnonzero(~latest)
    if not older.size:
        return history
    first_latest = np.zeros(int(same.max()) + 1, dtype=np.int64)
    standing = np.flatnonzero(latest)[::-1]
    first_latest[same[standing]] = standing
    newer = first_latest[same[older]]
    changed = differing(
        history.rows.take(pa.array(older)), history.rows.take(pa.array(newer)), tuple(_COMPARED)
    )
    was_open = history.dec[older] == EMPTY
    files = zip(
        origins(history.rows, older), origins(history.rows, newer), changed, was_open, strict=True
    )
    for (file, row), (new_file, new_row), columns, is_open in files:
        # Each year's return repeats the episodes open in it: only what the later one corrects is a repair.
        if not columns or (is_open and _ENDING.issuperset(columns)):
            continue
        history.log.append(
            LogEntry(
                file,
                "Episodes",
                row,
                " ".join(_COMPARED[column] for column in columns),
                Action.REPAIRED,
                "superseded-row",
                f"{file} row {row}",
                f"{new_file} row {new_row}",
                "A later year holds the same CHILD and DECOM: its row is right.",
            )
        )
    return history.taken(latest)


def _not_in_next_year(history: _History, years_held: Sequence[int]) -> _History:
    if not years_held or not history.year.size:
        return history
    ends = _year_ends(history.year)
    gone = (history.year < max(years_held)) & (history.decom <= ends) & (history.dec > ends)
    history.note(
        np.flatnonzero(gone),
        "DEC",
        Action.REPAIRED,
        "not-in-next-year",
        [_iso(end + 1) for end in ends[gone]],
        "Open at the year's end and in no later return: closed on 1 April, reason unknown. "
        "Put the episode, with its DEC and REC, in the next year's return.",
    )
    return replace(
        history,
        dec=np.where(gone, ends + 1, history.dec),
        no_reason=history.no_reason | gone,
        cleared=history.cleared | gone,
    )


def _same_start(history: _History) -> _History:
    if not history.child.size:
        return history
    # In order within a start, the last row that does not end that day need not be the last one read.
    same = groups([history.child, history.decom])
    lasting = history.dec > history.decom
    dropped = lasting & (history.read != largest(np.where(lasting, history.read, -1), same))
    kept_row = {
        int(same[at]): origin
        for at, origin in _with_origins(history, lasting & ~dropped & np.isin(same, same[dropped]))
    }
    for at, (file, row) in _with_origins(history, dropped):
        new_file, new_row = kept_row[int(same[at])]
        history.log.append(
            LogEntry(
                file,
                "Episodes",
                row,
                "DECOM",
                Action.REPAIRED,
                "same-start",
                f"{file} row {row}",
                f"{new_file} row {new_row}",
                "Two episodes of one child start on one day and neither ends that day: the one read "
                "last is right. Correct the other's DECOM or take it out.",
            )
        )
    return history.taken(~dropped)


def _overlap(history: _History) -> _History:
    until = _next_start(history)
    over = history.dec > until
    history.note(
        np.flatnonzero(over),
        "DEC",
        Action.REPAIRED,
        "overlap",
        [_iso(start) for start in until[over]],
        "Open, or ending, after the child's next episode starts: it ends where the next one starts.",
    )
    return replace(history, dec=np.where(over, until, history.dec))


def _one_day_gap(history: _History) -> _History:
    until = _next_start(history)
    gap = history.no_reason & (until != EMPTY) & (until - history.dec == 1)
    history.note(
        np.flatnonzero(gap),
        "DEC",
        Action.REPAIRED,
        "one-day-gap",
        [_iso(start) for start in until[gap]],
        "Ended with X1 or no reason the day before the next episode: it runs to that day. "
        "DEC is the day on which the next episode starts.",
    )
    return replace(history, dec=np.where(gap, until, history.dec))


def _s_after_x1(history: _History) -> None:
    goes_on = history.no_reason & (history.dec == _next_start(history)) & (history.dec != EMPTY)
    goes_on &= np.append(history.is_s[1:], False)
    following = np.flatnonzero(goes_on) + 1
    history.note(
        following,
        "RNE",
        Action.NOTED,
        "s-after-x1",
        [""] * len(following),
        "S on the day the episode before ended with X1 or no reason: one period of care goes on. "
        "Correct the RNE, or the REC before it.",
    )


def _gap_after_x1(history: _History) -> _History:
    until = _next_start(history)
    gap = history.no_reason & (until != EMPTY) & (until > history.dec)
    reasons = pc.is_valid(history.rows["reason_episode_ceased"]).to_numpy() & ~history.cleared
    why = (
        "Ended with X1 or no reason more than a day before the child's next episode: "
        "a new period of care, the old one's reason unknown. Give the REC, or the missing episode."
    )
    for at, action in ((gap & reasons, Action.UNKNOWN), (gap & ~reasons, Action.NOTED)):
        positions = np.flatnonzero(at)
        history.note(positions, "REC", action, "gap-after-x1", [""] * len(positions), why)
    return replace(history, cleared=history.cleared | gap)


def _first_not_s(history: _History) -> None:
    first = np.ones(history.child.size, dtype=np.bool_)
    first[1:] = history.child[1:] != history.child[:-1]
    positions = np.flatnonzero(first & ~history.is_s)
    history.note(
        positions,
        "RNE",
        Action.NOTED,
        "first-not-s",
        [""] * len(positions),
        "The child's first known episode does not start a period of care: it began on this day or "
        "before. Add the returns of earlier years.",
    )


def _written(history: _History) -> pa.Table:
    dec = np.where(history.dec == EMPTY, 0, history.dec).astype("int32")
    ended = pa.array(dec, mask=history.dec == EMPTY).cast(pa.date32())
    reason = pc.if_else(
        pa.array(history.cleared),
        pa.scalar(None, pa.string()),
        history.rows["reason_episode_ceased"],
    )
    rows = history.rows
    for name, column in (("dec", ended), ("reason_episode_ceased", reason)):
        at = rows.schema.get_field_index(name)
        rows = rows.set_column(at, rows.schema.field(at), column)
    return rows.combine_chunks()


def _next_start(history: _History) -> Numbers:
    """The DECOM of the same child's next episode, `EMPTY` at the last."""
    following = np.full(history.child.size, EMPTY, dtype=np.int64)
    again = history.child[1:] == history.child[:-1]
    following[:-1] = np.where(again, history.decom[1:], EMPTY)
    return following


def _year_ends(years: Numbers) -> Numbers:
    found, of = np.unique(years, return_inverse=True)
    ends = [(year_end(int(year)) - date(1970, 1, 1)).days for year in found]
    return np.asarray(ends, dtype=np.int64)[of]


def _with_origins(history: _History, where: Flags) -> list[tuple[int, tuple[str, int]]]:
    positions = np.flatnonzero(where)
    return list(zip(positions.tolist(), origins(history.rows, positions), strict=True))


def _iso(number: int) -> str:
    return "" if number == EMPTY else day(number).isoformat()


def _flags(values: pa.ChunkedArray) -> Flags:
    return np.asarray(values.to_numpy(), dtype=np.bool_)


def _no_rows() -> pa.Table:
    return schemas()["episodes"].empty_table()
