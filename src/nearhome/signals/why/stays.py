"""A stock parted into how many came in and how long they stay.

The children in care at a day who came in during some earlier months are those months' arrivals times the
share of them who are still here. So the change from one day to another is that of the arrivals and that
of the shares, cohort by cohort, each while the other stands at the mean of both days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nearhome.results.why import CannotSplitError, Kind, Part, Split

WAY = "how many came in and how long they stay"
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Children who came in during one time before a day, and how many of them are still in care then."""

    came: int
    here: int

    @property
    def share(self) -> Fraction | None:
        """The share who are still here, None when none came."""
        return Fraction(self.here, self.came) if self.came else None


def stays(
    code: str,
    days: tuple[date, date],
    before: Mapping[str, Cohort],
    after: Mapping[str, Cohort],
    older: tuple[int, int],
) -> Split:
    """A stock at two days parted by arrivals and by stays, for each time in care of which arrivals are known.

    `older` are the children in care for longer than the arrivals are known of: their change is a part of
    its own. CannotSplitError when a cohort holds more children than came.
    """
    parts: list[Part] = []
    for time in dict.fromkeys((*before, *after)):
        parts += _cohort(time, before.get(time, Cohort(0, 0)), after.get(time, Cohort(0, 0)))
    first, last = (Fraction(number) for number in older)
    parts.append(Part(Kind.LONG_IN_CARE, "", last - first, first, last))
    first += sum(each.here for each in before.values())
    last += sum(each.here for each in after.values())
    return Split(code, WAY, "n", days, first, last, tuple(parts))


def _cohort(time: str, before: Cohort, after: Cohort) -> list[Part]:
    if before.here > before.came or after.here > after.came:
        raise CannotSplitError(
            f"of those in care {time}, more are here than came in: some came from another council",
            "some children came from another council, so that more are here than came in",
        )
    first, last = (
        share if share is not None else other or Fraction(0)
        for share, other in ((before.share, after.share), (after.share, before.share))
    )
    arrivals = HALF * (first + last) * (after.came - before.came)
    shares = HALF * (before.came + after.came) * (last - first)
    return [
        Part(Kind.MORE_CAME, time, arrivals, Fraction(before.came), Fraction(after.came)),
        Part(Kind.STAYED, time, shares, first, last),
    ]
