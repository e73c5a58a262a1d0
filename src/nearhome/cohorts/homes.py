"""Where a child lived and with whom: placements, and stays with the same carers.

Four ways of counting, each a run of a period's episodes:

* a **placement** starts with the period and with a reason P or B;
* a **home**, for three or more placements in a year, is a placement except that adoption by the
  current carers (A3, A5) is no change;
* a **record** is a home, except that T and U start one too: a wrong reading that others count by;
* a **same-carer stay** is a home, except that a move into or out of fostering for adoption (U2, U5)
  starts a new one.

T0 to T4 belong to the one before when the child returns to it, or has not come back yet. The rules are
in docs/explanation/counting-rules.md (Words, Fine points: Placements).
"""

from typing import Any

import ibis

from nearhome.cohorts.groups import label
from nearhome.cohorts.intervals import attached, earlier_only, is_in, running_count, where, without
from nearhome.vocabulary.codes import groups as published_groups

NEW_HOME = ("S", "P", "B")
NEW_RECORD = (*NEW_HOME, "T", "U")
CURRENT_CARERS_ADOPT = ("A3", "A5")
FOSTERING_FOR_ADOPTION = ("U2", "U5")
RUNS = ("placement", "home", "record", "stay")


def homes_by_episode(timeline: Any) -> Any:
    """Every episode of the timeline with the numbers of its `placement`, `home`, `record` and `stay`.

    The numbers run within a period. `in_placement`, `in_home` ... tell whether the episode belongs to it: T0-T4 without return belong to none. `move_reason` is the reason of the placement
    change that an episode which starts a placement answers, empty for the others.
    """
    settled = _numbered(timeline.filter(~timeline.temporary))
    carried = settled.select(
        "child", "period", "settled", *RUNS, "starts_placement", "move_reason",
        *(f"next_{name}" for name in RUNS),
    )  # fmt: skip
    rows = attached(timeline, carried, ["child", "period", "settled"])
    known = rows.placement.notnull()
    rows = rows.mutate(
        **{f"in_{name}": known & ~(rows.temporary & rows[f"next_{name}"]) for name in RUNS},
        starts_placement=known & ~rows.temporary & rows.starts_placement,
    )
    return without(rows, *(f"next_{name}" for name in RUNS))


def _numbered(rows: Any) -> Any:
    """Episodes other than T0-T4 with the four running numbers, and whether the next starts each."""
    period = {"group_by": ["child", "period"], "order_by": "number"}
    rows = rows.mutate(
        last_number=rows.number.lag().over(**period),
        last_place=rows.place.lag().over(**period),
        last_urn=rows.urn.lag().over(**period),
        last_post=rows.place_post.lag().over(**period),
        move_reason=rows.reason_place_change.lag().over(**period),
    )
    rows = rows.mutate(
        is_first=rows.last_number.isnull(),
        is_new=_is_new(rows, NEW_HOME),
        is_new_record=_is_new(rows, NEW_RECORD),
    )
    adopting = is_in(rows.place, CURRENT_CARERS_ADOPT)
    to_or_from = is_in(rows.place, FOSTERING_FOR_ADOPTION) | is_in(
        rows.last_place, FOSTERING_FOR_ADOPTION
    )
    changed = ~rows.place.identical_to(rows.last_place)
    rows = rows.mutate(
        starts_placement=rows.is_first | rows.is_new,
        starts_home=rows.is_first | (rows.is_new & ~adopting),
        starts_record=rows.is_first | (rows.is_new_record & ~adopting),
        starts_stay=rows.is_first | (~adopting & (rows.is_new | (changed & to_or_from))),
    )
    numbers = {
        name: running_count(rows[f"starts_{name}"], ["child", "period"], ["number"])
        for name in RUNS
    }
    following = {
        f"next_{name}": rows[f"starts_{name}"].lead().over(**period).fill_null(False)
        for name in numbers
    }
    return rows.mutate(**numbers, **following)


def _is_new(rows: Any, reasons: tuple[str, ...]) -> Any:
    """Whether an episode that is not its period's first starts a placement.

    After T0-T4 it does unless the child is back in the same place; else when its reason is one of
    `reasons`, and where that is empty, unless the place is the same.
    """
    same_place = (
        rows.place.identical_to(rows.last_place)
        & (rows.urn == rows.last_urn).fill_null(True)
        & (rows.place_post == rows.last_post).fill_null(True)
    )
    after_temporary = rows.number - rows.last_number > 1
    reason = rows.reason_new_episode
    return ibis.cases(
        (rows.last_number.isnull(), False),
        (after_temporary | reason.isnull(), ~same_place),
        else_=reason.isin(reasons),
    )


def placements(rows: Any) -> Any:
    """Placements that last a night and are not the first such of their period: moves, with the reason."""
    own = rows.filter(rows.in_placement)
    found = own.group_by(["child", "period", "placement"]).aggregate(
        moved=own.decom.min(),
        placement_until=own.episode_until.max(),
        move_reason=where(own.starts_placement, own.move_reason).max(),
        move_file=where(own.starts_placement, own.origin_file).max(),
        move_row=where(own.starts_placement, own.origin_row).max(),
    )
    found = found.filter(found.placement_until > found.moved)
    first = found.placement.min().over(group_by=["child", "period"])
    found = found.mutate(
        first=first,
        by_move_reason=label(found.move_reason, published_groups("REASON_PLACE_CHANGE")),
    )
    return without(found.filter(found.placement > found.first), "first")


def counted_homes(rows: Any, run: str = "home") -> Any:
    """Homes (or records) that last a night, from first to last episode that is not a short break."""
    own = rows.filter(rows[f"in_{run}"] & ~rows.short_break)
    found = own.group_by(["child", "period", run]).aggregate(
        started=own.decom.min(), home_until=own.episode_until.max()
    )
    return found.filter(found.home_until > found.started)


def same_carer_stays(rows: Any) -> Any:
    """Same-carer stays with their start, and that of the last one before that lasted a night."""
    own = rows.filter(rows.in_stay)
    found = own.group_by(["child", "period", "stay"]).aggregate(
        stay_started=own.decom.min(), stay_until=own.episode_until.max()
    )
    lasting = where(found.stay_until > found.stay_started, found.stay_started)
    previous = earlier_only(lasting, ["child", "period"], ["stay"])
    return without(found.mutate(previous_stay_started=previous), "stay_until")


def adoption_paths(rows: Any, stays: Any) -> Any:
    """One row a period of care that reached an adoptive placement or a placement order.

    `placed` is the start of the first A3-A6 episode; `carers_since` the start of the same-carer stay of
    the last episode before it (T0-T4 skipped); `ordered` the first day of a placement order (E1).
    """
    settled = attached(rows.filter(~rows.temporary), stays, ["child", "period", "stay"])
    before = settled.stay_started.lag().over(group_by=["child", "period"], order_by="number")
    settled = settled.mutate(
        stay_before=before, adoptive=settled.place.isin(("A3", "A4", "A5", "A6"))
    )
    adoptive = settled.filter(settled.adoptive.fill_null(False))
    first = adoptive.number.min().over(group_by=["child", "period"])
    adoptive = adoptive.mutate(first=first)
    placed = adoptive.filter(adoptive.number == adoptive.first).select(
        "child", "period", placed="decom", carers_since="stay_before"
    )
    orders = rows.filter((rows.legal_status == "E1").fill_null(False))
    orders = orders.group_by(["child", "period"]).aggregate(ordered=orders.decom.min())
    both = placed.outer_join(orders, ["child", "period"])
    return both.select(
        "placed",
        "carers_since",
        "ordered",
        child=both.child.coalesce(both.child_right),
        period=both.period.coalesce(both.period_right),
    )
