"""What another layout gives to each list: which parts, for how many months, and which columns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True)
class Fed:
    """`parts` of a list that are given, empty for all of it, with the months each tells of (0: its dates
    say); `columns` of it that may be filled."""

    parts: Mapping[str, int]
    columns: frozenset[str]


def sources() -> Mapping[str, tuple[str, ...]]:
    """The tables of each source, in the order of `sources.csv`."""
    found: dict[str, list[str]] = {}
    for row in shipped_rows(__package__, "sources.csv"):
        found.setdefault(row["source"], []).append(row["table"])
    return {source: tuple(tables) for source, tables in found.items()}


def fed_by(source: str, tables: Collection[str]) -> Mapping[str, Fed]:
    """What some tables of a source give together, by list."""
    months = {
        row["table"]: int(row["months"] or 0)
        for row in shipped_rows(__package__, "sources.csv")
        if row["source"] == source
    }
    parts: dict[str, dict[str, int]] = {}
    columns: dict[str, set[str]] = {}
    for row in shipped_rows(__package__, "mapping.csv"):
        if row["source"] == source and row["table"] in tables and row["list_column"]:
            own = parts.setdefault(row["list"], {})
            told = months[row["table"]]
            before = own.get(row["gives"], told)
            own[row["gives"]] = max(before, told) if before and told else 0
            columns.setdefault(row["list"], set()).add(row["list_column"])
    return {name: Fed(own, frozenset(columns[name])) for name, own in parts.items()}
