"""What an edition cites: every measure's series, every group the catalogue has, and what happened by age.

Everything is worked out first and protected last, so that sums (the far and the near, a quarter of a
year) are of true numbers and are themselves protected.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.cohorts.history import Cohorts
from nearhome.disclosure.small import suppress_small
from nearhome.journeys.activity import activity
from nearhome.journeys.agreement import closed_years
from nearhome.journeys.answers import Answers, answers
from nearhome.journeys.board_protected import BoardResults, board_protected
from nearhome.journeys.edition_distances import Distances
from nearhome.journeys.far_and_near import far_and_near
from nearhome.journeys.records import Records
from nearhome.journeys.signals import days_of_signals
from nearhome.measures.cards import cards_of_edition
from nearhome.pack.edition import Edition
from nearhome.pack.figures import Figures, is_known
from nearhome.pack.panel_charts import MONTHS_DRAWN, YEARS_DRAWN
from nearhome.results.activity import Activity
from nearhome.results.values import MeasureCard, Result, Status
from nearhome.vocabulary.periods import last_year_end, month_ends, year_end

WITHOUT_GROUPS = frozenset(
    {
        Status.NOT_ENOUGH_HISTORY,
        Status.NOT_COLLECTED,
        Status.NOT_APPLICABLE,
        Status.NOT_COMPARABLE,
    }
)
"""A total that reads so says of every group what there is to say."""


@dataclass(frozen=True)
class EditionResults:
    """The results that may leave for the audience, the activity beside them, and all answers behind them.

    `cards` are of the measures that it may hold; `groups` those that there are of each breakdown, a
    council's own words among them. `answers` are of the officers': nothing is hidden in them, and they
    are of the `asked` codes alone. `left_out` names measures of which no number could be shown.
    """

    cards: tuple[MeasureCard, ...]
    asked: tuple[str, ...]
    results: tuple[Result, ...]
    activity: tuple[Activity, ...]
    groups: Mapping[str, tuple[str, ...]]
    answers: Answers
    left_out: tuple[str, ...] = ()


def edition_results(
    records: Records,
    edition: Edition,
    adopted: Collection[str] = (),
    *,
    protected: bool = False,
) -> EditionResults:
    """Every result that an edition cites, small numbers suppressed unless it is the officers'.

    `protected`: with as much more hidden as keeps them from being worked out, which takes some seconds.

    `adopted` are the codes that the Board's list cites: they are held even where their list was never
    brought, to say which it is.

    Every monthly measure at five years of month ends, every yearly one at 31 Marches; every group of
    every breakdown that a measure allows at its `group_days`.
    """
    cohorts = Cohorts(records.engine(), (records.as_at,))
    allowed = cards_of_edition(
        officers=edition.officers, lists=cohorts.reach, adopted=adopted, more=records.own
    )
    asked = _asked(records, cohorts, adopted)
    held = _held(records, edition, asked, allowed)
    away = Distances(records, held, edition)
    made = (
        *_ordered(_cited(held, edition, allowed), allowed),
        *far_and_near(held, edition, allowed),
        *away.of_the_far(officers=edition.officers),
    )
    safe = BoardResults(made if edition.officers else suppress_small(made))
    if protected:
        safe = board_protected(records, made)
    shown = safe.shown
    return EditionResults(
        allowed,
        asked,
        (*shown, *away.thresholds(shown, officers=edition.officers)),
        activity(records, edition),
        {name: cohorts.groups(name) for name in BREAKDOWNS},
        held,
        safe.left_out,
    )


def _asked(records: Records, cohorts: Cohorts, adopted: Collection[str]) -> tuple[str, ...]:
    """The measures with anything to say: without its list, a measure that is not adopted has nothing."""
    cards = cards_of_edition(officers=True, lists=cohorts.reach, adopted=adopted, more=records.own)
    return tuple(card.code for card in cards)


def _held(
    records: Records,
    edition: Edition,
    codes: Sequence[str],
    allowed: Sequence[MeasureCard],
) -> Answers:
    """All that the edition, its signals and its data quality ask of the engine."""
    by = tuple(name for name in BREAKDOWNS if any(name in card.breakdowns for card in allowed))
    days = days_of_edition(records, edition.as_at, edition.reference.on)
    return answers(
        records,
        codes,
        days,
        lambda totals: group_days(edition, totals),
        by,
        surely=group_days(edition, ()),
    )


def days_of_edition(records: Records, as_at: date, reference: date) -> set[date]:
    """Every day of which an edition, its signals and its data quality need a total."""
    return {
        *month_ends(as_at, MONTHS_DRAWN),
        *_days_of_totals(as_at, reference),
        *days_of_signals(records, as_at),
        *closed_years(records),
    }


def group_days(edition: Edition, totals: Iterable[Result]) -> tuple[date, ...]:
    """The days that groups are given at: the edition's, the reference's, the latest 31 March, that before it.

    Where a yearly measure has no number at the latest 31 March, its own latest and that before it too.
    """
    told = _days_of_totals(edition.as_at, edition.reference.on)
    figures = Figures(each for each in totals if each.as_at in told)
    found = (figures.latest(figure, edition.as_at) for figure in figures)
    yearly = {each.as_at for each in found if each is not None and is_known(each)} - {edition.as_at}
    newest = {last_year_end(edition.as_at), *yearly}
    marches = {year_end(each.year - back) for each in newest for back in (0, 1)}
    return tuple(sorted({edition.as_at, edition.reference.on, *marches}))


def _days_of_totals(as_at: date, reference: date) -> tuple[date, ...]:
    """The days that are told of whatever a measure says of them: the edition's, the reference's, 31 Marches."""
    last = last_year_end(as_at)
    marches = (year_end(last.year - back) for back in range(YEARS_DRAWN))
    return tuple(sorted({as_at, reference, *marches}))


def _cited(held: Answers, edition: Edition, allowed: Sequence[MeasureCard]) -> Iterator[Result]:
    days = _days_of_totals(edition.as_at, edition.reference.on)
    months = [on for on in month_ends(edition.as_at, MONTHS_DRAWN) if on not in days]
    for card in allowed:
        yield from (each for each in held.ask(months, (card.code,), ()) if _is_of_its_day(each))
        for total in held.ask(days, (card.code,), ()):
            yield total
            if total.status not in WITHOUT_GROUPS:
                yield from held.ask((total.as_at,), (card.code,), card.breakdowns)[1:]


def _is_of_its_day(result: Result) -> bool:
    # A yearly measure has nothing to say at a month's end.
    return result.status is not Status.NOT_APPLICABLE


def _ordered(found: Iterable[Result], allowed: Sequence[MeasureCard]) -> tuple[Result, ...]:
    """By measure, date and breakdown; groups stay in the catalogue's order."""
    codes = [card.code for card in allowed]
    return tuple(sorted(found, key=_order(codes)))


def _order(codes: Sequence[str]) -> Callable[[Result], tuple[object, ...]]:
    place = {code: n for n, code in enumerate(codes)}
    return lambda each: (place[each.code], each.as_at, each.breakdown)
