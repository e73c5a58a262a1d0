"""Where children live, as an edition shows it: counts by area protected for its readers, outlines, plain results."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nearhome.journeys import area_files
from nearhome.journeys.by_area import count_by_area
from nearhome.journeys.drawn_areas import outlines
from nearhome.journeys.records import Records
from nearhome.journeys.where import Say, chosen_kind, safe_counts
from nearhome.pack.edition import Edition
from nearhome.results.values import MeasureCard, Result, Status
from nearhome.results.where import Where

CHILDREN = "A01"
CAME_FROM, LIVES_IN = "area of home", "area lived in"
"""The breakdowns of the counts by area, in the edition's table of figures."""


def where_of(records: Records, edition: Edition, say: Say) -> Where | None:
    """The children by area, with the outlines to draw; None when no areas were added."""
    files = area_files.in_force(records.workspace)
    if not files:
        return None
    kind = chosen_kind(files)
    if edition.officers:
        found = count_by_area(records, edition.as_at, files[kind], say)
    else:
        found = safe_counts(records, edition.as_at, files, kind, say)
    return replace(found, drawn=outlines(files[kind]))


def results_by_area(where: Where | None, cards: Sequence[MeasureCard]) -> Iterator[Result]:
    """The counts of a table as results; their period names the outlines, so that no others are set beside them."""
    if where is None:
        return
    card = next(each for each in cards if each.code == CHILDREN)
    period = f"{card.period}, {where.kind} {where.outlines}"
    for breakdown in (CAME_FROM, LIVES_IN):
        for each in where.rows:
            count = each.came_from if breakdown == CAME_FROM else each.live_here
            status = Status.SUPPRESSED if count is None else Status.VALUE if count else Status.ZERO
            number = None if count is None else float(count)
            yield Result(
                card.code, card.name, where.as_at, period, breakdown, each.area,
                number, None, number, card.unit, status,
            )  # fmt: skip
