"""One child under several identifiers: merged only where a crosswalk list says so.

An adopted child's new identity is never linked to the old one. A row of the crosswalk is refused
when one of the two records ends in adoption (E11, E12) and the other is not all from before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.raw import Action, LogEntry, Return

ADOPTED = ("E11", "E12")

_DATED = {
    "episodes": "decom",
    "reviews": "review",
    "placed_for_adoption": "date_placed",
    "missing": "started",
    "social_workers": "started",
    "deprivation_of_liberty": "started",
}
_AFTER_CARE = ("leaver_years",)


@dataclass
class _Life:
    """What is known of a child's record: its days of adoption, and the last day anything is dated."""

    has_episodes: bool = False
    adopted: list[date] = field(default_factory=list)
    last: date = date.min

    def with_(self, other: "_Life") -> "_Life":
        return _Life(
            self.has_episodes or other.has_episodes,
            [*self.adopted, *other.adopted],
            max(self.last, other.last),
        )


def merged(
    returns: Sequence[Return], crosswalk: pa.Table | None
) -> tuple[tuple[Return, ...], Mapping[str, str], tuple[LogEntry, ...]]:
    """The returns with each `from_child` of the crosswalk as its `to_child`.

    `crosswalk` is the list as `lists.read` gives it. Also gives the identifier that stands for each
    one replaced, and a note of every row of the list: applied (`crosswalk`), refused
    (`crosswalk-adopted`, `crosswalk-loop`, `crosswalk-twice`), or of a child in no return
    (`crosswalk-unknown`).
    """
    if crosswalk is None or not crosswalk.num_rows:
        return tuple(returns), {}, ()
    stands_for, log = _resolved(crosswalk.to_pylist(), _lives(returns, crosswalk))
    return tuple(_renamed(each, stands_for) for each in returns), stands_for, tuple(log)


def renamed(table: pa.Table, stands_for: Mapping[str, str]) -> pa.Table:
    """The table with the identifier that stands for each child."""
    if not stands_for or not table.num_rows:
        return table
    encoded = table["child"].combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    names = [stands_for.get(name, name) for name in encoded.dictionary.to_pylist()]
    children = pa.array(names, pa.string()).take(encoded.indices)
    at = table.schema.get_field_index("child")
    return table.set_column(at, table.schema.field(at), children)


def _renamed(each: Return, stands_for: Mapping[str, str]) -> Return:
    tables = {name: renamed(table, stands_for) for name, table in each.tables.items()}
    return replace(each, tables=tables)


def _resolved(
    rows: Iterable[Mapping[str, object]], lives: Mapping[str, _Life]
) -> tuple[dict[str, str], list[LogEntry]]:
    lives = dict(lives)
    next_id: dict[str, str] = {}
    log: list[LogEntry] = []
    for row in rows:
        source, target = str(row["from_child"]), _last(str(row["to_child"]), next_id)
        rule = _refusal(source, target, next_id, lives)
        if rule == "crosswalk":
            next_id[source] = target
            lives[target] = lives.get(target, _Life()).with_(lives[source])
        log.append(_note(row, rule))
    return {source: _last(source, next_id) for source in next_id}, log


def _last(child: str, next_id: Mapping[str, str]) -> str:
    while child in next_id:
        child = next_id[child]
    return child


def _refusal(
    source: str, target: str, next_id: Mapping[str, str], lives: Mapping[str, _Life]
) -> str:
    if source in next_id:
        return "crosswalk-twice"
    if source == target:
        return "crosswalk-loop"
    if source not in lives:
        return "crosswalk-unknown"
    old, new = lives[source], lives.get(target, _Life())
    if _is_after_adoption(old, new) or _is_after_adoption(new, old):
        return "crosswalk-adopted"
    return "crosswalk"


def _is_after_adoption(adopted: _Life, other: _Life) -> bool:
    """Whether `other` may be the new identity of a child whose care ended in adoption."""
    if not adopted.adopted:
        return False
    return not other.has_episodes or other.last >= min(adopted.adopted)


_WORDS = {
    "crosswalk": "Applied: the two records are one child's.",
    "crosswalk-twice": "Not applied: from_child already has another to_child in this list. "
    "Keep the right one.",
    "crosswalk-loop": "Not applied: to_child leads back to from_child. Keep one direction.",
    "crosswalk-unknown": "Not applied: from_child is in no return. Check the identifier.",
    "crosswalk-adopted": "Refused: one of the two was adopted, and the other is not all from before "
    "the adoption. An adopted child's new identity is never linked to the old. Take the row out.",
}


def _note(row: Mapping[str, object], rule: str) -> LogEntry:
    return LogEntry(
        str(row["origin_file"]),
        "crosswalk",
        int(str(row["origin_row"])),
        "from_child",
        Action.REPAIRED if rule == "crosswalk" else Action.NOTED,
        rule,
        "",
        "",
        _WORDS[rule],
    )


def _lives(returns: Sequence[Return], crosswalk: pa.Table) -> Mapping[str, _Life]:
    listed = pa.chunked_array([*crosswalk["from_child"].chunks, *crosswalk["to_child"].chunks])
    lives: dict[str, _Life] = {}
    for each in returns:
        for name, table in each.tables.items():
            if "child" in table.column_names:
                _tell(lives, name, table.filter(pc.is_in(table["child"], listed)))
    return lives


def _tell(lives: dict[str, _Life], name: str, rows: pa.Table) -> None:
    for row in rows.to_pylist():
        life = lives.setdefault(row["child"], _Life())
        life.has_episodes |= name == "episodes"
        if name in _AFTER_CARE:
            life.last = date.max
        elif name in _DATED and row[_DATED[name]] is not None:
            life.last = max(life.last, row[_DATED[name]])
        if name == "episodes" and row["reason_episode_ceased"] in ADOPTED:
            life.adopted.append(row["dec"] or row["decom"])
