"""Returns of several years as one history, by the rules of `docs/explanation/joining.md`.

Records are always rebuilt from the returns in force, so the order in which different years were
added changes nothing. Nothing is set aside here: the rows of a file that were kept on reading stay
kept, and the log says which row another one replaced.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa

from nearhome.records.tables import tables
from nearhome.returns.duplicates import candidate_duplicates
from nearhome.returns.history_children import join_children
from nearhome.returns.history_episodes import join_episodes
from nearhome.returns.history_tables import OTHER_TABLES, join_table
from nearhome.returns.identity import merged
from nearhome.returns.in_force import in_force, superseded_notes
from nearhome.returns.keyed_rows import day, days, origins
from nearhome.returns.raw import Action, FileReport, Joined, LogEntry, Return
from nearhome.returns.separated import separated_notes
from nearhome.returns.vesting import transfers
from nearhome.store.schema import empty, schemas
from nearhome.vocabulary.ages import birthday


def join(
    returns: Sequence[Return],
    *,
    crosswalk: pa.Table | None = None,
    vesting: pa.Table | None = None,
    adjustments: pa.Table | None = None,
) -> Joined:
    """The records of all returns in force: every table of `records.tables`, sorted by key.

    `returns` are in the order they were added, superseded ones included; the three lists are as
    `lists.read` gives them. Raises ValueError when there is no return.
    """
    if not returns:
        raise ValueError("there is no return to join")
    merged_returns, stands_for, identity_log = merged(returns, crosswalk)
    standing, superseded = in_force(merged_returns)
    held = [each.tables for each in standing.values()]
    joined = {name: empty(name) for name in tables()}
    episodes, episode_log = join_episodes(
        [each["episodes"] for each in held if "episodes" in each],
        [year for year, each in standing.items() if "episodes" in each.tables],
    )
    children, children_log = join_children(held, episodes)
    joined |= {"episodes": episodes, "children": children}
    other_log: list[LogEntry] = []
    for name in OTHER_TABLES:
        joined[name], log = join_table(name, [each[name] for each in held if name in each])
        other_log += log
    joined["supplied"] = _supplied(standing)
    joined["adjustments"] = _adjustments(adjustments)
    joined["transfers"], vesting_log = transfers(vesting, episodes, stands_for)
    return Joined(
        joined,
        _files(standing.values(), superseded),
        (
            *(entry for each in standing.values() for entry in each.log),
            *identity_log,
            *superseded_notes(standing, superseded),
            *episode_log,
            *over_18(episodes, children, {year: each.as_at for year, each in standing.items()}),
            *children_log,
            *other_log,
            *candidate_duplicates(children, episodes, joined["uasc"]),
            *separated_notes(children, episodes, joined["uasc"]),
            *vesting_log,
        ),
        max(each.as_at for each in standing.values()),
    )


def over_18(
    episodes: pa.Table, children: pa.Table, as_at: Mapping[int, date]
) -> tuple[LogEntry, ...]:
    """A note of each episode open at its return's as-at date on or after the child's 18th birthday.

    `as_at` is that of the return in force for each collection year. Such an episode is left out of
    counts from the birthday on, by the cohorts; here it is only listed.
    """
    years = np.asarray(episodes["collection_year"].to_numpy())
    described = np.zeros(len(years), dtype=np.int64)
    for year, on in as_at.items():
        described[years == year] = (on - date(1970, 1, 1)).days
    is_open = (days(episodes["decom"]) <= described) & (days(episodes["dec"]) > described)
    positions = np.flatnonzero(is_open)
    born = dict(zip(children["child"].to_pylist(), children["dob"].to_pylist(), strict=True))
    own = episodes["child"].take(pa.array(positions)).to_pylist()
    reached = [
        position
        for position, child in zip(positions.tolist(), own, strict=True)
        if born.get(child) and birthday(born[child], 18) <= day(described[position])
    ]
    return tuple(
        LogEntry(
            file,
            "Episodes",
            row,
            "DEC",
            Action.NOTED,
            "over-18",
            "",
            "",
            "Open on or after the 18th birthday: counted to that day only. "
            "Give the DEC and REC, or correct the date of birth.",
        )
        for file, row in origins(episodes, reached)
    )


def _supplied(standing: Mapping[int, Return]) -> pa.Table:
    names = [name for name, table in tables().items() if table.return_table]
    rows = [
        {
            "collection_year": year,
            "table": tables()[name].return_table,
            "rows": each.tables[name].num_rows,
            "as_at": each.as_at,
        }
        for year, each in standing.items()
        for name in names
        if name in each.tables
    ]
    table = pa.Table.from_pylist(rows, schema=schemas()["supplied"])
    return table.sort_by([("collection_year", "ascending"), ("table", "ascending")])


def _adjustments(adjustments: pa.Table | None) -> pa.Table:
    if adjustments is None:
        return empty("adjustments")
    schema = schemas()["adjustments"]
    return adjustments.select(schema.names).cast(schema).sort_by("as_at_from").combine_chunks()


def _files(standing: Iterable[Return], superseded: Sequence[Return]) -> tuple[FileReport, ...]:
    """The files by collection year, those in force first, then superseded ones in order of adding."""
    found: list[FileReport] = []
    for current in standing:
        found += current.files
        for each in superseded:
            if each.collection_year == current.collection_year:
                found += (
                    replace(file, status="superseded") if file.status == "read" else file
                    for file in each.files
                )
    return tuple(found)
