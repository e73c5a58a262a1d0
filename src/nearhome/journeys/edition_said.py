"""What is said about the figures of an edition: explanations judged for its readers, commentary of its day."""

from dataclasses import replace
from pathlib import Path

from nearhome.journeys.because import codes_in, explanations, judged_all
from nearhome.journeys.commentary import said_of
from nearhome.journeys.records import Records
from nearhome.pack.edition import Edition
from nearhome.results.said import Said


def said_for(folder: Path, records: Records, edition: Edition) -> Said | None:
    """All that is said of an edition's figures; None where nothing was recorded.

    An explanation that is about a measure for officers only is in no edition but theirs, and one that was
    said after the Board's meeting in none before it.
    """
    found = said_of(folder, edition.as_at)
    shown = {card.code for card in records.cards if edition.officers or not card.officers_only}
    explained = [
        each
        for each in explanations(folder)
        if codes_in((each,)) <= shown
        and (edition.meeting is None or each.said_on <= edition.meeting)
    ]
    if not (explained or found.commentary or found.wanted):
        return None
    judged = judged_all(records, explained, edition.as_at, small=edition.officers)
    return replace(found, judged=judged)
