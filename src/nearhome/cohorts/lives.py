"""Which record rows say where each child looked after at a date lives: the episode in force, and the usual one."""

from dataclasses import dataclass
from typing import TypeAlias

from nearhome.cohorts.history import Cohorts
from nearhome.cohorts.statements import Statement

RowId: TypeAlias = tuple[str, int]
"""The file and row of an episode."""


@dataclass(frozen=True, slots=True)
class Lives:
    """A child looked after: the row in force, the row of the usual home, whether they came alone.

    The two rows are one but for a temporary placement (T0 to T4), which leaves the usual home as it was.
    """

    in_force: RowId
    usual: RowId
    separated: bool


_ROWS = Statement(
    ("looked_after", "timeline"),
    "SELECT l.origin_file, l.origin_row, u.origin_file, u.origin_row, l.is_uasc_child "
    "FROM looked_after l LEFT JOIN timeline u "
    "ON u.child = l.child AND u.period = l.period AND u.settled = l.settled AND NOT u.temporary",
)


def lives(cohorts: Cohorts) -> tuple[Lives, ...]:
    """Every child looked after at the one date of some cohorts, in the order of the rows."""
    found = [
        Lives(
            (file, row), (file if usual is None else usual, row if at is None else at), bool(alone)
        )
        for file, row, usual, at, alone in cohorts.fetch(_ROWS)
    ]
    return tuple(sorted(found, key=lambda each: each.in_force))
