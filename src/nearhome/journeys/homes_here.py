"""Homes and the places in them by area, from the local list `homes`, as on its own day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from nearhome.results.where import IN_NO_AREA, OUTSIDE

WITH_BEDS = frozenset(
    {"children's home", "secure home", "residential school", "supported accommodation"}
)
"""The kinds that have beds: an agency has none of its own."""


@dataclass(frozen=True, slots=True)
class Here:
    """What there is in one area."""

    homes: int = 0
    beds: int = 0
    ours: int = 0
    others: int = 0


@dataclass(frozen=True)
class Homes:
    """The homes by area (its position) and by the rows below the areas; `on` is the day of the list."""

    on: date
    by_spot: Mapping[str | int, Here]

    def of(self, spot: str | int) -> Here:
        """What there is in an area; nothing where the list has no home there."""
        return self.by_spot.get(spot, Here())


def homes_here(homes: pa.Table, on: date, areas: Sequence[str]) -> Homes | None:
    """The homes that were registered on a day, by the areas whose names the list's localities are.

    A locality that is no area's name is in none of them; a home outside the council is outside. None
    without a list, when its own day is after the day asked, or when it names none of these areas at all:
    its localities are then of another kind.
    """
    rows = [row for row in homes.to_pylist() if row["as_at"] is not None and row["as_at"] <= on]
    if not rows:
        return None
    latest = max(row["as_at"] for row in rows)
    position = {" ".join(name.casefold().split()): n for n, name in enumerate(areas)}
    found: dict[str | int, Here] = {}
    for row in rows:
        if row["kind"] in WITH_BEDS and _is_open(row, on):
            place = " ".join((row["locality"] or "").casefold().split())
            spot = position.get(place, OUTSIDE if row["inside"] == 0 else IN_NO_AREA)
            before = found.get(spot, Here())
            found[spot] = Here(
                before.homes + 1,
                before.beds + (row["beds"] or 0),
                before.ours + (row["used_by_us"] or 0),
                before.others + (row["used_by_others"] or 0),
            )
    return Homes(latest, found) if any(isinstance(spot, int) for spot in found) else None


def _is_open(row: Mapping[str, date | None], on: date) -> bool:
    start, end = row["registered_from"], row["registered_to"]
    return (start is None or start <= on) and (end is None or end > on)
