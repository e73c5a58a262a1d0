"""Children whose records moved between authorities at a vesting day: no child entered or left care.

The DfE's return closes such a period with E3 (care taken over by another authority) and opens it in
the other authority with S. The list names the children; the events found go to the table `transfers`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.identity import renamed
from nearhome.returns.raw import Action, LogEntry
from nearhome.store.schema import empty, schemas

NEAR = (0, -1, 1)
"""Days from the vesting day on which the event may be recorded, the likeliest first."""


@dataclass(frozen=True, slots=True)
class _Episode:
    decom: date
    dec: date | None
    starts_period: bool
    ends_period: bool


def transfers(
    vesting: pa.Table | None, episodes: pa.Table, stands_for: Mapping[str, str]
) -> tuple[pa.Table, tuple[LogEntry, ...]]:
    """The `transfers` record table, and a note (`vesting-no-event`) of each row without an event.

    `vesting` is the list as `lists.read` gives it, `episodes` the joined history, `stands_for` the
    identifiers a crosswalk replaced. In: the child's first known episode, or one with reason S,
    starts on the vesting day or a day to either side. Out: an episode that ends a period does.
    """
    if vesting is None or not vesting.num_rows:
        return empty("transfers"), ()
    listed = renamed(vesting, stands_for)
    known = _episodes(
        episodes.filter(pc.is_in(episodes["child"], listed["child"].combine_chunks()))
    )
    rows: dict[tuple[str, date, str], dict[str, object]] = {}
    log: list[LogEntry] = []
    for row in listed.to_pylist():
        found = _event(known.get(row["child"], ()), row["date"], row["direction"])
        if found is None:
            log.append(_no_event(row))
            continue
        rows[row["child"], found, row["direction"]] = {
            "child": row["child"],
            "date": found,
            "direction": row["direction"],
            "authority": row["authority"],
            "vesting_day": row["date"],
        }
    ordered = [rows[key] for key in sorted(rows)]
    return pa.Table.from_pylist(ordered, schema=schemas()["transfers"]), tuple(log)


def _event(known: Sequence[_Episode], vesting_day: date, direction: str) -> date | None:
    if direction == "in":
        events = {each.decom for each in known if each.starts_period}
    else:
        events = {each.dec for each in known if each.ends_period and each.dec is not None}
    near = (vesting_day + timedelta(days=days) for days in NEAR)
    return next((day for day in near if day in events), None)


def _episodes(rows: pa.Table) -> Mapping[str, Sequence[_Episode]]:
    """Each child's episodes, earliest first, from rows sorted by child and date."""
    by_child: dict[str, list[dict[str, object]]] = {}
    for row in rows.to_pylist():
        by_child.setdefault(row["child"], []).append(row)
    return {child: tuple(_in_turn(own)) for child, own in by_child.items()}


def _in_turn(own: Sequence[Mapping[str, object]]) -> Iterator[_Episode]:
    for at, row in enumerate(own):
        goes_on = at + 1 < len(own) and own[at + 1]["decom"] == row["dec"]
        yield _Episode(
            row["decom"],  # type: ignore[arg-type]
            row["dec"],  # type: ignore[arg-type]
            at == 0 or row["reason_new_episode"] == "S",
            row["reason_episode_ceased"] not in (None, "X1") or not goes_on,
        )


def _no_event(row: Mapping[str, object]) -> LogEntry:
    event = "start" if row["direction"] == "in" else "end"
    return LogEntry(
        str(row["origin_file"]),
        "vesting",
        int(str(row["origin_row"])),
        "child",
        Action.NOTED,
        "vesting-no-event",
        "",
        "",
        f"No {event} of a period of care within a day of {row['date']} is in the returns for this child, "
        "so nothing is left out of the counts. Check the identifier, the date and the direction.",
    )
