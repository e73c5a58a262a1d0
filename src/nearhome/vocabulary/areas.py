"""Upper-tier authorities of England, and the codes that lead to them.

`areas.csv` holds one row a 9-character code that a postcode or an old return may carry (a district,
a unitary, a county, a code since replaced) with the upper-tier authority it belongs to today: code,
name, authority, the authority's name and the DfE's three-digit number. A county whose area went to
several successors leads to itself; `area_splits.csv` names the successors.

Source: ONS, Local Authority District to Counties and Unitary Authorities (April 2023) and the ONS
code history; DfE three-digit numbers. Contains public sector information licensed under the Open
Government Licence v3.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
def successors() -> Mapping[str, tuple[str, ...]]:
    """The authorities that a county was split into, by the county's code."""
    found: dict[str, tuple[str, ...]] = {}
    for row in shipped_rows(__package__, "area_splits.csv"):
        found[row["code"]] = (*found.get(row["code"], ()), row["successor"])
    return MappingProxyType(found)


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
    that is not known.
    """
    found = upper_tier().get(code)
    if found is not None:
        return found.code
    return OTHER_COUNTRIES.get(code[:1])
