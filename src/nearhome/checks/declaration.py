"""What a check is: a condition on the rows of a frame, in words, with the measures that it moves."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error is wrong for certain; a warning is to be looked at, and may be right."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong in a return and moves a measure.

    `rule` is its name; `frame` the table of `frames` whose rows are looked at; `table` and `field` are
    the return's; `offends` is an Ibis condition, true for an offending row. `what` says what is wrong,
    `mend` what to do; `moves` holds the codes of measures; `sector` the numbers of the DfE's own
    validation rules on the same thing, where there are any. `absent` says that the row wanted is not
    there, so that the finding has no row.
    """

    rule: str
    severity: Severity
    frame: str
    table: str
    field: str
    what: str
    mend: str
    moves: tuple[str, ...]
    offends: Callable[[Any], Any]
    sector: tuple[str, ...] = ()
    absent: bool = False

    @property
    def message(self) -> str:
        """What is wrong, how to mend it, and which measures it moves."""
        return f"{self.what} {self.mend} Moves {', '.join(self.moves)}."


@dataclass(frozen=True, slots=True)
class Finding:
    """An offending row: officers' output, for it names the child.

    `row` is the row in `file` (1 is the header); None when the row that is wanted is not there, or when
    the finding is about a whole return (then `child` is empty too).
    """

    rule: str
    severity: Severity
    table: str
    row: int | None
    child: str
    field: str
    message: str
    file: str
    collection_year: int | None
