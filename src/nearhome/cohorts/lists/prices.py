"""What each home costs a week, at a date."""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.intervals import until, where
from nearhome.cohorts.lists.by_date import at_date, last_by
from nearhome.cohorts.lists.limits import COSTS_MOST

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

EXTERNAL = ("private", "voluntary")


def priced(plan: "Plan") -> Any:
    """LA(d) with the `weekly` price open at each date, empty without one; `costs_most`, `is_external`."""
    prices = plan.table("prices")
    prices = prices.filter(prices.weekly > 0)
    prices = prices.mutate(over=until(prices.ended))
    rows = at_date(
        plan,
        last_by(
            plan, prices, "started", weekly="weekly", sector="sector", priced_from="started",
            price_file="origin_file", price_row="origin_row",
        ),
    )  # fmt: skip
    external = rows.sector.isin(EXTERNAL).fill_null(False)
    costs_most = (rows.weekly >= COSTS_MOST).fill_null(False)
    nothing = ibis.literal(0.0)
    return rows.mutate(
        is_priced=rows.weekly.notnull(),
        costs_most=costs_most,
        is_external=external,
        weekly_most=costs_most.ifelse(rows.weekly, nothing),
        weekly_external=where(rows.weekly.notnull(), external.ifelse(rows.weekly, nothing)),
    )
