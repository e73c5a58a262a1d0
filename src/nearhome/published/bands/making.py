"""Makes a band: a rule applied to the published figures of a measure, at each 31 March."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from nearhome.published.bands.choosing import Chooser
from nearhome.published.bands.comparability import unit
from nearhome.published.bands.drift import departures, endings
from nearhome.published.bands.figures import days_known, when_known
from nearhome.published.bands.notes import notes_of
from nearhome.published.bands.pointing import Moment, point
from nearhome.published.facts import Facts
from nearhome.results.bands import Band, BandPoint, BandRule, Departure
from nearhome.results.values import Polarity


def band(
    code: str,
    rule: BandRule,
    facts: Facts,
    authority: str,
    on: date,
    *,
    since: date | None = None,
    polarity: Polarity = Polarity.NEITHER,
) -> Band:
    """The band of a measure for an authority (9-character code), as it may be shown on a day.

    A point for each 31 March (or other day) whose figures are held and known, from `since` on; where
    none is held, one for the last whose figures are known, without values. A rolling band's newest point
    has the members known on the day; an earlier one those known when its figures became known, so that
    it stays what it was. Its values are the latest known
    on the day. A frozen band has the members and values known on `rule.frozen_at` (never later than
    the day), the same at every 31 March from then on. `polarity` says which way is good, which only
    the best quartile asks.
    """
    return bands((code,), Chooser(facts, rule, authority), on, since, {code: polarity})[code]


def bands(
    codes: Sequence[str],
    chooser: Chooser,
    on: date,
    since: date | None,
    polarities: Mapping[str, Polarity],
) -> dict[str, Band]:
    """The bands of several measures under one rule, whose members are chosen once; see `band`."""
    return {
        code: _made(chooser, code, on, since, polarities.get(code, Polarity.NEITHER))
        for code in codes
    }


def _made(chooser: Chooser, code: str, on: date, since: date | None, polarity: Polarity) -> Band:
    frozen = chooser.rule.frozen_at
    points = (
        _rolling(chooser, code, on, polarity)
        if frozen is None
        else _frozen(chooser, code, on, min(frozen, on), polarity)
    )
    kept = tuple(each for each in points if since is None or each.as_at >= since) or points[-1:]
    left = _left(chooser, kept, on)
    return Band(
        code=code,
        unit=unit(code, kept),
        rule=chooser.rule,
        points=kept,
        notes=notes_of(chooser, code, kept, left, on),
        left=left,
    )


def _rolling(chooser: Chooser, code: str, on: date, polarity: Polarity) -> tuple[BandPoint, ...]:
    """The newest with members as known now, earlier ones as known when their figures became known."""
    *earlier, newest = days_known(chooser.facts, code, on)
    moments = [Moment(day, when_known(code, day), on) for day in earlier]
    return tuple(
        point(chooser, code, moment, polarity) for moment in (*moments, Moment(newest, on, on))
    )


def _frozen(
    chooser: Chooser, code: str, on: date, known: date, polarity: Polarity
) -> tuple[BandPoint, ...]:
    """The point known on the day of freezing, and the same at each 31 March after it."""
    base = days_known(chooser.facts, code, known)[-1]
    first = point(chooser, code, Moment(base, known, known), polarity)
    marches = (date(year, 3, 31) for year in range(base.year, on.year + 1))
    return (first, *(replace(first, as_at=day) for day in marches if base < day <= on))


def _left(chooser: Chooser, points: Sequence[BandPoint], on: date) -> tuple[Departure, ...]:
    """Who was in at the first point shown and left since, and whose authority ends.

    Of a frozen band, those of its members who by the rule would not be in it now.
    """
    members = {each.area for each in points[-1].members if each.in_band}
    gone = departures(chooser, points[0].known_from, on)
    if chooser.rule.frozen_at is not None:
        now = chooser.on(on).members
        last = {each.area: each for each in gone if each.area in members and each.area not in now}
        gone = tuple(each for each in gone if last.get(each.area) is each)
    return (*gone, *endings(members, on))
