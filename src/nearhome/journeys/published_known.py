"""What a reader knows of our council from the DfE's own tables, as cells: nobody can hide it any more."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from nearhome.disclosure.cells import Cell
from nearhome.journeys.invented import is_invented
from nearhome.journeys.known_facts import facts_of
from nearhome.measures.cards import cards
from nearhome.published.agreement import held
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts
from nearhome.published.stock_and_flow import CODES as STOCK_AND_FLOW
from nearhome.published.stock_and_flow import stock_and_flow
from nearhome.results.published import PublishedFigure
from nearhome.store.workspace import Workspace
from nearhome.vocabulary.areas import same_area

ELSEWHERE = "published elsewhere"


def published_cells(
    workspace: Workspace, days: Collection[date], *, known_by: date | None = None
) -> tuple[Cell, ...]:
    """The published counts of the council on these days of measures that count the same children as ours.

    Of several releases the latest known by a day. Of the demonstration only totals: its groups are invented, and
    what is published of the area it stands in for tells nothing of them. Percentages are left out: they say no more than their counts,
    and without these they are whole.
    """
    areas = same_area(workspace.authority)[::-1]
    only_totals = is_invented(workspace.folder)
    breakdowns = {
        card.code: ("",) if only_totals else ("", *card.breakdowns)
        for card in cards()
        if not only_totals or card.code in STOCK_AND_FLOW
    }

    def is_wanted(figure: PublishedFigure) -> bool:
        found = counterpart(figure.code, figure.breakdown, figure.group)
        is_ours = figure.breakdown in breakdowns.get(figure.code, ())
        return is_ours and found is not None and found.same

    found = facts_of(workspace, frozenset(breakdowns)).figures
    figures = [each for each in found if each.area in areas and is_wanted(each)]
    has = {(each.code, each.as_at) for each in figures if not each.breakdown}
    more = (each for each in stock_and_flow(areas) if (each.code, each.as_at) not in has)
    facts = Facts((*figures, *filter(is_wanted, more)))
    latest = (
        each for each, is_latest in held(facts, areas, days, is_wanted, known_by) if is_latest
    )
    return tuple(_cells(latest))


def _cells(figures: Iterable[PublishedFigure]) -> Iterator[Cell]:
    for each in figures:
        top = each.value.number if each.unit == "n" else each.numerator.number
        below = None if each.unit == "n" else each.denominator.number
        if top is not None or below is not None:
            place = f"{each.source} {each.release}".strip()
            yield Cell(
                ELSEWHERE,
                each.code,
                each.as_at,
                each.breakdown,
                each.group,
                each.unit,
                top,
                below,
                None,
                hidden=False,
                place=place,
            )
