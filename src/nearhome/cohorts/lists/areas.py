"""Children in care beside the children of their area: by where they come from, by ethnic group, newborn.

Each table has a row a child (`top` 1, `below` 0) and, without a child, a row a figure of the area (`top` 0,
`below` what it counts), of the latest year held by each date.
"""

from collections.abc import Mapping
from typing import Any

import ibis

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.cohorts.intervals import attached, where

ONE = ibis.literal(1).cast("int64")
NONE = ibis.literal(0).cast("int64")
NOUGHT = ibis.literal(0).cast("float64")
DECILES = tuple(str(number) for number in range(1, 11))


def latest_figures(figures: Any, kind: str, dates: Any) -> Any:
    """The figures of a kind of the latest year, up to each date's, that any of them is of."""
    rows = figures.filter(figures.kind == kind)
    near = rows.inner_join(dates, [rows.year <= dates.on.year()])
    near = near.mutate(newest=near.year.max().over(group_by="on"))
    return near.filter(near.year == near.newest)


def _both(children: Any, figures: Any, groups: Mapping[str, tuple[str, str]]) -> Any:
    """Children and figures in one table; `groups` names the column of each that a group is read from."""
    ones = children.select(
        "child", "on", "origin_file", "origin_row",
        **{name: child for name, (child, _) in groups.items()},
        top=ONE, below=NOUGHT,
    )  # fmt: skip
    amounts = figures.select(
        "on", "origin_file", "origin_row",
        **{name: figure for name, (_, figure) in groups.items()},
        child=ibis.null("string"), top=NONE, below="number",
    )  # fmt: skip
    return ibis.union(ones, amounts.select(*ones.columns))


def births(starts: Any, figures: Any, dates: Any) -> Any:
    """Known starts of the windows within 28 days of birth, `is_week_old` within 7, beside the live births."""
    rows = starts.filter(starts.start_known)
    days = rows.spell_started.delta(rows.dob, unit="day")
    rows = rows.mutate(is_week_old=(days <= 7).fill_null(False)).filter(days.between(0, 28))
    born = latest_figures(figures, "live births", dates)
    born = born.filter(born.area.isnull() & born.group.isnull()).mutate(is_week_old=False)
    return _both(rows, born, {"is_week_old": ("is_week_old", "is_week_old")})


def origins(stock: Any, areas: Any, figures: Any, dates: Any) -> Any:
    """Children looked after at each date by the locality they come from, beside the children who live there."""
    placed = areas.select("child", by_home_locality="locality")
    children = stock.inner_join(placed, "child")
    rows = latest_figures(figures, "children 0-17", dates)
    rows = rows.filter(rows.area.notnull() & rows.group.isnull())
    return _both(children, rows, {"by_home_locality": ("by_home_locality", "area")})


def deciles(stock: Any, areas: Any, figures: Any, dates: Any) -> Any:
    """Children looked after at each date by the decile of deprivation they come from, beside those there."""
    placed = areas.filter(areas.decile.notnull())
    placed = placed.select("child", by_decile=placed.decile.cast("string"))
    children = stock.inner_join(placed, "child")
    rows = latest_figures(figures, "decile 0-17", dates)
    rows = rows.filter(rows.group.isin(DECILES) & rows.area.isnull())
    return _both(children, rows, {"by_decile": ("by_decile", "group")})


def at_deciles_rates(stock: Any, areas: Any, figures: Any, dates: Any) -> Any:
    """Children by the locality they come from, beside as many as the rate of each decile there would give.

    Indirect standardisation: the rate is that of all the children of a decile in every locality together,
    so that over all localities as many are expected as there are.
    """
    placed = areas.filter(areas.decile.notnull())
    placed = placed.select("child", by_home_locality="locality", group=placed.decile.cast("string"))
    children = stock.inner_join(placed, "child")
    rows = latest_figures(figures, "decile 0-17", dates)
    rows = rows.filter(rows.group.isin(DECILES) & rows.area.notnull())
    counted = children.group_by(["on", "group"]).aggregate(came=children.count())
    rows = attached(rows, counted, ["on", "group"])
    # By nought it is empty on every engine, which a division is not.
    everybody = rows.number.sum().over(group_by=["on", "group"]).nullif(0.0)
    expected = rows.number * everybody**-1.0 * rows.came.fill_null(0)
    rows = rows.mutate(number=expected)
    return _both(children, rows, {"by_home_locality": ("by_home_locality", "area")})


def of_groups(stock: Any, figures: Any, dates: Any, kind: str, breakdown: str) -> Any:
    """Children of each date (in care, or come into it) by a breakdown, beside the area's of each of its groups."""
    rows = latest_figures(figures, kind, dates)
    rows = rows.filter(rows.group.isin(BREAKDOWNS[breakdown]) & rows.area.isnull())
    rows = rows.mutate(age=ibis.null(stock.age.type()))
    return _both(
        stock, rows, {f"by_{breakdown}": (f"by_{breakdown}", "group"), "age": ("age", "age")}
    )


def ethnic_groups(stock: Any, figures: Any, dates: Any) -> Any:
    """Children looked after at each date by ethnic group, beside as many as there would be by population.

    `below` of a figure is its part of the area's children, of all the children in care at that date.
    """
    rows = latest_figures(figures, "ethnic group 0-17", dates)
    rows = rows.filter(rows.group.isin(BREAKDOWNS["ethnicity"]) & rows.area.isnull())
    in_care = stock.group_by("on").aggregate(in_care=stock.count())
    rows = attached(rows, in_care, "on")
    # By nought it is empty on every engine, which a division is not.
    everybody = rows.number.sum().over(group_by="on").nullif(0.0)
    share = rows.number * everybody**-1.0
    rows = rows.mutate(number=where(rows.in_care.notnull(), share * rows.in_care))
    return _both(stock, rows, {"by_ethnicity": ("by_ethnicity", "group")})
