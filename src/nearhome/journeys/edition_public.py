"""`nearhome dataset --audience public`: the edition in which no child can be found, at a quarter's end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.cohorts.history import Cohorts
from nearhome.disclosure.public import quarter_ends
from nearhome.journeys.adopting import headlines_of
from nearhome.journeys.agreed import words_of
from nearhome.journeys.branding import look_of
from nearhome.journeys.comparators import Comparators, tellable_codes
from nearhome.journeys.edition_identity import vintage_of
from nearhome.journeys.edition_settings import EditionSettings, read_settings
from nearhome.journeys.known_facts import facts_of
from nearhome.journeys.listing import listing
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import COLUMNS, row_of
from nearhome.journeys.public_results import PublicResults, public_results
from nearhome.journeys.public_settings import FILE, said_to_the_public
from nearhome.journeys.quality import quality_of
from nearhome.journeys.ranges import ACROSS_BOUNDARY, Beside, beside, citations
from nearhome.journeys.records import Records
from nearhome.pack.blocks import Document
from nearhome.pack.edition import Edition, Material
from nearhome.pack.figures import Figures
from nearhome.pack.headlines import Headlines
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.public.document import public_document
from nearhome.pack.public.hidden import public_words
from nearhome.pack.public.workbook import public_workbook
from nearhome.pack.references import reference_at
from nearhome.pack.words import Words, lint
from nearhome.pack.xlsx.writing import xlsx
from nearhome.results.values import Result
from nearhome.store.manifest import code_version
from nearhome.vocabulary.areas import authority
from nearhome.vocabulary.periods import months_before

NAME, DATA = "public-edition", "data.csv"


@dataclass(frozen=True)
class MadeForPublic:
    """A public edition before it is checked and written: its files by name, and what they were made from.

    `waits_for` names what it must hold and people have not written yet: until then it cannot be frozen.
    """

    edition: Edition
    contents: Mapping[str, bytes]
    results: PublicResults
    headlines: Headlines
    waits_for: tuple[str, ...]


def quarter_of(on: date) -> date:
    """The newest quarter end by a day."""
    return quarter_ends(on)[-1]


def made_for_public(
    folder: Path, records: Records, on: date, say: Callable[[str], None]
) -> MadeForPublic:
    """The public's edition at the newest quarter end by a day."""
    quarters = quarter_ends(on)
    settings, words = read_settings(folder), public_words(words_of(folder))
    edition = public_edition(folder, records, settings, quarters[-1])
    headlines = headlines_of(folder)
    results = public_results(records, quarters, frozenset(headlines.codes))
    for name in results.left_out:
        say(f"Left out, for no way was found to keep a hidden number of it safe: {name}.")
    material = _material(folder, records, edition, settings, results, headlines, words)
    said = said_to_the_public(folder)
    document = public_document(material, quarters, said, results.primary)
    _lint(document, words, records, say)
    return MadeForPublic(
        edition,
        _contents(document, edition, results),
        results,
        material.headlines,
        tuple(f"`{name}` in {FILE}" for name in said.lacks),
    )


def public_edition(folder: Path, records: Records, settings: EditionSettings, on: date) -> Edition:
    """What an edition is that leaves the Board too: of a quarter's end, with small numbers hidden."""
    look, left_out = look_of(folder, settings.look)
    return Edition(
        authority=settings.authority or authority(records.workspace.authority).name,
        as_at=on,
        reference=reference_at(settings.reference, on, months_before(on, 12)),
        snapshot=records.snapshot.id,
        code_version=code_version(),
        notice=settings.notice,
        published_for=settings.published_for,
        vintage=vintage_of(records.workspace),
        look=look,
        left_out=left_out,
    )


def _material(
    folder: Path,
    records: Records,
    edition: Edition,
    settings: EditionSettings,
    results: PublicResults,
    headlines: Headlines,
    words: Words,
) -> Material:
    facts = facts_of(records.workspace, tellable_codes(*ACROSS_BOUNDARY))
    known = Comparators(records.workspace.authority, facts, edition.as_at)
    around: Beside = beside(folder, settings, known, headlines)
    figures = Figures(results.shown)
    cohorts, context = Cohorts(records.engine(), (records.as_at,)), records.context()
    return Material(
        edition=edition,
        cards=results.cards,
        figures=figures,
        quality=quality_of(
            records, edition.as_at, context.unsettled_after, citations(around, edition)
        ),
        headlines=headlines.at(figures, edition.as_at),
        words=words,
        bands=around.bands,
        frozen=around.frozen,
        england=around.england,
        published=around.published,
        groups={name: cohorts.groups(name) for name in BREAKDOWNS},
        others=tuple(card for card in records.cards if card not in results.cards),
    )


def _contents(document: Document, edition: Edition, results: PublicResults) -> dict[str, bytes]:
    return {
        f"{NAME}.html": html(document).encode(),
        f"{NAME}.pdf": pdf(document),
        f"{NAME}.xlsx": xlsx(public_workbook(edition, results.shown)),
        DATA: data_csv(results.shown),
    }


def data_csv(results: Iterable[Result]) -> bytes:
    """Results as the bytes of a `data.csv`, in the layout of `measures`."""
    return csv_text(listing(COLUMNS, (row_of(each) for each in results))).encode()


def _lint(document: Document, words: Words, records: Records, say: Callable[[str], None]) -> None:
    for found in lint(document, words, [card.code for card in records.cards]):
        say(f'The page "{found.page}" says "{found.found}": write {found.instead}.')
