"""What an edition is: whose figures, of which day, from which snapshot, for whom."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Edition:
    """A frozen data set for one audience.

    `notice` stands on every page when it is not empty (what the demonstration is, for instance).
    `officers` marks the edition that shows small numbers and must not leave the officers.
    `meeting` is the day of the Board's meeting, None when it was not given.
    """

    authority: str
    as_at: date
    snapshot: str
    code_version: str
    officers: bool = False
    meeting: date | None = None
    notice: str = ""

    @property
    def notices(self) -> tuple[str, ...]:
        """The lines every page carries, most important first."""
        restricted = (
            "Officers only: this edition shows small numbers. Do not circulate.",
        )
        return (restricted if self.officers else ()) + ((self.notice,) if self.notice else ())
