"""Finds a published figure for an area under any of its codes, and the days there are figures of."""

from datetime import date

from nearhome.published.bands.areas import codes_of
from nearhome.published.bands.values import number
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts
from nearhome.published.releases import known_from
from nearhome.results.published import PublishedFigure

Group = tuple[str, str]
"""A breakdown and the name of a group of it."""
WHOLE: Group = ("", "")
"""Everybody that a measure counts."""


def when_known(code: str, day: date) -> date:
    """The day from which a measure's figures of a day count as known.

    1 December of the year, unless its counterpart says later (schools' figures come in spring).
    """
    found = counterpart(code)
    year = day.year if day.month < 12 else day.year + 1
    return found.known_from(year) if found is not None else known_from(year)


def last_known(code: str, on: date) -> date:
    """The last 31 March whose figures of a measure are known by a day."""
    day = date(on.year, 3, 31)
    while when_known(code, day) > on:
        day = day.replace(year=day.year - 1)
    return day


def days_known(facts: Facts, code: str, on: date) -> tuple[date, ...]:
    """The days whose figures of a measure are held and known by a day, earliest first.

    Where none is, the last 31 March whose figures are known by then: a band is then a list of members.
    """
    held = tuple(day for day in facts.days(code) if when_known(code, day) <= on)
    return held or (last_known(code, on),)


def figure_of(
    facts: Facts, code: str, area: str, day: date, known_by: date, of: Group = WHOLE
) -> PublishedFigure | None:
    """An area's figure as known by a day, under the code it had then or has now; a number before a symbol.

    `of` is a group of the measure, by breakdown and name.
    """
    by, group = of
    found = [
        figure
        for each in codes_of(area)
        if (figure := facts.figure(code, each, day, breakdown=by, group=group, known_by=known_by))
        is not None
    ]
    with_number = [each for each in found if number(each) is not None]
    return next(iter((*with_number, *found)), None)
