"""The Board's results as they may stand among public papers: no hidden number of them can be worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nearhome.disclosure.cells import NUMBERED
from nearhome.disclosure.printing import named, told_by
from nearhome.disclosure.protecting import protected
from nearhome.journeys.counted import definitions
from nearhome.journeys.public_before import public_before
from nearhome.journeys.published_known import published_cells
from nearhome.journeys.records import Records
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

    Against all that they show together, the public's frozen editions and what others published. A Board's
    pack that is out was not protected for certain: what it told cannot be taken back, and is left aside.
    """
    defined = definitions()
    known = published_cells(records.workspace, {each.as_at for each in made})
    before = public_before(records.workspace)
    found = protected(made, defined, before, known, keep_totals=True)
    gone = told_by(made, defined, frozenset(found.left))
    shown = (_all_hidden(e) if (e.code, e.breakdown) in gone else e for e in found.results)
    return BoardResults(tuple(shown), tuple(named(code, by) for code, by in sorted(gone)))


def _all_hidden(result: Result) -> Result:
    if result.status not in NUMBERED:
        return result
    return replace(result, numerator=None, denominator=None, value=None, status=Status.SUPPRESSED)
