"""What chance alone gives, exactly: the binomial distribution summed up, its limits, and a share's interval.

Sources: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in the case of
the binomial, Biometrika 26 (1934); J. Przyborowski and H. Wilenski, Homogeneity of results in testing samples
from Poisson series, Biometrika 31 (1940): of two Poisson counts, one given their sum is binomial.
"""

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p

_HALVINGS = 45
"""So many times an interval is halved: to thirteen digits."""
_NEGLIGIBLE = 1e-17


def binomial_chances(children: int, share: float) -> list[float]:
    """The chance of each count from 0 to all of `children`, each counting with the chance `share`.

    ValueError unless 0 <= share <= 1 and there are no fewer than 0 children.
    """
    if children < 0 or not 0 <= share <= 1:
        raise ValueError(f"{children} children at a share of {share}")
    if share in (0, 1):
        return [float(count == children * share) for count in range(children + 1)]
    yes, no = log(share), log1p(-share)
    whole = lgamma(children + 1)
    return [
        exp(
            whole
            - lgamma(count + 1)
            - lgamma(children - count + 1)
            + count * yes
            + (children - count) * no
        )
        for count in range(children + 1)
    ]


def usual(children: int, share: float, beyond: float) -> tuple[int, int]:
    """The fewest and the most that are not rare: fewer, and more, come with a chance of at most `beyond` each."""
    chances = binomial_chances(children, share)
    below, fewest = 0.0, 0
    while below + chances[fewest] <= beyond:
        below += chances[fewest]
        fewest += 1
    above, most = 0.0, children
    while above + chances[most] <= beyond:
        above += chances[most]
        most -= 1
    return fewest, most


def share_between(part: int, whole: int, beyond: float = 0.025) -> tuple[float, float]:
    """The exact interval of a share: those of which the part, or one farther off, is not rarer than `beyond`.

    ValueError unless 0 <= part <= whole and whole > 0.
    """
    if not 0 <= part <= whole or whole <= 0:
        raise ValueError(f"{part} of {whole} is no share")
    low = 0.0 if part == 0 else _crossing(lambda p: _at_least(part, whole, p), beyond)
    high = (
        1.0 if part == whole else 1 - _crossing(lambda p: _at_least(whole - part, whole, p), beyond)
    )
    return low, high


def _at_least(part: int, whole: int, share: float) -> float:
    """The chance of `part` or more, of which each next one is a multiple of the last."""
    if share in (0, 1):
        return share
    odds = share / (1 - share)
    start = lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)
    chance = exp(start + part * log(share) + (whole - part) * log1p(-share))
    total = chance
    for count in range(part, whole):
        chance *= odds * (whole - count) / (count + 1)
        total += chance
        if chance < _NEGLIGIBLE * total and count > whole * share:
            break
    return total


def _crossing(chance: Callable[[float], float], beyond: float) -> float:
    """The share from which on a chance, which grows with it, is `beyond` or more."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) < beyond else (low, middle)
    return (low + high) / 2


def times_between(
    one: tuple[int, float], other: tuple[int, float], beyond: float = 0.025
) -> tuple[float, float]:
    """The exact interval of the ratio of two rates, each given as (count, children it is of).

    Of both counts together the first is a share; what that share may be says what the ratio may be. The
    upper end is infinite when the other count is nought. ValueError when nobody is counted, or lives there.
    """
    if one[1] <= 0 or other[1] <= 0:
        raise ValueError(f"a rate of {one[1]:g} and one of {other[1]:g} children")
    low, high = share_between(one[0], one[0] + other[0], beyond)
    scale = other[1] / one[1]
    return scale * low / (1 - low), inf if high == 1 else scale * high / (1 - high)
