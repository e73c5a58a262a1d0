"""Places beside what chance alone would give them: exact limits, and whether they differ more than chance makes.

Given all the children, each comes from a place with the chance of its part of what is expected: their number
from there is binomial, which is the exact form of a funnel about the council's own rate. Limits hold 95 and
99.8 in 100. Sources: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
Medicine 24 (2005); D. Spiegelhalter and others, Statistical methods for healthcare regulation, Journal of the
Royal Statistical Society A 175 (2012), on limits widened by the root of the spread.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from nearhome.results.who import Funnel, Place, Says
from nearhome.signals.chance import usual
from nearhome.signals.intervals import Z_95

USUAL, WIDEST = 0.025, 0.001
"""What lies beyond each limit: together 5 and 0.2 in 100."""

FEWEST_EXPECTED = 5
"""Where fewer are expected, no count of a place says anything."""

_FEWEST_PLACES = 3
_AT_EITHER_END = 0.1
"""The part of the scores, at either end, that is drawn in to the next before their spread is taken."""


def funnel(
    children: int,
    counts: Mapping[str, int | None],
    expected: Mapping[str, float],
    here: Mapping[str, float] | None = None,
) -> Funnel:
    """Each place with anybody expected beside what chance gives it, the largest first.

    `counts` are of the places, None where one is not shown; `expected` what each would have at the rate
    of all together: only their parts of the whole matter. ValueError when nobody is expected anywhere.
    """
    everybody = sum(expected.values())
    if everybody <= 0:
        raise ValueError("nobody is expected in any place")
    named = sorted((name for name in expected if expected[name] > 0), key=lambda n: -expected[n])
    places = tuple(
        _place(name, counts.get(name), children, expected[name] / everybody, (here or {}).get(name))
        for name in named
    )
    scores = [place.score for place in places if place.score is not None]
    spread = _spread(scores)
    is_wider = spread is not None and spread > 1 + 2 * sqrt(2 / len(scores))
    limit = Z_95 * sqrt(max(spread or 1.0, 1.0))
    apart = tuple(
        each.name for each in places if each.score is not None and abs(each.score) > limit
    )
    return Funnel(children, places, spread, is_wider, apart)


def _place(name: str, count: int | None, children: int, part: float, here: float | None) -> Place:
    often, widest = usual(children, part, USUAL), usual(children, part, WIDEST)
    mean = children * part
    deviation = sqrt(mean * (1 - part))
    score = None if count is None or deviation == 0 else (count - mean) / deviation
    return Place(name, count, mean, here, often, widest, score, _says(count, mean, often, widest))


def _says(count: int | None, mean: float, often: tuple[int, int], widest: tuple[int, int]) -> Says:
    if count is None or mean < FEWEST_EXPECTED:
        return Says.TOO_FEW
    if count > often[1]:
        return Says.MORE if count > widest[1] else Says.OFTEN_MORE
    if count < often[0]:
        return Says.FEWER if count < widest[0] else Says.OFTEN_FEWER
    return Says.WITHIN


def _spread(scores: Sequence[float]) -> float | None:
    """The mean square of the scores, those at either end drawn in; None of too few places."""
    if len(scores) < _FEWEST_PLACES:
        return None
    ordered = sorted(scores)
    ends = int(_AT_EITHER_END * len(ordered))
    low, high = ordered[ends], ordered[-1 - ends]
    return sum(min(max(each, low), high) ** 2 for each in ordered) / len(ordered)
