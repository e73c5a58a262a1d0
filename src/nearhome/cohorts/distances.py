"""Where each child looked after at a date lives: how far from home, for how long, and why there."""

from typing import Any

import ibis

from nearhome.cohorts.intervals import attached
from nearhome.cohorts.lists.children import with_reason

STAYS = ("under 6 months", "6 months to 2 years", "2 years and over")
"""How long a child has been with the same carers, in the order they are printed."""
NO_STAY = "not known"


def children_placed(
    looked_after: Any, homes_by_row: Any, stays: Any, reasons: Any, dates: Any
) -> Any:
    """One row a child and date: the groups, the miles from home, how long with these carers, and the reason.

    `reasons` is the list of reasons for distance; a child whom it does not name has none on record
    (`by_distance_reason`), whether it was brought or not.
    """
    placed = homes_by_row.filter(homes_by_row.in_stay)
    placed = placed.select("child", "number", "period", "stay")
    placed = placed.left_join(stays, ["child", "period", "stay"])
    rows = attached(
        looked_after, placed.select("child", "number", "stay_started"), ["child", "number"]
    )
    rows = rows.mutate(by_stay=_how_long(rows))
    return with_reason(rows, reasons, dates)


def _how_long(rows: Any) -> Any:
    """Two years or more on a day is with the same carers since that day two years before, or earlier."""
    return ibis.cases(
        (rows.stay_started.isnull(), NO_STAY),
        (rows.stay_started <= rows.before_24, STAYS[2]),
        (rows.stay_started <= rows.before_6, STAYS[1]),
        else_=STAYS[0],
    )
