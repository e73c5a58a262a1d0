"""`nearhome overtook`: when one group of a count became larger than another, and stayed so."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import MOST_MONTHS, asked_of, asking, known_breakdowns
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import MisusedError
from nearhome.results.why import CannotSplitError
from nearhome.signals.why.figures import Figures, figures
from nearhome.signals.why.overtaking import LASTING, overtakings
from nearhome.vocabulary.periods import month_ends

COLUMNS = (
    "code",
    "measure",
    "breakdown",
    "group",
    "overtook",
    "since",
    "number_then",
    "other_then",
    "number_now",
    "other_now",
)
DEFAULT_CODES = ("A04",)
DEFAULT_BY = ("age_band",)


def overtook(
    folder: Path,
    *,
    as_at: date | None,
    codes: Sequence[str],
    by: Sequence[str],
    months: int,
    own: Path | None = None,
    say: Callable[[str], None],
) -> Listing:
    """A row for each two groups of a breakdown of which one has overtaken the other for good, newest first.

    Looked at are the month ends of the last `months` months of which the groups are known; a measure
    whose groups are not known is told to `say`. MisusedError for an unknown code, breakdown or number
    of months.
    """
    breakdowns = known_breakdowns(by or DEFAULT_BY)
    if not LASTING < months <= MOST_MONTHS:
        raise MisusedError(
            f"--months {months} is too few or too many.", f"Give {LASTING + 1} to {MOST_MONTHS}."
        )

    def looked_at(held: Records) -> Sequence[date]:
        return month_ends(held.on(as_at), months)

    asked = codes or DEFAULT_CODES
    records, wanted = asked_of(folder, asked, looked_at, by=breakdowns, own=own, say=say)
    days = looked_at(records)
    results = asking(records)(days, wanted, breakdowns)
    names = {each.code: each.measure for each in results}
    known = figures(each for each in results if each.breakdown)
    rows = chain.from_iterable(
        _rows(known, days, (code, names.get(code, code), by), say)
        for code in wanted
        for by in breakdowns
    )
    return listing(COLUMNS, rows)


def _rows(
    known: Figures, days: Sequence[date], of: tuple[str, str, str], say: Callable[[str], None]
) -> Iterator[tuple[Cell, ...]]:
    code, _, by = of
    counts: list[dict[str, int]] = []
    told = ""
    for day in reversed(days):
        try:
            counts.insert(0, known.counts(code, day, by))
        except CannotSplitError as error:
            told = str(error)
            break
    if told:
        say(f"{code} by {by} is looked at over {len(counts)} month ends: {told}.")
    groups = {group: [each.get(group, 0) for each in counts] for group in (counts or [{}])[-1]}
    for each in overtakings(days[len(days) - len(counts) :], groups):
        then, now = zip(each.numbers, each.others, strict=True)
        yield (*of, each.group, each.overtook, each.since, *then, *now)
