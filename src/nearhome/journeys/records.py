"""Opens the current snapshot for the jobs that compute from it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from nearhome.journeys.known_facts import england_rates_of, populations_of
from nearhome.journeys.refusals import RefusedError
from nearhome.journeys.snapshot_tables import REVISIONS
from nearhome.measures.cards import cards
from nearhome.measures.declaration import Measure
from nearhome.published.context import context_facts
from nearhome.records.tables import LIST_REACH, tables
from nearhome.results.values import Context, MeasureCard
from nearhome.returns.settling import Revision, unsettled_after
from nearhome.store.engine import Opened, open_duckdb
from nearhome.store.schema import empty, with_every_column
from nearhome.store.snapshots import Snapshot, current
from nearhome.store.workspace import Workspace, open_workspace


@dataclass(frozen=True)
class Records:
    """The records of a workspace's current snapshot, as Arrow tables by name.

    `own` are the council's own measures: whatever is asked of these records knows them beside the catalogue's.
    """

    workspace: Workspace
    snapshot: Snapshot
    tables: dict[str, pa.Table]
    own: tuple[Measure, ...] = ()

    @property
    def cards(self) -> tuple[MeasureCard, ...]:
        """The card of every measure that these records can be asked for, in catalogue order."""
        return cards(self.own)

    def with_own(self, own: Iterable[Measure]) -> "Records":
        """The same records, with a council's own measures."""
        return replace(self, own=tuple(own))

    @property
    def as_at(self) -> date:
        """The date the records describe; nothing is computed past it."""
        return self.snapshot.manifest.as_at

    def on(self, asked: date | None) -> date:
        """The date asked for, or the records' own. RefusedError when it is after the records' own."""
        if asked is not None and asked > self.as_at:
            raise RefusedError(
                f"{asked} is after {self.as_at}, the date that the records describe.",
                "Ask for an earlier date, or add a return as at that date or later.",
            )
        return asked or self.as_at

    def engine(self) -> Opened:
        """The record tables on the default engine, opened once: what is worked out of them stays with it."""
        return self._opened

    @cached_property
    def _opened(self) -> Opened:
        return open_duckdb(self.tables)

    def context(self) -> Context:
        """What measures need from outside the records: populations, England's rate, unsettled months."""
        shipped, england = context_facts(self.workspace.authority)
        populations = populations_of(self.workspace, self.workspace.authority, shipped)
        rates = england_rates_of(self.workspace, england)
        measured = [Revision(**row) for row in self.snapshot.table(REVISIONS).to_pylist()]
        return Context(
            self.workspace.authority,
            self.as_at,
            populations,
            rates,
            unsettled_after(measured, self.as_at),
        )


def open_records(folder: Path) -> Records:
    """The records of the current snapshot. WorkspaceError when there is none, or it is damaged."""
    workspace = open_workspace(folder)
    return records_of(workspace, current(workspace))


def records_of(workspace: Workspace, snapshot: Snapshot) -> Records:
    """The records of any snapshot of a workspace. WorkspaceError when it is damaged."""
    held = {name: _held(snapshot, name) for name in tables()}
    whole = {name: with_every_column(name, table) for name, table in held.items()}
    return Records(workspace, snapshot, whole)


def _held(snapshot: Snapshot, name: str) -> pa.Table:
    """A table of the snapshot; a local list that is not in force, or was not yet thought of, is empty."""
    written = {entry.name for entry in snapshot.manifest.tables}
    if name not in written and (tables()[name].is_list or name == LIST_REACH):
        return empty(name)
    return snapshot.table(name)
