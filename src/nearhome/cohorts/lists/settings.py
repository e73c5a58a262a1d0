"""Homes outside the law, homes of the area and who judges them, moves at short notice, looking for a home."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import ibis

from nearhome.cohorts.intervals import FAR, months_after, until
from nearhome.cohorts.lists.meeting import happened, known_by, named, own

UNDER_16 = "unregulated under 16"
UNDER_16 = "unregulated under 16"
UNLAWFUL_FROM: Mapping[str, date] = {
    UNDER_16: date(2021, 9, 9),
    "unregistered supported accommodation": date(2023, 10, 28),
    "unregistered children's home": date(1900, 1, 1),
    "bed and breakfast": date(1900, 1, 1),
}
"""From which day a night in each is one too many: the regulations of 2021, those of 2023, always."""
GRADED = ("outstanding", "good", "requires improvement", "inadequate")
JUDGED = ("consistently strong", "inconsistent", "serious weaknesses")
GRADED_KINDS = ("children's home", "secure home", "residential school", "fostering agency")


def irregular_nights(settings: Any, children: Any, dates: Any) -> Any:
    """Settings outside the law with a night in the twelve months to each date, of children of the records.

    A child in an unregulated home is there against the law up to the 16th birthday. `nights`: how many of
    the window, that of the date counted. `is_first`: one row of each child and kind; `is_child`: one row
    of each child of those outside the law, bed and breakfast apart.
    """
    rows = settings.inner_join(children.select("child", "dob"), "child")
    grown = ibis.ifelse(rows.kind == UNDER_16, months_after(rows.dob, 16 * 12), ibis.null("date"))
    rows = rows.mutate(left=ibis.least(until(rows.ended), until(grown)))
    lawful = ibis.cases(
        *((rows.kind == kind, ibis.literal(day)) for kind, day in UNLAWFUL_FROM.items())
    )
    rows = rows.mutate(counts_from=ibis.greatest(rows.started, lawful))
    rows = rows.inner_join(dates, [rows.counts_from <= dates.on, rows.left > dates.window_first])
    rows = rows.filter(rows.left > rows.counts_from)
    first = ibis.greatest(rows.counts_from, rows.window_first)
    last = ibis.least(rows.left, rows.on + ibis.interval(days=1))
    rows = rows.mutate(
        nights=last.cast("date").delta(first, unit="day"),
        is_open=rows.left > rows.on,
        is_lodging=rows.kind == "bed and breakfast",
    )
    return rows.mutate(
        is_first=_first(rows, "kind"),
        is_child=_first(rows, "is_lodging"),
        is_first_open=_first(rows, "kind", "is_open"),
        is_open_child=_first(rows, "is_lodging", "is_open"),
    )


def _first(rows: Any, *among: str) -> Any:
    order = ["started", "kind", "origin_row"]
    return ibis.row_number().over(group_by=["child", "on", *among], order_by=order) == 0


def notified(notifications: Any, dates: Any) -> Any:
    """Children of other councils who live here at each date, by the kind of home."""
    rows = named(notifications, "reference")
    rows = rows.inner_join(
        dates, [rows.started <= dates.on, (rows.ended > dates.on).fill_null(True)]
    )
    return rows.mutate(by_home_kind=rows.kind.fill_null("not known"))


def judged_homes(homes: Any, dates: Any) -> Any:
    """Homes, schools and agencies registered at each date, and what the last judgement by then was.

    `is_graded` and `is_good`: of those that are graded; `is_judged` and `is_strong`: of supported
    accommodation, which has outcomes and no grades.
    """
    rows = named(homes, "urn")
    rows = rows.inner_join(dates, [rows.registered_from <= dates.on])
    rows = rows.filter(~known_by(rows.registered_to, rows.on))
    known = known_by(rows.graded_on, rows.on) | rows.graded_on.isnull()
    graded = known & rows.kind.isin(GRADED_KINDS) & rows.grade.isin(GRADED)
    judged = known & (rows.kind == "supported accommodation") & rows.grade.isin(JUDGED)
    return rows.mutate(
        is_graded=graded.fill_null(False),
        is_good=(graded & rows.grade.isin(GRADED[:2])).fill_null(False),
        is_judged=judged.fill_null(False),
        is_strong=(judged & (rows.grade == JUDGED[0])).fill_null(False),
    )


def moves_with_notice(moves: Any, notice: Any) -> Any:
    """Moves of the windows for which the list says how long before the council knew."""
    said = own(notice).rename(moved="its_moved_on")
    return moves.inner_join(said, ["child", "moved"])


def searches(looked: Any, children: Any, dates: Any) -> Any:
    """Searches for a home begun in the windows for children of the records, and the days until one was found."""
    rows = happened(looked.semi_join(children, "child"), dates, "referred_on")
    placed = known_by(rows.placed_on, rows.on)
    days = rows.placed_on.delta(rows.referred_on, unit="day")
    return rows.mutate(was_placed=placed, days=placed.ifelse(days, ibis.null("int64")))


def travel(visits: Any, rates: Any) -> Any:
    """Visits with what the travel to each cost: miles and hours at the latest rate by its day, in pounds."""
    for kind, column in (("mile", "its_miles"), ("hour", "its_hours")):
        visits = _priced(visits, rates.filter(rates.kind == kind), kind, column)
    return visits.mutate(pounds=visits.mile_pounds + visits.hour_pounds)


def _priced(visits: Any, rates: Any, kind: str, column: str) -> Any:
    spans = rates.select(
        pounds="pounds",
        since="from",
        before=rates["from"].lead().over(order_by="from").coalesce(ibis.literal(FAR)),
    )
    joined = visits.left_join(
        spans, [visits.its_visited_on >= spans.since, visits.its_visited_on < spans.before]
    )
    cost = (joined[column] * joined.pounds).fill_null(0.0)
    return joined.select(*visits.columns, **{f"{kind}_pounds": cost})
