"""A pack from its material: results in, blocks out. Nothing here reads, writes or draws."""

from nearhome.pack.blocks import Document, Page
from nearhome.pack.changed import what_changed_and_was_revised
from nearhome.pack.data_book.book import pages
from nearhome.pack.data_quality import data_quality_in_short
from nearhome.pack.edition import Edition, Material
from nearhome.pack.exceptions import exceptions
from nearhome.pack.measure_pages import board_measures, how_counted, meanings
from nearhome.pack.nobody_left_out import nobody_left_out
from nearhome.pack.page_one import front, graphs
from nearhome.pack.promises import promises
from nearhome.pack.reading_age import with_reading_age
from nearhome.pack.terms import used
from nearhome.pack.who import who_is_in_the_range
from nearhome.pack.wording import day

MOST_PAGES = 16
"""So many printed pages the Board's pack may have (USERS 7)."""


def board_pack(material: Material) -> Document:
    """The Board's pack, at most sixteen printed pages; everything else is in the data book.

    Page one (words, then graphs); what changed and was revised; exceptions; promises; the adopted
    measures; what the words mean, who is in the range and why, how good the data is. LeftOutError when it
    would tell of one group of children without the others.
    """
    nobody_left_out(material)
    edition = material.edition
    before = (
        front(material),
        graphs(material),
        what_changed_and_was_revised(material),
        *exceptions(material),
        promises(material),
        board_measures(material),
    )
    after = (*who_is_in_the_range(material), data_quality_in_short(material))
    words = meanings(material, used((*before, *after)))
    document = _document(
        f"{edition.authority}: our children on {day(edition.as_at)}",
        edition,
        (*before, words, *after, how_counted(material)),
    )
    return with_reading_age(document)


def data_book(material: Material) -> Document:
    """What stands behind the pack: every measure on a page, with every group that the catalogue has."""
    edition = material.edition
    title = f"{edition.authority}: the data book, {day(edition.as_at)}"
    return _document(title, edition, pages(material))


def _document(title: str, edition: Edition, made: tuple[Page, ...]) -> Document:
    return Document(
        title=title,
        notices=edition.notices,
        provenance=provenance(edition),
        pages=made,
        as_at=edition.as_at,
        authority=edition.authority,
        look=edition.look,
    )


def provenance(edition: Edition) -> str:
    """What every figure of a page cites: the snapshot, and the version that counted it."""
    return f"Every figure: snapshot {edition.snapshot}, counted by Nearhome {edition.code_version}."
