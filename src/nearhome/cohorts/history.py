"""The cohorts of one set of records at the dates asked, each worked out once and only when wanted."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import BREAKDOWNS, OWN_WORDS
from nearhome.cohorts.dates import SMALL_TABLES, small_rows
from nearhome.cohorts.statements import SHIPPED_DIALECT, Statement, shipped
from nearhome.records.list_tables import NOT_YET, list_tables
from nearhome.records.tables import tables
from nearhome.store.engine import Opened, Session

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

Records = Opened
"""The record tables on an engine, as `store.engine` opens them."""


class Cohorts:
    """Who counts when, from record tables on an engine (`store.engine`), at `dates`.

    Statements over the names of `Plan` are fetched; the cohorts they read are made first. Ibis is
    loaded only for what has no shipped statement: it takes longer than most answers.
    """

    def __init__(
        self, records: Records, dates: Sequence[date], breakdowns: Sequence[str] = ()
    ) -> None:
        self.asked = tuple(dates)
        self.breakdowns = tuple(breakdowns)
        self._session = Session(records)
        self._made: set[str] = set()

    @cached_property
    def plan(self) -> "Plan":
        """The cohorts as expressions, for what has no shipped statement."""
        from nearhome.cohorts.plan import Plan

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
        return self.fetch(self.compiled(expression))

    def compiled(self, expression: Any) -> Statement:
        """The statement of an expression in the engine's SQL."""
        from nearhome.cohorts.compiling import compiled

        return compiled(expression, self.dialect)

    def _provide(self, names: Sequence[str]) -> None:
        for name in names:
            if name in self._made or name in tables() or name in self._session.shared:
                continue
            if name in SMALL_TABLES:
                self._session.keep_rows(name, SMALL_TABLES[name], self._small_rows(name))
            elif self._is_of_any_date(name):
                # Whoever comes first makes it; who asks in another thread meanwhile waits for it.
                with self._session.making:
                    self._keep(name, for_all=True)
            else:
                self._keep(name)
            self._made.add(name)

    def _keep(self, name: str, *, for_all: bool = False) -> None:
        if name not in self._session.shared:
            statement = self._kept(name)
            self._provide(statement.needs)
            self._session.keep(name, statement.sql, for_all=for_all)

    def _is_of_any_date(self, name: str) -> bool:
        """Whether a cohort is worked out from the records alone: the same whatever dates are asked."""
        if name in tables():
            return True
        needs = () if name in SMALL_TABLES else self._kept(name).needs
        return bool(needs) and all(map(self._is_of_any_date, needs))

    def _kept(self, name: str) -> Statement:
        found = shipped(__package__, name) if self.dialect == SHIPPED_DIALECT else None
        if found is None:
            getattr(self.plan, name)
            found = self.compiled(self.plan.expressions[name])
        return found

    def _small_rows(self, name: str) -> list[tuple[Any, ...]]:
        years = [year for year, table in self.supplied if table == "Reviews"]
        return small_rows(name, self.asked, self.breakdowns, years)

    @cached_property
    def supplied(self) -> tuple[tuple[int, str], ...]:
        """The collection years of the returns in force, with the tables each holds."""
        held = self._session.columns("supplied", ("collection_year", "table"))
        return tuple(sorted((int(year), str(table)) for year, table in held))

    def filled(self, table: str, columns: Sequence[str]) -> dict[int, frozenset[str]]:
        """For each collection year with rows in a record table, those of the columns that any row holds."""
        return {
            int(year): frozenset(name for name, count in zip(columns, counts, strict=True) if count)
            for year, *counts in self._session.filled(table, columns)
            if year is not None
        }

    def filled_by_day(
        self,
        name: str,
        columns: Sequence[str],
        only: Sequence[tuple[str, str]] = (),
        year: str = "",
    ) -> tuple[tuple[date | None, frozenset[str]], ...]:
        """For each day of the rows of a local list, None for those without: the columns that any row holds.

        Of rows that hold some words alone, of figures of a year those of the year of their day (see the engine). A column whose blank means "not yet" is held on every day when any row holds it.
        """
        table = list_tables()[name]
        found = [
            (day, frozenset(each for each, count in zip(columns, counts, strict=True) if count))
            for day, *counts in self._session.filled_by_day(
                name, columns, table.dated_by, only, year
            )
        ]
        ever = frozenset[str]().union(*(held for _, held in found))
        kept = frozenset(each for each in ever if table.column(each).blank == NOT_YET)
        return tuple((day, held | kept) for day, held in found)

    @cached_property
    def reach(self) -> dict[str, tuple[date, date]]:
        """The first and the last day for which each local list that was brought holds all there is."""
        rows = self._session.columns("list_reach", ("list", "first_day", "last_day"))
        return {
            str(name): (first, last)
            for name, first, last in rows
            if first is not None and last is not None
        }

    def groups(self, breakdown: str) -> tuple[str, ...]:
        """The groups of a breakdown in the order they are printed, a council's own words by alphabet."""
        bands = age_bands(breakdown)
        if bands is not None:
            return tuple(each.label for each in bands)
        named = {
            str(word)
            for table, column in OWN_WORDS.get(breakdown, ())
            for (word,) in self._session.columns(table, (column,))
            if word is not None
        }
        return (*sorted(named), *BREAKDOWNS[breakdown])

    @cached_property
    def restricted(self) -> dict[date, int]:
        """Children said to be missing from the extract (restricted records) at each date asked."""
        rows = self._session.columns("adjustments", ("as_at_from", "as_at_to", "children"))
        return {
            on: sum(
                int(children)
                for first, last, children in rows
                if children is not None and first <= on and (last is None or on <= last)
            )
            for on in self.asked
        }
