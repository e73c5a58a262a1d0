"""Why an edition's figures changed: the splits of a year, protected for its audience.

The figures are those that the edition asked for already; only the order of ages is asked anew.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from nearhome.disclosure.first_moved import protected
from nearhome.disclosure.parts import as_they_are, grouped, together, together_by_pairs
from nearhome.disclosure.small import is_small
from nearhome.journeys.answers import Answers
from nearhome.journeys.comparators import Comparators
from nearhome.journeys.edition_orders import orders_of
from nearhome.journeys.edition_results import EditionResults
from nearhome.journeys.first_moved import moved
from nearhome.journeys.measures import Ask, asking
from nearhome.journeys.quality import vesting_days
from nearhome.journeys.ranges import Beside
from nearhome.journeys.records import Records
from nearhome.journeys.why_beside import last_year, published_split
from nearhome.pack.edition import Edition
from nearhome.pack.figures import Figure as Named
from nearhome.pack.figures import Figures as Shown
from nearhome.results.first import WhatMoved
from nearhome.results.values import MeasureCard, Result, Status
from nearhome.results.why import CannotSplitError, Kind, LeftOverError, Part, Split
from nearhome.results.why_told import Lacking, Told, Why
from nearhome.signals.first.flows import flows_before
from nearhome.signals.first.steps import MOST_MONTHS
from nearhome.signals.scan import YEAR
from nearhome.signals.why.account import BESIDE
from nearhome.signals.why.account import WAY as ACCOUNT
from nearhome.signals.why.figures import Figures, figures
from nearhome.signals.why.mix import Of, mix
from nearhome.signals.why.rates import WAY as BY_RATE
from nearhome.signals.why.splits import (
    CAME,
    CAME_EVENTS,
    LEFT,
    LEFT_EVENTS,
    RATE,
    STOCK,
    TIME,
    UNRECORDED,
    WAY_IN,
    WAY_OUT,
    WAYS_IN,
    WAYS_OUT,
    YEARS,
    Days,
    Needed,
    needed,
)
from nearhome.signals.why.stays import WAY as STAYS
from nearhome.vocabulary.periods import month_ends, months_before

BY = ("age_band", "need", "uasc")
"""What the share measures are split by."""
OTHERS = "\0"
"""Stands for the groups that are told together, until they are named."""

_WAYS = {"account": ACCOUNT, "beside": BESIDE, "stays": STAYS, "rate": BY_RATE}
_TOO_FEW = "too few children are in its parts to show them"
_LEFT_OVER = "the records name children of whom no coming or leaving tells"

Hidden = Callable[[str, date, str, str], bool]
"""Whether the edition hides the figure of a code, day, breakdown and group."""


@dataclass(frozen=True)
class _Asked:
    """The edition that the splits are for: what it holds, what it shows, and how its figures are asked for."""

    edition: Edition
    shown: Shown
    ask: Ask
    hidden: Hidden


def why_of(
    records: Records,
    edition: Edition,
    made: EditionResults,
    around: Beside,
    known: Comparators,
    adopted: Collection[str],
    shown: Shown,
) -> Why:
    """Every split that the edition tells, and what is missing of the others.

    `shown` are the edition's results; `adopted` are the codes of the Board's list: their shares are split by age, need and whether children
    came alone. `known` gives the published year of the councils of the range.
    """
    ask = _held_or_asked(made.answers, records)
    asked = _Asked(edition, shown, ask, _hidden(shown))
    cards = {card.code: card for card in made.cards}
    stock, missing = _of_the_stock(asked, cards, vesting_days(records.tables["transfers"]))
    shares, lacking = _of_shares(asked, [cards[code] for code in cards if code in adopted])
    orders, unknown = orders_of(records, edition)
    return Why(
        stock,
        shares,
        (*missing, *lacking, *unknown),
        orders,
        tuple(_members(edition, around, known)),
        _what_moved(records, asked),
    )


def _what_moved(records: Records, asked: _Asked) -> WhatMoved:
    """What moved first of the flows that make the stock: numbers only of a flow of which no month is hidden."""
    on = asked.edition.as_at
    found = moved(records, on, flows_before(STOCK), asked.ask)
    if asked.edition.officers:
        return found
    months = month_ends(on, MOST_MONTHS + YEAR)
    return protected(
        found, lambda flow: any(asked.hidden(flow.code, day, "", "") for day in months)
    )


def _held_or_asked(answers: Answers, records: Records) -> Ask:
    """The edition's own answers; of days that it did not ask for, the engine's."""

    def ask(days: Sequence[date], codes: Sequence[str], by: Sequence[str]) -> list[Result]:
        try:
            found = answers.ask(days, codes, by)
        except KeyError:
            return asking(records)(days, codes, by)
        held = {(each.code, each.as_at, each.breakdown) for each in found}
        wanted = {(code, day, each) for code in codes for day in days for each in by}
        return found if wanted <= held else asking(records)(days, codes, by)

    return ask


def _hidden(shown: Shown) -> Hidden:
    def hidden(code: str, day: date, by: str, group: str) -> bool:
        found = shown.at(Named(code, by, group), day)
        return found is not None and found.status is Status.SUPPRESSED

    return hidden


def _of_the_stock(
    asked: _Asked, cards: Mapping[str, MeasureCard], vesting: Sequence[date]
) -> tuple[tuple[Told, ...], tuple[Lacking, ...]]:
    on = asked.edition.as_at
    days = Days(tuple(months_before(on, 12 * back) for back in range(YEARS + 1)))
    told: list[Told] = []
    lacking: list[Lacking] = []
    for code in (STOCK, RATE):
        for each in needed(cards[code], (), vesting) if code in cards else ():
            way = _WAYS[each.way]
            found = _made(asked, code, way, each, days)
            if isinstance(found, Told):
                told.append(found)
            else:
                lacking.append(found)
    return tuple(told), tuple(lacking)


def _made(asked: _Asked, code: str, way: str, each: Needed, days: Days) -> Told | Lacking:
    try:
        split = each.made(figures(_results(asked.ask, each, days)), days)
    except CannotSplitError as error:
        return Lacking(code, way, "", error.plain)
    except LeftOverError:
        return Lacking(code, way, "", _LEFT_OVER)
    if asked.edition.officers:
        return as_they_are(split)
    found = _protected(split, asked.hidden)
    return found or Lacking(code, way, "", _TOO_FEW)


def _protected(split: Split, hidden: Hidden) -> Told | None:
    """A split of children in care or their rate without what the edition hides."""
    start, end = split.days
    if any(hidden(code, day, "", "") for code in (STOCK, RATE) for day in split.days):
        return None
    if split.way == ACCOUNT:
        return together(
            split,
            lambda part: _rests(part, end, hidden),
            both_ways=_shows_both_ways(end, hidden),
        )
    if split.way == BESIDE:
        if not all(_shows_both_ways(day, hidden) for day in split.days):
            return None
        return together_by_pairs(
            split, lambda part: any(_rests(part, day, hidden) for day in (start, end))
        )
    few = any(is_small(float(n)) for part in split.parts for n in _counts(part) if n is not None)
    times = any(hidden(STOCK, day, TIME, group) for day in split.days for group in _TIMES)
    times |= any(
        hidden(code, months_before(end, 12 * back), "", "")
        for code in (CAME_EVENTS, UNRECORDED)
        for back in range(YEARS + 1)
        if split.way == STAYS
    )
    return None if few or times else as_they_are(split)


_TIMES = ("under 6 months", "6 to 12 months", "1 to 2 years", "2 to 5 years", "5 years and over")


def _counts(part: Part) -> tuple[Fraction | None, ...]:
    """The counts of children behind a part: those who stay are the arrivals of another part times a share."""
    return () if part.kind is Kind.STAYED else (part.before, part.after)


_OF_TOTALS = {
    Kind.AGAIN: (CAME, CAME_EVENTS),
    Kind.LEFT_AGAIN: (LEFT, LEFT_EVENTS),
    Kind.UNRECORDED: (UNRECORDED,),
}


def _shows_both_ways(day: date, hidden: Hidden) -> bool:
    """Whether the edition shows how often children came in all in a year, or left: the other follows."""
    came = any(hidden(code, day, "", "") for code in (CAME_EVENTS, UNRECORDED))
    return not (came and hidden(LEFT_EVENTS, day, "", ""))


def _rests(part: Part, day: date, hidden: Hidden) -> bool:
    """Whether a part of a year is made from a figure that the edition hides."""
    if part.kind is Kind.CAME:
        return hidden(WAYS_IN, day, WAY_IN, part.group) or hidden(CAME, day, "", "")
    if part.kind is Kind.LEFT:
        return hidden(WAYS_OUT, day, WAY_OUT, part.group) or hidden(LEFT, day, "", "")
    return any(hidden(code, day, "", "") for code in _OF_TOTALS.get(part.kind, ()))


def _results(ask: Ask, each: Needed, days: Days) -> Iterator[Result]:
    """What a split asks for, in one question for each number of days and breakdown."""
    questions: dict[tuple[int, str], list[str]] = {}
    for code, by, back in each.asks:
        questions.setdefault((back, by), []).append(code)
    for (back, by), codes in questions.items():
        yield from ask(sorted(days.ends[:back]), codes, (by,) if by else ())


def _of_shares(
    asked: _Asked, cards: Sequence[MeasureCard]
) -> tuple[dict[str, tuple[Told, ...]], tuple[Lacking, ...]]:
    """The splits of each share, and of those that cannot be split at all the reason."""
    found: dict[str, tuple[Told, ...]] = {}
    lacking: list[Lacking] = []
    for card in cards:
        by = [name for name in BY if name in card.breakdowns]
        if card.unit != "%" or card.own_breakdown or not by:
            continue
        total = asked.shown.latest(Named(card.code), asked.edition.as_at)
        on = asked.edition.as_at if total is None else total.as_at
        tried = [_share(asked, card.code, name, on) for name in by]
        told = tuple(each for each in tried if isinstance(each, Told))
        if told:
            found[card.code] = told
        lacking += [each for each in tried if isinstance(each, Lacking)][: None if told else 1]
    return found, tuple(lacking)


def _share(asked: _Asked, code: str, by: str, on: date) -> Told | Lacking:
    days = (months_before(on, 12), on)
    way = f"size, mix and shares by {by}"
    try:
        known = figures(asked.ask(days, (code,), (by,)))
        first, last = _shares(known, code, by, days)
        names = _told_together(asked, code, by, days, (first, last))
        if names is None:
            return Lacking(code, way, by, _TOO_FEW)
        split = mix(code, by, days, _as_one(first, names), _as_one(last, names))
    except CannotSplitError as error:
        return Lacking(code, way, by, error.plain)
    return _named(as_they_are(split, by), names)


def _shares(
    known: Figures, code: str, by: str, days: tuple[date, date]
) -> tuple[dict[str, Of], dict[str, Of]]:
    """The groups at both days. CannotSplitError where they do not add up to everybody."""
    found = tuple(known.shares(code, day, by) for day in days)
    for groups, day in zip(found, days, strict=True):
        whole = known.of(code, day)
        some = (
            sum(each.some for each in groups.values()),
            sum(each.all for each in groups.values()),
        )
        if some != (whole.some, whole.all):
            raise CannotSplitError(
                f"{code} by {by} does not add up on {day}",
                "its groups do not add up to everybody",
            )
    return found[0], found[1]


def _told_together(
    asked: _Asked,
    code: str,
    by: str,
    days: tuple[date, date],
    pair: tuple[Mapping[str, Of], Mapping[str, Of]],
) -> tuple[str, ...] | None:
    if asked.edition.officers:
        return ()
    if any(asked.hidden(code, day, "", "") for day in days):
        return None
    names = dict.fromkeys((*pair[0], *pair[1]))
    counts = {
        name: [n for some in pair for of in (some.get(name, Of(0, 0)),) for n in (of.some, of.all)]
        for name in names
    }
    hidden = [name for name in names if any(asked.hidden(code, day, by, name) for day in days)]
    return grouped(counts, hidden)


def _as_one(groups: Mapping[str, Of], names: Collection[str]) -> dict[str, Of]:
    """The groups, with those of `names` as one: before the split, so that it rests on nothing hidden."""
    if not names:
        return dict(groups)
    alone = {name: of for name, of in groups.items() if name not in names}
    own = [groups[name] for name in names if name in groups]
    return {**alone, OTHERS: Of(sum(of.some for of in own), sum(of.all for of in own))}


def _named(told: Told, names: tuple[str, ...]) -> Told:
    lines = (
        replace(each, groups=names) if each.groups == (OTHERS,) else each for each in told.lines
    )
    return replace(told, lines=tuple(lines))


def _members(edition: Edition, around: Beside, known: Comparators) -> Iterator[tuple[str, Split]]:
    """Our own published year, then that of each council of the range; none without our own."""
    band = around.bands.get(RATE)
    point = None if band is None else band.latest
    if point is None:
        return
    end = last_year(known)
    if end is None:
        return
    ours = edition.published_for or edition.authority
    areas = {known.authority: ours, **{each.area: each.name for each in point.counted}}
    for area, name in areas.items():
        try:
            yield name, published_split(known.facts, area, name, end, known.on)
        except CannotSplitError:
            if area == known.authority:
                return
