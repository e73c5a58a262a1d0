"""Asks the flows that stand before a measure, month by month, and judges which of them moved first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from nearhome.journeys.measures import Ask
from nearhome.journeys.quality import vesting_days
from nearhome.journeys.records import Records
from nearhome.journeys.signals import look_on
from nearhome.results.first import Flow, WhatMoved
from nearhome.results.values import Result
from nearhome.signals.first.steps import MOST_MONTHS
from nearhome.signals.first.telling import what_moved
from nearhome.signals.series import months_of
from nearhome.vocabulary.periods import month_ends


def moved(records: Records, on: date, wanted: Mapping[str, Sequence[str]], ask: Ask) -> WhatMoved:
    """What moved of the flows wanted, each whole and by its breakdowns, in the settled months up to a day."""
    days = month_ends(look_on(on, records.context().unsettled_after), MOST_MONTHS)
    held = _held(days, wanted, ask)
    breaks = vesting_days(records.tables["transfers"])
    return what_moved({flow: replace(months_of(own, breaks), of=()) for flow, own in held.items()})


def _held(
    days: Sequence[date], wanted: Mapping[str, Sequence[str]], ask: Ask
) -> dict[Flow, list[Result]]:
    """The results of each flow: one question for the flows with the same breakdowns."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for code, by in wanted.items():
        alike.setdefault(tuple(by), []).append(code)
    held: dict[Flow, list[Result]] = {}
    for names, codes in alike.items():
        for each in ask(days, codes, names):
            held.setdefault(Flow(each.code, each.breakdown, each.group), []).append(each)
    return held
