"""What moved first, told with dates: from the months of each flow to what a page and a listing say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from nearhome.results.first import Flow, Moved, WhatMoved
from nearhome.signals.first.flows import REPEATED
from nearhome.signals.first.judging import Asked, Dated, Judged, judged
from nearhome.signals.first.steps import FEWEST_MONTHS, MOST_MONTHS
from nearhome.signals.scan import YEAR, Numbers
from nearhome.signals.seasonality import season
from nearhome.signals.series import Months


def what_moved(flows: Mapping[Flow, Months]) -> WhatMoved:
    """What moved of the flows asked together, in the months that every whole flow is known of.

    Each flow must be there whole, beside its groups: its season is that of the whole. A group that is not
    known of all those months is left out.
    """
    days = _shared([months for flow, months in flows.items() if not flow.breakdown])
    if len(days) < FEWEST_MONTHS:
        return WhatMoved()
    held = {flow: _counts(months, days) for flow, months in flows.items()}
    known = {flow: counts for flow, counts in held.items() if counts is not None}
    seasons = {
        flow.code: _weight(days, counts) for flow, counts in known.items() if not flow.breakdown
    }
    named = tuple(known)
    asked = [
        Asked(each.code, each.breakdown, known[each], seasons[each.code], each.code in REPEATED)
        for each in named
    ]
    return _told(judged(asked), asked, named, days)


def _told(
    found: Judged, asked: Sequence[Asked], named: Sequence[Flow], days: Sequence[date]
) -> WhatMoved:
    moved = tuple(
        _moved(each, found, asked[each.row], named[each.row], days) for each in found.dated
    )
    silent = {each.row for each in found.dated} | set(found.too_few)
    return WhatMoved(
        moved,
        None if found.first is None else named[found.first],
        tuple(named[row] for row in found.rivals),
        tuple(flow for row, flow in enumerate(named) if row not in silent),
        tuple(named[row] for row in found.too_few),
        (days[0].replace(day=1), days[-1].replace(day=1)),
    )


def _moved(each: Dated, found: Judged, asked: Asked, flow: Flow, days: Sequence[date]) -> Moved:
    earliest, likely, latest = (
        days[column].replace(day=1) for column in (each.earliest, each.best, each.latest)
    )
    own = asked.counts[each.begins :]
    before, after = (_a_year(part) for part in np.split(own, [each.best - each.begins]))
    told = Moved(flow, each.way, earliest, likely, latest, before, after, each.chance)
    if each.row not in found.ranked:
        return replace(told, ranked=False)
    place = found.ranked.index(each.row)
    first = found.order.first[place] if len(found.ranked) > 1 else None
    return replace(told, first=first, places=found.order.places[place])


def _a_year(counts: Numbers) -> float:
    return float(counts.mean() * YEAR)


def _shared(wholes: Sequence[Months]) -> tuple[date, ...]:
    """The last months, in a row, of which every whole flow is known."""
    if not wholes or any(not each.dates for each in wholes):
        return ()
    last = min(each.dates[-1] for each in wholes)
    first = max(each.dates[0] for each in wholes)
    return tuple(day for day in wholes[0].dates if first <= day <= last)[-MOST_MONTHS:]


def _counts(months: Months, days: Sequence[date]) -> Numbers | None:
    known = dict(zip(months.dates, months.counts, strict=True))
    if any(day not in known for day in days):
        return None
    return np.array([known[day] for day in days], dtype=np.float64)


def _weight(days: Sequence[date], counts: Numbers) -> Numbers:
    """What each month would have at one rate, by the season found before the last twelve months."""
    level = season(days[:-YEAR], [float(each) for each in counts[:-YEAR]]).level
    return np.array([level[day.month - 1] for day in days])
