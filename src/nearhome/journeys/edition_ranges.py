"""The ranges of an edition as a file of their own: every 31 March, chosen again or kept, and of whom."""

from collections.abc import Iterator, Mapping, Sequence

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.results.bands import Band, BandPoint, GroupRange

RANGES = "board-pack-range"
NO_GROUPS: Mapping[str, tuple[GroupRange, ...]] = {}

RANGES_DESCRIBED: Mapping[str, tuple[str, str]] = {
    "code": ("string", "The Board's code of the measure"),
    "kind": ("string", "again (members chosen again for each year) or kept (as known on one day)"),
    "as_at": ("date", "The day that the figures are of"),
    "known_from": ("date", "The day as at which the members were chosen"),
    "low": ("number", "The lower edge, unrounded where the counts are published; empty for none"),
    "high": ("number", "The upper edge"),
    "unit": ("string", "%, rate (for every 10,000), score or another unit; n for a count"),
    "councils": ("integer", "How many councils the range is of"),
    "members": ("string", "Who they are, by name"),
    "why_not": ("string", "Why there is no range; empty where there is one"),
    "breakdown": ("string", "What the range's group is of; empty for everybody"),
    "group": ("string", "The group; empty for everybody"),
}


Groups = Mapping[str, tuple[GroupRange, ...]]


def ranges_of(
    bands: Mapping[str, Band], frozen: Mapping[str, Band], by_group: Groups = NO_GROUPS
) -> Listing:
    """The ranges, a row each. A range kept is one row: the day its figures are of."""
    rows = (*_rows("again", bands), *_rows("kept", frozen), *_of_groups(by_group))
    return listing(tuple(RANGES_DESCRIBED), rows)


def _rows(kind: str, bands: Mapping[str, Band]) -> Iterator[Sequence[Cell]]:
    for code, band in bands.items():
        for point in band.points[:1] if kind == "kept" else band.points:
            yield (code, kind, *_cells(point, band.unit), None, None)


def _of_groups(by_group: Groups) -> Iterator[Sequence[Cell]]:
    for code, some in by_group.items():
        for each in some:
            yield (code, "again", *_cells(each.point, each.unit), each.breakdown, each.group)


def _cells(point: BandPoint, unit: str) -> Sequence[Cell]:
    counted = point.counted
    return (
        point.as_at,
        point.known_from,
        point.low,
        point.high,
        unit,
        len(counted),
        "; ".join(each.name for each in counted),
        point.why_not or None,
    )
