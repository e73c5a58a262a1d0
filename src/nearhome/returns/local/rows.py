"""The rows of one list from every sheet that feeds it: put together, each once, under one identifier a child."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.records.list_tables import ListTable, list_tables
from nearhome.returns.local.accrued import a_week
from nearhome.returns.local.parts import Part
from nearhome.returns.raw import Action, LogEntry


@dataclass
class Rows:
    """Rows of a list as columns of one length, with the file, row and day of the load of each.

    `gives` is the part of the list that each row's sheet holds, empty where it holds all; `parts` has
    every such part with the months that it tells of, those without rows too.

    `columns` are changed in place by the checks that follow; nothing else holds them.
    """

    declared: ListTable
    columns: dict[str, list[object]]
    files: list[str]
    rows: list[int]
    loaded: list[date]
    own: list[bool]
    gives: list[str]
    parts: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.rows)

    def entry(
        self, at: int, column: str, action: Action, rule: str, why: str, before: str = ""
    ) -> LogEntry:
        """A log entry on a row."""
        return LogEntry(
            self.files[at], self.declared.name, self.rows[at], column, action, rule, before, "", why
        )

    def taken(self, stays: Sequence[int]) -> "Rows":
        """Some of the rows, in the order given."""
        if len(stays) == len(self):
            return self
        return Rows(
            self.declared,
            {name: [values[at] for at in stays] for name, values in self.columns.items()},
            [self.files[at] for at in stays],
            [self.rows[at] for at in stays],
            [self.loaded[at] for at in stays],
            [self.own[at] for at in stays],
            [self.gives[at] for at in stays],
            self.parts,
        )


def put_together(
    name: str, parts: Sequence[tuple[Part, date]], stands_for: Callable[[str], str]
) -> Rows:
    """The parts of a list, each with the as-at date of its load, as rows.

    Nearhome's own template comes after other layouts, so that of two rows for one thing it is the
    last. `stands_for` gives the identifier that a child goes by in the records.
    """
    declared = list_tables()[name]
    ordered = sorted(parts, key=lambda each: each[0].is_own)
    filled = [_filled(part, loaded) for part, loaded in ordered]
    columns = {
        column.name: [value for each in filled for value in each[column.name]]
        for column in declared.columns
    }
    if declared.is_of_children:
        columns["child"] = [stands_for(str(child)) for child in columns["child"]]
    return Rows(
        declared,
        columns,
        [part.file for part, _ in ordered for _ in part.rows],
        [row for part, _ in ordered for row in part.rows],
        [loaded for part, loaded in ordered for _ in part.rows],
        [part.is_own for part, _ in ordered for _ in part.rows],
        [part.gives for part, _ in ordered for _ in part.rows],
        _months([part for part, _ in ordered]),
    )


def _months(parts: Sequence[Part]) -> Mapping[str, int]:
    """Of each part of the list, the months told of: 0 when a sheet's own dates say, else the most."""
    found: dict[str, int] = {}
    for part in parts:
        before = found.get(part.gives, part.months)
        found[part.gives] = max(before, part.months) if before and part.months else 0
    return found


def _filled(part: Part, loaded: date) -> Mapping[str, list[object]]:
    """The columns of a part with what only the day of the load can tell."""
    columns: dict[str, list[object]] = dict(part.columns)
    for name in part.dated_at_load:
        columns[name] = [loaded] * len(part.rows)
    if part.accrued:
        columns |= a_week(columns, part.accrued, loaded)
    return columns


def each_once(rows: Rows) -> tuple[Rows, list[LogEntry], dict[str, int]]:
    """The rows without those that repeat another exactly, how many of each file's did, and the log."""
    first: dict[tuple[object, ...], int] = {}
    repeats: list[tuple[int, int]] = []
    for at, values in enumerate(zip(*rows.columns.values(), strict=True)):
        seen = first.setdefault(values, at)
        if seen != at:
            repeats.append((at, seen))
    log = [_repeat(rows, at, seen) for at, seen in repeats if rows.own[at]]
    gone: dict[str, int] = {}
    for at, _ in repeats:
        if rows.own[at]:
            gone[rows.files[at]] = gone.get(rows.files[at], 0) + 1
    return rows.taken(list(first.values())), log, gone


def _repeat(rows: Rows, at: int, seen: int) -> LogEntry:
    where = "" if rows.files[seen] == rows.files[at] else f" of {rows.files[seen]}"
    why = f"Repeats row {rows.rows[seen]}{where} exactly. Take one out."
    return rows.entry(at, "", Action.SET_ASIDE, "exact-duplicate", why)


ONE_ID_TWICE = "one-id-twice"


def one_a_key(rows: Rows) -> tuple[Rows, list[LogEntry]]:
    """Of rows with one key, the one read last; the others are in the log."""
    keys = list(zip(*(rows.columns[name] for name in rows.declared.key), strict=True))
    last = {key: at for at, key in enumerate(keys)}
    if len(last) == len(rows):
        return rows, []
    log = [_replaced(rows, at, last[key]) for at, key in enumerate(keys) if last[key] != at]
    stays = sorted(last.values())
    return rows.taken(stays), log


def _replaced(rows: Rows, at: int, stands: int) -> LogEntry:
    declared = rows.declared
    has_own_id = len(declared.key) == 1 and declared.column(declared.key[0]).kind == "text"
    why = (
        "Two rows have one id: the one read last stands. Give each its own, or take one out."
        if has_own_id
        else "Two rows are for the same: the one read last is right. Take the other out."
    )
    return LogEntry(
        rows.files[at],
        declared.name,
        rows.rows[at],
        " ".join(declared.key),
        Action.REPAIRED,
        ONE_ID_TWICE if has_own_id else "same-key",
        f"{rows.files[at]} row {rows.rows[at]}",
        f"{rows.files[stands]} row {rows.rows[stands]}",
        why,
    )
