"""Runs every check: one query a frame, all its checks in it, then the findings ranked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from nearhome.checks.declaration import Check, Finding
from nearhome.checks.frames import FRAMES, KEPT, WHERE
from nearhome.checks.from_the_log import log_findings
from nearhome.checks.statements import checks_of, shipped
from nearhome.records.tables import tables as record_tables
from nearhome.store.engine import Session, open_duckdb


def run(tables: Mapping[str, pa.Table], log: pa.Table | None = None) -> list[Finding]:
    """Everything found in the records (Arrow tables by name), the check that touches most children first.

    `log` is the log of the returns' reading and joining; without it, only what the records still show
    is found. Within a check the newest year comes first, then file and row.
    """
    of_returns = [name for name, each in record_tables().items() if not each.is_list]
    opened = open_duckdb({name: tables[name] for name in of_returns})
    session = Session(opened)
    for name in KEPT:
        session.keep(name, shipped()[name])
    found = [each for frame in FRAMES for each in frame_findings(session, frame)]
    if log is not None:
        found += log_findings(tables, log)
    return ranked(found)


def frame_findings(session: Session, frame: str) -> Iterator[Finding]:
    """The findings of the checks that look at one frame, by one query."""
    own = checks_of(frame)
    for row in session.fetch(shipped()[frame]):
        place, marks = dict(zip(WHERE, row, strict=False)), row[len(WHERE) :]
        yield from (finding(check, place) for check, mark in zip(own, marks, strict=True) if mark)


def finding(check: Check, row: Mapping[str, Any]) -> Finding:
    """What a check says of an offending row."""
    return Finding(
        rule=check.rule,
        severity=check.severity,
        table=check.table,
        row=None if check.absent else row["origin_row"],
        child=row["child"],
        field=check.field,
        message=check.message,
        file="" if check.absent else row["origin_file"] or "",
        collection_year=row["collection_year"],
    )


def ranked(found: Sequence[Finding]) -> list[Finding]:
    """Findings once each: by how many children their rule touches, then newest year, file and row."""
    children: dict[str, set[str]] = defaultdict(set)
    for each in found:
        children[each.rule].add(each.child)
    return sorted(
        dict.fromkeys(found),
        key=lambda each: (
            -len(children[each.rule] - {""}),
            each.rule,
            -(each.collection_year or 0),
            each.file,
            each.row or 0,
            each.child,
            each.field,
        ),
    )
