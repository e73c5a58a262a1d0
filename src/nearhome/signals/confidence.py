"""How far a figure can be relied on: its interval, whether it may still change, and what weakens it."""

from collections.abc import Sequence
from datetime import date

from nearhome.results.signals import Confidence
from nearhome.results.values import Result, Status
from nearhome.signals.intervals import wilson

UNSETTLED = "Months since {} may still change; they decide nothing."
FEW = "Fewer than 20 behind the share: a few of them move it."
FEWEST = 20


def confidence(
    result: Result, left_out: Sequence[date] = (), notes: Sequence[str] = ()
) -> Confidence:
    """A figure's 95% interval (shares only: Wilson's), whether it is provisional, and notes in words.

    `left_out` are the months of its flows that are not yet settled.
    """
    low, high = interval(result)
    said = list(notes)
    if left_out:
        said.append(UNSETTLED.format(left_out[0].strftime("%B %Y")))
    if result.unit == "%" and result.denominator and result.denominator < FEWEST:
        said.append(FEW)
    return Confidence(low, high, result.status is Status.PROVISIONAL, tuple(said))


def interval(result: Result) -> tuple[float | None, float | None]:
    """The 95% interval of a share of children in percentage points; none for what is no share."""
    part, whole = result.numerator, result.denominator
    if result.unit != "%" or part is None or not whole or not 0 <= part <= whole:
        return None, None
    low, high = wilson(part, whole)
    return 100 * low, 100 * high
