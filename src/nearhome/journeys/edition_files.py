"""The files of an edition, written to a folder together: the new ones, or none of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nearhome.journeys.edition_identity import IDENTITY, identity_text
from nearhome.journeys.edition_metadata import NAME, csv_metadata, range_metadata, said_on_page_one
from nearhome.journeys.edition_ranges import RANGES
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import COLUMNS, row_of
from nearhome.pack.blocks import Document
from nearhome.pack.drawing_beside import Process, beside
from nearhome.pack.edition import Edition
from nearhome.pack.headlines import Headlines
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.xlsx.sheets import workbook
from nearhome.pack.xlsx.writing import xlsx
from nearhome.results.values import Result
from nearhome.store.together import replace_together

BOOK = "data-book"
NOTE = "speaker-note"


@dataclass(frozen=True, slots=True)
class Made:
    """An edition before it is written: its documents, its results as they may leave, and its ranges.

    `ranges` is a listing of `edition_ranges.RANGES_DESCRIBED`; `headlines` is the list that the Board
    adopted. `book` is the data book, `note` the speaker's note, `report` the committee's front report.
    """

    pack: Document
    edition: Edition
    results: tuple[Result, ...]
    ranges: Listing
    headlines: Headlines
    book: Document | None = None
    note: Document | None = None
    report: bytes = b""


def write_edition(out: Path, made: Made, started: Process | None = None) -> tuple[Path, ...]:
    """Write every file of an edition to a folder, made when it is not there; the paths are returned.

    `started` is a second process that stands ready to make half. `edition.json` says of the others what they are: `freeze` checks them by it. WorkspaceError when the
    folder cannot be written: then it is as it was.
    """
    found = dict(contents(made, started))
    found[IDENTITY] = identity_text(made.edition, found).encode()
    replace_together(out, found)
    return tuple(out / name for name in found)


def contents(made: Made, started: Process | None = None) -> Iterator[tuple[str, bytes]]:
    """Each file's name with its bytes, the same for the same edition."""
    if made.book is None:
        yield from _written(made)
        return
    with beside(made.book, (made.pack,), started) as book:
        yield from _written(made)
        yield f"{BOOK}.pdf", book.pdf()


def _written(made: Made) -> Iterator[tuple[str, bytes]]:
    """Every file but the data book's PDF, which is made beside them."""
    figures = listing(COLUMNS, (row_of(each) for each in made.results))
    for name, document in ((NAME, made.pack), (NOTE, made.note), (BOOK, made.book)):
        if document is not None:
            yield f"{name}.html", html(document).encode()
            if name != BOOK:
                yield f"{name}.pdf", pdf(document)
    yield f"{NAME}-large-print.pdf", pdf(made.pack, large=True)
    documents = tuple(each for each in (made.pack, made.book) if each is not None)
    yield (
        f"{NAME}.xlsx",
        xlsx(workbook(made.edition, documents, made.results, made.ranges.rows, made.headlines)),
    )
    if made.report:
        yield "front-report.docx", made.report
    yield f"{NAME}.csv", csv_text(figures).encode()
    yield (
        f"{NAME}.csv-metadata.json",
        csv_metadata(made.edition, said_on_page_one(made.pack)).encode(),
    )
    yield f"{RANGES}.csv", csv_text(made.ranges).encode()
    yield f"{RANGES}.csv-metadata.json", range_metadata(made.edition).encode()
