"""Yearly points: the change from the year before, and whether it is more than rounding and chance."""

from nearhome.signals.histories import share_way

YEARLY_BAR = 2.2
"""Two points are in sight in any twelve months: the bar is a little above the usual 1.96."""
WITHIN_ROUNDING = 1.0
"""Percentage points: published shares are whole, so that one point may be rounding alone."""


def yearly_way(now: tuple[float, float], before: tuple[float, float], spread: float = 1.0) -> int:
    """1 or -1 when a yearly share has really changed; 0 when within rounding or chance."""
    moved = 100 * now[0] / now[1] - 100 * before[0] / before[1]
    return 0 if abs(moved) <= WITHIN_ROUNDING else share_way(now, before, spread, YEARLY_BAR)


def within_rounding(change_in_points: float) -> bool:
    """Whether a change in percentage points may be rounding alone."""
    return abs(change_in_points) <= WITHIN_ROUNDING
