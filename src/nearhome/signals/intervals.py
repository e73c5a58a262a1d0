"""Intervals of a share and of the difference of two shares.

Sources: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
the American Statistical Association 22 (1927); R. G. Newcombe, Interval estimation for the difference
between independent proportions, Statistics in Medicine 17 (1998), method 10.
"""

from math import sqrt

Z_95 = 1.959963984540054
"""The standard normal's point with 2.5 in 100 beyond it."""


def wilson(part: float, whole: float, z: float = Z_95) -> tuple[float, float]:
    """Wilson's interval of a share, 0 to 1: the shares that `part` of `whole` does not speak against.

    ValueError unless 0 <= part <= whole and whole > 0.
    """
    if not 0 <= part <= whole or whole <= 0:
        raise ValueError(f"{part} of {whole} is no share")
    share, square = part / whole, z * z / whole
    middle = (share + square / 2) / (1 + square)
    half = z / (1 + square) * sqrt(share * (1 - share) / whole + square / (4 * whole))
    low = 0.0 if part == 0 else max(0.0, middle - half)
    return low, 1.0 if part == whole else min(1.0, middle + half)


def newcombe(
    now: tuple[float, float], before: tuple[float, float], z: float = Z_95
) -> tuple[float, float]:
    """Newcombe's interval of the difference of two shares, each given as (part, whole): now less before."""
    share_now, share_before = now[0] / now[1], before[0] / before[1]
    low_now, high_now = wilson(*now, z)
    low_before, high_before = wilson(*before, z)
    moved = share_now - share_before
    down = sqrt((share_now - low_now) ** 2 + (high_before - share_before) ** 2)
    up = sqrt((high_now - share_now) ** 2 + (share_before - low_before) ** 2)
    return moved - down, moved + up
