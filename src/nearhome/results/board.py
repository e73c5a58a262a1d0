"""What the Board has said, as plain values: what was promised, and where a figure should be."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PromiseState(StrEnum):
    """How a promise stands. One that is `proposed` was found in a minute and not yet accepted by anybody."""

    PROPOSED = "proposed"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Promise:
    """What the Board was promised: the sentence as agreed, who owns it, and by when.

    `owner_role` is a role, never a person's name; empty where nobody owns it. `due` is the last day, None
    where no day was given. `code` is the measure that would show it kept, empty for none.
    """

    sentence: str
    state: PromiseState
    owner_role: str = ""
    due: date | None = None
    code: str = ""

    def is_late(self, on: date) -> bool:
        """Whether its day has gone by on a date and it is still open."""
        return self.state is PromiseState.OPEN and self.due is not None and self.due < on


@dataclass(frozen=True, slots=True)
class Target:
    """Where the Board has said that a measure should be: a value in the measure's unit, and by when.

    `adopted` says when and how the Board did so, in words for a page.
    """

    code: str
    value: float
    by: date
    adopted: str
