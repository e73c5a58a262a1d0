"""Measures of children who live far from home beside those who live near: sums of the distance groups."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nearhome.cohorts.breakdowns import BREAKDOWNS, NOT_KNOWN
from nearhome.journeys.answers import Answers
from nearhome.pack.edition import Edition
from nearhome.pack.where.distance_beside import BREAKDOWN, FAR, MEASURES, NEAR
from nearhome.results.values import MeasureCard, Result, Status
from nearhome.signals.methods import YEARLY_PERIODS
from nearhome.vocabulary.periods import last_year_end

_NEAR = frozenset({"0 to 5", "over 5 to 10", "over 10 to 20"})
KNOWN = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL, Status.NO_DENOMINATOR})


def far_and_near(
    held: Answers, edition: Edition, allowed: Iterable[MeasureCard]
) -> Iterator[Result]:
    """Of each measure, far (over 20 miles) and near at its newest day; none where distances are not held.

    They are sums before anything is hidden: numerators and denominators of the groups by distance, of the
    measures that the edition is allowed.
    """
    for card in allowed:
        if card.code in MEASURES:
            yield from _of_measure(card, held, edition)


def _of_measure(card: MeasureCard, held: Answers, edition: Edition) -> Iterator[Result]:
    yearly = card.period in YEARLY_PERIODS
    on = last_year_end(edition.as_at) if yearly else edition.as_at
    found = held.ask((on,), (card.code,), ("distance",))[1:]
    by_group = {each.group: each for each in found}
    for name, groups in _GROUPS.items():
        some = [by_group[group] for group in groups if group in by_group]
        if some and all(each.status in KNOWN for each in some):
            yield _sum(some, name)


def _sum(some: list[Result], name: str) -> Result:
    """A share of several groups together. None of them may be without a number."""
    numerator = sum(each.numerator or 0 for each in some)
    denominator = sum(each.denominator or 0 for each in some)
    value = 100 * numerator / denominator if denominator else None
    late = any(each.status is Status.PROVISIONAL for each in some)
    known = Status.PROVISIONAL if late else Status.VALUE if numerator else Status.ZERO
    status = known if denominator else Status.NO_DENOMINATOR
    return replace(
        some[0],
        breakdown=BREAKDOWN,
        group=name,
        numerator=numerator,
        denominator=denominator,
        value=value,
        status=status,
    )


_GROUPS = {
    NEAR: tuple(each for each in BREAKDOWNS["distance"] if each in _NEAR),
    FAR: tuple(each for each in BREAKDOWNS["distance"] if each not in {*_NEAR, NOT_KNOWN}),
    NOT_KNOWN: (NOT_KNOWN,),
}
