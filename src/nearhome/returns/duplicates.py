"""Candidate duplicates: two identifiers that may be one child. Noted, and merged only by a crosswalk.

By UPN; by date of birth, sex and care at the same time; by date of birth, sex and one record
starting the day another ended. A record that starts when or after another ended in adoption is
never noted against it: that would link an adopted child's new identity to the old.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.identity import ADOPTED
from nearhome.returns.keyed_rows import Numbers, days, ranks
from nearhome.returns.raw import Action, LogEntry


@dataclass(frozen=True, slots=True)
class _Care:
    """A child's time in care: first and last day (EMPTY while open) and adoption, as day numbers."""

    child: str
    file: str
    row: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    adopted: int | None


def candidate_duplicates(
    children: pa.Table, episodes: pa.Table, uasc: pa.Table
) -> tuple[LogEntry, ...]:
    """A note (`candidate-duplicate`) of each pair of children that may be one, by row of the later id.

    The three are record tables. Separated children born on 1 January by the record are compared by
    UPN alone: the date is a convention, shared by many.
    """
    by_upn = _pairs_alike(children, ["upn"], pc.invert(_is_no_upn(children["upn"])))
    convention = pc.and_(
        pc.is_in(children["child"], uasc["child"].combine_chunks()),
        _is_first_of_january(children["dob"]),
    )
    told = pc.and_(pc.is_valid(children["dob"]), pc.is_valid(children["sex"]))
    by_birth = _pairs_alike(
        children, ["dob", "sex"], pc.and_(told, pc.invert(pc.fill_null(convention, False)))
    )
    care = _care(children, episodes, {at for pair in (*by_upn, *by_birth) for at in pair})
    found: dict[tuple[int, int], str] = {}
    for pair in by_upn:
        if not _may_link_adoption(care[pair[0]], care[pair[1]]):
            found[pair] = "the same UPN"
    for pair in by_birth:
        reason = _same_birth(care[pair[0]], care[pair[1]])
        if reason and pair not in found:
            found[pair] = reason
    return tuple(
        _note(care[left], care[right], found[left, right]) for left, right in sorted(found)
    )


def _same_birth(left: _Care, right: _Care) -> str:
    if _may_link_adoption(left, right):
        return ""
    if any(
        start < other_end and other_start < end
        for start, end in zip(left.starts, left.ends, strict=True)
        for other_start, other_end in zip(right.starts, right.ends, strict=True)
    ):
        return "the same date of birth and sex, in care at the same time"
    if (
        left.ends
        and right.ends
        and (left.ends[-1] == right.starts[0] or right.ends[-1] == left.starts[0])
    ):
        return "the same date of birth and sex, one record starting the day the other ends"
    return ""


def _may_link_adoption(left: _Care, right: _Care) -> bool:
    return _is_after(left, right) or _is_after(right, left)


def _is_after(adopted: _Care, other: _Care) -> bool:
    if adopted.adopted is None:
        return False
    return not other.starts or other.starts[-1] >= adopted.adopted


def _pairs_alike(
    children: pa.Table, columns: Sequence[str], where: pa.ChunkedArray
) -> list[tuple[int, int]]:
    """Positions of each two children alike in all the columns."""
    positions = np.flatnonzero(np.asarray(pc.fill_null(where, False).to_numpy(), dtype=np.bool_))
    codes = [_codes(children[column])[positions] for column in columns]
    order = np.lexsort(tuple(reversed(codes)))
    changes = np.zeros(len(order), dtype=np.bool_)
    for code in codes:
        changes[1:] |= np.diff(code[order]) != 0
    pairs: list[tuple[int, int]] = []
    for group in np.split(positions[order], np.flatnonzero(changes)):
        pairs += [(min(pair), max(pair)) for pair in combinations(group.tolist(), 2)]
    return pairs


def _codes(column: pa.ChunkedArray) -> Numbers:
    return ranks(column) if pa.types.is_string(column.type) else days(column)


def _is_no_upn(upn: pa.ChunkedArray) -> pa.ChunkedArray:
    """UN1 to UN5 say why there is no UPN; anything shorter than a UPN's 13 characters is none."""
    return pc.fill_null(pc.less(pc.utf8_length(upn), 13), True)


def _is_first_of_january(dob: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.and_(pc.equal(pc.month(dob), 1), pc.equal(pc.day(dob), 1))


def _care(children: pa.Table, episodes: pa.Table, positions: Iterable[int]) -> Mapping[int, _Care]:
    ordered = sorted(positions)
    wanted = children.select(["child", "origin_file", "origin_row"]).take(
        pa.array(ordered, pa.int64())
    )
    rows = episodes.filter(pc.is_in(episodes["child"], wanted["child"].combine_chunks()))
    names = rows["child"].to_pylist()
    first, last = _bounds(names)
    starts, ends = days(rows["decom"]), days(rows["dec"])
    adopted = np.asarray(
        pc.fill_null(pc.is_in(rows["reason_episode_ceased"], pa.array(ADOPTED)), False).to_numpy(),
        np.bool_,
    )
    found: dict[int, _Care] = {}
    for position, row in zip(ordered, wanted.to_pylist(), strict=True):
        span = slice(first.get(row["child"], 0), last.get(row["child"], 0))
        adoptions = ends[span][adopted[span]]
        found[position] = _Care(
            row["child"],
            row["origin_file"],
            row["origin_row"],
            tuple(starts[span].tolist()),
            tuple(ends[span].tolist()),
            int(adoptions.min()) if adoptions.size else None,
        )
    return found


def _bounds(names: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Where each child's rows begin and stop, in a table sorted by child."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, name in enumerate(names):
        first.setdefault(name, at)
        last[name] = at + 1
    return first, last


def _note(left: _Care, right: _Care, reason: str) -> LogEntry:
    return LogEntry(
        right.file,
        "Header",
        right.row,
        "CHILD",
        Action.NOTED,
        "candidate-duplicate",
        f"{left.file} row {left.row}",
        f"{right.file} row {right.row}",
        f"Perhaps one child under two identifiers: {reason}. If so, add a crosswalk list "
        "(from_child, to_child, date, reason); twins and chance are the other explanations.",
    )
