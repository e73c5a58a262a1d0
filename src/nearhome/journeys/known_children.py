"""What the records hold of each child, for telling why a child counts or does not."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from nearhome.cohorts.absence import EpisodeRow, Known, Row
from nearhome.journeys.records import Records
from nearhome.journeys.snapshot_tables import ASIDE, LOG, SUPERSEDED
from nearhome.records.list_tables import list_tables
from nearhome.records.tables import tables

CLOSING = ("not-in-next-year", "overlap")
"""Rules of the joining that give an episode its end."""


def known_children(records: Records) -> Mapping[str, Known]:
    """Every child that a return in force, a row set aside or a superseded return names."""
    log = records.snapshot.table(LOG).select(["file", "row", "rule"]).to_pylist()
    headerless = {(row["file"], row["row"]) for row in log if row["rule"] == "no-header"}
    closed = {(row["file"], row["row"]): row["rule"] for row in log if row["rule"] in CLOSING}
    known: dict[str, Known] = {}
    for row in records.tables["children"].to_pylist():
        origin = (row["origin_file"], row["origin_row"])
        header = None if origin in headerless else Row(*origin)
        known[row["child"]] = Known(dob=row["dob"], header=header)
    for child, episodes in _episodes(records, closed).items():
        known[child] = replace(known.get(child, Known()), episodes=tuple(episodes))
    for child, others in _others(records).items():
        known[child] = replace(known.get(child, Known()), others=others)
    for child, aside in _set_aside(records).items():
        known[child] = replace(known.get(child, Known()), set_aside=aside)
    for row in records.snapshot.table(SUPERSEDED).to_pylist():
        own = known.get(row["child"], Known())
        known[row["child"]] = replace(own, superseded=Row(row["file"], row["row"]))
    return known


def _episodes(
    records: Records, closed: Mapping[tuple[str, int], str]
) -> Mapping[str, list[EpisodeRow]]:
    table = records.tables["episodes"].sort_by([("child", "ascending"), ("decom", "ascending")])
    found: dict[str, list[EpisodeRow]] = {}
    for row in table.select(_EPISODE_COLUMNS).to_pylist():
        origin = (row["origin_file"], row["origin_row"])
        episode = EpisodeRow(
            decom=row["decom"],
            dec=row["dec"],
            legal_status=row["legal_status"],
            reason_ceased=row["reason_episode_ceased"],
            at=Row(*origin),
            closed_by=closed.get(origin, ""),
        )
        found.setdefault(row["child"], []).append(episode)
    return found


_EPISODE_COLUMNS = [
    "child",
    "decom",
    "dec",
    "legal_status",
    "reason_episode_ceased",
    "origin_file",
    "origin_row",
]


def _others(records: Records) -> Mapping[str, dict[str, Row]]:
    """By child, a row of each table other than Header and Episodes that names the child."""
    found: dict[str, dict[str, Row]] = {}
    for name, table in tables().items():
        if table.return_table and name not in ("children", "episodes"):
            columns = ["child", "origin_file", "origin_row"]
            for row in records.tables[name].select(columns).to_pylist():
                own = found.setdefault(row["child"], {})
                own.setdefault(table.return_table, Row(row["origin_file"], row["origin_row"]))
    return found


def of_lists_alone(records: Records, known: Collection[str]) -> Mapping[str, tuple[str, Row]]:
    """By child that no return names, the first local list that does, and a row of it."""
    found: dict[str, tuple[str, Row]] = {}
    for name, declared in list_tables().items():
        if declared.is_of_children:
            rows = records.tables[name].select(["child", "origin_file", "origin_row"])
            for child, *origin in zip(*(rows[at].to_pylist() for at in range(3)), strict=True):
                if child not in known and child not in found:
                    found[child] = (name, Row(*origin))
    return found


def _set_aside(records: Records) -> Mapping[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in records.snapshot.table(ASIDE).to_pylist():
        if row["table"] == "Episodes" or row["child"] not in found:
            found.setdefault(row["child"], {}).setdefault(row["rule"], Row(row["file"], row["row"]))
    return found
