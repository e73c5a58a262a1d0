"""Age bands of the asker's own: `age:0-4,12-15` is a breakdown by two bands of ages in completed years."""

import re
from dataclasses import dataclass

PREFIX = "age:"
OLDEST = 120
_BAND = re.compile(r"(\d{1,3})(?:-(\d{1,3})|(\+))?")


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in completed years from `youngest` to `oldest`, both in it."""

    youngest: int
    oldest: int

    @property
    def label(self) -> str:
        """The name of its group: `0 to 4`, `17`, `16 and over`."""
        if self.oldest == OLDEST:
            return f"{self.youngest} and over"
        if self.youngest == self.oldest:
            return str(self.youngest)
        return f"{self.youngest} to {self.oldest}"


def age_bands(breakdown: str) -> tuple[AgeBand, ...] | None:
    """The bands that a breakdown such as `age:0-4,12-15`, `age:17` or `age:16+` names, each once.

    Bands may overlap, and leave ages out. None for any other breakdown, and for bands that cannot be
    read.
    """
    if not breakdown.startswith(PREFIX):
        return None
    found = [_band(part) for part in breakdown.removeprefix(PREFIX).split(",")]
    read = [each for each in found if each is not None and each.youngest <= each.oldest]
    return tuple(dict.fromkeys(read)) if len(read) == len(found) else None


def _band(text: str) -> AgeBand | None:
    match = _BAND.fullmatch(text.strip())
    if match is None:
        return None
    youngest, oldest, and_over = match.groups()
    return AgeBand(int(youngest), OLDEST if and_over else int(oldest or youngest))
