"""`nearhome because`: why a figure changed, as it was said, and how far the data bear it out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.board.because import Looking, judged
from nearhome.disclosure.small import is_small
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import Ask, asked_of, asking
from nearhome.journeys.records import Records
from nearhome.journeys.saying import in_force
from nearhome.journeys.signals import days_of_signals, signals_of
from nearhome.results.said import Explanation, Judged, Shown, Watched
from nearhome.results.signals import Direction
from nearhome.results.values import MeasureCard, Result, Status
from nearhome.signals.methods import Method, judging
from nearhome.store.said_kept import EXPLANATIONS
from nearhome.store.workspace import open_workspace

COLUMNS = (
    "id", "grade", "code", "by", "group", "way", "since", "claim", "said_by", "said_on", "where",
    "looked_at", "test", "expects", "from", "finding", "moved_since", "bring", "why",
)  # fmt: skip
_PART_OF_STOCK = (
    "a part of the number in care has no signal of its own; test who came in (A04-month) or left "
    "(A05-month) of that group"
)
_FEW = "fewer than 6 children, which this edition does not tell of"
_NO_DIRECTION = (
    "a middle, a mix or a score has no direction that can be judged; test a count or a share"
)


def because(
    folder: Path,
    *,
    as_at: date | None,
    codes: Sequence[str],
    own: Path | None = None,
    say: Callable[[str], None],
) -> Listing:
    """Every explanation that is said, with its grade: a row for each test, one where there is none.

    Of the measures `codes` only, when some are named. A withdrawn one is told to `say`.
    """
    open_workspace(folder)
    held = explanations(folder, say)
    wanted = [each for each in held if not codes or each.explains.code in codes]
    if not wanted:
        say("No explanation is recorded. How: docs/how-to/record-an-explanation.md.")
        return listing(COLUMNS, ())
    named = tuple(sorted(codes_in(wanted)))
    records, _ = asked_of(folder, named, lambda held: (held.on(as_at),), own=own, say=say)
    found = judged_all(records, wanted, records.on(as_at))
    return listing(COLUMNS, (row for each in found for row in _rows(each)))


def explanations(folder: Path, say: Callable[[str], None] | None = None) -> list[Explanation]:
    """The explanations that are said now; those withdrawn are told to `say`."""
    held = [each.saying for each in in_force(folder, EXPLANATIONS)]
    found = [each for each in held if isinstance(each, Explanation)]
    for each in found:
        if each.withdrawn and say is not None:
            say(f"Withdrawn: {each.id}. {each.withdrawn}")
    return [each for each in found if not each.withdrawn]


def tell_reasons(
    folder: Path, records: Records, codes: Sequence[str], on: date, say: Callable[[str], None]
) -> None:
    """Tell every reason that was recorded for the change of some measures, with its grade."""
    of = [each for each in explanations(folder) if each.explains.code in codes]
    for each in judged_all(records, of, on) if of else ():
        its = each.explanation
        say(f"{its.explains.code}, {each.grade}: {its.claim} ({its.said_by}, {its.said_on})")


def codes_in(explained: Iterable[Explanation]) -> set[str]:
    """Every measure that some explanations name."""
    return {watched.code for each in explained for watched in _watched(each)}


def judged_all(
    records: Records,
    explained: Sequence[Explanation],
    on: date,
    *,
    small: bool = True,
) -> tuple[Judged, ...]:
    """Explanations with their grade at a day, from one question to the engine for each day looked at.

    Where `small` numbers are hidden from the readers, a figure of fewer than six is not told of.
    """
    days: dict[date, list[Watched]] = {}
    for each in explained:
        if each.tests:
            days.setdefault(each.looked_at or on, []).extend(_watched(each))
    look = _looking(records, days, asking(records), small)
    return tuple(judged(each, on, look) for each in explained)


def _watched(explanation: Explanation) -> Iterator[Watched]:
    yield explanation.explains
    yield from (each.watched for each in explanation.tests if each.watched is not None)


def _looking(
    records: Records, days: Mapping[date, Sequence[Watched]], ask: Ask, small: bool
) -> Looking:
    held = {card.code: card for card in records.cards}
    known = {
        on: _asked(records, on, watched, held, ask)
        for on, watched in days.items()
        if on <= records.as_at
    }

    def look(watched: Watched, on: date) -> Direction | str:
        if on not in known:
            return f"records up to {on}; they end on {records.as_at}"
        if watched.code not in held:
            return f"a measure {watched.code}, which there is none of now"
        card = held[watched.code]
        if not small and _is_of_few(watched, card, known[on]):
            return _FEW
        return _seen(records, watched, on, card, known[on])

    return look


def _asked(
    records: Records,
    on: date,
    watched: Sequence[Watched],
    held: Mapping[str, MeasureCard],
    ask: Ask,
) -> list[Result]:
    """All results that the signals of some figures need at a day."""
    codes = [each.code for each in watched if each.code in held]
    flows = [flow for code in codes for flow in judging(held[code]).flows]
    by = dict.fromkeys(each.by for each in watched if each.by)
    stock = ["A01"] if any(judging(held[code]).method is Method.STOCK for code in codes) else []
    every = tuple(dict.fromkeys((*codes, *flows, *stock)))
    return ask(sorted(days_of_signals(records, on)), every, tuple(by))


def _seen(
    records: Records, watched: Watched, on: date, card: MeasureCard, results: Sequence[Result]
) -> Direction | str:
    method = judging(card).method
    if method is Method.NONE:
        return _NO_DIRECTION
    if watched.by and method is Method.STOCK:
        return _PART_OF_STOCK
    mine = [each for each in results if (each.breakdown, each.group) == (watched.by, watched.group)]
    now = next((each for each in mine if (each.code, each.as_at) == (watched.code, on)), None)
    lacking = _lacking(card, now)
    if lacking:
        return lacking

    def ask(days: Sequence[date], codes: Sequence[str], _: Sequence[str]) -> list[Result]:
        return [each for each in mine if each.code in codes and each.as_at in days]

    found = signals_of(records, on, (watched.code,), {}, ask).get(watched.code)
    return _NO_DIRECTION if found is None else found.direction


def _is_of_few(watched: Watched, card: MeasureCard, results: Sequence[Result]) -> bool:
    """Whether a figure rests on fewer than six children: a flow is never judged of so few."""
    if judging(card).method in (Method.FLOW, Method.REPEATED):
        return False
    mine = (each for each in results if each.code == watched.code)
    of = (each for each in mine if (each.breakdown, each.group) == (watched.by, watched.group))
    return any(is_small(n) for each in of for n in _counts(each))


def _counts(each: Result) -> tuple[float | None, ...]:
    """What is counted, of whom, and the rest of them."""
    if each.numerator is None or each.denominator is None:
        return each.numerator, each.denominator
    return each.numerator, each.denominator, each.denominator - each.numerator


def _lacking(card: MeasureCard, now: Result | None) -> str:
    """What to bring where there is no figure; empty where there is one."""
    if now is None:
        return "there is no such group; `nearhome measures` names the groups"
    if now.status is Status.NOT_COLLECTED:
        lists = ", ".join(card.lists)
        return f"bring the list {lists}" if lists else "the returns do not hold it"
    if now.status is Status.NOT_ENOUGH_HISTORY:
        return f"{card.months_needed} months of returns before that day are needed"
    return ""


def _rows(each: Judged) -> Iterator[tuple[Cell, ...]]:
    its, of = each.explanation, each.explanation.explains
    start = (
        its.id, str(each.grade), of.code, of.by, of.group, its.way, each.since, its.claim,
        its.said_by, its.said_on, its.where, each.looked_at,
    )  # fmt: skip
    if not each.shown:
        yield (*start, *[None] * 6, each.why)
    for shown in each.shown:
        yield (*start, *_test(shown), each.why)


def _test(shown: Shown) -> tuple[Cell, ...]:
    test = shown.test
    return (
        figure_name(test.watched),
        test.expects,
        test.since,
        str(shown.finding),
        shown.since,
        shown.bring,
    )


def figure_name(watched: Watched | None) -> str:
    """A figure as a listing names it: A04-month, age_band: under 1."""
    if watched is None:
        return ""
    return f"{watched.code}, {watched.by}: {watched.group}" if watched.by else watched.code
