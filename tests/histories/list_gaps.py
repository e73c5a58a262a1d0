"""Lists as councils have them: columns that nobody fills, or not before some day, and parts of a list alone."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from nearhome.records.list_tables import ListTable, list_tables

Row = dict[str, Any]
Records = dict[str, list[Row]]

PARTS: Mapping[str, tuple[str, ...]] = {
    "before_care": (
        "contact", "early help", "referral", "assessment", "section 47", "child in need",
        "child protection plan",
    ),
    "health_assessments": ("seen", "last seen"),
    "health_events": ("dental check", "immunisations up to date", "optician check"),
    "carers": ("adopter",),
    "permanence_plans": ("adoption",),
}  # fmt: skip
"""The parts of lists that other layouts feed."""


def with_gaps(seed: int, lists: Records) -> Records:
    """The lists with some columns empty for good or up to a day, and some lists there in part alone."""
    r = Random(f"gaps {seed}")
    found = {name: _with_empty_columns(r, list_tables()[name], rows) if name in list_tables() else rows
             for name, rows in lists.items()}  # fmt: skip
    own = Random(f"gaps of kinds {seed}")
    for name in ("carers", "homes", "before_care"):
        found[name] = _with_a_kind_empty(own, list_tables()[name], found[name])
    found["list_reach"] = [
        part for row in lists["list_reach"] for part in _in_parts(r, row)
    ]  # fmt: skip
    return found


def _with_empty_columns(r: Random, table: ListTable, rows: list[Row]) -> list[Row]:
    optional = [each.name for each in table.columns if not (each.is_required or each.is_key)]
    gone = [name for name in optional if r.random() < 0.15]
    late = {name: date(r.choice((2022, 2023, 2024)), r.choice((1, 4, 10)), 1)
            for name in optional if r.random() < 0.15}  # fmt: skip
    day = next(
        (each.name for each in table.columns if each.kind == "date" and each.is_required), None
    )
    return [
        {
            **row,
            **dict.fromkeys(gone),
            **{name: None for name, since in late.items() if day and row[day] < since},
        }
        for row in rows
    ]


def _with_a_kind_empty(r: Random, table: ListTable, rows: list[Row]) -> list[Row]:
    """As where one layout feeds the rows of one kind and has no column for what others say."""
    kinds = table.column("kind").values
    optional = [each.name for each in table.columns if not (each.is_required or each.is_key)]
    gone = {(kind, name) for kind in kinds for name in optional if r.random() < 0.25}
    return [
        {name: None if (row["kind"], name) in gone else value for name, value in row.items()}
        for row in rows
    ]


def _in_parts(r: Random, row: Row) -> list[Row]:
    names = PARTS.get(row["list"], ())
    if not names or r.random() < 0.3:
        return [row]
    return [
        {**row, "list": f"{row['list']}: {name}", "last_day": _moved(r, row["last_day"])}
        for name in names
        if r.random() < 0.8
    ]


def _moved(r: Random, day: date | None) -> date | None:
    """A part may end earlier than another."""
    return day and day - timedelta(days=r.choice((0, 0, 0, 0, 60, 400)))
