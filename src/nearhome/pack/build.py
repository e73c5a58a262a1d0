"""A pack from its material: results in, blocks out. Nothing here reads, writes or draws."""

from nearhome.pack.blocks import Document
from nearhome.pack.data_quality import data_quality
from nearhome.pack.edition import Edition, Material
from nearhome.pack.measure_pages import all_measures, board_measures, how_counted, meanings
from nearhome.pack.page_one import front, graphs
from nearhome.pack.who import who_is_in_the_range
from nearhome.pack.wording import day


def board_pack(material: Material) -> Document:
    """The Board's pack: page one (words, then graphs), every measure, the range, the words, the data."""
    edition = material.edition
    return Document(
        title=f"{edition.authority}: our children on {day(edition.as_at)}",
        notices=edition.notices,
        provenance=provenance(edition),
        pages=(
            front(material),
            graphs(material),
            data_quality(material),
            board_measures(material),
            all_measures(material),
            *who_is_in_the_range(material),
            meanings(material),
            how_counted(material),
        ),
        as_at=edition.as_at,
        authority=edition.authority,
    )


def provenance(edition: Edition) -> str:
    """What every figure of a page cites: the snapshot, and the version that counted it."""
    return f"Every figure: snapshot {edition.snapshot}, counted by Nearhome {edition.code_version}."
