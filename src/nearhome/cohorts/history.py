"""The cohorts of one set of records at the dates asked, each worked out once and only when wanted."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from nearhome.cohorts.dates import SMALL_TABLES, small_rows
from nearhome.cohorts.plan import KEPT, Plan
from nearhome.cohorts.statements import SHIPPED_DIALECT, Statement, compiled, shipped
from nearhome.store.engine import Session, fetch


class Cohorts:
    """Who counts when, from record tables on an engine (`store.engine`), at `dates`.

    Statements over the names of `Plan` are fetched; the cohorts they read are made first. The tables
    of `records` must go by their own names on the engine, as `store.engine` opens them.
    """

    def __init__(
        self, records: Mapping[str, Any], dates: Sequence[date], breakdowns: Sequence[str] = ()
    ) -> None:
        self.asked = tuple(dates)
        self.breakdowns = tuple(breakdowns)
        self._records = records
        self._session = Session(records["episodes"])
        self._made: set[str] = set()

    @cached_property
    def plan(self) -> Plan:
        """The cohorts as expressions, for what has no shipped statement."""
        return Plan()

    @property
    def dialect(self) -> str:
        """The SQL the engine speaks."""
        return self._session.dialect

    def fetch(self, statement: Statement) -> list[tuple[Any, ...]]:
        """The rows of a statement, as plain values; what it reads is made if it was not."""
        self._provide(statement.needs)
        return self._session.fetch(statement.sql)

    def fetch_expression(self, expression: Any) -> list[tuple[Any, ...]]:
        """The rows of an expression over the names of `plan`."""
        return self.fetch(compiled(expression, self.dialect))

    def _provide(self, names: Sequence[str]) -> None:
        for name in names:
            if name in self._made or name in self._records:
                continue
            if name in SMALL_TABLES:
                self._session.keep_rows(name, SMALL_TABLES[name], self._small_rows(name))
            else:
                statement = self._kept(name)
                self._provide(statement.needs)
                self._session.keep(name, statement.sql)
            self._made.add(name)

    def _kept(self, name: str) -> Statement:
        found = shipped(__package__, name) if self.dialect == SHIPPED_DIALECT else None
        if found is None:
            assert name in KEPT, name
            getattr(self.plan, name)
            found = compiled(self.plan.expressions[name], self.dialect)
        return found

    def _small_rows(self, name: str) -> list[tuple[Any, ...]]:
        years = [year for year, table in self.supplied if table == "Reviews"]
        return small_rows(name, self.asked, self.breakdowns, years)

    @cached_property
    def supplied(self) -> tuple[tuple[int, str], ...]:
        """The collection years of the returns in force, with the tables each holds."""
        held = self._records["supplied"].select("collection_year", "table")
        return tuple(sorted((int(year), str(table)) for year, table in fetch(held)))

    @cached_property
    def restricted(self) -> dict[date, int]:
        """Children said to be missing from the extract (restricted records) at each date asked."""
        rows = fetch(self._records["adjustments"].select("as_at_from", "as_at_to", "children"))
        return {
            on: sum(
                int(children)
                for first, last, children in rows
                if children is not None and first <= on and (last is None or on <= last)
            )
            for on in self.asked
        }
