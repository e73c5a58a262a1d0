"""Where each child lives who is looked after at a date, without the child: what distances are counted from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from nearhome.cohorts.history import Cohorts, Records
from nearhome.cohorts.statements import SHIPPED_DIALECT, Statement, shipped

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

PLACED = "children_placed"
"""The name of the statement."""
GROUPED = ("age_band", "placement", "need", "uasc", "stay", "distance_reason")
"""The breakdowns that a row is in a group of."""
_COLUMNS = ("on", "distance", "location", "reviewed_jointly", *(f"by_{name}" for name in GROUPED))


@dataclass(frozen=True, slots=True)
class Placed:
    """A child's home on a day: miles from where the child came from, None where that is not known.

    `is_outside` the area of the council; `is_reviewed`: council, police and health looked at the distance
    together in the twelve months to the day. `groups` are those of `GROUPED`, in its order. Officers' only: it is one child.
    """

    on: date
    miles: float | None
    is_outside: bool
    is_reviewed: bool
    groups: tuple[str, ...]

    def group(self, breakdown: str) -> str:
        """The group of a breakdown of `GROUPED`; ValueError for another."""
        return self.groups[GROUPED.index(breakdown)]


def placed(plan: "Plan") -> Any:
    """The query: a row a child and date."""
    return plan.children_placed.select(*_COLUMNS)


def children_placed(records: Records, days: Sequence[date]) -> Iterator[Placed]:
    """Every child looked after at each of some days, in no order."""
    cohorts = Cohorts(records, sorted(set(days)))
    for on, miles, location, reviewed, *groups in cohorts.fetch(_statement(cohorts.dialect)):
        yield Placed(on, _miles(miles), location == "OUT", bool(reviewed), tuple(groups))


def _miles(found: Any) -> float | None:
    return None if found is None else float(found)


def _statement(dialect: str) -> Statement:
    found = shipped(__package__, PLACED) if dialect == SHIPPED_DIALECT else None
    if found is not None:
        return found
    from nearhome.cohorts.compiling import compiled
    from nearhome.cohorts.plan import Plan

    return compiled(placed(Plan()), dialect)
