"""What happened to children of each age: starts, ends and moves, in stretches long enough to be shown."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.disclosure.small import is_small
from nearhome.journeys.measures import results_of
from nearhome.journeys.records import Records
from nearhome.measures.cards import cards
from nearhome.pack.edition import Edition
from nearhome.pack.figures import KNOWN
from nearhome.results.activity import Activity, Stretch
from nearhome.results.values import Result, Status
from nearhome.vocabulary.periods import month_ends, window_start

EVENTS = ("A04-month", "A05-month", "E03-month")
"""Events of a month, which can be added up: children coming, leaving, moving."""

MONTHS = 24
STRETCHES = (1, 3, 6, 12)
"""How many months a stretch may have, the finest first."""

MOST_HIDDEN = 0.5
"""The share of numbers above nought that may be hidden before the stretches are made longer."""

_BY = "age_band"


def activity(records: Records, edition: Edition) -> tuple[Activity, ...]:
    """The events of each kind by age over the last 24 months; none when fewer than three are held.

    The finest stretches are chosen at which at most half of what is not nought is hidden, the same for
    all kinds.
    """
    days = month_ends(edition.as_at, MONTHS)
    found = results_of(records, days, EVENTS, (_BY,))
    known = known_run([each for each in found if not each.breakdown], days)
    cells = {(each.code, each.group, each.as_at): each for each in found if each.breakdown}
    tried = [
        tuple(_of_kind(code, cells, stretched(known, months), months, edition) for code in EVENTS)
        for months in STRETCHES
        if months <= len(known)
    ]
    good = (each for each in tried if share_hidden(each) <= MOST_HIDDEN)
    return next(good, tried[-1]) if tried else ()


def known_run(totals: Sequence[Result], days: Sequence[date]) -> tuple[date, ...]:
    """The months up to the last of `days` that every kind is known of, without a gap."""
    known = {on for on in days if all(each.status in KNOWN for each in totals if each.as_at == on)}
    run: list[date] = []
    for on in sorted(days, reverse=True):
        if on not in known:
            break
        run.append(on)
    return tuple(reversed(run))


def stretched(days: Sequence[date], months: int) -> tuple[tuple[date, ...], ...]:
    """The months in stretches of so many, the last ending with the last; what is left over is left out."""
    first = len(days) % months
    return tuple(tuple(days[n : n + months]) for n in range(first, len(days), months))


def share_hidden(kinds: Sequence[Activity]) -> float:
    """How much of what is not nought is hidden, from 0 to 1."""
    cells = [count for each in kinds for row in each.counts for count in row if count != 0]
    return sum(count is None for count in cells) / len(cells) if cells else 0.0


def _of_kind(
    code: str,
    cells: dict[tuple[str, str, date], Result],
    stretches: tuple[tuple[date, ...], ...],
    months: int,
    edition: Edition,
) -> Activity:
    rows = {age: tuple(_counts(code, age, cells, stretches, edition)) for age in BREAKDOWNS[_BY]}
    held = {age: row for age, row in rows.items() if any(count != 0 for count in row)}
    late = {
        n
        for n, days in enumerate(stretches)
        if any(cells[code, age, on].status is Status.PROVISIONAL for age in rows for on in days)
    }
    return Activity(
        code,
        next(card.name for card in cards() if card.code == code),
        tuple(held),
        tuple(Stretch(window_start(days[0], 1), days[-1]) for days in stretches),
        tuple(held.values()),
        months,
        frozenset(late),
    )


def _counts(
    code: str,
    age: str,
    cells: dict[tuple[str, str, date], Result],
    stretches: tuple[tuple[date, ...], ...],
    edition: Edition,
) -> Iterator[int | None]:
    """Of an age, the number of each stretch; None where it is too small to show."""
    for days in stretches:
        count = round(sum(cells[code, age, on].numerator or 0 for on in days))
        yield None if is_small(count) and not edition.officers else count
