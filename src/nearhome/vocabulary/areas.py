"""Upper-tier authorities of England, and the codes that lead to them.

`areas.csv` holds one row a 9-character code that a postcode may carry (a district, a unitary, a code
since replaced) with the upper-tier authority it belongs to today: code, name, authority, the
authority's name and the DfE's three-digit number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class Authority:
    """An upper-tier authority: its 9-character code, name and the DfE's three-digit number."""

    code: str
    name: str
    number: str


@cache
def upper_tier() -> Mapping[str, Authority]:
    """The upper-tier authority of every code, current or replaced, district or not."""
    return MappingProxyType(
        {
            row["code"]: Authority(row["authority"], row["authority_name"], row["number"])
            for row in shipped_rows(__package__, "areas.csv")
        }
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
