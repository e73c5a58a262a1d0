"""What the records say that local lists are held against, and whether a list is of other children."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from nearhome.journeys.arriving import Arrived
from nearhome.journeys.local_lists import Found, table_of
from nearhome.records.list_tables import list_tables
from nearhome.returns.lists import LocalList
from nearhome.returns.local.beside_return import OfReturn
from nearhome.returns.local.matching import Known, are_wrong_children
from nearhome.returns.local.traits import RECORDS, traits

MISSING = "M"


def known(
    tables: Mapping[str, pa.Table], stands_for: Mapping[str, str], crosswalk: pa.Table | None
) -> Known:
    """What the joined records hold of children, their missing incidents, and what stands for whom.

    A row of the crosswalk whose old identifier is in no return still joins lists that use it.
    """
    births: dict[str, date | None] = dict.fromkeys(tables["episodes"]["child"].to_pylist())
    children = tables["children"]
    births |= dict(zip(children["child"].to_pylist(), children["dob"].to_pylist(), strict=True))
    incidents: dict[str, list[tuple[date, date | None]]] = {}
    for row in tables["missing"].select(["child", "kind", "started", "ended"]).to_pylist():
        if row["kind"] == MISSING:
            incidents.setdefault(row["child"], []).append((row["started"], row["ended"]))
    replaced = {**_of_lists_alone(crosswalk, births), **stands_for}
    return Known(births, incidents, replaced, _of_return(tables))


def _of_return(tables: Mapping[str, pa.Table]) -> OfReturn:
    """The reviews and the scores that the joined returns hold."""
    reviews = _columns(tables["reviews"], "child", "review", "review_code")
    years = _columns(tables["health_years"], "child", "collection_year", "sdq_score")
    return OfReturn(
        {(child, day): code for child, day, code in reviews},
        {(child, year): score for child, year, score in years if score is not None},
    )


def _columns(table: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].to_pylist() for name in names), strict=True)


def _of_lists_alone(crosswalk: pa.Table | None, births: Mapping[str, object]) -> dict[str, str]:
    if crosswalk is None:
        return {}
    pairs = zip(crosswalk["from_child"].to_pylist(), crosswalk["to_child"].to_pylist(), strict=True)
    return {old: new for old, new in pairs if old not in births and new in births}


def wrong_lists(
    new: Sequence[Found], arrived: Sequence[Arrived], steering: Mapping[str, LocalList]
) -> tuple[str, ...]:
    """The lists added whose children are mostly in no return, before anything is joined."""
    seen: set[object] = set()
    for each in arrived:
        for name in ("children", "episodes"):
            if name in each.typed.tables:
                seen |= set(each.typed.tables[name]["child"].to_pylist())
    crosswalk = table_of(steering, "crosswalk")
    if crosswalk is not None:
        seen |= set(crosswalk["from_child"].to_pylist())
    children: dict[str, list[object]] = {}
    for found in new:
        for sheet in found.read.sheets if found.read else ():
            for part in sheet.parts:
                if list_tables()[part.list_name].is_of_children and not part.by_care_id:
                    children.setdefault(part.list_name, []).extend(part.columns["child"])
    return tuple(
        name
        for name, own in children.items()
        if traits()[name].children == RECORDS and are_wrong_children(own, frozenset(seen))
    )
