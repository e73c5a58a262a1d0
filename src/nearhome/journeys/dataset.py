"""`nearhome dataset`: the Board's pack of a date, from the current snapshot to files in a folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.disclosure.small import suppress_small
from nearhome.disclosure.telling import tellable
from nearhome.journeys.comparators import Comparators, tellable_codes
from nearhome.journeys.edition_files import Made, write_edition
from nearhome.journeys.edition_identity import vintage_of
from nearhome.journeys.edition_ranges import ranges_of
from nearhome.journeys.edition_settings import read_settings
from nearhome.journeys.known_facts import facts_of
from nearhome.journeys.measures import results_of
from nearhome.journeys.quality import quality_of
from nearhome.journeys.ranges import OUR_OWN, Beside, beside, citations
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import RefusedError
from nearhome.journeys.signals import signals_of
from nearhome.measures.cards import cards, cards_of_edition
from nearhome.pack.build import board_pack
from nearhome.pack.edition import Edition, Material
from nearhome.pack.figures import Figures
from nearhome.pack.headlines import Headlines, shipped_headlines
from nearhome.pack.panel_charts import MONTHS_DRAWN, YEARS_DRAWN
from nearhome.pack.references import reference_at
from nearhome.pack.words import lint, shipped_words
from nearhome.results.quality import Citation
from nearhome.results.signals import Signal
from nearhome.results.values import Context, Result
from nearhome.store.manifest import code_version
from nearhome.vocabulary.areas import authority
from nearhome.vocabulary.periods import month_ends, months_before, year_end


def dataset(
    folder: Path,
    out: Path,
    *,
    as_at: date | None = None,
    meeting: date | None = None,
    officers: bool = False,
    say: Callable[[str], None],
) -> Path:
    """Write the Board's pack of a date to a folder, made when it is not there; the folder is returned.

    `as_at` is the snapshot's own date when not given; `meeting` the day the Board meets. `officers`
    writes the edition that shows small numbers, and says so on its pages. The files are replaced
    all at once or not at all. RefusedError when nothing can be computed for the date; WorkspaceError when there is
    no snapshot, or the folder cannot be written.
    """
    records = open_records(folder)
    on = records.on(as_at)
    if meeting is not None and meeting < on:
        raise RefusedError(
            f"The meeting ({meeting}) is before the day that the figures are of ({on}).",
            "Give the day of a later meeting, or an earlier --as-at.",
        )
    settings = read_settings(folder)
    edition = Edition(
        authority=settings.authority or authority(records.workspace.authority).name,
        as_at=on,
        reference=reference_at(settings.reference, on, months_before(on, 12)),
        snapshot=records.snapshot.id,
        code_version=code_version(),
        officers=officers,
        meeting=meeting,
        notice=settings.notice,
        published_for=settings.published_for,
        vintage=vintage_of(records.workspace),
    )
    facts = facts_of(records.workspace, tellable_codes(*OUR_OWN))
    known = Comparators(records.workspace.authority, facts, on)
    around = beside(folder, settings, known, shipped_headlines())
    results = edition_results(records, edition, shipped_headlines())
    told = _signals(records, edition, results, around)
    document = board_pack(_material(records, edition, results, around, told))
    for found in lint(document, shipped_words(), [card.code for card in cards()]):
        say(f'The page "{found.page}" says "{found.found}": write {found.instead}.')
    ranges = ranges_of(around.bands, around.frozen)
    write_edition(out, Made(pack=document, edition=edition, results=results, ranges=ranges))
    say(f"The Board's pack is in {out}.")
    return out


def edition_results(records: Records, edition: Edition, headlines: Headlines) -> tuple[Result, ...]:
    """Every result that an edition cites, small numbers suppressed unless it is the officers'.

    The headline measures at five years of month ends; every measure at the edition's date, a year
    before, and at 31 Marches; the groups that headlines cite and that mixes are of.
    """
    allowed = cards_of_edition(officers=edition.officers)
    codes = tuple(card.code for card in allowed)
    months = month_ends(edition.as_at, MONTHS_DRAWN)
    days = sorted({edition.as_at, edition.reference.on, *_year_ends(edition.as_at)})
    drawn = tuple(code for code in codes if code in headlines.codes)
    found = (
        *results_of(records, months, drawn, ()),
        *results_of(records, days, codes, ()),
        *_groups(records, edition, headlines),
    )
    unique = {(each.code, each.breakdown, each.group, each.as_at): each for each in found}
    made = tuple(unique[key] for key in sorted(unique, key=_order(codes)))
    return made if edition.officers else suppress_small(made)


def _groups(records: Records, edition: Edition, headlines: Headlines) -> Iterable[Result]:
    """The groups cited: those of the headlines, and of each mix by its own breakdown."""
    wanted = {code: set(names) for code, names in headlines.breakdowns.items()}
    for card in cards():
        if card.own_breakdown:
            wanted.setdefault(card.code, set()).add(card.own_breakdown)
    names = sorted({name for each in wanted.values() for name in each})
    days = sorted({edition.as_at, edition.reference.on, _year_ends(edition.as_at)[-1]})
    for result in results_of(records, days, sorted(wanted), names):
        if result.breakdown in wanted[result.code]:
            yield result


def _year_ends(on: date) -> list[date]:
    last = on.year if on >= year_end(on.year) else on.year - 1
    return [year_end(year) for year in range(last - YEARS_DRAWN + 1, last + 1)]


def _order(codes: Sequence[str]) -> Callable[[tuple[str, str, str, date]], tuple[object, ...]]:
    """By measure, date and breakdown; groups stay in the catalogue's order."""
    place = {code: n for n, code in enumerate(codes)}
    return lambda key: (place[key[0]], key[3], key[1])


def _signals(
    records: Records, edition: Edition, results: Sequence[Result], around: Beside
) -> dict[str, Signal]:
    """What each measure tells, less what would give back a number that the edition hides."""
    codes = tuple(card.code for card in cards())
    found = signals_of(records, edition.as_at, codes, around.bands)
    return found if edition.officers else tellable(found, results)


def _material(
    records: Records,
    edition: Edition,
    results: Sequence[Result],
    around: Beside,
    told: Mapping[str, Signal],
) -> Material:
    context = records.context()
    cited = (
        *_populations(context, results, edition.as_at),
        *citations(around, edition),
    )
    return Material(
        edition=edition,
        cards=cards_of_edition(officers=edition.officers),
        figures=Figures(results),
        quality=quality_of(records, edition.as_at, context.unsettled_after, cited),
        headlines=shipped_headlines(),
        words=shipped_words(),
        bands=around.bands,
        frozen=around.frozen,
        signals=told,
        england=around.england,
        published=around.published,
    )


def _populations(context: Context, results: Iterable[Result], on: date) -> Iterable[Citation]:
    """The estimate of children that the edition's rates at its date rest on: the year that they name."""
    now = [each.period for each in results if each.as_at == on]
    used = {period.partition("mid-")[2][:4] for period in now if "mid-" in period}
    for each in context.populations:
        if str(each.year) in used:
            yield Citation(
                "Children aged 0 to 17 here", f"mid-{each.year}", each.published, each.source
            )
