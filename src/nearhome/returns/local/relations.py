"""Two columns of a row that cannot both be right: an end before its start, more filled than there are.

The pairs stand in `relations.csv`. Where the second fact would make a measure wrong it becomes unknown.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from nearhome.returns.cells import postcode_of
from nearhome.returns.local.rows import Rows
from nearhome.returns.local.traits import traits
from nearhome.returns.raw import Action, LogEntry
from nearhome.vocabulary.shipped import shipped_rows

FUTURE = "future-date"
_SCOTLAND = (
    "AB",
    "DD",
    "DG",
    "EH",
    "FK",
    "G",
    "HS",
    "IV",
    "KA",
    "KW",
    "KY",
    "ML",
    "PA",
    "PH",
    "ZE",
)
"""Postcode areas that lie in Scotland wholly."""


def held_together(rows: Rows) -> list[LogEntry]:
    """Make unknown what contradicts another column, and say so; changes the columns in place."""
    log = []
    for relation in _relations().get(rows.declared.name, ()):
        log += _against(rows, relation)
    return [*log, *_in_the_future(rows), *_postcodes_for_localities(rows)]


@cache
def _relations() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    rows = shipped_rows(__package__, "relations.csv")
    return {
        name: tuple(row for row in rows if row["list"] == name)
        for name in {row["list"] for row in rows}
    }


def _against(rows: Rows, relation: Mapping[str, str]) -> list[LogEntry]:
    first, second = rows.columns[relation["first"]], rows.columns[relation["second"]]
    kind, log = relation["relation"], []
    for at, (one, other) in enumerate(zip(first, second, strict=True)):
        if one is None or other is None or not _is_after(one, other):
            continue
        is_said_only = kind.startswith("said")
        column = relation["first" if kind.endswith("more than") else "second"]
        before = str(rows.columns[column][at])
        if not is_said_only:
            rows.columns[column][at] = None
        action = Action.NOTED if is_said_only else Action.UNKNOWN
        log.append(rows.entry(at, column, action, relation["rule"], relation["why"], before))
    return log


def _is_after(one: Any, other: Any) -> bool:
    return bool(one > other)


def _in_the_future(rows: Rows) -> list[LogEntry]:
    """A note of each day after the day of the load; it counts when that day has come."""
    ahead = traits()[rows.declared.name].ahead
    columns = [
        each.name
        for each in rows.declared.columns
        if each.kind == "date" and each.name not in ahead
    ]
    why = (
        "It is after the day the records describe: it counts from that day on. Correct it if wrong."
    )
    return [
        rows.entry(at, name, Action.NOTED, FUTURE, why, "" if name == "dob" else str(value))
        for name in columns
        for at, value in enumerate(rows.columns[name])
        if isinstance(value, date) and value > rows.loaded[at]
    ]


def _postcodes_for_localities(rows: Rows) -> list[LogEntry]:
    """A locality that is a postcode becomes unknown: it may be a child's or a carer's own."""
    if "locality" not in rows.columns:
        return []
    log = []
    for at, text in enumerate(rows.columns["locality"]):
        postcode = postcode_of(str(text)).value if text is not None else None
        if postcode is not None:
            rows.columns["locality"][at] = None
            where = ", and in Scotland" if _area(str(postcode)) in _SCOTLAND else ""
            why = f"It is a postcode{where}, not a locality: it is unknown. Write the locality's name."
            log.append(rows.entry(at, "locality", Action.UNKNOWN, "postcode-for-locality", why))
    return log


def _area(postcode: str) -> str:
    return postcode[: next(at for at, mark in enumerate(postcode) if mark.isdigit())]
