"""Whether others' figures count the same as ours, and what a reader must know of them.

`recording.csv`: for a measure (code), the measure whose nought tells that a council records none of a
thing (told_by), whether such a council is then set aside or only marked (effect), what it records none
of (words), a view that is alike for all councils (alike), and what is known of it (note).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from nearhome.published.bands.words import spoken
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts
from nearhome.results.bands import BandPoint
from nearhome.vocabulary.shipped import shipped_rows

SET_ASIDE = "set aside"
RATES = {
    "A01": "A02",
    "A04": "A04-rate",
    "A05": "A05-rate",
    "I02": "I02-together-rate",
    "I02-together": "I02-together-rate",
    "I03-incidents": "I02-together-rate",
}
"""The rate to compare in place of a number."""


@dataclass(frozen=True, slots=True)
class Recording:
    """How a measure depends on what a council records at all; see `recording.csv`."""

    code: str
    told_by: str
    effect: str
    words: str
    alike: str
    note: str


@cache
def recording(code: str) -> Recording | None:
    """How a measure depends on recording practice; None when it does not."""
    rows = shipped_rows(__package__, "recording.csv")
    return next((Recording(**row) for row in rows if row["code"] == code), None)


def with_tellers(codes: Sequence[str]) -> tuple[str, ...]:
    """Some measures, and those whose nought tells that a council records none of the thing."""
    told_by = [how.told_by for code in codes if (how := recording(code)) is not None]
    return tuple(dict.fromkeys((*codes, *told_by)))


def why_not_compared(code: str) -> str:
    """Why other councils' figures are not compared with a measure; empty when they are.

    Nothing is published, or it counts others than ours; or it is a number, which grows with the
    council: ten larger ones are no target.
    """
    found = counterpart(code)
    if found is None:
        return "not comparable: nothing published counts what this measure counts"
    if not found.same:
        return f"not comparable: {found.why_not.removesuffix('.')}"
    if found.unit == "n":
        instead = f" ({RATES[code]})" if code in RATES else ""
        return f"not comparable: councils differ in size, so compare a rate{instead} or a share"
    return ""


def decimals(code: str) -> int:
    """How many decimal places a measure's published figures have."""
    found = counterpart(code)
    return found.decimals if found is not None else 0


def unit(code: str, points: Sequence[BandPoint]) -> str:
    """The unit of a measure's published figures; empty where nothing is published."""
    found = counterpart(code)
    if found is not None:
        return found.unit
    figures = (each.figure for some in points for each in some.members if each.figure is not None)
    return next((each.unit for each in figures), "")


def breaks(code: str, first: date, last: date) -> tuple[str, ...]:
    """A note for each break in a measure's published series after one day and by another."""
    found = counterpart(code)
    if found is None:
        return ()
    return tuple(
        f"The published series breaks on {spoken(day)}: {words}"
        for day, words in found.breaks
        if first < day <= last
    )


def national_note(how: Recording, facts: Facts, day: date) -> str:
    """How many authorities recorded none in the year to a day; empty where that is not held."""
    held = [
        each
        for each in facts.distributions
        if each.code == how.told_by and each.as_at == day and not each.fault
    ]
    if not held:
        return ""
    last = max(held, key=lambda each: each.release)
    every = last.known + last.hidden
    return (
        f"{last.none} of {every} authorities recorded no {how.words} in the year to {spoken(day)}."
    )
