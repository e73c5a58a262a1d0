"""Upper-tier authorities of England, the codes that lead to them, and how they have changed.

`areas.csv` holds one row a 9-character code that a postcode or an old return may carry (a district,
a unitary, a county, a code since replaced) with the upper-tier authority it belongs to today: code,
name, authority, the authority's name and the DfE's three-digit number. A county whose area went to
several successors leads to itself.

`area_changes.csv` is the continuity of upper-tier authorities from 2011 on: which code became which,
on what day, and whether the area stayed the same. `area_endings.csv` names the authorities that are
to end, and how certain that is. Areas are told apart by code, never by name: two are called Dorset.

Source: ONS, Local Authority District to Counties and Unitary Authorities (April 2023) and the ONS
code history; DfE three-digit numbers; the Orders named in the tables. Contains public sector
information licensed under the Open Government Licence v3.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

OTHER_COUNTRIES = MappingProxyType({"W": "WAL", "S": "SCO", "N": "NIR", "L": "NUK", "M": "NUK"})
"""The return's code for a place outside England, by the first letter of its area's code.

L and M are the Channel Islands and the Isle of Man, which are outside the United Kingdom.
"""


@dataclass(frozen=True, slots=True)
class Authority:
    """An upper-tier authority: its 9-character code, name and the DfE's three-digit number."""

    code: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class AreaChange:
    """On a day, the area `former` (or a part of it) became `later` (or a part of it).

    `same_area` is true when nothing but the code or the kind of council changed, or the boundary
    moved by a few homes: figures of the two may be read as one series.
    """

    former: str
    later: str
    on: date
    same_area: bool
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Ending:
    """An authority that has ended or is to end, and the day its successors take over.

    `status` is `planned` (the government's decision or intention), `laid` (an Order is before
    Parliament) or `made` (it is law, or has happened). `successors` are names, since the codes of
    councils to come are not known; empty while they are not decided. `known_on` is the day of the
    latest source.
    """

    code: str
    name: str
    ends_on: date
    successors: tuple[str, ...]
    status: str
    known_on: date
    source: str

    @property
    def confirmed(self) -> bool:
        """Whether an Order has been made."""
        return self.status == "made"


@cache
def upper_tier() -> Mapping[str, Authority]:
    """The upper-tier authority of every English code, current or replaced, district or not."""
    return MappingProxyType(
        {
            row["code"]: Authority(row["authority"], row["authority_name"], row["number"])
            for row in shipped_rows(__package__, "areas.csv")
        }
    )


@cache
def current_authorities() -> Mapping[str, Authority]:
    """The upper-tier authorities of today (153), by code."""
    found = {each.code: each for each in upper_tier().values()}
    return MappingProxyType(
        {code: each for code, each in sorted(found.items()) if code not in successors()}
    )


@cache
def area_changes() -> tuple[AreaChange, ...]:
    """Every change of an upper-tier authority that a figure of 2011 or later may need, oldest first."""
    return tuple(
        AreaChange(
            row["from"],
            row["to"],
            date.fromisoformat(row["date"]),
            row["same_area"] == "yes",
            row["what"],
            row["source"],
        )
        for row in shipped_rows(__package__, "area_changes.csv")
    )


@cache
def successors() -> Mapping[str, tuple[str, ...]]:
    """The authorities that a county was split into, by the county's code, in code order."""
    found: dict[str, tuple[str, ...]] = {}
    for each in area_changes():
        found[each.former] = (*found.get(each.former, ()), each.later)
    return MappingProxyType(
        {code: tuple(sorted(parts)) for code, parts in found.items() if len(parts) > 1}
    )


def predecessors(code: str) -> tuple[str, ...]:
    """The authorities whose area, or a part of it, went to an authority; the whole ones first."""
    return tuple(each.former for each in area_changes() if each.later == code)


def same_area(code: str, on: date | None = None) -> tuple[str, ...]:
    """Every code that the area of a code has had without changing, oldest first.

    `on` leaves out the codes it did not have yet on that day, so that the last is the one in force
    then. A code that never changed leads to itself.
    """
    unchanged = [each for each in area_changes() if each.same_area]
    before = {each.later: each for each in unchanged}
    after = {each.former: each for each in unchanged}
    while code in before:
        code = before[code].former
    held = [code]
    while held[-1] in after and (on is None or after[held[-1]].on <= on):
        held.append(after[held[-1]].later)
    return tuple(held)


def ending(code: str) -> Ending | None:
    """How and when an authority ended or is to end; None when nothing is known of an ending.

    A code that was replaced while its area stayed the same has not ended.
    """
    return _endings().get(code)


@cache
def _endings() -> Mapping[str, Ending]:
    found = {row["code"]: _to_come(row) for row in shipped_rows(__package__, "area_endings.csv")}
    for each in area_changes():
        if not each.same_area:
            found[each.former] = _past(each.former)
    return MappingProxyType(found)


def _to_come(row: Mapping[str, str]) -> Ending:
    return Ending(
        row["code"],
        row["name"],
        date.fromisoformat(row["ends_on"]),
        tuple(each for each in row["successors"].split("; ") if each),
        row["status"],
        date.fromisoformat(row["known_on"]),
        row["source"],
    )


def _past(code: str) -> Ending:
    parts = [each for each in area_changes() if each.former == code]
    names = {row["code"]: row["name"] for row in shipped_rows(__package__, "areas.csv")}
    return Ending(
        code,
        names[code],
        parts[0].on,
        tuple(sorted(names[each.later] for each in parts)),
        "made",
        parts[0].on,
        parts[0].source,
    )


def authority(code: str) -> Authority:
    """The authority with a 9-character code or a three-digit number; KeyError if there is none."""
    found = upper_tier().get(code)
    if found is not None:
        return found
    for each in upper_tier().values():
        if each.number == code:
            return each
    raise KeyError(f"{code} is no authority of England")


def place_area(code: str) -> str | None:
    """Where a place with a 9-character area code is, in the words of `place_la`.

    The upper-tier authority of today in England; WAL, SCO, NIR or NUK elsewhere; None for a code
    that is not known, and for anything that is no code, such as a name.
    """
    found = upper_tier().get(code)
    if found is not None:
        return found.code
    is_a_code = len(code) == 9 and code[1:].isdigit()
    return OTHER_COUNTRIES.get(code[0]) if is_a_code else None
