"""What the data-quality page is told: plain values from a snapshot, and no child among them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from nearhome.journeys.agreement import agreement_of, closed_years
from nearhome.journeys.measures import Ask
from nearhome.journeys.records import Records
from nearhome.journeys.snapshot_tables import FILES, LOG, REVISIONS, entries_of, reports_of
from nearhome.measures.cards import cards
from nearhome.results.quality import (
    Agreement,
    Citation,
    FileRead,
    Growth,
    Quality,
    RepairKind,
    TableMissing,
)
from nearhome.returns.raw import IN_PART, FileReport
from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.codes import return_tables

SHORT_BREAKS = frozenset({"V3", "V4"})


def quality_of(
    records: Records,
    on: date,
    unsettled_after: date | None,
    citations: Iterable[Citation],
    ask: Ask | None = None,
) -> Quality:
    """What is known about the data behind an edition of a date. `ask` answers in place of the engine."""
    snapshot = records.snapshot
    over_18, short_breaks = _left_out(records.tables, on)
    return Quality(
        snapshot=snapshot.id,
        as_at=records.as_at,
        code_version=snapshot.manifest.code_version,
        files=tuple(_file(each) for each in reports_of(snapshot.table(FILES))),
        repairs=_repairs(snapshot.table(LOG)),
        tables_missing=_tables_missing(records.tables["supplied"]),
        citations=tuple(citations),
        unsettled_after=unsettled_after,
        growth=_growth(snapshot.table(REVISIONS)),
        over_18=over_18,
        short_breaks=short_breaks,
        restricted=_restricted(records.tables["adjustments"], on),
        breaks=vesting_days(records.tables["transfers"]),
        agreement=_agreement(records, on, ask),
    )


def _agreement(records: Records, on: date, ask: Ask | None) -> tuple[Agreement, ...]:
    """Our totals of closed years beside what was published by a date, which is later than the year."""
    codes = [card.code for card in cards()]
    days = closed_years(records)
    return agreement_of(records, days, codes, known_by=on, totals_only=True, ask=ask)


def _file(report: FileReport) -> FileRead:
    return FileRead(
        file=report.file,
        table=report.table,
        collection_year=report.collection_year,
        rows_read=report.rows_read,
        rows_kept=report.rows_kept,
        rows_set_aside=report.rows_set_aside,
        status="read" if report.status.startswith(IN_PART) else report.status,
    )


def _repairs(log: pa.Table) -> tuple[RepairKind, ...]:
    # Only kinds and numbers: what an entry says of its row stays with the officers.
    counts = Counter((str(entry.action), entry.rule) for entry in entries_of(log))
    return tuple(RepairKind(action, rule, rows) for (action, rule), rows in counts.most_common())


def _growth(revisions: pa.Table) -> tuple[Growth, ...]:
    return tuple(
        Growth(row["event"], row["months_after"], row["n"], row["mean"])
        for row in revisions.to_pylist()
    )


def _tables_missing(supplied: pa.Table) -> tuple[TableMissing, ...]:
    held: dict[int, set[str]] = {}
    for row in supplied.to_pylist():
        held.setdefault(row["collection_year"], set()).add(row["table"])
    since = {
        name: min(field.first_year for field in each) for name, each in return_tables().items()
    }
    return tuple(
        TableMissing(year, table)
        for year in sorted(held)
        for table, first in since.items()
        if first <= year and table not in held[year]
    )


def _left_out(tables: dict[str, pa.Table], on: date) -> tuple[int, int]:
    """Children with an episode in force at a date who are not counted: aged 18 or over, short breaks."""
    columns = ("child", "decom", "dec", "legal_status")
    in_force = {
        child: status
        for child, started, ended, status in _rows(tables["episodes"], columns)
        if started <= on and (ended is None or ended > on)
    }
    born: dict[str, date | None] = dict(_rows(tables["children"], ("child", "dob")))
    is_adult = {child: _is_adult(born.get(child), on) for child in in_force}
    over_18 = sum(
        is_adult[child] for child, status in in_force.items() if status not in SHORT_BREAKS
    )
    short = sum(status in SHORT_BREAKS for child, status in in_force.items() if not is_adult[child])
    return over_18, short


def vesting_days(transfers: pa.Table) -> tuple[date, ...]:
    """The days on which records moved between councils, each once, earliest first."""
    return tuple(sorted(set(transfers["vesting_day"].drop_null().to_pylist())))


def _is_adult(born: date | None, on: date) -> bool:
    return born is not None and birthday(born, 18) <= on


def _restricted(adjustments: pa.Table, on: date) -> int:
    columns = ("as_at_from", "as_at_to", "children")
    return sum(
        children
        for since, until, children in _rows(adjustments, columns)
        if since <= on and (until is None or until >= on)
    )


def _rows(table: pa.Table, columns: Iterable[str]) -> Iterable[tuple[Any, ...]]:
    return zip(*(table[name].to_pylist() for name in columns), strict=True)
