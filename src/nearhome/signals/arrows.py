"""The DfE's arrow, for whoever reconciles with it: it is no evidence of a change.

The Local Authority Interactive Tool draws the sign of the latest year less the year before.
"""

from nearhome.results.values import Result
from nearhome.signals.position import rounded
from nearhome.signals.series import is_known

PUBLISHED_DECIMALS = 0


def lait_arrow(
    now: Result | None, before: Result | None, decimals: int = PUBLISHED_DECIMALS
) -> str:
    """`up`, `down` or `same` between two 31 Marches at published precision; empty when one is not known."""
    if now is None or before is None or not (is_known(now) and is_known(before)):
        return ""
    if now.value is None or before.value is None:
        return ""
    moved = rounded(now.value, decimals) - rounded(before.value, decimals)
    return "up" if moved > 0 else "down" if moved < 0 else "same"
