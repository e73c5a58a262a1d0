"""The ranges of an edition as a file of their own: every 31 March, chosen again or kept, and of whom."""

from collections.abc import Iterator, Mapping, Sequence

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.results.bands import Band

RANGES = "board-pack-range"

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
}


def ranges_of(bands: Mapping[str, Band], frozen: Mapping[str, Band]) -> Listing:
    """The ranges, a row each. A range kept is one row: the day its figures are of."""
    return listing(tuple(RANGES_DESCRIBED), (*_rows("again", bands), *_rows("kept", frozen)))


def _rows(kind: str, bands: Mapping[str, Band]) -> Iterator[Sequence[Cell]]:
    for code, band in bands.items():
        for point in band.points[:1] if kind == "kept" else band.points:
            counted = point.counted
            yield (
                code,
                kind,
                point.as_at,
                point.known_from,
                point.low,
                point.high,
                band.unit,
                len(counted),
                "; ".join(each.name for each in counted),
                point.why_not or None,
            )
