"""The files of an edition, written to a folder together: the new ones, or none of them."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from nearhome.journeys.edition_ranges import RANGES, RANGES_DESCRIBED
from nearhome.journeys.listing import listing
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import COLUMNS, row_of
from nearhome.pack.blocks import Document
from nearhome.pack.edition import Edition
from nearhome.pack.html import html
from nearhome.results.values import Result
from nearhome.store.errors import told
from nearhome.store.files import move_into_place, write_durably
from nearhome.store.paths import usable

NAME = "board-pack"

_DESCRIBED: Mapping[str, tuple[str, str]] = {
    "code": ("string", "The Board's code of the measure; a variant adds a suffix"),
    "measure": ("string", "The name of the measure"),
    "as_at": ("date", "The day the value is of, or the last day of its window"),
    "period": ("string", "What the value is of; a rate names the population used"),
    "breakdown": ("string", "What the children are grouped by; empty for the total"),
    "group": ("string", "The group; empty for the total"),
    "numerator": ("number", "How many; empty where status says why"),
    "denominator": ("number", "Of how many; empty for a count"),
    "value": ("number", "The value, unrounded; a percentage is 0 to 100"),
    "unit": ("string", "n, %, rate (for every 10,000), ratio, months, days, miles, score or index"),
    "status": ("string", "value, zero, provisional, suppressed, or why there is no value"),
}


def write_edition(
    out: Path, document: Document, results: Sequence[Result], edition: Edition, ranges: str
) -> tuple[Path, ...]:
    """Write the pack, its numbers, the ranges, and what their columns mean; the paths are returned.

    Everything is on disk beside its place before anything is moved there. WorkspaceError when the
    folder cannot be written.
    """
    contents = {
        f"{NAME}.html": html(document),
        f"{NAME}.csv": csv_text(listing(COLUMNS, (row_of(each) for each in results))),
        f"{NAME}.csv-metadata.json": csv_metadata(edition),
        f"{RANGES}.csv": ranges,
        f"{RANGES}.csv-metadata.json": range_metadata(edition),
    }
    place, token = usable(out), secrets.token_hex(4)
    waiting = {name: place / f".{name}.{token}" for name in contents}
    with told(out):
        place.mkdir(parents=True, exist_ok=True)
        try:
            for name, content in contents.items():
                write_durably(waiting[name], content.encode())
            for name, path in waiting.items():
                move_into_place(path, place / name)
        finally:
            for path in waiting.values():
                path.unlink(missing_ok=True)
    return tuple(out / name for name in contents)


def csv_metadata(edition: Edition) -> str:
    """What the CSV's columns mean, as W3C CSV on the Web metadata, with the snapshot it came from."""
    title = f"{edition.authority}: our children on {edition.as_at.isoformat()}"
    key = ("code", "as_at", "breakdown", "group")
    return _metadata(edition, f"{NAME}.csv", title, _DESCRIBED, key)


def range_metadata(edition: Edition) -> str:
    """What the columns of the ranges mean, likewise."""
    title = f"{edition.authority}: the range of councils like ours"
    return _metadata(edition, f"{RANGES}.csv", title, RANGES_DESCRIBED, ("code", "kind", "as_at"))


def _metadata(
    edition: Edition,
    url: str,
    title: str,
    described_columns: Mapping[str, tuple[str, str]],
    key: Sequence[str],
) -> str:
    columns = [
        {"name": name, "titles": name, "datatype": kind, "dc:description": words}
        for name, (kind, words) in described_columns.items()
    ]
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": title,
        "dc:description": " ".join(edition.notices),
        "dc:source": f"snapshot {edition.snapshot}, Nearhome {edition.code_version}",
        "tableSchema": {"columns": columns, "primaryKey": list(key)},
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"
