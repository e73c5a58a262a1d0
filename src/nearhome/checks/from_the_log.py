"""Findings that the reading and joining of the returns has met already: each from a kind of log entry.

What was mended or made unknown on the way is no longer in the records, so no check on them can see it.
The kinds, in our own words, stand in `from_the_log.csv`; kinds that move no measure are not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from nearhome.checks.declaration import Finding, Severity
from nearhome.records.list_tables import list_tables
from nearhome.records.tables import tables as record_tables
from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What a kind of log entry means to an officer. `field` is empty when any field is meant."""

    log_rule: str
    field: str
    rule: str
    severity: Severity
    moves: tuple[str, ...]
    what: str
    mend: str

    @property
    def message(self) -> str:
        """What is wrong, how to mend it, and which measures it moves."""
        return f"{self.what} {self.mend} Moves {', '.join(self.moves)}."


@cache
def log_checks() -> Mapping[tuple[str, str], LogCheck]:
    """The checks by log rule and field."""
    found = {
        (row["log_rule"], row["field"]): LogCheck(
            row["log_rule"],
            row["field"],
            row["rule"],
            Severity(row["severity"]),
            tuple(row["moves"].split()),
            row["what"],
            row["mend"],
        )
        for row in shipped_rows(__package__, "from_the_log.csv")
    }
    return MappingProxyType(found)


def log_findings(tables: Mapping[str, pa.Table], log: pa.Table) -> Iterator[Finding]:
    """A finding for each log entry of a kind that moves a measure, once a row and field.

    `log` has the columns of `nearhome log` without the snapshot. The child is the one whose row it is.
    """
    wanted = {rule for rule, _ in log_checks()}
    # What is wrong in local lists is in their own log: the checks are of the return.
    entries = [
        each
        for each in log.to_pylist()
        if each["rule"] in wanted and each["table"] not in list_tables()
    ]
    owners = _owners(tables, {(each["file"], each["row"]) for each in entries})
    seen = set()
    for each in entries:
        check = _check_of(each)
        place = (each["rule"], each["file"], each["row"], each["column"])
        if check is None or (place in seen and each["row"] is not None):
            continue
        seen.add(place)
        child, year = owners.get((each["file"], each["row"]), ("", None))
        yield Finding(
            rule=check.rule,
            severity=check.severity,
            table=each["table"],
            row=each["row"],
            child=child,
            field=each["column"],
            message=check.message,
            file=each["file"],
            collection_year=year,
        )


def _check_of(entry: Mapping[str, Any]) -> LogCheck | None:
    named = log_checks()
    return named.get((entry["rule"], entry["column"])) or named.get((entry["rule"], ""))


def _owners(
    tables: Mapping[str, pa.Table], wanted: set[tuple[str, int | None]]
) -> dict[tuple[str, int | None], tuple[str, int]]:
    """The child and collection year of the rows wanted, by file and row."""
    found: dict[tuple[str, int | None], tuple[str, int]] = {}
    for name, table in record_tables().items():
        if name not in tables or not table.return_table:
            continue
        rows = tables[name].select(["origin_file", "origin_row", "child", "collection_year"])
        for file, row, child, year in zip(
            *(each.to_pylist() for each in rows.columns), strict=True
        ):
            if (file, row) in wanted:
                found[file, row] = (child, year)
    return found
