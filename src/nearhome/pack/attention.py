"""What officers ask the Board to look at, with their reason: words of theirs beside the figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nearhome.pack.headlines import Headlines
from nearhome.pack.wording import day
from nearhome.results.values import MeasureCard

FLAGGED_WITHIN = timedelta(days=62)
"""How long after its day an edition is still flagged for, where no meeting is named."""

LONGEST_REASON = 160
"""The most characters of a reason: it is read aloud in one breath."""


@dataclass(frozen=True, slots=True)
class Attention:
    """A measure that officers flag for the Board: why, the role that asks (never a name), and the day."""

    code: str
    reason: str
    by: str
    on: date


def flags_of(
    flags: Iterable[Attention], as_at: date, meeting: date | None
) -> tuple[Attention, ...]:
    """The flags of an edition: those made by the day of its meeting, or within two months without one.

    An edition that is made again later does not gain what was flagged for a later one.
    """
    last = meeting if meeting is not None else as_at + FLAGGED_WITHIN
    return tuple(each for each in flags if each.on <= last)


def flag_in_words(flag: Attention, name: str) -> str:
    """The flag as a sentence: what it is of, why, who asks, and when."""
    reason = flag.reason.strip().rstrip(".")
    return f"{name}: {reason} ({flag.by}, {day(flag.on)})."


def name_of(code: str, headlines: Headlines, cards: Iterable[MeasureCard]) -> str:
    """What a measure is called on a page: by the panel that is about it, else by its own name."""
    for panel in headlines.panels:
        if panel.main.code == code and not panel.main.breakdown:
            return panel.name
    return next((card.name for card in cards if card.code == code), "Another measure")
