"""The change of councils like ours, split by their own published flows."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from nearhome.journeys.band import bands_of
from nearhome.journeys.comparators import Comparators, open_comparators, rule_of
from nearhome.published.facts import Facts
from nearhome.results.why import CannotSplitError, Split
from nearhome.signals.why.account import published_account
from nearhome.signals.why.splits import CAME, LEFT, RATE, STOCK
from nearhome.vocabulary.periods import last_year_end, months_before, year_end

CODES = (STOCK, RATE, CAME, LEFT)


def beside(folder: Path, on: date, say: Callable[[str], None]) -> Iterator[Split]:
    """The last year's change with figures known on a day: ours as published, then each member of the range's.

    The range is that of the rate of children in care. A council without all four figures is told to `say`.
    """
    known = open_comparators(folder, on, CODES)
    end = last_year(known)
    if end is None:
        say(f"{known.name} has no published numbers of children who came and left by {on}.")
        return
    for area, name in {known.authority: known.name, **_members(folder, known)}.items():
        try:
            yield published_split(known.facts, area, name, end, on)
        except CannotSplitError as error:
            say(f"{STOCK}: not split as published: {error}.")


def last_year(known: Comparators) -> date | None:
    """The last 31 March of which our own published flows were known on the day."""
    last = last_year_end(known.on)
    ends = (year_end(last.year - back) for back in range(3))
    return next(
        (end for end in ends if _number(known.facts, LEFT, known.authority, end, known.on)), None
    )


def _members(folder: Path, known: Comparators) -> dict[str, str]:
    band = bands_of(known.facts, known.authority, [RATE], known.on, rule_of(folder, {}, known))[
        RATE
    ]
    point = band.latest
    return {each.area: each.name for each in point.counted} if point else {}


def published_split(facts: Facts, area: str, name: str, end: date, on: date) -> Split:
    """An area's published change over the year to a 31 March, as known on a day. CannotSplitError without it."""
    start = months_before(end, 12)
    asked = ((STOCK, start), (STOCK, end), (CAME, end), (LEFT, end))
    numbers = [_number(facts, code, area, day, on) for code, day in asked]
    found = [number for number in numbers if number is not None]
    if len(found) < len(asked):
        raise CannotSplitError(f"{name} has no published figures of the year to {end}")
    first, last, came, left = found
    return published_account(
        STOCK, f"as published, {name}", (start, end), (first, last), came, left
    )


def _number(facts: Facts, code: str, area: str, day: date, on: date) -> int | None:
    figure = facts.figure(code, area, day, known_by=on)
    number = figure.numerator.number if figure is not None else None
    return None if number is None else int(number)
