"""The results of a public edition: what it may hold, hidden until no child can be worked out of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.cohorts.history import Cohorts
from nearhome.disclosure.cells import Cell, Number, cells_of, numbers_of
from nearhome.disclosure.definitions import Definitions
from nearhome.disclosure.leaks import judged
from nearhome.disclosure.printing import named, told_by
from nearhome.disclosure.protecting import protected
from nearhome.disclosure.public import (
    breakdowns_of,
    days_of_groups,
    may_be_public,
    nil_duties,
    without_forbidden_groups,
)
from nearhome.journeys.counted import definitions
from nearhome.journeys.measures import asking
from nearhome.journeys.public_before import public_before
from nearhome.journeys.published_known import published_cells
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.measures.cards import cards_of_edition
from nearhome.results.values import MeasureCard, Result, Status

THIS = "this edition"
_EMPTY = frozenset({Status.NOT_APPLICABLE})


@dataclass(frozen=True)
class PublicResults:
    """What may be printed, and what it was made from.

    `true` are the same results with nothing hidden, for who checks the finished files; `primary` the totals
    (code and day) hidden because they are of one to five; `left_out` names measures that were taken out
    because a hidden number of theirs could not be kept safe.
    """

    cards: tuple[MeasureCard, ...]
    shown: tuple[Result, ...]
    true: tuple[Result, ...]
    primary: frozenset[tuple[str, date]]
    left_out: tuple[str, ...]


def public_results(
    records: Records, quarters: Sequence[date], adopted: frozenset[str]
) -> PublicResults:
    """Every result of a public edition of these quarter ends, protected against all that a reader knows."""
    lists = Cohorts(records.engine(), (records.as_at,)).reach
    duties = frozenset(duty.code for duty in nil_duties())
    found = cards_of_edition(officers=False, lists=lists, adopted=adopted | duties)
    cards = tuple(card for card in found if may_be_public(card))
    true = _asked(records, cards, quarters)
    known = published_cells(records.workspace, quarters)
    return _protected(cards, true, public_before(records.workspace), known)


def _asked(
    records: Records, cards: Sequence[MeasureCard], quarters: Sequence[date]
) -> tuple[Result, ...]:
    ask = asking(records)
    by = {card.code: breakdowns_of(card) for card in cards}
    names = tuple(dict.fromkeys(name for some in by.values() for name in some))
    totals = ask(tuple(quarters), tuple(by), ())
    groups = ask(days_of_groups(quarters), tuple(by), names)
    wanted = (each for each in groups if each.breakdown and each.breakdown in by[each.code])
    held = without_forbidden_groups((*totals, *wanted))
    return tuple(each for each in held if each.status not in _EMPTY)


def _protected(
    cards: tuple[MeasureCard, ...],
    true: tuple[Result, ...],
    before: Sequence[Cell],
    known: Sequence[Cell],
) -> PublicResults:
    """The results with as much hidden as it takes; what cannot be kept safe is taken out, and named.

    Whatever is taken out tells an attacker less, so that all else stays as safe as it was.
    """
    defined = definitions()
    made = protected(true, defined, before, known)
    gone = told_by(true, defined, frozenset(made.left))
    # Once more without what others published: where that contradicts ours, it hid a row from the first look.
    while left := _leaking(_without(made.results, gone), before, defined):
        more = told_by(true, defined, left) - gone
        if not more:
            raise RefusedError(
                "A hidden number of the edition could be worked out, and no measure tells it.",
                "Tell those who keep Nearhome; nothing was written.",
            )
        gone |= more
    return PublicResults(
        cards,
        _without(made.results, gone),
        _without(true, gone),
        _small_totals(_without(true, gone), defined, made.primary),
        tuple(named(code, by) for code, by in sorted(gone)),
    )


def _without(results: Sequence[Result], gone: Collection[tuple[str, str]]) -> tuple[Result, ...]:
    return tuple(each for each in results if (each.code, each.breakdown) not in gone)


def _leaking(
    shown: Sequence[Result], before: Sequence[Cell], defined: Definitions
) -> frozenset[Number]:
    """Hidden numbers of the edition that an attacker could work out: none, or they are taken out too."""
    found = judged((*before, *cells_of(shown, THIS)), defined).leaks
    return frozenset(each.number._replace(telling=0) for each in found if each.cell.edition == THIS)


def _small_totals(
    results: Sequence[Result], defined: Definitions, primary: frozenset[Number]
) -> frozenset[tuple[str, date]]:
    return frozenset(
        (each.code, each.as_at)
        for each in results
        if not each.group and numbers_of(each, defined.meaning(each.code, each.unit))[0] in primary
    )
