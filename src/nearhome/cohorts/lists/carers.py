"""Carers, adopters and homes at each date, and how carers came and went: `child` is a household, or a home."""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.breakdowns import NOT_KNOWN
from nearhome.cohorts.intervals import attached, until, where
from nearhome.cohorts.lists.by_date import known_day, yes

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

FOSTERING, KINSHIP, ADOPTERS = "fostering", "kinship", "adopter"


def _households(plan: "Plan") -> Any:
    rows = plan.table("carers")
    locality = rows.locality.fill_null(NOT_KNOWN)
    return rows.mutate(
        child=rows.household,
        is_fostering=(rows.kind == FOSTERING).fill_null(False),
        is_kinship=(rows.kind == KINSHIP).fill_null(False),
        is_adopter=(rows.kind == ADOPTERS).fill_null(False),
        by_carer_locality=locality,
        by_home_locality=rows.locality,
    )


def approved(plan: "Plan") -> Any:
    """Households approved at each date: `places`, `filled`, `vacant`, nothing where a number is empty."""
    rows = _households(plan)
    rows = rows.inner_join(
        plan.dates, [rows.approved_on <= plan.dates.on, until(rows.ended_on) > plan.dates.on]
    )
    numbers = {name: rows[name].fill_null(0) for name in ("places", "filled", "unavailable")}
    rows = rows.mutate(**numbers)
    in_a_locality = rows.is_fostering & rows.locality.notnull()
    return rows.mutate(
        vacant=rows.places - rows.filled - rows.unavailable,
        places_there=in_a_locality.ifelse(rows.places, 0),
    )


def changed(plan: "Plan") -> Any:
    """Households approved, and approved ones that ended, within the window of each date.

    `came` and `went`; `days_to_approval` from the enquiry, of those that came.
    """
    rows = _households(plan)
    rows = rows.filter(rows.approved_on.notnull())
    first, last = plan.dates.window_first, plan.dates.on
    rows = rows.inner_join(
        plan.dates,
        [
            rows.approved_on <= last,
            (rows.approved_on >= first) | ((rows.ended_on >= first) & (rows.ended_on <= last)),
        ],
    )
    came = rows.approved_on >= rows.window_first
    went = (rows.ended_on >= rows.window_first) & (rows.ended_on <= rows.on)
    days = rows.approved_on.delta(rows.enquired_on, unit="day")
    return rows.mutate(came=came, went=went.fill_null(False), days_to_approval=where(came, days))


def enquiries(plan: "Plan") -> Any:
    """Households that asked in the twelve months ending twelve months before each date: `was_approved` by it."""
    rows = _households(plan)
    asked = plan.dates
    rows = rows.inner_join(
        asked, [rows.enquired_on <= asked.home_12_last, rows.enquired_on >= asked.home_12_first]
    )
    return rows.mutate(was_approved=known_day(rows.approved_on, rows.on).notnull())


def children_by_locality(plan: "Plan") -> Any:
    """LA(d) of whom the list of children's homes names a locality."""
    areas = plan.table("home_areas").select(
        "child", area="locality", area_file="origin_file", area_row="origin_row"
    )
    turn = ibis.row_number().over(group_by="child", order_by=["area_file", "area_row"])
    areas = areas.mutate(turn=turn)
    rows = attached(plan.looked_after, areas.filter(areas.turn == 0), "child")
    rows = rows.filter(rows.area.notnull())
    return rows.mutate(by_home_locality=rows.area)


def beds(plan: "Plan") -> Any:
    """Children's homes in the council's area registered at each date, with their beds and who uses them."""
    rows = plan.table("homes")
    rows = rows.filter((rows.kind == "children's home") & yes(rows.inside))
    rows = rows.inner_join(
        plan.dates,
        [rows.registered_from <= plan.dates.on, until(rows.registered_to) > plan.dates.on],
    )
    return rows.mutate(
        child=rows.urn,
        by_operator=rows.operator.fill_null(NOT_KNOWN),
        by_grade=where((rows.graded_on <= rows.on).fill_null(True), rows.grade).fill_null(
            NOT_KNOWN
        ),
    )
