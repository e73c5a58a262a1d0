"""The operations that cohorts may be written with, each with a table, an expression and the rows due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis

from nearhome.cohorts.intervals import (
    FAR,
    age_on,
    attached,
    birthday,
    closed,
    earlier_only,
    is_in,
    months_after,
    running_count,
    until,
    where,
    without,
)

DAY = date.fromisoformat
TYPES = {"child": "string", "n": "int64", "day": "date", "other": "date"}
ROWS = (
    ("a", 1, DAY("2024-02-29"), DAY("2025-02-28")),
    ("a", 2, DAY("2023-11-30"), None),
    ("a", 3, None, DAY("2024-01-31")),
    ("b", 1, DAY("2006-02-28"), DAY("2024-02-28")),
    ("b", 4, DAY("2023-08-31"), DAY("2024-02-29")),
    ("c", None, DAY("2024-12-31"), DAY("2024-12-31")),
)


@dataclass(frozen=True)
class Operation:
    """An expression over the table above, giving one column beside `child` and `n`."""

    name: str
    column: Callable[[Any], Any]
    due: tuple[Any, ...]


def _by_child(rows: Any, value: Any) -> Any:
    return value.over(group_by="child", order_by="n")


OPERATIONS = (
    Operation("until", lambda t: until(t.other), (
        DAY("2025-02-28"), FAR, DAY("2024-01-31"), DAY("2024-02-28"), DAY("2024-02-29"),
        DAY("2024-12-31"),
    )),
    Operation("closed", lambda t: closed(until(t.other)), tuple(row[3] for row in ROWS)),
    Operation("three months on", lambda t: months_after(t.day, 3), (
        DAY("2024-05-29"), DAY("2024-02-29"), None, DAY("2006-05-28"), DAY("2023-11-30"),
        DAY("2025-03-31"),
    )),
    Operation("twelve months back", lambda t: months_after(t.day, -12), (
        DAY("2023-02-28"), DAY("2022-11-30"), None, DAY("2005-02-28"), DAY("2022-08-31"),
        DAY("2023-12-31"),
    )),
    Operation("a birthday", lambda t: birthday(t.day, 18), (
        DAY("2042-03-01"), DAY("2041-11-30"), None, DAY("2024-02-28"), DAY("2041-08-31"),
        DAY("2042-12-31"),
    )),
    Operation("an age", lambda t: age_on(t.day, t.other), (0, None, None, 18, 0, 0)),
    Operation("days between", lambda t: t.other.delta(t.day, unit="day"), (
        365, None, None, 6574, 182, 0,
    )),
    Operation("a running count", lambda t: running_count((t.n > 1).fill_null(False), ["child"], ["n"]), (
        0, 1, 2, 0, 1, 0,
    )),
    Operation("the most before", lambda t: earlier_only(t.n, ["child"], ["n"]), (
        None, 1, 2, None, 1, None,
    )),
    Operation("the row before", lambda t: _by_child(t, t.n.lag()), (None, 1, 2, None, 1, None)),
    Operation("the row after", lambda t: _by_child(t, t.n.lead()), (2, 3, None, 4, None, None)),
    Operation("a row's number", lambda t: _by_child(t, ibis.row_number()), (0, 1, 2, 0, 1, 0)),
    Operation("the most of a group", lambda t: t.n.max().over(group_by="child"), (3, 3, 3, 4, 4, None)),
    Operation("any of a group", lambda t: (t.n > 3).max().over(group_by="child"), (
        False, False, False, True, True, None,
    )),
    Operation("a code among some", lambda t: is_in(t.child, ("a", "c")), (
        True, True, True, False, False, True,
    )),
    Operation("an empty code among some", lambda t: is_in(t.child.nullif("a"), ("a", "b")), (
        False, False, False, True, True, False,
    )),
    Operation("a value on a condition", lambda t: where(t.n > 1, t.n), (None, 2, 3, None, 4, None)),
    Operation("cases", lambda t: ibis.cases((t.n > 3, "many"), (t.n > 1, "some"), else_="few"), (
        "few", "some", "some", "few", "many", "few",
    )),
    Operation("the same, empty too", lambda t: t.day.identical_to(t.other), (
        False, False, False, False, False, True,
    )),
    Operation("the least of two", lambda t: ibis.least(until(t.day), until(t.other)), (
        DAY("2024-02-29"), DAY("2023-11-30"), DAY("2024-01-31"), DAY("2006-02-28"),
        DAY("2023-08-31"), DAY("2024-12-31"),
    )),
    Operation("between, empty is not", lambda t: t.n.between(1, 2).fill_null(False), (
        True, True, False, True, False, False,
    )),
    Operation("a letter of a text", lambda t: ("x" + t.child + "1").substr(1, 1), tuple(
        row[0] for row in ROWS
    )),
)  # fmt: skip


def column_query(operation: Operation) -> Any:
    """The expression of an operation, with the row it is of."""
    table = ibis.table(TYPES, name="given_rows")
    return table.select("child", "n", found=operation.column(table))


def column_due(operation: Operation) -> set[tuple[Any, ...]]:
    """The rows it gives."""
    return {(row[0], row[1], due) for row, due in zip(ROWS, operation.due, strict=True)}


def table_queries() -> dict[str, tuple[Any, set[tuple[Any, ...]]]]:
    """Operations on whole tables, with the rows they give."""
    t = ibis.table(TYPES, name="given_rows")
    per_child = t.group_by("child").aggregate(
        rows=t.count(),
        many=t.count(where=(t.n > 1).fill_null(False)),
        total=t.n.sum(),
        middle=t.n.cast("float64").quantile(0.5),
        quarter=t.n.cast("float64").quantile(0.25),
        days=t.day.nunique(),
    )
    days = t.select(on="other").filter(lambda each: each.on.notnull()).distinct()
    in_force = t.inner_join(days, [t.day <= days.on, until(t.other) > days.on])
    some = t.filter(t.n > 2).select("child", most="n")
    gone = t.anti_join(some, "child")
    both = t.select("child", "n").union(some.select("child", n="most"))
    return {
        "sums of a group": (
            per_child,
            {("a", 3, 2, 6, 2.0, 1.5, 2), ("b", 2, 1, 5, 2.5, 1.75, 2), ("c", 1, 0, None, None, None, 1)},
        ),
        "a join by interval": (
            in_force.group_by("on").aggregate(rows=in_force.count()),
            {
                (DAY("2024-01-31"), 3), (DAY("2024-02-28"), 2), (DAY("2024-02-29"), 2),
                (DAY("2024-12-31"), 2), (DAY("2025-02-28"), 1),
            },
        ),
        "a match attached": (
            without(attached(t, some, "child"), "day", "other"),
            {("a", 1, 3), ("a", 2, 3), ("a", 3, 3), ("b", 1, 4), ("b", 4, 4), ("c", None, None)},
        ),
        "rows without a match": (gone.select("child", "n"), {("c", None)}),
        "two tables together": (
            both.group_by("child").aggregate(rows=both.count()),
            {("a", 4), ("b", 3), ("c", 1)},
        ),
        "every pair": (
            t.select("child").cross_join(days).aggregate(rows=lambda each: each.count()), {(30,)},
        ),
    }  # fmt: skip
