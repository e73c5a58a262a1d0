"""`nearhome signals`: for each measure, where it lies, whether it has really changed, how sure that is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.band import bands_of
from nearhome.journeys.comparators import Comparators, rule_of
from nearhome.journeys.known_facts import facts_of
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import Ask, asked_of, asking
from nearhome.journeys.quality import vesting_days
from nearhome.journeys.records import Records
from nearhome.published.bands.comparability import with_tellers
from nearhome.published.counterparts import counterpart
from nearhome.results.bands import Band
from nearhome.results.signals import Evidence, Signal
from nearhome.results.values import MeasureCard, Result
from nearhome.signals.arrows import PUBLISHED_DECIMALS, lait_arrow
from nearhome.signals.methods import Method, judging
from nearhome.signals.scan import YEAR
from nearhome.signals.series import MOST_MONTHS
from nearhome.signals.signal import STOCK, TOP_THREE, Known, signal
from nearhome.signals.stocks import RATES_FROM
from nearhome.vocabulary.periods import is_month_end, month_ends, months_before

COLUMNS = (
    "code",
    "measure",
    "as_at",
    "numerator",
    "denominator",
    "value",
    "unit",
    "status",
    "position",
    "band_low",
    "band_high",
    "band_as_at",
    "gap_children",
    "direction",
    "way",
    "better",
    "since",
    "change",
    "usual_low",
    "usual_high",
    "interval_low",
    "interval_high",
    "provisional",
    "notes",
    "lait_arrow",
    "method",
)
MARCHES = 3
INCIDENTS = ("I02", "I02-merged")


def signals_of(
    records: Records,
    on: date,
    codes: Sequence[str],
    bands: Mapping[str, Band],
    ask: Ask | None = None,
) -> dict[str, Signal]:
    """The signals of measures at a day, by code, in the order asked; none for a mix or without a result.

    The direction is judged at the last settled month end on or before the day. `ask` answers in place of
    the engine.
    """
    return _found(known_of(records, on, codes, ask), _cards(records, codes), bands)


def _found(
    known: Known, cards: Sequence[MeasureCard], bands: Mapping[str, Band]
) -> dict[str, Signal]:
    found = {card.code: signal(card, known, bands.get(card.code)) for card in cards}
    return {code: each for code, each in found.items() if each is not None}


def known_of(records: Records, on: date, codes: Sequence[str], ask: Ask | None = None) -> Known:
    """The results that the signals of some measures are made from."""
    look = look_on(on, records.context().unsettled_after)
    marches, year_before = _marches(look), months_before(look, YEAR)
    of, judged = ask or asking(records), _cards(records, codes)
    results = [
        *of(_compared_days(on, look), _with_most(codes), ()),
        *_asked(of, month_ends(look, MOST_MONTHS), _flows(judged)),
        *_asked(of, month_ends(look, _STOCK_MONTHS), _stock(judged)),
    ]
    return Known(
        _by_code(results),
        on,
        look,
        year_before,
        marches,
        vesting_days(records.tables["transfers"]),
    )


_STOCK_MONTHS = YEAR + RATES_FROM + 1


def days_of_signals(records: Records, on: date) -> set[date]:
    """Every day of which the signals at a day need a result."""
    look = look_on(on, records.context().unsettled_after)
    months = max(MOST_MONTHS, _STOCK_MONTHS)
    return {*_compared_days(on, look), *month_ends(look, months)}


def _compared_days(on: date, look: date) -> list[date]:
    return sorted({on, look, months_before(look, YEAR), *_marches(look)})


def _marches(look: date) -> tuple[date, ...]:
    return tuple(_march(look, n) for n in range(MARCHES))


def look_on(on: date, unsettled_after: date | None) -> date:
    """The last month end on or before a day that is settled: what may still change decides nothing."""
    last = on if unsettled_after is None else min(on, unsettled_after)
    return last if is_month_end(last) else month_ends(last, 2)[0]


def signals(
    folder: Path,
    *,
    as_at: date | None,
    codes: Sequence[str],
    own: Path | None = None,
    say: Callable[[str], None],
) -> Listing:
    """A row for each measure asked for, all when none is, with its signal at a day.

    The workspace's own measures, and those of the Python files in the folder `own`, are judged by the same
    rules; one that is left out is told to `say`. MisusedError for an unknown code; RefusedError when the day is after what the records describe.
    """

    def days(records: Records) -> set[date]:
        return days_of_signals(records, records.on(as_at))

    records, wanted = asked_of(folder, codes, days, own=own, say=say)
    on = records.on(as_at)
    bands = _bands(folder, records, on, wanted)
    known = known_of(records, on, wanted)
    found = _found(known, _cards(records, wanted), bands)
    left = [code for code in wanted if code not in found]
    if left:
        say(f"No signal of {', '.join(left)}: a mix has none of its own, or there is no figure.")
    return listing(COLUMNS, _rows(found, _cards(records, tuple(found)), known, bands))


def _bands(folder: Path, records: Records, on: date, codes: Sequence[str]) -> Mapping[str, Band]:
    facts = facts_of(records.workspace, with_tellers(codes))
    known = Comparators(records.workspace.authority, facts, on)
    compared = [code for code in codes if known.facts.days(code)]
    return bands_of(known.facts, known.authority, compared, on, rule_of(folder, {}, known))


def _rows(
    found: Mapping[str, Signal],
    cards: Sequence[MeasureCard],
    known: Known,
    bands: Mapping[str, Band],
) -> Iterable[tuple[Cell, ...]]:
    for card in cards:
        each = found[card.code]
        result = known.of(card.code, each.as_at)
        if result is not None:
            yield (
                *_figure(result),
                *_signal(each, bands.get(card.code)),
                _arrow(card, known),
                each.direction.method,
            )


def _figure(result: Result) -> tuple[Cell, ...]:
    return (
        result.code,
        result.measure,
        result.as_at,
        result.numerator,
        result.denominator,
        result.value,
        result.unit,
        str(result.status),
    )


def _signal(each: Signal, band: Band | None) -> tuple[Cell, ...]:
    place, turn, sure = each.position, each.direction, each.confidence
    points = band.points if band else ()
    point = next((one for one in points if one.as_at == place.band_as_at), None)
    return (
        str(place.place),
        point.low if point else None,
        point.high if point else None,
        place.band_as_at,
        place.gap_children,
        evidence_words(each),
        turn.way,
        turn.better,
        turn.since,
        turn.change,
        turn.usual_low,
        turn.usual_high,
        sure.low,
        sure.high,
        sure.provisional,
        " ".join((*sure.notes, *([place.why_not] if place.why_not else []))),
    )


def evidence_words(each: Signal) -> str:
    """The evidence word of a signal, with the month where the change is dated."""
    turn = each.direction
    dated = turn.evidence is Evidence.REAL_CHANGE and turn.since is not None
    return f"{turn.evidence} since {turn.since:%B %Y}" if dated else str(turn.evidence)


def _arrow(card: MeasureCard, known: Known) -> str:
    other = counterpart(card.code)
    now, before = (known.of(card.code, day) for day in known.marches[:2])
    return lait_arrow(now, before, other.decimals if other else PUBLISHED_DECIMALS)


def _asked(ask: Ask, days: Sequence[date], codes: Sequence[str]) -> list[Result]:
    return ask(days, codes, ()) if codes else []


def _by_code(results: Iterable[Result]) -> dict[str, tuple[Result, ...]]:
    found: dict[str, dict[date, Result]] = {}
    for each in results:
        found.setdefault(each.code, {})[each.as_at] = each
    return {
        code: tuple(each for _, each in sorted(by_day.items())) for code, by_day in found.items()
    }


def _cards(records: Records, codes: Sequence[str]) -> tuple[MeasureCard, ...]:
    held = {card.code: card for card in records.cards}
    return tuple(held[code] for code in dict.fromkeys(codes) if code in held)


def _flows(cards: Sequence[MeasureCard]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flow for card in cards for flow in judging(card).flows))


def _stock(cards: Sequence[MeasureCard]) -> tuple[str, ...]:
    asked = any(judging(card).method is Method.STOCK for card in cards)
    return (STOCK,) if asked else ()


def _with_most(codes: Sequence[str]) -> tuple[str, ...]:
    most = (TOP_THREE,) if any(code in INCIDENTS for code in codes) else ()
    return tuple(dict.fromkeys((*codes, *most)))


def _march(look: date, back: int) -> date:
    return date(look.year - ((look.month, look.day) < (3, 31)) - back, 3, 31)
