"""What the columns of an edition's CSV files mean, as W3C CSV on the Web metadata."""

import json
from collections.abc import Mapping, Sequence

from nearhome.journeys.edition_ranges import RANGES, RANGES_DESCRIBED
from nearhome.pack.blocks import Document, PanelGrid
from nearhome.pack.edition import Edition

NAME = "board-pack"

DESCRIBED: Mapping[str, tuple[str, str]] = {
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


def said_on_page_one(pack: Document) -> tuple[tuple[str, str], ...]:
    """The name and the sentence of each panel of a pack, as they stand on its page of graphs."""
    return tuple(
        (panel.name, panel.sentence)
        for page in pack.pages
        for block in page.blocks
        if isinstance(block, PanelGrid)
        for panel in block.panels
    )


def csv_metadata(edition: Edition, says: Sequence[tuple[str, str]] = ()) -> str:
    """What the columns of `board-pack.csv` mean, with the snapshot it came from and what page one `says` of it."""
    title = f"{edition.authority}: our children on {edition.as_at.isoformat()}"
    key = ("code", "as_at", "breakdown", "group")
    return _metadata(edition, f"{NAME}.csv", title, DESCRIBED, key, says)


def range_metadata(edition: Edition) -> str:
    """What the columns of the ranges mean, likewise."""
    title = f"{edition.authority}: the range of councils like ours"
    return _metadata(
        edition,
        f"{RANGES}.csv",
        title,
        RANGES_DESCRIBED,
        ("code", "kind", "as_at", "breakdown", "group"),
    )


def _metadata(
    edition: Edition,
    url: str,
    title: str,
    described_columns: Mapping[str, tuple[str, str]],
    key: Sequence[str],
    says: Sequence[tuple[str, str]] = (),
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
        **({"notes": [{"about": name, "says": said} for name, said in says]} if says else {}),
        "tableSchema": {"columns": columns, "primaryKey": list(key)},
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"
