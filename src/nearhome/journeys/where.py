"""`nearhome where`: children by the council's own areas; and what a member may be shown of one of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple
from datetime import date
from pathlib import Path

from nearhome.disclosure.area_counts import protected
from nearhome.journeys import area_files
from nearhome.journeys.by_area import count_by_area
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.results.where import NOT_SHOWN, AreaCount, Where
from nearhome.returns.areas.nesting import parts_of
from nearhome.returns.areas.reading import AreaFile

Say = Callable[[str], None]

COLUMNS = ("area", "came_from", "live_here", "homes", "beds", "used_by_us", "used_by_others")
OF_ONE = ("areas", "outlines", "as_at", *COLUMNS)
HIDDEN = "not shown"
"""A count that is small, or that would give a small one back."""

ALL = "all children"
PREFERRED = "localities"


def where(
    folder: Path,
    *,
    kind: str = "",
    as_at: date | None = None,
    area: str = "",
    officers: bool = False,
    protect: bool = False,
    say: Say,
) -> Listing:
    """A row for each area, then those in none: where children came from, live now, and beds there.

    The rows add up to `ALL`, every child looked after. With `area`, that one alone, small numbers hidden
    unless it is for `officers`; without, they are hidden only to `protect`. RefusedError without areas, or
    when the date is after what the records describe; MisusedError for a kind or an area there is none of.
    """
    records = open_records(folder)
    files = area_files.in_force(records.workspace)
    chosen = chosen_kind(files, kind)
    on = records.on(as_at)
    hides = protect or (bool(area) and not officers)
    found = (safe_counts if hides else _counts)(records, on, files, chosen, say)
    say(_source(found))
    if area:
        return listing(OF_ONE, [(found.kind, found.outlines, on, *_cells(_one(found, area)))])
    return listing(COLUMNS, (_cells(each) for each in _rows(found)))


def chosen_kind(files: Mapping[str, AreaFile], asked: str = "") -> str:
    """The kind asked for; else localities, else the kind of the fewest areas."""
    if not files:
        raise RefusedError(
            "No areas were added: there is nothing to count children by.",
            "Add a GeoJSON of localities or wards with `nearhome add` (docs/how-to/add-areas.md).",
        )
    plain = " ".join(asked.casefold().split())
    if plain and plain not in files:
        raise MisusedError(
            f"There are no areas of the kind {asked}.", f"There are {', '.join(files)}."
        )
    if plain or PREFERRED in files:
        return plain or PREFERRED
    return min(files, key=lambda each: len(files[each].areas))


def safe_counts(
    records: Records, on: date, files: Mapping[str, AreaFile], kind: str, say: Say
) -> Where:
    """A kind's counts with small ones hidden, beside those of the next larger areas, which are hidden first."""
    larger = [each for each in files.values() if len(each.areas) < len(files[kind].areas)]
    found = count_by_area(records, on, files[kind], say)
    if not larger:
        return protected(found)
    next_one = max(larger, key=lambda each: len(each.areas))
    beside = safe_counts(records, on, files, next_one.kind, say)
    return protected(found, beside, parts_of(next_one.areas, files[kind].areas))


def _counts(
    records: Records, on: date, files: Mapping[str, AreaFile], kind: str, say: Say
) -> Where:
    return count_by_area(records, on, files[kind], say)


def _source(found: Where) -> str:
    dated = f" of {found.dated}" if found.dated else ""
    homes = f"; homes as on {found.homes_on}" if found.homes_on else "; no list of homes names them"
    return f"Areas: {found.kind}, from {found.file}{dated} (outlines {found.outlines}){homes}." + (
        "" if found.protected else " Officers only: small numbers are not hidden."
    )


def _one(found: Where, area: str) -> AreaCount:
    plain = " ".join(area.casefold().split())
    for each in found.areas:
        if each.area.casefold() == plain:
            return each
    raise MisusedError(
        f"There is no area {area} among the {found.kind}.",
        f"There are {', '.join(each.area for each in found.areas)}.",
    )


def _rows(found: Where) -> Iterator[AreaCount]:
    """The rows as listed; for officers, why children are on no map in place of the one row of them all."""
    for each in found.rows:
        if each.area != NOT_SHOWN or found.protected:
            yield each
    if not found.protected:
        for reason, came, live in found.parts:
            yield AreaCount(f"{NOT_SHOWN}: {reason}", came, live)
    known = [each for each in found.rows if each.beds is not None]
    yield AreaCount(
        ALL,
        found.children,
        found.children,
        sum(each.homes or 0 for each in known) if known else None,
        sum(each.beds or 0 for each in known) if known else None,
        *(_summed([each.ours for each in known]), _summed([each.others for each in known])),
    )


def _summed(counts: list[int | None]) -> int | None:
    return sum(each or 0 for each in counts) if counts and None not in counts else None


def _cells(row: AreaCount) -> tuple[Cell, ...]:
    name, came, live, *homes = astuple(row)
    return (name, HIDDEN if came is None else came, HIDDEN if live is None else live, *homes)
