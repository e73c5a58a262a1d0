"""Primary suppression: no count of one to five leaves the officers.

This is only the first step (ONS and the DfE protect counts below six in figures about children); what
could be worked out from the cells that stay is another matter, and not settled here.
"""

from collections.abc import Iterable
from dataclasses import replace

from nearhome.results.values import Result, Status

SMALLEST_SHOWN = 6
"""The smallest count of children that is printed; zero is printed too."""


def is_small(count: float | None) -> bool:
    """Whether a count is one to five. A count that is not known, or negative, is not."""
    return count is not None and 0 < count < SMALLEST_SHOWN


def suppress_small(results: Iterable[Result]) -> tuple[Result, ...]:
    """The results with every one resting on one to five children made `suppressed`.

    The numerator and the value go; the denominator stays unless it is itself small.
    """
    return tuple(_suppressed(result) if _rests_on_few(result) else result for result in results)


def _rests_on_few(result: Result) -> bool:
    return is_small(result.numerator) or is_small(result.denominator)


def _suppressed(result: Result) -> Result:
    denominator = None if is_small(result.denominator) else result.denominator
    return replace(
        result, numerator=None, denominator=denominator, value=None, status=Status.SUPPRESSED
    )
