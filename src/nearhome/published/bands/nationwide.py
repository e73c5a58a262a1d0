"""Where an authority's value lies among all authorities': by the quarters, never by rank.

Which quarter is said in words: the lowest, the best only where a measure has a good direction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nearhome.published.bands.areas import area_name, exists, today
from nearhome.published.bands.edges import FEWEST, quantile
from nearhome.published.bands.figures import figure_of
from nearhome.published.bands.values import exact, number
from nearhome.published.facts import Facts
from nearhome.results.published import Distribution, Level, PublishedFigure
from nearhome.results.values import Polarity
from nearhome.vocabulary.areas import current_authorities

NEARLY_ALL = 0.9
"""The share of England's authorities that must have a figure held for them to stand for all."""

QUARTER_WORDS = (
    "the lowest quarter",
    "the second quarter",
    "the third quarter",
    "the highest quarter",
)


@dataclass(frozen=True, slots=True)
class AreaValue:
    """An authority's published figure on a day, and the number to compare; None for a symbol."""

    area: str
    name: str
    figure: PublishedFigure
    value: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An authority's value beside the distribution over all, and the quarter (1 to 4) it lies in.

    `distribution` and `quarter` are None where the whole of England is not held.
    """

    code: str
    as_at: date
    value: float | None
    distribution: Distribution | None
    quarter: int | None


def authority_values(facts: Facts, code: str, day: date, known_by: date) -> Mapping[str, AreaValue]:
    """Every authority with a figure of a measure on a day, by its code of today, in code order.

    One that was not there on the day, and so has a symbol, is no authority of that day.
    """
    areas = sorted({today(area) for area in facts.areas(code, day)})
    found = {area: figure_of(facts, code, area, day, known_by) for area in areas}
    return {
        area: AreaValue(area, area_name(area), figure, number(figure))
        for area, figure in found.items()
        if figure is not None
        and figure.level is Level.AUTHORITY
        and (exists(area, day) or number(figure) is not None)
    }


def distribution_on(facts: Facts, code: str, day: date, known_by: date) -> Distribution | None:
    """How a measure lay across all authorities on a day, by the latest release held.

    From the figures themselves where those of nearly all authorities are held unrounded, else as it
    ships, else from rounded figures; None where none is held.
    """
    values = list(authority_values(facts, code, day, known_by).values())
    there = [each for each in values if exists(each.area, day)]
    held = [each for each in facts.distributions if (each.code, each.as_at) == (code, day)]
    known = [each.figure for each in there if each.value is not None]
    if len(there) < NEARLY_ALL * len(current_authorities()) or (
        held and not all(exact(each) for each in known)
    ):
        return max(held, key=lambda each: each.release, default=None)
    return _distributed(code, day, there)


def standing(facts: Facts, code: str, authority: str, day: date, known_by: date) -> Standing:
    """Where an authority's value of a day lies among all authorities'."""
    value = number(figure_of(facts, code, authority, day, known_by))
    found = distribution_on(facts, code, day, known_by)
    return Standing(code, day, value, found, quarter_of(value, found))


def quarter_of(value: float | None, distribution: Distribution | None) -> int | None:
    """The quarter a value lies in, 1 the lowest; a value on an edge is in the lower of the two."""
    if value is None or distribution is None:
        return None
    edges = (distribution.first_quarter, distribution.middle, distribution.third_quarter)
    known = [edge for edge in edges if edge is not None]
    return 1 + sum(value > edge for edge in known) if len(known) == len(edges) else None


def quarter_words(quarter: int, polarity: Polarity) -> str:
    """A quarter in words; best and worst only where a measure has a good direction."""
    best = {Polarity.LOWER: 1, Polarity.HIGHER: 4}.get(polarity)
    words = QUARTER_WORDS[quarter - 1]
    if quarter == best:
        return f"{words}, the best"
    return f"{words}, the worst" if best is not None and quarter == 5 - best else words


def _distributed(code: str, day: date, held: Iterable[AreaValue]) -> Distribution:
    every = list(held)
    known = [each.value for each in every if each.value is not None]
    enough = len(known) >= FEWEST
    fault = ""
    if len(known) > FEWEST and len(set(known)) == 1:
        fault, enough = "every area has the same value", False
    return Distribution(
        code=code,
        as_at=day,
        known=len(known),
        none=sum(value == 0 for value in known),
        hidden=len(every) - len(known),
        lowest=min(known) if enough else None,
        first_quarter=quantile(known, 0.25) if enough else None,
        middle=quantile(known, 0.5) if enough else None,
        third_quarter=quantile(known, 0.75) if enough else None,
        highest=max(known) if enough else None,
        release=max((each.figure.release for each in every), default=""),
        fault=fault,
        source=every[0].figure.source if every else "",
    )
