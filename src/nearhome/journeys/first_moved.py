"""`nearhome why --first`: which of the flows that stand before a measure moved first, and when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import Ask, asked_of, asking, known_breakdowns
from nearhome.journeys.quality import vesting_days
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.journeys.signals import look_on
from nearhome.results.first import Flow, Moved, WhatMoved
from nearhome.results.values import Result
from nearhome.signals.first.flows import flows, flows_before
from nearhome.signals.first.saying import WAYS, led, sentence, verdict
from nearhome.signals.first.steps import FEWEST_MONTHS, MOST_MONTHS
from nearhome.signals.first.telling import what_moved
from nearhome.signals.series import months_of
from nearhome.signals.why.splits import STOCK
from nearhome.vocabulary.periods import month_ends

COLUMNS = (
    "code",
    "flow",
    "measure",
    "breakdown",
    "group",
    "direction",
    "earliest",
    "likely",
    "latest",
    "year_before",
    "year_since",
    "chance_alone",
    "first_chance",
    "place_from",
    "place_to",
    "sentence",
)
ALL = "all together"
NAMES = {"A04-month": "Came in", "A05-month": "Left", "E03-month": "Moved home"}
_STILL = "No step beyond chance in the last two years."
_TOO_FEW = "Too few to say: fewer than 20 a year."


def first_moved(
    folder: Path,
    *,
    as_at: date | None,
    codes: Sequence[str],
    by: Sequence[str],
    say: Callable[[str], None],
) -> Listing:
    """Of each measure a row with what moved first, then one for each flow that stands before it.

    Children in care unless codes are named; by the breakdowns of the table unless others are asked for.
    MisusedError for a measure that has no flows, or an unknown breakdown; RefusedError when the months are
    too few.
    """
    names = known_breakdowns(by)
    records, wanted = asked_of(
        folder, codes or (STOCK,), lambda held: (held.on(as_at),), by=names, say=say
    )
    without = [code for code in wanted if not flows_before(code)]
    if without:
        raise MisusedError(
            f"No flows stand before {', '.join(without)}.",
            f"What moved first can be asked of {', '.join(flows())}.",
        )
    on, ask = records.on(as_at), asking(records)
    found = {code: moved(records, on, _by(code, names), ask) for code in wanted}
    if all(each.months is None for each in found.values()):
        raise RefusedError(
            f"No {FEWEST_MONTHS} settled months in a row are known up to {on}.",
            "Add the returns of the years before.",
        )
    return listing(COLUMNS, (row for code, what in found.items() for row in _rows(code, what)))


def _by(code: str, names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    return {flow: names or own for flow, own in flows_before(code).items()}


def _rows(code: str, what: WhatMoved) -> Iterator[tuple[Cell, ...]]:
    yield (code, "", ALL, "", "", "", *(None,) * 9, verdict(what, _name))
    for each in what.moved:
        yield (code, *_flow(each.flow), *_moved(each), sentence(each, _name))
    for some, said in ((what.still, _STILL), (what.too_few, _TOO_FEW)):
        for flow in some:
            yield (code, *_flow(flow), "", *(None,) * 9, said)


def _flow(flow: Flow) -> tuple[Cell, ...]:
    return flow.code, NAMES[flow.code], flow.breakdown, flow.group


def _moved(each: Moved) -> tuple[Cell, ...]:
    order = (each.first, *each.places) if each.ranked else (None,) * 3
    return (
        WAYS[each.way],
        each.earliest,
        each.likely,
        each.latest,
        each.before,
        each.after,
        each.chance,
        *order,
    )


def _name(flow: Flow) -> str:
    return f"{NAMES[flow.code]}: {led(flow, flow.group)}" if flow.breakdown else NAMES[flow.code]


def moved(records: Records, on: date, wanted: Mapping[str, Sequence[str]], ask: Ask) -> WhatMoved:
    """What moved of the flows wanted, each whole and by its breakdowns, in the settled months up to a day."""
    days = month_ends(look_on(on, records.context().unsettled_after), MOST_MONTHS)
    held = _held(days, wanted, ask)
    breaks = vesting_days(records.tables["transfers"])
    return what_moved({flow: replace(months_of(own, breaks), of=()) for flow, own in held.items()})


def _held(
    days: Sequence[date], wanted: Mapping[str, Sequence[str]], ask: Ask
) -> dict[Flow, list[Result]]:
    """The results of each flow: those with breakdowns in one question, those without in another."""
    parted = [code for code, by in wanted.items() if by]
    whole = [code for code, by in wanted.items() if not by]
    names = tuple(dict.fromkeys(name for by in wanted.values() for name in by))
    results = [
        *(ask(days, parted, names) if parted else ()),
        *(ask(days, whole, ()) if whole else ()),
    ]
    held: dict[Flow, list[Result]] = {}
    for each in results:
        if not each.breakdown or each.breakdown in wanted[each.code]:
            held.setdefault(Flow(each.code, each.breakdown, each.group), []).append(each)
    return held
