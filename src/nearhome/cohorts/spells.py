"""Every stretch of being looked after in a set of records, with no date asked.

For comparing two sets of records: whose coming in or leaving is known to one and not to the other.
"""

from dataclasses import dataclass
from datetime import date

from nearhome.cohorts.history import Cohorts, Records
from nearhome.cohorts.statements import Statement

# A spell that goes on is written until `intervals.FAR`, which is not read here: it would load Ibis.
_SPELLS = Statement(
    ("timeline",),
    "SELECT child, spell_started, NULLIF(spell_until, DATE '2999-12-31') FROM timeline WHERE closes",
)


@dataclass(frozen=True, slots=True)
class Spell:
    """A child looked after from `started` up to, not including, `until`; None while it goes on.

    Short breaks are in none, and it ends at the 18th birthday at the latest: as the DfE counts.
    """

    child: str
    started: date
    until: date | None

    def covers(self, on: date) -> bool:
        """Whether the child is looked after on a day."""
        return self.started <= on and (self.until is None or self.until > on)


def spells(records: Records) -> list[Spell]:
    """Every spell of the records, by child and day."""
    found = Cohorts(records, ()).fetch(_SPELLS)
    return sorted(
        (Spell(str(child), started, until) for child, started, until in found),
        key=lambda each: (each.child, each.started, each.until or date.max),
    )
