"""`nearhome children`: who is behind a figure, and which rows put them there. For officers only."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import known_codes
from nearhome.journeys.records import open_records
from nearhome.measures.members import Member, members

COLUMNS = (
    "code",
    "as_at",
    "child",
    "in_numerator",
    "in_denominator",
    "detail",
    "file",
    "row",
)


def children(folder: Path, *, code: str, as_at: date | None = None) -> Listing:
    """Each child in the numerator or denominator of a measure at a date, a line a row behind it.

    RefusedError when the date is after what the records describe; MisusedError for an unknown code.
    """
    (known,) = known_codes([code])
    records = open_records(folder)
    on = records.on(as_at)
    found = members(records.engine(), known, on, records.context())
    return listing(COLUMNS, (row for each in found for row in _rows(known, on, each)))


def _rows(code: str, on: date, member: Member) -> Iterator[tuple[Cell, ...]]:
    own = (code, on, member.child, member.in_numerator, member.in_denominator, member.detail)
    for file, row in member.rows or (("", None),):
        yield (*own, file, row)
