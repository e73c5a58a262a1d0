"""Words that the later lists share: the latest count of a council, children of the records, nights."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from nearhome.vocabulary.ages import age_on
from reference.cohorts import Child, Row
from reference.groups import Unit
from reference.history import History, in_window, looked_after
from reference.local_words import Units, of_council

Condition = Callable[[Row, date], bool]


def council_rows(
    of: History, table: str, key: str, column: str, first: date, d: date
) -> list[tuple[Unit, Row]]:
    """The rows of a list whose day falls from `first` to `d`, of whomever they are."""
    return [
        (of_council(str(row[key]), d), row)
        for row in of.records[table]
        if row[column] is not None and first <= row[column] <= d
    ]


def of_window(table: str, key: str, column: str, below: Condition, top: Condition) -> Units:
    """The rows of the window that meet a condition, in the numerator when they meet another too."""

    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit, row in council_rows(of, table, key, column, in_window(d), d):
            if below(row, d):
                unit.top = 1 if top(row, d) else 0
                found.append(unit)
        return found

    return units


def every(row: Row, d: date) -> bool:
    """All rows."""
    return True


def latest_count(of: History, rows: Iterable[Row], d: date, days: int) -> list[Row]:
    """ "latest as_at <= d and within" so many days."""
    near = [row for row in rows if d - timedelta(days=days) <= row["as_at"] <= d]
    last = max((row["as_at"] for row in near), default=None)
    return [row for row in near if row["as_at"] == last]


def of_stock(top: Callable[[History, Child, date], bool | None]) -> Units:
    """LA(d), in the numerator when something is so; None leaves a child out of both parts."""

    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit in looked_after(of, d):
            answer = top(of, unit.child, d)
            if answer is not None:
                unit.top = 1 if answer else 0
                found.append(unit)
        return found

    return units


def counted(top: Callable[[History, Child, date], bool | None]) -> Units:
    """How many of LA(d) something is so of."""
    return lambda of, d: [unit for unit in of_stock(top)(of, d) if unit.top]


def age_of(born: date | None, d: date) -> int | None:
    """Completed years; not known of a birth that is not known."""
    return None if born is None or born > d else age_on(born, d)


def nights(row: Row, first: date, d: date) -> Iterator[date]:
    """Each night of a stay from `first` to `d`: "The first night"; "The day the child left"."""
    night = max(row["started"], first)
    while night <= d and (row["ended"] is None or night < row["ended"]):
        yield night
        night += timedelta(days=1)


def area_figure(
    of: History, kind: str, area: str | None, group: str | None, d: date
) -> float | None:
    """A figure of the area of the "latest year <= year of d" that the list has of the kind."""
    rows: list[dict[str, Any]] = [
        row
        for row in of.records["area_figures"]
        if row["kind"] == kind and row["year"] <= d.year and row["number"] is not None
    ]
    latest = max((row["year"] for row in rows), default=None)
    for row in rows:
        if (row["year"], row["area"], row["group"]) == (latest, area, group):
            return float(row["number"])
    return None
