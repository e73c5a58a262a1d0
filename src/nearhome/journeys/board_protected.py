"""The Board's results as they may stand among public papers: no hidden number of them can be worked out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from nearhome.disclosure.cells import NUMBERED, Number, numbers_of
from nearhome.disclosure.definitions import Definitions
from nearhome.disclosure.protecting import protected
from nearhome.journeys.counted import definitions
from nearhome.journeys.published_known import published_cells
from nearhome.journeys.read_before import read_before
from nearhome.journeys.records import Records
from nearhome.results.audience import Audience
from nearhome.results.values import Result, Status


@dataclass(frozen=True, slots=True)
class BoardResults:
    """Results that may leave for the Board; `left_out` names measures of which no number is shown.

    Of these a hidden number could be worked out whatever else was hidden: others have told it, or an
    edition that is out.
    """

    shown: tuple[Result, ...]
    left_out: tuple[str, ...] = ()


def board_protected(records: Records, made: Sequence[Result]) -> BoardResults:
    """The results with as much hidden as keeps every small number from being worked out.

    Against all that they show together, the Board's and the public's frozen editions and what others published.
    """
    defined = definitions()
    before = read_before(records.workspace, Audience.BOARD)
    known = published_cells(records.workspace, {each.as_at for each in made})
    found = protected(made, defined, before, known)
    gone = told_by(made, defined, frozenset(found.left))
    shown = (_all_hidden(e) if (e.code, e.breakdown) in gone else e for e in found.results)
    return BoardResults(tuple(shown), tuple(named(code, by) for code, by in sorted(gone)))


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


def _all_hidden(result: Result) -> Result:
    if result.status not in NUMBERED:
        return result
    return replace(result, numerator=None, denominator=None, value=None, status=Status.SUPPRESSED)
