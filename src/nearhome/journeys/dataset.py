"""`nearhome dataset`: the Board's pack of a date, from the current snapshot to files in a folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nearhome.journeys.adopting import headlines_of, not_recorded, panels_without_own
from nearhome.journeys.agreed import words_of
from nearhome.journeys.branding import look_of
from nearhome.journeys.comparators import Comparators, tellable_codes
from nearhome.journeys.edition_files import Made, write_edition
from nearhome.journeys.edition_identity import vintage_of
from nearhome.journeys.edition_material import edition_material
from nearhome.journeys.edition_ranges import ranges_of
from nearhome.journeys.edition_results import EditionResults, days_of_edition, edition_results
from nearhome.journeys.edition_said import said_for
from nearhome.journeys.edition_settings import read_settings
from nearhome.journeys.edition_where import results_by_area, where_of
from nearhome.journeys.edition_who import refuse_left_out_of_totals
from nearhome.journeys.edition_why import why_of
from nearhome.journeys.known_facts import facts_of
from nearhome.journeys.own_measures import (
    flags_told,
    for_the_page,
    own_measures,
    panel_missing,
    tell,
    tried,
)
from nearhome.journeys.ranges import ACROSS_BOUNDARY, beside
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.journeys.report_template import report_of
from nearhome.journeys.revisions import changes_of
from nearhome.journeys.wording import wording
from nearhome.pack.build import board_pack, data_book
from nearhome.pack.data_book.groups import DroppedGroupError
from nearhome.pack.drawing_beside import second_process
from nearhome.pack.edition import Edition
from nearhome.pack.exceptions import ranked, with_a_page
from nearhome.pack.nobody_left_out import LeftOutError
from nearhome.pack.public.hidden import public_words
from nearhome.pack.references import reference_at
from nearhome.pack.speaker_note import speaker_note
from nearhome.store.manifest import code_version
from nearhome.vocabulary.areas import authority
from nearhome.vocabulary.periods import months_before


def dataset(
    folder: Path,
    out: Path,
    *,
    as_at: date | None = None,
    meeting: date | None = None,
    officers: bool = False,
    book: bool = True,
    own: Path | None = None,
    protected: bool = False,
    say: Callable[[str], None],
) -> Path:
    """Write the Board's pack of a date to a folder, made when it is not there; the folder is returned.

    `as_at` is the snapshot's own date when not given; `meeting` the day the Board meets. `officers`
    writes the edition that shows small numbers, and says so on its pages; without `book` no data book
    stands behind the pack; `own` is a folder of Python files with measures beside the workspace's own;
    `protected` hides more, so that no hidden number can be worked out.
    The files are replaced all at once or not at all. RefusedError when nothing can be computed for the
    date; WorkspaceError when there is no snapshot, or the folder cannot be written.
    """
    records = open_records(folder)
    on = records.on(as_at)
    if meeting is not None and meeting < on:
        raise RefusedError(
            f"The meeting ({meeting}) is before the day that the figures are of ({on}).",
            "Give the day of a later meeting, or an earlier --as-at.",
        )
    if officers and protected:
        raise MisusedError(
            "--officers shows small numbers and --protected hides them.",
            "Leave one of the two out.",
        )
    asked = Asked(on, meeting, officers, book, own, protected)
    # It loads what it needs while the figures are worked out.
    with second_process() if book else nullcontext() as started:
        with nobody_left_out_or_none_made():
            made = _made(folder, records, asked, say)
        write_edition(out, made, started)
    say(f"The Board's pack is in {out}.")
    return out


@contextmanager
def nobody_left_out_or_none_made() -> Iterator[None]:
    """RefusedError in place of an edition that would tell of some children and not of others."""
    try:
        yield
    except (LeftOutError, DroppedGroupError) as error:
        raise RefusedError(
            f"No edition was made, since it would leave children out: {error}.",
            "If that is a measure of the council's own, mend its file so that its groups make its total, or "
            "take the file out of measures/. If not, the fault is Nearhome's: tell whoever looks after it.",
        ) from error


@dataclass(frozen=True, slots=True)
class Asked:
    """The edition that is asked for: of which day, for which meeting and readers, with a book, with whose measures."""

    on: date
    meeting: date | None
    officers: bool
    book: bool
    own: Path | None
    protected: bool = False


def _made(folder: Path, records: Records, asked: Asked, say: Callable[[str], None]) -> Made:
    """The edition before it is written; what is left out of it is told to `say`."""
    on = asked.on
    settings = read_settings(folder)
    look, left_out = look_of(folder, settings.look)
    for line in left_out:
        say(line)
    reference = reference_at(settings.reference, on, months_before(on, 12))
    mine = tried(
        own_measures(folder, asked.own),
        records,
        days_of_edition(records, on, reference.on),
        ("sex", "age_band"),
    )
    tell(mine.faults, say)
    records = records.with_own(mine.measures)
    flags, unheard = flags_told(settings.attention, mine)
    gaps = (
        *map(for_the_page, mine.faults),
        *map(panel_missing, panels_without_own(folder, mine.measures)),
        *unheard,
    )
    for line in gaps[len(mine.faults) :]:
        say(line)
    edition = Edition(
        authority=settings.authority or authority(records.workspace.authority).name,
        as_at=on,
        reference=reference,
        snapshot=records.snapshot.id,
        code_version=code_version(),
        officers=asked.officers,
        meeting=asked.meeting,
        notice=settings.notice,
        published_for=settings.published_for,
        vintage=vintage_of(records.workspace),
        look=look,
        left_out=(*left_out, *gaps),
    )
    facts = facts_of(records.workspace, tellable_codes(*ACROSS_BOUNDARY))
    known = Comparators(records.workspace.authority, facts, on)
    headlines, words = headlines_of(folder, mine.measures), words_of(folder)
    around = beside(folder, settings, known, headlines)
    if asked.protected:
        words = public_words(words)
    results = edition_results(records, edition, headlines.codes, protected=asked.protected)
    edition = _with_left_out(edition, results, records, say)
    where = where_of(records, edition, say)
    material = edition_material(
        records,
        edition,
        results,
        around,
        headlines=headlines,
        words=words,
        attention=flags,
        changes=changes_of(records, edition, headlines.codes, results.answers.ask),
        where=where,
    )
    adopted = {*headlines.codes, *(each.card.code for each in with_a_page(ranked(material)))}
    why = why_of(records, edition, results, around, known, adopted, material.figures)
    material = replace(material, why=why, said=said_for(folder, records, edition))
    refuse_left_out_of_totals(results.answers, results.cards, on, material.quality.restricted)
    pack = board_pack(material)
    report, no_template = report_of(folder, settings.report, pack, edition)
    for line in no_template:
        say(line)
    made = Made(
        pack=pack,
        edition=edition,
        results=(*results.results, *results_by_area(where, records.cards)),
        ranges=ranges_of(around.bands, around.frozen, around.groups),
        headlines=material.headlines,
        book=data_book(material) if asked.book else None,
        note=speaker_note(material),
        report=report,
    )
    if not headlines.recorded:
        say(not_recorded(headlines))
    others = () if made.book is None else (made.book,)
    codes = [card.code for card in records.cards]
    for line in wording(made.pack, others, made.note, words, codes=codes, officers=asked.officers):
        say(line)
    return made


def _with_left_out(
    edition: Edition, results: EditionResults, records: Records, say: Callable[[str], None]
) -> Edition:
    """The edition saying of which measures nothing could be shown; told to `say` too."""
    names = {card.code: card.name for card in records.cards}
    lines = tuple(
        f"{names.get(each.partition(' ')[0], each)}: not shown, for a small number of it could be worked out "
        "from what is out already"
        for each in results.left_out
    )
    for name, line in zip(results.left_out, lines, strict=True):
        say(f"{name}: {line}.")
    return replace(edition, left_out=(*edition.left_out, *lines))
