"""What changed between two states of the records: children in, out, and episodes corrected.

For "what changed since the last edition": the two may be the episodes of two returns of one year, or
of two snapshots.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from nearhome.records.tables import tables
from nearhome.returns.keyed_rows import EMPTY, Numbers, days, differing, groups, ranks

CHILD_IN, CHILD_OUT = "child in", "child out"
EPISODE_IN, EPISODE_OUT, ENDED, CORRECTED = "episode in", "episode out", "ended", "corrected"

_FIELDS = {
    column.name: column.return_field
    for column in tables()["episodes"].columns
    if column.return_field and not column.is_key
}
_ENDING = ("DEC", "REC", "REASON_PLACE_CHANGE")


@dataclass(frozen=True, slots=True)
class Change:
    """One change (officers' output: it names the child).

    `kind` is child in, child out (a child with no episode in the other), episode in, episode out,
    ended (it was open; now it has a DEC, and nothing else differs) or corrected. `fields` names the
    return's fields that differ; `file` and `row` say where the newer row, or the one that is gone, was read.
    """

    kind: str
    child: str
    decom: date
    fields: tuple[str, ...]
    file: str
    row: int


def changes(before: pa.Table, after: pa.Table, derived: Sequence[str] = ()) -> tuple[Change, ...]:
    """What changed from one `episodes` table to another, by child, DECOM and kind.

    Episodes are matched by child and DECOM, several of one day in their order. The first episode of a
    child in or out stands for all of the child's. `derived` names columns that are no field of the
    return (distance) and are compared too.
    """
    names = {**_FIELDS, **{name: name for name in derived}}
    both = pa.concat_tables([_plain(before, names), _plain(after, names)])
    is_new = np.arange(both.num_rows) >= before.num_rows
    key = _keys(both, is_new)
    old_at, new_at = _positions(key, ~is_new), _positions(key, is_new)
    matched = np.flatnonzero((old_at >= 0) & (new_at >= 0))
    known_before = set(before["child"].to_pylist())
    known_after = set(after["child"].to_pylist())
    found = [
        *_one_sided(
            both, new_at[(old_at < 0) & (new_at >= 0)], known_before, (CHILD_IN, EPISODE_IN)
        ),
        *_one_sided(
            both, old_at[(new_at < 0) & (old_at >= 0)], known_after, (CHILD_OUT, EPISODE_OUT)
        ),
        *_altered(both, old_at[matched], new_at[matched], names),
    ]
    return tuple(sorted(found, key=lambda each: (each.child, each.decom, each.kind, each.row)))


def _plain(episodes: pa.Table, names: Mapping[str, str]) -> pa.Table:
    return episodes.select(["child", "decom", *names, "origin_file", "origin_row"])


def _keys(rows: pa.Table, is_new: np.ndarray) -> Numbers:
    """A number for each child, DECOM and place among that side's episodes of the day."""
    day = groups([ranks(rows["child"]), days(rows["decom"])])
    side = is_new.astype(np.int64)
    order = np.lexsort((days(rows["dec"]), side, day))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (np.diff(day[order]) != 0) | (np.diff(side[order]) != 0)
    starts = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order)) - starts
    return groups([day, place])


def _positions(key: Numbers, where: np.ndarray) -> Numbers:
    """For each key, the position of its row among those `where` is true; -1 when it has none."""
    found = np.full(int(key.max(initial=-1)) + 1, -1, dtype=np.int64)
    at = np.flatnonzero(where)
    found[key[at]] = at
    return found


def _one_sided(
    rows: pa.Table, positions: Numbers, known: set[str], kinds: tuple[str, str]
) -> Iterator[Change]:
    of_child, of_episode = kinds
    said: set[str] = set()
    # Keys sort by child and day, so the first of a child's positions is its first episode.
    for row in rows.take(pa.array(positions)).to_pylist():
        if row["child"] in known:
            yield _change(of_episode, row, ())
        elif row["child"] not in said:
            said.add(row["child"])
            yield _change(of_child, row, ())


def _altered(
    rows: pa.Table, old: Numbers, new: Numbers, names: Mapping[str, str]
) -> Iterator[Change]:
    was_open = days(rows["dec"])[old] == EMPTY
    older, newer = rows.take(pa.array(old)), rows.take(pa.array(new))
    unlike = differing(older, newer, tuple(names))
    at = [position for position, columns in enumerate(unlike) if columns]
    for position, row in zip(at, newer.take(pa.array(at, pa.int64())).to_pylist(), strict=True):
        fields = tuple(names[column] for column in unlike[position])
        has_ended = bool(was_open[position]) and "DEC" in fields and set(fields) <= set(_ENDING)
        yield _change(ENDED if has_ended else CORRECTED, row, fields)


def _change(kind: str, row: dict[str, object], fields: Sequence[str]) -> Change:
    return Change(
        kind,
        str(row["child"]),
        row["decom"],  # type: ignore[arg-type]
        tuple(fields),
        str(row["origin_file"]),
        int(str(row["origin_row"])),
    )
