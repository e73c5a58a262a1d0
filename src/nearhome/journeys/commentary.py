"""`nearhome commentary`: what is said of each measure in an edition; what is due, late, or missing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.records import open_records
from nearhome.journeys.saying import in_force
from nearhome.journeys.signals import signals_of
from nearhome.pack.headlines import Headlines
from nearhome.results.said import Commentary, Said, Wanted
from nearhome.results.signals import Evidence, Signal
from nearhome.store.said_kept import COMMENTARY

COLUMNS = (
    "state", "about", "measure", "edition", "from", "due", "changed", "why", "doing", "owner",
    "done_by", "explanation",
)  # fmt: skip
THERE, DUE, LATE, MISSING = "there", "due", "late", "missing"


def commentary(
    folder: Path, *, as_at: date | None, today: date | None, say: Callable[[str], None]
) -> Listing:
    """The commentary of the edition of a day: there, due, late, and missing.

    Missing is that of an adopted measure which really changed, when nobody has said anything and nobody was
    asked. `today` is the day from which due is late; the day of the figures when not given.
    """
    from nearhome.journeys.adopting import headlines_of

    records = open_records(folder)
    on = records.on(as_at)
    found = said_of(folder, on)
    names = {card.code: card.name for card in records.cards}
    adopted = [code for code in adopted_codes(headlines_of(folder)) if code in names]
    moved = [
        code for code, each in signals_of(records, on, adopted, {}).items() if has_changed(each)
    ]
    rows = [*_there(found.commentary, names), *_wanted(found, today or on, names)]
    for code in moved:
        if not found.is_spoken_of(code):
            rows.append((MISSING, code, names[code], on, *[None] * 8))
    if not rows:
        say(f"No commentary is recorded, asked for or missing for {on}.")
    return listing(COLUMNS, rows)


def said_of(folder: Path, on: date) -> Said:
    """The commentary of the edition of a day, and what was asked for; without the explanations."""
    held = [each.saying for each in in_force(folder, COMMENTARY)]
    there = tuple(each for each in held if isinstance(each, Commentary) and each.edition == on)
    asked = tuple(each for each in held if isinstance(each, Wanted) and each.edition == on)
    return Said((), there, asked)


def adopted_codes(headlines: Headlines) -> tuple[str, ...]:
    """The measures of the panels in force, in their order."""
    return tuple(dict.fromkeys(panel.main.code for panel in headlines.panels))


def has_changed(signal: Signal) -> bool:
    """Whether a figure has really changed."""
    return signal.direction.evidence is Evidence.REAL_CHANGE


def _there(held: Sequence[Commentary], names: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for each in held:
        of = names.get(each.about, f"theme {each.about}")
        yield (
            THERE, each.about, of, each.edition, each.partner or each.owner, None, each.changed,
            each.why, each.doing, each.owner, each.due, each.explanation,
        )  # fmt: skip


def _wanted(found: Said, today: date, names: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for each in found.still_wanted():
        state = LATE if each.due < today else DUE
        of = names.get(each.about, f"theme {each.about}")
        yield (state, each.about, of, each.edition, each.asked_of, each.due, *[None] * 6)
