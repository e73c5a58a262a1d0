"""`nearhome dataset --audience`: one source, an edition for each of those who read it.

The officers' and the Board's are `dataset`'s own. All others are read when finished, before they are put in place.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.disclosure.finished.hidden import Secrets
from nearhome.journeys.agreed import words_of
from nearhome.journeys.edition_identity import IDENTITY, identity_text
from nearhome.journeys.edition_public import DATA, MadeForPublic, data_csv, made_for_public
from nearhome.journeys.edition_reader import refuse_what_tells, secrets_of
from nearhome.journeys.edition_young_people import made_for_young_people
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import MisusedError
from nearhome.pack.edition import Edition
from nearhome.pack.exempt.appendix import Exemption, appendix, paragraphs
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf
from nearhome.results.audience import Audience
from nearhome.results.values import Result, Status
from nearhome.store.together import replace_together


def edition_for(
    folder: Path,
    out: Path,
    audience: Audience,
    *,
    as_at: date | None = None,
    exemption: Exemption | None = None,
    say: Callable[[str], None],
) -> Path:
    """Write an edition to `out/<date>-<audience>/`, whole or not at all; that folder is returned.

    Its day is the newest quarter end by `as_at`. RefusedError, and nothing is written, when a finished file
    tells what it must not; MisusedError for an exempt appendix without a paragraph that somebody chose.
    """
    _check(audience, exemption)
    records = open_records(folder)
    made, contents, waits_for = _made(folder, records, records.on(as_at), audience, exemption, say)
    place = out / f"{made.edition.as_at}-{audience}"
    if audience is not Audience.EXEMPT:
        refuse_what_tells(contents, _secrets(folder, records, made))
    files = {**contents, IDENTITY: _identity(made.edition, contents, audience, waits_for)}
    replace_together(place, files)
    for each in waits_for:
        say(f"Still to be written, until then it cannot be frozen: {each}.")
    say(f"The {audience} edition is in {place}.")
    return place


def _check(audience: Audience, exemption: Exemption | None) -> None:
    if audience is not Audience.EXEMPT:
        if exemption is not None:
            raise MisusedError("A paragraph is for --audience exempt.", "Leave out --paragraph.")
        return
    if exemption is None or not exemption.why.strip() or not exemption.by.strip():
        raise MisusedError(
            "An exempt appendix needs a paragraph, a reason and who chose it: none is ever assumed.",
            'Give --paragraph 2 --why "..." --by "monitoring officer", as the proper officer decided.',
        )
    if exemption.paragraph not in paragraphs():
        raise MisusedError(
            f"There is no paragraph {exemption.paragraph} in Part 1 of Schedule 12A.",
            f"The paragraphs are {', '.join(map(str, paragraphs()))}.",
        )


def _made(
    folder: Path,
    records: Records,
    on: date,
    audience: Audience,
    exemption: Exemption | None,
    say: Callable[[str], None],
) -> tuple[MadeForPublic, Mapping[str, bytes], tuple[str, ...]]:
    if audience is Audience.YOUNG_PEOPLE:
        return made_for_young_people(folder, records, on, say)
    made = made_for_public(folder, records, on, say)
    if exemption is None:
        return made, made.contents, made.waits_for
    hidden = _hidden(made)
    document = appendix(made.edition, hidden, exemption, words_of(folder))
    contents = {
        "exempt-appendix.html": html(document).encode(),
        "exempt-appendix.pdf": pdf(document),
        DATA: data_csv(hidden),
    }
    return made, contents, ()


def _hidden(made: MadeForPublic) -> Sequence[Result]:
    """The true totals of the day that the public's edition hides."""
    pairs = zip(made.results.true, made.results.shown, strict=True)
    return tuple(
        true
        for true, shown in pairs
        if shown.status is Status.SUPPRESSED and not true.group and true.as_at == made.edition.as_at
    )


def _secrets(folder: Path, records: Records, made: MadeForPublic) -> Secrets:
    results = made.results
    return secrets_of(
        records, made.edition, results.true, results.shown, made.headlines, words_of(folder)
    )


def _identity(
    edition: Edition,
    contents: Mapping[str, bytes],
    audience: Audience,
    waits_for: Sequence[str],
) -> bytes:
    return identity_text(edition, contents, audience, waits_for).encode()
