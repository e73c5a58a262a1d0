"""What came before care, or in place of it: how entries came about, plans, courts, support at home.

The lists of what was known before care, of support at home, of courts and of babies to be born hold children
whom the return may never hold: they count whether it does or not.
"""

from typing import Any

import ibis

from nearhome.cohorts.breakdowns import NOT_RECORDED, in_plain_words, words
from nearhome.cohorts.intervals import attached, months_after
from nearhome.cohorts.lists.meeting import flagged, happened, open_on

PROTECTION = "child protection plan"
NEWBORN_DAYS = 28
FIRST_DAYS = 7
WEEKS_BEFORE_BIRTH = 8
_ENTRY = ("child", "on", "spell")


def entries(starts: Any, written: Any, before: Any) -> Any:
    """Known starts in the windows, with how each came about and what was known of the child before.

    `planned`, `out_of_hours`, `parent_in_care` (1, 0 or empty) and `has_entry`, of the list of entries; `was_on_plan`: a
    child protection plan open that day or ended within twelve months; `by_known_before`: the furthest
    that was known before the day.
    """
    rows = starts.filter(starts.start_known)
    said = written.select(
        "child", "planned", "out_of_hours", "parent_in_care",
        spell_started="started", has_entry=ibis.literal(True),
    )  # fmt: skip
    rows = attached(rows, said, ["child", "spell_started"])
    rows = rows.mutate(has_entry=rows.has_entry.fill_null(False))
    pairs = rows.select(*_ENTRY, "spell_started").inner_join(
        before.select("child", "kind", "started", "ended"), "child"
    )
    rows = flagged(rows, _protected(pairs), "was_on_plan", _ENTRY)
    earlier = pairs.filter(pairs.started < pairs.spell_started)
    return _with_furthest(rows, earlier)


def _protected(pairs: Any) -> Any:
    recent = pairs.ended >= months_after(pairs.spell_started, -12)
    return pairs.filter(
        (pairs.kind == PROTECTION) & (pairs.started <= pairs.spell_started) & recent.fill_null(True)
    )


def _with_furthest(rows: Any, earlier: Any) -> Any:
    """The furthest step of those known, in the order of the list's words."""
    steps = words("before_care", "kind")
    place = ibis.cases(*((earlier.kind == step, number) for number, step in enumerate(steps)))
    furthest = (
        earlier.mutate(place=place).group_by(list(_ENTRY)).aggregate(furthest=ibis._.place.max())
    )
    rows = attached(rows, furthest, list(_ENTRY))
    plain = in_plain_words("before_care", "kind")
    named = ((rows.furthest == number, step) for number, step in enumerate(plain))
    return rows.mutate(by_known_before=ibis.cases(*named, else_=NOT_RECORDED))


def protection_plans(before: Any, dates: Any) -> Any:
    """Child protection plans begun in the windows, and whether the child had had one before."""
    plans = before.filter(before.kind == PROTECTION)
    first = plans.group_by("child").aggregate(first=plans.started.min())
    rows = attached(plans, first, "child")
    again = (rows.previous >= 1).fill_null(False) | (rows.first < rows.started)
    return happened(rows.mutate(is_again=again), dates, "started")


def open_protection_plans(before: Any, dates: Any) -> Any:
    """Child protection plans open at each date, and whether they have been for two years."""
    plans = before.filter(before.kind == PROTECTION)
    rows = open_on(plans, dates, last_day=True)
    return rows.mutate(is_long=rows.started <= rows.before_24)


def referrals(before: Any, dates: Any) -> Any:
    """Referrals in the windows, and whether the child was referred in the twelve months before."""
    rows = before.filter(before.kind == "referral")
    last = rows.started.lag().over(group_by="child", order_by="started")
    again = (last >= months_after(rows.started, -12)).fill_null(False)
    return happened(rows.mutate(is_again=again), dates, "started")


def early_help(before: Any, dates: Any) -> Any:
    """One row a child with early help open at each date."""
    rows = open_on(before.filter(before.kind == "early help"), dates, last_day=True)
    return rows.group_by(["child", "on"]).aggregate(
        origin_file=rows.origin_file.min(), origin_row=rows.origin_row.min()
    )


def edge_of_care(support: Any, timeline: Any, dates: Any, months: int) -> Any:
    """Support that ended in the twelve months ending `months` before each date.

    `stayed_home`: no care of the child's began from that day to as many months after it, here or elsewhere.
    """
    rows = support.inner_join(
        dates,
        [
            support.ended <= dates[f"home_{months}_last"],
            support.ended >= dates[f"home_{months}_first"],
        ],
    )
    began = timeline.filter(timeline.opens).select("child", came="spell_started")
    pairs = rows.select("child", "on", "service", "started", "ended").inner_join(began, "child")
    came = pairs.filter(
        (pairs.came >= pairs.ended) & (pairs.came <= months_after(pairs.ended, months))
    )
    marked = flagged(rows, came, "came_in", ("child", "on", "service", "started"))
    return marked.mutate(stayed_home=~marked.came_in)


def applications(proceedings: Any, dates: Any) -> Any:
    """Applications for a care or supervision order in the windows, and what was offered before them."""
    rows = happened(proceedings, dates, "applied_on")
    offered = (rows.offered_on < rows.applied_on).fill_null(False)
    return rows.mutate(
        is_exempt=(rows.exempt == 1).fill_null(False),
        was_offered=offered,
        was_accepted=offered & (rows.accepted == 1).fill_null(False),
        was_held=offered & (rows.held_on <= rows.on).fill_null(False),
    )


def concluded(proceedings: Any, dates: Any) -> Any:
    """Proceedings concluded in the windows, with the days from application to the final order."""
    rows = happened(proceedings, dates, "concluded_on")
    return rows.mutate(days=rows.concluded_on.delta(rows.applied_on, unit="day"))


def births_due(prebirth: Any, dates: Any) -> Any:
    """Babies due in the windows, and whether the assessment was complete eight weeks before."""
    rows = happened(prebirth, dates, "due_date")
    days = rows.due_date.delta(rows.assessed_on, unit="day")
    return rows.mutate(in_time=(days >= 7 * WEEKS_BEFORE_BIRTH).fill_null(False))
