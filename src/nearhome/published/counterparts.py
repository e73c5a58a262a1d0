"""Which published series stands beside which measure, and whether the two count the same children.

`counterparts.csv` is written by hand: a line per code, and per breakdown or group where it differs.
`series_breaks.csv` holds the days from which a series is not what it was before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

Break = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A published series under the code of the measure it belongs to.

    `same`: Nearhome's measure of that code counts the same children the same way; `why_not` says in
    plain words why not. `only` is the one day of the year it may be compared at (`31 March`: the return
    tells these things once a year), empty for any month end. `decimals` are those it is published with.
    `breaks` are dated changes of the series, earliest first. `lait` is its key in the DfE's Local
    Authority Interactive Tool. `known` is the month and day from which a year's figure counts as known,
    `years_after` the years between the two.
    """

    code: str
    breakdown: str
    group: str
    name: str
    unit: str
    decimals: int
    same: bool
    why_not: str
    only: str
    lait: str
    known: tuple[int, int]
    years_after: int
    breaks: tuple[Break, ...]

    def known_from(self, year: int) -> date:
        """The day the figure of a year counts as known."""
        return date(year + self.years_after, *self.known)


def counterpart(code: str, breakdown: str = "", group: str = "") -> Counterpart | None:
    """What is published beside a measure, a breakdown of it or a group; None when nothing is.

    A group without a line of its own has its breakdown's, and a breakdown its code's.
    """
    held = counterparts()
    places = ((code, breakdown, group), (code, breakdown, ""), (code, "", ""))
    return next((held[place] for place in places if place in held), None)


@cache
def counterparts() -> Mapping[tuple[str, str, str], Counterpart]:
    """Every published series, by code, breakdown and group."""
    rows = shipped_rows(__package__, "counterparts.csv")
    found = {(row["code"], row["breakdown"], row["group"]): _counterpart(row) for row in rows}
    return MappingProxyType(found)


def breaks_of(code: str, breakdown: str = "") -> tuple[Break, ...]:
    """The dated breaks of a series, earliest first.

    A line of `series_breaks.csv` for `D01` holds for all of it, one for `A01:placement` for that
    breakdown alone; `judgement:overall` is of Ofsted's judgement, not of a measure.
    """
    names = {code, f"{code}:{breakdown}"}
    return tuple(each for codes, each in _breaks() if names & codes)


@cache
def _breaks() -> tuple[tuple[frozenset[str], Break], ...]:
    rows = shipped_rows(__package__, "series_breaks.csv")
    found = [
        (frozenset(row["codes"].split()), (date.fromisoformat(row["on"]), row["what"]))
        for row in rows
    ]
    return tuple(sorted(found, key=lambda each: each[1]))


def _counterpart(row: dict[str, str]) -> Counterpart:
    month, day = row["known"].split("-")
    return Counterpart(
        code=row["code"],
        breakdown=row["breakdown"],
        group=row["group"],
        name=row["name"],
        unit=row["unit"],
        decimals=int(row["decimals"]),
        same=row["same"] == "yes",
        why_not=row["why_not"],
        only=row["only"],
        lait=row["lait"],
        known=(int(month), int(day)),
        years_after=int(row["years_after"]),
        breaks=breaks_of(row["code"], row["breakdown"]),
    )
