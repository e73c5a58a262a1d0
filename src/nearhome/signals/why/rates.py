"""A rate parted into the children counted and the children who live here."""

from datetime import date
from fractions import Fraction

from nearhome.results.why import CannotSplitError, Kind, Part, Split

WAY = "children counted and children who live here"
TEN_THOUSAND = 10_000
HALF = Fraction(1, 2)


def rate(
    code: str, days: tuple[date, date], children: tuple[int, int], population: tuple[int, int]
) -> Split:
    """A rate per 10,000 at two days: did it move because of children, or because of the estimate?

    Each factor changes while the other stands at the mean of both days, so the two add up exactly.
    CannotSplitError without a population.
    """
    if not all(population):
        raise CannotSplitError(
            f"the population on {days[0 if not population[0] else 1]} is not known",
            "the number of children who live here is not known of both days",
        )
    per = (Fraction(TEN_THOUSAND, population[0]), Fraction(TEN_THOUSAND, population[1]))
    counted = HALF * (per[0] + per[1]) * (children[1] - children[0])
    lived = HALF * (children[0] + children[1]) * (per[1] - per[0])
    parts = (
        Part(Kind.CHILDREN, "", counted, Fraction(children[0]), Fraction(children[1])),
        Part(Kind.POPULATION, "", lived, Fraction(population[0]), Fraction(population[1])),
    )
    return Split(code, WAY, "rate", days, children[0] * per[0], children[1] * per[1], parts)
