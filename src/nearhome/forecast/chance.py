"""Chance that is looked up, not drawn: the same number for the same seed, replicate, child, month and purpose.

So a scenario and what it is compared with share every chance that the scenario does not touch (common random numbers),
whatever the order or the number of processors. The mixing is that of SplitMix64 (Steele, Lea and Flood 2014).
"""

from math import exp, floor, log, sqrt

import numpy as np
from numba import njit

LEAVES_OR_MOVES, ROUTE, DESTINATION, AGE, FIRST_HOME, HALF_MONTH, FAMILIES, SIBLINGS, PRICE = range(
    9
)
"""Purposes: what a number is looked up for."""
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53
_MANY = 100.0
"""Expected number above which a Poisson count is read from the normal, put right for its skew."""


@njit(cache=True)
def mixed(number):
    """SplitMix64's finaliser of a 64-bit number."""
    z = (number ^ (number >> _30)) * _FIRST
    z = (z ^ (z >> _27)) * _SECOND
    return z ^ (z >> _31)


@njit(cache=True)
def uniform(base, key, month, purpose):
    """A number from 0 up to 1; `base` is `mixed` of seed and replicate."""
    at = (
        base
        + np.uint64(key) * _GOLDEN
        + np.uint64(month) * _SECOND
        + np.uint64(purpose + 1) * _FIRST
    )
    return (mixed(at) >> _11) * _UNIT


@njit(cache=True)
def replicate_base(seed, replicate):
    """What a replicate's numbers start from."""
    return mixed(mixed(np.uint64(seed) + _GOLDEN) + np.uint64(replicate + 1) * _GOLDEN)


@njit(cache=True)
def poisson(u, expected):
    """The count that a uniform number stands for: more for a higher number, and for more expected."""
    if expected <= 0:
        return 0
    if expected > _MANY:
        z = normal(u)
        return max(0, floor(expected + sqrt(expected) * z + (z * z - 1) / 6 + 0.5))
    chance = exp(-expected)
    so_far, count = chance, 0
    while u > so_far and count < 1000:
        count += 1
        chance *= expected / count
        so_far += chance
    return count


@njit(cache=True)
def geometric(u, together):
    """Children of a family: one and more, `together` the siblings that come with a child on average."""
    if together <= 0:
        return 1
    goes_on = together / (2 + together)
    return 1 + floor(log(1 - u) / log(goes_on))


@njit(cache=True)
def normal(u):
    """The standard normal deviate of a uniform number, right to 1e-9 (Acklam's rational approximation)."""
    u = min(max(u, 1e-300), 1 - 1e-16)
    if u < 0.02425 or u > 1 - 0.02425:
        q = sqrt(-2 * log(u if u < 0.5 else 1 - u))
        top = ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q
                - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783  # fmt: skip
        below = (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q
                 + 3.754408661907416) * q + 1  # fmt: skip
        return top / below if u < 0.5 else -top / below
    q = u - 0.5
    r = q * q
    top = (((((-3.969683028665376e01 * r + 2.209460984245205e02) * r - 2.759285104469687e02) * r
             + 1.383577518672690e02) * r - 3.066479806614716e01) * r + 2.506628277459239) * q  # fmt: skip
    below = ((((-5.447609879822406e01 * r + 1.615858368580409e02) * r - 1.556989798598866e02) * r
              + 6.680131188771972e01) * r - 1.328068155288572e01) * r + 1  # fmt: skip
    return top / below
