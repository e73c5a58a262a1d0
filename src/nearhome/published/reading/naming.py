"""Which area a row is of. Codes decide, never names: two areas are called Dorset.

LAIT's numbers of England and the regions are its own (970 and 980 to 990), as published in its list of
codes; former authorities keep the number they had.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nearhome.published.reading.report import Area
from nearhome.results.published import Level
from nearhome.vocabulary.areas import area_changes, same_area, upper_tier
from nearhome.vocabulary.shipped import shipped_rows

ENGLAND = Area("E92000001", "England", Level.NATIONAL)

REGIONS = MappingProxyType(
    {
        each.code: each
        for each in (
            Area("E12000001", "North East", Level.REGION),
            Area("E12000002", "North West", Level.REGION),
            Area("E12000003", "Yorkshire and The Humber", Level.REGION),
            Area("E12000004", "East Midlands", Level.REGION),
            Area("E12000005", "West Midlands", Level.REGION),
            Area("E12000006", "East of England", Level.REGION),
            Area("E12000007", "London", Level.REGION),
            Area("E13000001", "Inner London", Level.REGION),
            Area("E13000002", "Outer London", Level.REGION),
            Area("E12000008", "South East", Level.REGION),
            Area("E12000009", "South West", Level.REGION),
        )
    }
)
_FIRST_REGION_NUMBER = 980
_FORMER_NUMBERS = {"835": "E10000009", "836": "E06000029", "837": "E06000028"}
_LEVELS = {
    "local authority": Level.AUTHORITY,
    "la": Level.AUTHORITY,
    "regional": Level.REGION,
    "region": Level.REGION,
    "national": Level.NATIONAL,
}


def level_of(words: str) -> Level | None:
    """The level that a published file names in words; None for one it is no figure of."""
    return _LEVELS.get(words.strip().casefold())


def by_code(code: str) -> Area | None:
    """The area with a 9-character code: an authority, a region or England.

    An authority that changed nothing but its code is given the one it has today, so that releases of
    before and after are one series; one that has ended keeps its last.
    """
    plain = code.strip().upper()
    if plain == ENGLAND.code:
        return ENGLAND
    plain = same_area(plain)[-1]
    name = _names().get(plain)
    return Area(plain, name, Level.AUTHORITY) if name is not None else REGIONS.get(plain)


def by_number(number: str) -> Area | None:
    """The area with the DfE's three-digit number (LAIT's for England and the regions).

    The code is the one the area has today, as the DfE's releases write it for all their years; of an
    authority that has ended, its last.
    """
    plain = number.strip().removesuffix(".0")
    if plain == "970":
        return ENGLAND
    at = int(plain) - _FIRST_REGION_NUMBER if plain.isdigit() else -1
    if 0 <= at < len(REGIONS):
        return tuple(REGIONS.values())[at]
    code = _numbers().get(plain)
    return by_code(code) if code is not None else None


def authority_of(code: str, number: str) -> Area | None:
    """The authority that a row names by its code, or by its number where the code is blank or not known."""
    return by_code(code) or by_number(number)


def number_of(code: str) -> str:
    """The three-digit number of an authority's code, empty when it has none."""
    return next((number for number, own in _numbers().items() if own == code), "")


@cache
def _names() -> Mapping[str, str]:
    tops = {each.code for each in upper_tier().values()}
    former = {each.former for each in area_changes()} | {each.later for each in area_changes()}
    rows = shipped_rows("nearhome.vocabulary", "areas.csv")
    return MappingProxyType(
        {row["code"]: row["name"] for row in rows if row["code"] in tops | former}
    )


@cache
def _numbers() -> Mapping[str, str]:
    found = {each.number: same_area(each.code)[-1] for each in upper_tier().values()}
    return MappingProxyType({**found, **_FORMER_NUMBERS})
