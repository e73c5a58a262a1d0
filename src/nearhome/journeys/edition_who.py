"""The check, before an edition is protected, that the groups of every count of children make its total."""

from collections.abc import Iterable
from datetime import date

from nearhome.journeys.answers import Answers
from nearhome.pack.nobody_left_out import ABOUT_CHILDREN, NET, WITH_RESTRICTED, refuse_other_total
from nearhome.results.values import Counts, MeasureCard


def refuse_left_out_of_totals(
    held: Answers, cards: Iterable[MeasureCard], on: date, restricted: int
) -> None:
    """LeftOutError when the groups of a count at a day, by who children are, do not make its total.

    `restricted` are the children whose records are withheld, who are in a total and in no group.
    """
    for card in cards:
        if card.unit != "n" or card.counts is not Counts.CHILDREN or card.code in NET:
            continue
        apart = restricted if card.code in WITH_RESTRICTED else 0
        for by in card.breakdowns:
            if by in ABOUT_CHILDREN:
                total, *groups = held.ask([on], [card.code], [by])
                if groups:
                    refuse_other_total(total, groups, apart)
