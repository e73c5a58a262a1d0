"""Results as they are printed once it is settled which numbers are hidden."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from nearhome.disclosure.cells import NUMBERED, Number, numbers_of
from nearhome.disclosure.definitions import Definitions
from nearhome.results.values import Result, Status


def printed(
    results: Iterable[Result], definitions: Definitions, hidden: Collection[Number]
) -> tuple[Result, ...]:
    """The results without the hidden numbers; a value only where the numbers it is made of are shown.

    Status `suppressed` where something is hidden; a result without a number stays as it is.
    """
    return tuple(_printed(each, definitions, hidden) for each in results)


def _printed(result: Result, definitions: Definitions, hidden: Collection[Number]) -> Result:
    if result.status not in NUMBERED:
        return result
    top, below = numbers_of(result, definitions.meaning(result.code, result.unit))
    no_top, no_below = top in hidden, below in hidden
    if not no_top and not no_below:
        return result
    return replace(
        result,
        numerator=None if no_top else result.numerator,
        denominator=None if no_below else result.denominator,
        value=None,
        status=Status.SUPPRESSED,
    )


def told_by(
    results: Sequence[Result], defined: Definitions, left: Collection[Number]
) -> set[tuple[str, str]]:
    """The measures (code, breakdown) that tell one of the numbers left."""
    if not left:
        return set()
    every = frozenset(left)
    return {
        (each.code, each.breakdown)
        for each in results
        if every.intersection(numbers_of(each, defined.meaning(each.code, each.unit)))
    }


def named(code: str, by: str) -> str:
    """A measure with its breakdown, where it is of one."""
    return f"{code} by {by}" if by else code
