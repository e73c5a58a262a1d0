"""How many of an authority's children live outside its area, and how many of others' live inside.

From the published counts: D09 (its children outside its boundary) and D17 (other authorities'
children placed inside it). Each figure carries its source for whoever cites it.
"""

from dataclasses import dataclass
from datetime import date

from nearhome.published.bands.figures import figure_of, when_known
from nearhome.published.facts import Facts
from nearhome.results.published import PublishedFigure

OURS_OUTSIDE, OTHERS_HERE = "D09", "D17"


@dataclass(frozen=True, slots=True)
class Exchange:
    """At a 31 March: our children outside, others' children here, and what the two come to."""

    as_at: date
    ours_outside: float
    others_here: float
    outside: PublishedFigure
    here: PublishedFigure

    @property
    def net(self) -> float:
        """Others' children here less ours outside."""
        return self.others_here - self.ours_outside


def exchanges(facts: Facts, authority: str, on: date) -> tuple[Exchange, ...]:
    """Each 31 March of which both counts are published and known by a day, earliest first."""
    days = [day for day in facts.days(OTHERS_HERE) if when_known(OTHERS_HERE, day) <= on]
    found = (_exchange(facts, authority, day, on) for day in days)
    return tuple(each for each in found if each is not None)


def exchange_words(each: Exchange) -> str:
    """The two counts as a sentence."""
    return (
        f"At {each.as_at.day} {each.as_at:%B %Y}, {each.ours_outside:.0f} of the authority's children"
        f" lived outside its area, and {each.others_here:.0f} children of other authorities lived"
        " inside it."
    )


def _exchange(facts: Facts, authority: str, day: date, on: date) -> Exchange | None:
    outside = figure_of(facts, OURS_OUTSIDE, authority, day, on)
    here = figure_of(facts, OTHERS_HERE, authority, day, on)
    if outside is None or here is None:
        return None
    ours, others = outside.numerator.number, _count(here)
    return None if ours is None or others is None else Exchange(day, ours, others, outside, here)


def _count(figure: PublishedFigure) -> float | None:
    found = figure.numerator.number
    return found if found is not None else figure.value.number
