"""What a pack is built from: an edition's results with everything that stands beside them, as plain values."""

from collections.abc import Iterable
from datetime import date

from nearhome.disclosure.telling import tellable
from nearhome.journeys.edition_results import EditionResults
from nearhome.journeys.quality import quality_of
from nearhome.journeys.ranges import Beside, citations
from nearhome.journeys.records import Records
from nearhome.journeys.signals import signals_of
from nearhome.pack.attention import Attention, flags_of
from nearhome.pack.edition import Edition, Material
from nearhome.pack.figures import Figures
from nearhome.pack.headlines import Headlines
from nearhome.pack.words import Words
from nearhome.results.changes import Changes
from nearhome.results.quality import Citation
from nearhome.results.signals import Signal
from nearhome.results.values import Context, Result
from nearhome.results.where import Where


def edition_material(
    records: Records,
    edition: Edition,
    made: EditionResults,
    around: Beside,
    *,
    headlines: Headlines,
    words: Words,
    changes: Changes | None = None,
    attention: tuple[Attention, ...] = (),
    where: Where | None = None,
) -> Material:
    """The material of an edition: what it tells is told only of what it shows."""
    context, ask = records.context(), made.answers.ask
    cited = (*_populations(context, made.results, edition.as_at), *citations(around, edition))
    figures = Figures(made.results)
    return Material(
        edition=edition,
        cards=made.cards,
        figures=figures,
        quality=quality_of(records, edition.as_at, context.unsettled_after, cited, ask),
        headlines=headlines.at(figures, edition.as_at),
        words=words,
        bands=around.bands,
        frozen=around.frozen,
        signals=_signals(records, edition, made, around),
        england=around.england,
        published=around.published,
        by_group=around.groups,
        changes=changes,
        attention=flags_of(attention, edition.as_at, edition.meeting),
        groups=made.groups,
        others=tuple(card for card in records.cards if card not in made.cards),
        activity=made.activity,
        where=where,
    )


def _signals(
    records: Records, edition: Edition, made: EditionResults, around: Beside
) -> dict[str, Signal]:
    """What each measure tells, less what would give back a number that the edition hides."""
    found = signals_of(records, edition.as_at, made.asked, around.bands, made.answers.ask)
    return found if edition.officers else tellable(found, made.results)


def _populations(context: Context, results: Iterable[Result], on: date) -> Iterable[Citation]:
    """The estimate of children that the edition's rates at its date rest on: the year that they name."""
    now = [each.period for each in results if each.as_at == on]
    used = {period.partition("mid-")[2][:4] for period in now if "mid-" in period}
    for each in context.populations:
        if str(each.year) in used:
            yield Citation(
                "Children aged 0 to 17 here", f"mid-{each.year}", each.published, each.source
            )
