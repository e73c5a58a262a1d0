"""`nearhome why`: the change of a figure over twelve months, parted with nothing left over."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from nearhome.journeys.because import tell_reasons
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import Ask, asked_of, asking, known_breakdowns
from nearhome.journeys.quality import vesting_days
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.journeys.why_beside import beside
from nearhome.results.values import Result
from nearhome.results.why import CannotSplitError, Split
from nearhome.signals.why.figures import figures
from nearhome.signals.why.splits import RATE, STOCK, YEARS, Days, Needed, needed
from nearhome.signals.why.whole import whole
from nearhome.vocabulary.periods import months_before

COLUMNS = (
    "code",
    "way",
    "from",
    "to",
    "part",
    "group",
    "before",
    "after",
    "effect",
    "unit",
    "children",
)
WHOLE_CHANGE = "whole change"
DEFAULT_CODES = (STOCK, RATE)
CHILDREN = "n"
"""The unit of a split in children: its parts are given as whole ones too, that add up."""
DEFAULT_BY = ("age_band", "need", "uasc")


def why(
    folder: Path,
    *,
    as_at: date | None,
    codes: Sequence[str],
    by: Sequence[str],
    own: Path | None = None,
    say: Callable[[str], None],
) -> Listing:
    """The parts of the change of measures over the twelve months to a day, a row for each, their sum first.

    Children in care and their rate unless codes are named, beside the published change of councils like
    ours; by age band, need and whether they came
    alone unless breakdowns are. The reasons that were recorded for their change are told to `say`. What cannot be split is told to `say`, with the reason. MisusedError for
    an unknown code or breakdown; RefusedError when nothing can be split.
    """
    breakdowns = known_breakdowns(by or DEFAULT_BY)
    records, wanted = asked_of(
        folder,
        codes or DEFAULT_CODES,
        lambda held: _days(held.on(as_at)).ends,
        by=breakdowns,
        own=own,
        say=say,
    )
    on = records.on(as_at)
    days = _days(on)
    asked = _needed(records, wanted, breakdowns)
    found = list(_made(asked, days, asking(records), say))
    if STOCK in wanted:
        found += beside(folder, on, say)
    tell_reasons(folder, records, wanted, on, say)
    if not found:
        raise RefusedError(
            f"No change of {', '.join(wanted)} to {on} can be split.",
            "Ask for a count, a share or a rate of children, at a date with a year of records before it.",
        )
    return listing(COLUMNS, (row for split in found for row in _rows(split)))


def _days(on: date) -> Days:
    return Days(tuple(months_before(on, 12 * back) for back in range(YEARS + 1)))


def _needed(records: Records, codes: Sequence[str], by: Sequence[str]) -> list[tuple[str, Needed]]:
    held = {card.code: card for card in records.cards}
    vesting = vesting_days(records.tables["transfers"])
    return [(code, each) for code in codes for each in needed(held[code], by, vesting)]


def _made(
    asked: Sequence[tuple[str, Needed]], days: Days, ask: Ask, say: Callable[[str], None]
) -> Iterator[Split]:
    known = figures(_results(asked, days, ask))
    for code, each in asked:
        try:
            yield each.made(known, days)
        except CannotSplitError as error:
            say(f"{code}: no {each.way}: {error}.")


def _results(asked: Sequence[tuple[str, Needed]], days: Days, ask: Ask) -> Iterator[Result]:
    """What is asked for, in one question for each number of days and breakdown."""
    questions: dict[tuple[int, str], list[str]] = {}
    for code, by, back in dict.fromkeys(each for _, one in asked for each in one.asks):
        questions.setdefault((back, by), []).append(code)
    for (back, by), codes in questions.items():
        yield from ask(sorted(days.ends[:back]), codes, (by,) if by else ())


def _rows(split: Split) -> Iterator[tuple[Cell, ...]]:
    named = (split.code, split.way, *split.days)
    yield (
        *named,
        WHOLE_CHANGE,
        "",
        _cell(split.before),
        _cell(split.after),
        _cell(split.change),
        split.unit,
        _cell(split.change) if split.unit == CHILDREN else None,
    )
    children = whole([part.effect for part in split.parts])
    for part, rounded in zip(split.parts, children, strict=True):
        numbers = (_cell(part.before), _cell(part.after), _cell(part.effect))
        of_children = rounded if split.unit == CHILDREN else None
        yield (*named, str(part.kind), part.group, *numbers, split.unit, of_children)


def _cell(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)
