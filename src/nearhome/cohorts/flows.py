"""Children who came in and who left: starts and ends of spells, in the windows ending at the dates."""

from typing import Any

import ibis

from nearhome.cohorts.breakdowns import ENTRY_AGES, LEAVING_ROUTES, NOT_KNOWN, UASC
from nearhome.cohorts.groups import described, label
from nearhome.cohorts.intervals import attached, is_in, months_after, where
from nearhome.vocabulary.codes import groups as published_groups

ADOPTED = ("E11", "E12")
RETURNED_HOME = ("E4A", "E4B")


def all_starts(timeline: Any) -> Any:
    """One row a spell, as it began: its first episode, `was_looked_after_12` and `_24`.

    These tell whether an earlier spell of the child ended in the 12 or 24 months up to the start. A
    transfer at a vesting day is no start.
    """
    opening = timeline.filter(timeline.opens & ~timeline.came_by_transfer)
    opening = described(opening, "spell_started")
    spells = timeline.filter(timeline.closes)
    spells = spells.select("child", earlier_started="spell_started", earlier_until="spell_until")
    pairs = opening.select("child", "spell", "spell_started").inner_join(spells, "child")
    pairs = pairs.filter(pairs.earlier_started < pairs.spell_started)
    earlier = pairs.group_by(["child", "spell"]).aggregate(earlier_until=pairs.earlier_until.max())
    rows = attached(opening, earlier, ["child", "spell"])
    return rows.mutate(
        **{
            f"was_looked_after_{months}": (
                rows.earlier_until >= months_after(rows.spell_started, -months)
            ).fill_null(False)
            for months in (12, 24)
        },
        by_entry_age=_entry_age(rows),
        by_route=_route(rows),
    )


def _entry_age(rows: Any) -> Any:
    days = rows.spell_started.delta(rows.dob, unit="day")
    bands = zip(ENTRY_AGES[2:], (0, 4, 9, 15, 17), strict=True)
    return ibis.cases(
        (rows.age.isnull(), NOT_KNOWN),
        (days <= 7, ENTRY_AGES[0]),
        (days <= 27, ENTRY_AGES[1]),
        *((rows.age <= oldest, name) for name, oldest in bands),
        else_=NOT_KNOWN,
    )


def _route(rows: Any) -> Any:
    by_status = {
        "section 20": ("V2",),
        "care order": ("C1", "C2", "E1", "D1"),
        "police or emergency protection": ("L1", "L2", "L3"),
        "youth justice": ("J1", "J2", "J3"),
    }
    return ibis.cases(
        (rows.by_uasc == UASC, UASC),
        *((is_in(rows.legal_status, codes), name) for name, codes in by_status.items()),
        else_=NOT_KNOWN,
    )


def starts_within(starts: Any, dates: Any, first: str = "window_first") -> Any:
    """The starts from a day (`first`, of `dates`) to each date; `is_child`: the child's first there.

    Only a known start counts for `is_child`.
    """
    rows = starts.inner_join(
        dates, [starts.spell_started <= dates.on, starts.spell_started >= dates[first]]
    )
    order = ibis.row_number().over(
        group_by=["on", "child", "start_known"], order_by=["spell_started", "spell"]
    )
    return rows.mutate(is_child=rows.start_known & (order == 0))


def starts_around(starts: Any, dates: Any) -> Any:
    """The known starts from six months before to six months after each date's month.

    `in_month`: in the month itself; `half_months`: its weight in the mean centred on it, in halves.
    """
    rows = starts.filter(starts.start_known).inner_join(
        dates,
        [starts.spell_started <= dates.season_last, starts.spell_started >= dates.season_first],
    )
    whole = (rows.spell_started >= rows.season_first_whole) & (
        rows.spell_started <= rows.season_last_whole
    )
    return rows.mutate(
        in_month=(rows.spell_started >= rows.month_first) & (rows.spell_started <= rows.on),
        half_months=whole.ifelse(2, 1),
    )


def all_ends(timeline: Any, transfers: Any) -> Any:
    """One row a spell that has an end, as it ended: its last episode, its length, what came next.

    `next_started` is the start of the child's next spell. A transfer at a vesting day is no end.
    """
    closing = described(timeline.filter(timeline.closes), "spell_until")
    following = closing.spell_started.lead().over(
        group_by="child", order_by=["spell_started", "spell"]
    )
    closing = closing.mutate(next_started=following)
    went = transfers.filter(transfers.direction == "out").select("child", spell_until="date")
    closing = closing.anti_join(went, ["child", "spell_until"])
    return closing.mutate(
        days_in_care=closing.spell_until.delta(closing.spell_started, unit="day"),
        turned_18=closing.spell_until >= closing.eighteenth,
        was_adopted=is_in(closing.end_reason, ADOPTED),
        went_home=is_in(closing.end_reason, RETURNED_HOME),
        by_leaving_route=_leaving_route(closing),
    )


def _leaving_route(rows: Any) -> Any:
    """Turned 18 goes by the date of birth, whatever the reason; a turn to short breaks is `other`."""
    return ibis.cases(
        (rows.spell_until >= rows.eighteenth, LEAVING_ROUTES[0]),
        (rows.end_reason == "short breaks", "other"),
        else_=label(rows.end_reason, published_groups("REC")),
    )


def ends_within(ends: Any, dates: Any, first: str = "window_first") -> Any:
    """The ends from a day (`first`, of `dates`) to each date; `is_child`: the child's last there."""
    rows = ends.inner_join(dates, [ends.spell_until <= dates.on, ends.spell_until >= dates[first]])
    return rows.mutate(is_child=_is_last(rows, ["on", "child"]))


def _is_last(rows: Any, by: list[str]) -> Any:
    latest_first = [rows.spell_until.desc(), rows.spell_started.desc(), rows.spell.desc()]
    return ibis.row_number().over(group_by=by, order_by=latest_first) == 0


def returns_home(ends: Any, dates: Any, months: int) -> Any:
    """The ends by going home in the twelve months that ended `months` before each date.

    `came_back`: a later spell of the child started within as many months.
    """
    home = ends.filter(ends.went_home)
    rows = home.inner_join(
        dates,
        [
            home.spell_until <= dates[f"home_{months}_last"],
            home.spell_until >= dates[f"home_{months}_first"],
        ],
    )
    back = rows.next_started <= months_after(rows.spell_until, months)
    return rows.mutate(came_back=back.fill_null(False))


def adoptions_within(ends: Any, paths: Any, adoptions: Any, dates: Any) -> Any:
    """Children whose spell ended in adoption in the windows, with the days each stage took.

    `days_to_family`: from the period's start to moving in with the adoptive family (with the carers
    already, when former foster carers adopted). `days_to_match`: from the placement order to the match,
    0 when matched before it. Empty where the records do not hold both ends.
    """
    adopted = ends.filter(ends.was_adopted)
    rows = adopted.inner_join(
        dates, [adopted.spell_until <= dates.on, adopted.spell_until >= dates.window_first]
    )
    rows = rows.mutate(is_child=_is_last(rows, ["on", "child"]))
    rows = rows.filter(rows.is_child)
    rows = attached(rows, paths, ["child", "period"])
    forms = adoptions.select("child", "foster_care", "date_match")
    rows = attached(rows, forms, "child")
    by_carers = (rows.foster_care == 1).fill_null(False)
    moved_in = by_carers.ifelse(rows.carers_since.coalesce(rows.placed), rows.placed)
    to_match = rows.date_match.delta(rows.ordered, unit="day")
    return rows.mutate(
        days_to_family=where(
            rows.placed.notnull(), moved_in.delta(rows.period_started, unit="day")
        ),
        days_to_match=(to_match < 0).ifelse(0, to_match),
    )
