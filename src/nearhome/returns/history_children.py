"""One row a child: the latest Header, with the date of birth and sex the returns agree on best.

Source: `docs/explanation/joining.md`, "Other tables": Header before other tables, later years before
earlier; what differs is logged, and a child in Episodes without a Header still gets a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from nearhome.records.tables import tables
from nearhome.returns.history_tables import join_table
from nearhome.returns.keyed_rows import EMPTY, comparable, groups, integers, ranks, smallest
from nearhome.returns.raw import Action, LogEntry
from nearhome.store.schema import schemas

_ORIGIN = ("collection_year", "origin_file", "origin_row")


@dataclass(frozen=True)
class _Facts:
    """What the returns say of one column (dob or sex), best source first.

    `rows` holds child, value, return_table and origin; `first` is the position of each child's best.
    """

    field: str
    rows: pa.Table
    first: Mapping[str, int]

    def best(self, child: str) -> date | str | None:
        """The best value known of a child; None when no return has one."""
        at = self.first.get(child)
        return None if at is None else self.rows["value"][at].as_py()

    def origin(self, child: str) -> tuple[int, str, int]:
        """Collection year, file and row of a child's best value; KeyError when there is none."""
        at = self.first[child]
        year, file, row = (self.rows[name][at].as_py() for name in _ORIGIN)
        return year, file, row


def join_children(
    returns: Sequence[Mapping[str, pa.Table]], episodes: pa.Table
) -> tuple[pa.Table, tuple[LogEntry, ...]]:
    """The `children` record table, sorted by child, and what was found to differ or be missing.

    `returns` are the tables of the returns in force, earliest collection year first; `episodes` is
    the history joined from them.
    """
    headers, log = join_table(
        "children", [each["children"] for each in returns if "children" in each]
    )
    facts = tuple(
        _facts(returns, column, field) for column, field in (("dob", "DOB"), ("sex", "SEX"))
    )
    entries = list(log)
    for fact in facts:
        entries += _differing(fact)
    headers, filled = _filled(headers, facts)
    without, noted = _without_header(headers, episodes, facts)
    rows = pa.concat_tables([headers, without]).sort_by("child")
    return rows.combine_chunks(), (*entries, *filled, *noted)


def _facts(returns: Sequence[Mapping[str, pa.Table]], column: str, field: str) -> _Facts:
    parts = []
    for each in reversed(returns):
        if "children" in each:
            header = each["children"]
            # Of two Headers in one return the one read last is right, so it comes first here.
            last_first = pa.array(np.arange(header.num_rows)[::-1])
            parts.append(_stated(header.take(last_first), "Header", column))
    for each in reversed(returns):
        for name, table in tables().items():
            if name != "children" and name in each and column in each[name].column_names:
                parts.append(_stated(each[name], table.return_table, column))
    if not parts:
        return _Facts(field, pa.table({"child": pa.array([], pa.string())}), {})
    rows = pa.concat_tables(parts)
    children = rows["child"].to_pylist()
    backwards = range(len(children) - 1, -1, -1)
    return _Facts(field, rows, {children[at]: at for at in backwards})


def _stated(table: pa.Table, return_table: str, column: str) -> pa.Table:
    known = table.filter(table[column].is_valid())
    named = pa.array([return_table] * known.num_rows, pa.string())
    return pa.table(
        {
            "child": known["child"],
            "value": known[column],
            "return_table": named,
            **{name: known[name] for name in _ORIGIN},
        }
    )


def _differing(facts: _Facts) -> list[LogEntry]:
    rows = facts.rows
    if not rows.num_rows:
        return []
    child, value = ranks(rows["child"]), comparable(rows["value"])
    position = np.arange(rows.num_rows)
    unlike = value != value[smallest(position, groups([child]))]
    one_saying = groups(
        [child, ranks(rows["return_table"]), integers(rows["collection_year"]), value]
    )
    said_first = position == smallest(position, one_saying)
    return [
        LogEntry(
            row["origin_file"],
            row["return_table"],
            row["origin_row"],
            facts.field,
            Action.NOTED,
            f"differing-{facts.field.lower()}",
            str(row["value"]),
            str(facts.best(row["child"])),
            "Differs from what stands for this child elsewhere: the latest Header is right. "
            "Correct whichever is wrong.",
        )
        for row in rows.take(pa.array(np.flatnonzero(unlike & said_first))).to_pylist()
    ]


def _filled(headers: pa.Table, facts: Sequence[_Facts]) -> tuple[pa.Table, list[LogEntry]]:
    log: list[LogEntry] = []
    for fact in facts:
        at = headers.schema.get_field_index(fact.field.lower())
        column = headers.column(at).to_pylist()
        for position in np.flatnonzero(comparable(headers.column(at)) == EMPTY).tolist():
            found = fact.best(headers["child"][position].as_py())
            if found is not None:
                column[position] = found
                log.append(_found_elsewhere(headers, position, fact, found))
        headers = headers.set_column(
            at, headers.schema.field(at), pa.array(column, headers.schema.field(at).type)
        )
    return headers, log


def _found_elsewhere(headers: pa.Table, position: int, fact: _Facts, found: date | str) -> LogEntry:
    _, file, row = fact.origin(headers["child"][position].as_py())
    return LogEntry(
        headers["origin_file"][position].as_py(),
        "Header",
        headers["origin_row"][position].as_py(),
        fact.field,
        Action.REPAIRED,
        f"{fact.field.lower()}-from-elsewhere",
        "",
        str(found),
        f"Empty here: taken from {file} row {row}. Fill it in.",
    )


def _without_header(
    headers: pa.Table, episodes: pa.Table, facts: Sequence[_Facts]
) -> tuple[pa.Table, list[LogEntry]]:
    known = set(headers["child"].to_pylist())
    # Episodes are sorted by child and date, so the last one seen is the child's latest.
    latest = {
        child: at for at, child in enumerate(episodes["child"].to_pylist()) if child not in known
    }
    born, sex = facts
    rows: list[dict[str, object]] = []
    log: list[LogEntry] = []
    for child, at in latest.items():
        read_from = tuple(episodes[name][at].as_py() for name in _ORIGIN)
        stated = {"child": child, "sex": sex.best(child), "dob": born.best(child)}
        rows.append(stated | dict(zip(_ORIGIN, read_from, strict=True)))
        log.append(_no_header(read_from[1], read_from[2], _source(born, child)))
    return pa.Table.from_pylist(rows, schema=schemas()["children"]), log


def _source(born: _Facts, child: str) -> str:
    if born.best(child) is None:
        return "no date of birth is known: the child counts in totals, under no age band, and never ages out."
    _, file, row = born.origin(child)
    return f"the date of birth is taken from {file} row {row}."


def _no_header(file: str, row: int, source: str) -> LogEntry:
    return LogEntry(
        file,
        "Episodes",
        row,
        "CHILD",
        Action.NOTED,
        "no-header",
        "",
        "",
        f"The child has no Header; {source} Add the Header row.",
    )
