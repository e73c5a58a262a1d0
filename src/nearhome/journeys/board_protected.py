"""The Board's results as they may stand among public papers: no hidden number of them can be worked out."""

from collections.abc import Sequence

from nearhome.disclosure.protecting import protected
from nearhome.journeys.counted import definitions
from nearhome.journeys.public_before import public_before
from nearhome.journeys.published_known import published_cells
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.results.values import Result


def board_protected(records: Records, made: Sequence[Result]) -> tuple[Result, ...]:
    """The results with as much hidden as keeps every small number from being worked out.

    Against all that they show together, the public's frozen editions and what others published. RefusedError,
    naming measures, when a small number cannot be kept safe.
    """
    defined = definitions()
    days = {each.as_at for each in made}
    known = published_cells(records.workspace, days)
    found = protected(made, defined, public_before(records.workspace), known)
    if found.left:
        names = ", ".join(sorted({number.what for number in found.left}))
        raise RefusedError(
            f"A hidden number could be worked out whatever else is hidden, of: {names}.",
            "Make the pack without --protected and keep it from public papers, or leave these measures out.",
        )
    return found.results
