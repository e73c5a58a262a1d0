"""Packs as small as they may be, to be frozen: figures by the product's own count, and one page."""

from datetime import date

from nearhome.disclosure.small import suppress_small
from nearhome.journeys.edition_identity import IDENTITY, identity_text, vintage_of
from nearhome.journeys.listing import listing
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import COLUMNS, results_of, row_of
from nearhome.journeys.records import open_records
from nearhome.pack.edition import Edition
from nearhome.pack.references import LAST_YEAR, reference_at
from nearhome.vocabulary.periods import month_ends, months_before

CODES = ("A01", "A04", "A04-events", "A05-events", "D02", "D08", "E01")


def edition_of(records, as_at, *, officers=False):
    return Edition(
        authority="Our Council",
        as_at=as_at,
        reference=reference_at(LAST_YEAR, as_at, months_before(as_at, 12)),
        snapshot=records.snapshot.id,
        code_version="0.1.0",
        officers=officers,
        vintage=vintage_of(records.workspace),
    )


def small_pack(workspace, out, as_at: date, *, officers=False, page=b"<p>pack</p>"):
    """Write a pack of a few measures (three months, and age bands at the date) to a folder."""
    records = open_records(workspace)
    found = results_of(records, month_ends(as_at, 3), CODES, ())
    found += [r for r in results_of(records, [as_at], ["A01"], ["age_band"]) if r.breakdown]
    found = found if officers else suppress_small(found)
    contents = {
        "board-pack.csv": csv_text(listing(COLUMNS, map(row_of, found))).encode(),
        "board-pack.html": page,
    }
    out.mkdir(parents=True)
    for name, content in contents.items():
        (out / name).write_bytes(content)
    edition = edition_of(records, as_at, officers=officers)
    (out / IDENTITY).write_text(identity_text(edition, contents), encoding="utf-8")
    return out
