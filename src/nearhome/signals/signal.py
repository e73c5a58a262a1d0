"""One signal of a measure: where it lies, whether it has really changed, how far it can be relied on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.results.bands import Band
from nearhome.results.signals import Direction, Signal
from nearhome.results.values import MeasureCard, Result
from nearhome.signals.concentration import note
from nearhome.signals.confidence import confidence
from nearhome.signals.differences import Pair
from nearhome.signals.direction import direction
from nearhome.signals.methods import YEARLY_PERIODS, Judging, judging
from nearhome.signals.position import position
from nearhome.signals.series import at, months_of

TOP_THREE = "I02-top3"
STOCK = "A01"


@dataclass(frozen=True)
class Known:
    """What signals are made from: results by code, and the days on which records moved.

    Of each code asked for: the day itself, the last month end on or before it, and twelve months
    earlier (for a yearly measure the last three 31 Marches); of the flows every month end, seven years
    back where they are known. `look` is that last month end.
    """

    results: Mapping[str, Sequence[Result]]
    on: date
    look: date
    year_before: date
    marches: tuple[date, ...]
    breaks: tuple[date, ...] = ()

    def of(self, code: str, day: date) -> Result | None:
        """The result of a code at a day."""
        return at(self.results.get(code, ()), day)


def signal(card: MeasureCard, known: Known, band: Band | None = None) -> Signal | None:
    """The signal of one measure; None for a mix, whose groups each have their own, or without a result."""
    how = judging(card)
    day = known.marches[0] if card.period in YEARLY_PERIODS else known.on
    result = known.of(card.code, day)
    if result is None or _is_mix(result, card):
        return None
    found = direction(card, how, known, _pair(known, card))
    return Signal(
        card.code,
        result.as_at,
        position(result, band, card),
        found,
        confidence(result, _left_out(known, how), _notes(known, card, found)),
    )


def _is_mix(result: Result, card: MeasureCard) -> bool:
    whole = result.numerator is not None and result.numerator == result.denominator
    return bool(card.own_breakdown) and card.unit == "%" and whole


def _pair(known: Known, card: MeasureCard) -> Pair:
    now, before = (
        known.marches[:2] if card.period in YEARLY_PERIODS else (known.look, known.year_before)
    )
    return Pair(known.of(card.code, now), known.of(card.code, before))


def _left_out(known: Known, how: Judging) -> tuple[date, ...]:
    late = {
        day
        for code in how.flows
        for day in months_of(known.results.get(code, ()), known.breaks).left_out
    }
    return tuple(sorted(late))


def _notes(known: Known, card: MeasureCard, found: Direction) -> tuple[str, ...]:
    notes = []
    if known.on != known.look and found.method:
        notes.append(f"The direction is judged at the month end {known.look.isoformat()}.")
    if card.code in ("I02", "I02-merged") and found.way:
        now, before = known.of(TOP_THREE, known.look), known.of(TOP_THREE, known.year_before)
        said = note(now, before) if now and before else ""
        notes += [said] if said else []
    return tuple(notes)
